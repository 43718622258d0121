import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../platform/documents/read.ts';
import type { Draft } from '../draft.ts';
import { DeckAnswers, PlanAnswers } from '../testing/answers.ts';
import { type DeckScore, scoreDeck, sha256 } from '../testing/score-deck.ts';
import { type PlanScore, scorePlan } from '../testing/score-plan.ts';
import { add, emptyTally, precision, recall, shown, type Tally } from '../testing/tally.ts';
import { readPlan } from './read-plan.ts';

const root = join(import.meta.dirname, '../../..');
const answersFolder = join(root, 'test-plans/answers');
const deckFile = join(root, '../shared/plans/blmk-refresh-2024-12.md');

/** What the reading of plans of any shape must reach; owners, dates and targets over all of them together. */
const bar = { commitments: 0.8, headings: 0.8, owners: 0.8, dates: 0.8, targets: 0.7 };
const deckBar = { wording: 0.98, owners: 0.95, dates: 0.95, targets: 0.9, strengths: 0.9 };
/** GREENPLAN_SCORE_DETAILS=yes also prints what was missed and what was made up. */
const withDetails = process.env.GREENPLAN_SCORE_DETAILS === 'yes';

const testPlans = readdirSync(answersFolder)
  .filter((name) => name.endsWith('.json') && name !== 'real-deck.json')
  .flatMap((name) => {
    const answers = PlanAnswers.parse(JSON.parse(readFileSync(join(answersFolder, name), 'utf8')));
    return [answers.plan, ...answers.also].map((plan) => ({ plan, answers }));
  });

async function draftOf(path: string): Promise<Draft> {
  return readPlan(await readDocument(path));
}

describe('a plan of another shape', () => {
  const parts = ['headings', 'owners', 'dates', 'targets'] as const;

  it.each(testPlans)('$plan gives up its commitments, and little else is taken for one', async ({ plan }) => {
    const { commitments } = await scoreOf(plan);
    expect(recall(commitments), `missed: ${commitments.missed.join(' | ')}`).toBeGreaterThanOrEqual(bar.commitments);
    expect(precision(commitments), `made up: ${commitments.spare.join(' | ')}`).toBeGreaterThanOrEqual(bar.commitments);
  });

  it.each(testPlans)('$plan: what only tells or asks is not taken for a commitment', async ({ plan, answers }) => {
    const { spare } = (await scoreOf(plan)).commitments;
    const taken = answers.not.filter((text) => spare.some((each) => each.includes(text)));
    expect(taken.length, taken.join(' | ')).toBeLessThanOrEqual(Math.floor(answers.not.length * 0.2));
  });

  it.each(parts)('%s are found in the commitments of all of them together', async (part) => {
    const total = await totalOf(part);
    expect(recall(total), `found too few: ${JSON.stringify(total)}`).toBeGreaterThanOrEqual(bar[part]);
    expect(precision(total), `found too many: ${JSON.stringify(total)}`).toBeGreaterThanOrEqual(bar[part]);
  });

  afterAll(async () => {
    const heading = ['recall / precision'.padEnd(24), ...['commitments', ...parts].map(column)].join('');
    const unread = (plan: string) => (error: unknown) => `${plan.padEnd(24)}could not be read: ${String(error)}`;
    const rows = await Promise.all(
      testPlans.map(({ plan }) => scoreOf(plan).then((score) => rowOf(plan, score), unread(plan))),
    );
    const totals = await Promise.all(
      parts.map((part) =>
        totalOf(part)
          .then(shown, () => '-')
          .then(column),
      ),
    );
    console.log([heading, ...rows, `${'all'.padEnd(24)}${column('')}${totals.join('')}`].join('\n'));
  });
});

const scores = new Map<string, Promise<PlanScore>>();

/** Each plan is read once, whichever test asks first. */
function scoreOf(plan: string): Promise<PlanScore> {
  const kept = scores.get(plan);
  if (kept) return kept;
  const answers = testPlans.find((each) => each.plan === plan)?.answers;
  if (!answers) throw new Error(`test-plans/answers has nothing for ${plan}`);
  const score = draftOf(join(root, 'test-plans', plan)).then((draft) => scorePlan(answers, draft));
  scores.set(plan, score);
  return score;
}

async function totalOf(part: 'headings' | 'owners' | 'dates' | 'targets'): Promise<Tally> {
  const total = emptyTally();
  for (const { plan } of testPlans) add(total, (await scoreOf(plan))[part]);
  return total;
}

describe.skipIf(!existsSync(deckFile))('the real deck (skipped where ../shared/plans is not there)', () => {
  const answers = DeckAnswers.parse(JSON.parse(readFileSync(join(answersFolder, 'real-deck.json'), 'utf8')));
  let reading: Promise<{ draft: Draft; score: DeckScore }> | undefined;
  const scored = () => {
    reading ??= draftOf(deckFile).then((draft) => ({ draft, score: scoreDeck(answers, draft) }));
    return reading;
  };

  it('is the version that the answers are for', () => {
    expect(sha256(readFileSync(deckFile, 'utf8'))).toBe(answers.documentSha256);
  });

  it('has its title, date and vision, its themes and sub-themes', async () => {
    const { draft, score } = await scored();
    expect(sha256(draft.title ?? '')).toBe(answers.titleSha256);
    expect(draft.date).toBe(answers.date);
    expect({ line: draft.vision?.line, sha256: sha256(draft.vision?.text ?? '') }).toEqual(answers.vision);
    expect(score.titles).toMatchObject({ missed: [], spare: [] });
  });

  it('has its recommendations and commitments word for word in their places, and nothing that is neither', async () => {
    const { score } = await scored();
    const both = emptyTally();
    for (const tally of [score.recommendations, score.commitments, score.ambitions]) add(both, tally);
    const missed = [score.recommendations, score.commitments, score.ambitions].map((tally) => tally.missed);
    const spare = [score.recommendations, score.commitments, score.ambitions].map((tally) => tally.spare);
    expect(recall(both), `missed lines ${JSON.stringify(missed)}`).toBeGreaterThanOrEqual(deckBar.wording);
    expect(both.found, `spare lines ${JSON.stringify(spare)}`).toBeLessThanOrEqual(both.expected);
  });

  it.each(['owners', 'dates', 'targets', 'strengths'] as const)('has its %s', async (part) => {
    const { score } = await scored();
    expect(recall(score[part]), score.differences.join('\n')).toBeGreaterThanOrEqual(deckBar[part]);
    expect(precision(score[part]), score.differences.join('\n')).toBeGreaterThanOrEqual(deckBar[part]);
  });

  it('has all its milestones, those told again too, and every row of its glossary', async () => {
    const { score } = await scored();
    expect(score.milestones).toMatchObject({ missed: [], spare: [] });
    expect(score.glossary).toMatchObject({ missed: [], spare: [] });
  });

  afterAll(async () => {
    const { score } = await scored();
    const { differences, ...tallies } = score;
    const lines = Object.entries(tallies).map(
      ([part, tally]) => `${part.padEnd(20)}${shown(tally).padEnd(16)}${tally.right} of ${tally.expected}`,
    );
    console.log(['the real deck', ...lines, ...(withDetails ? differences : [])].join('\n'));
  });
});

function rowOf(plan: string, score: PlanScore): string {
  const { commitments, headings, owners, dates, targets, differences } = score;
  const row = plan.padEnd(24) + [commitments, headings, owners, dates, targets].map((t) => column(shown(t))).join('');
  const missed = commitments.missed.map((text) => `missed: ${text}`);
  const spare = commitments.spare.map((text) => `made up: ${text}`);
  return withDetails ? [row, ...[...missed, ...spare, ...differences].map((line) => `    ${line}`)].join('\n') : row;
}

function column(text: string): string {
  return text.padEnd(16);
}
