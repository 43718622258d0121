/** Scores the draft read from one test plan against its answers. */
import { type Draft, type DraftCommitment, everyCommitment } from '../draft.ts';
import type { PlanAnswers } from './answers.ts';
import { add, emptyTally, type Tally, tallyOf } from './tally.ts';

export interface PlanScore {
  commitments: Tally & { missed: string[]; spare: string[] };
  /** Of the commitments found: how many stand under the right heading. */
  headings: Tally;
  owners: Tally;
  dates: Tally;
  targets: Tally;
  /** What differs in the owners, dates and targets, a line each, to see why a score is low. */
  differences: string[];
}

type Answer = PlanAnswers['commitments'][number];

export function scorePlan(answers: PlanAnswers, draft: Draft): PlanScore {
  const found = [...everyCommitment(draft)];
  const { missed, spare, ...counts } = tallyOf(answers.commitments, found, (answer, { text }) =>
    sameText(answer.text, text),
  );
  const score: PlanScore = {
    commitments: { ...counts, missed: missed.map(({ text }) => text), spare: spare.map(({ text }) => text) },
    headings: emptyTally(),
    owners: emptyTally(),
    dates: emptyTally(),
    targets: emptyTally(),
    differences: [],
  };
  const headings = headingsOf(draft);
  const left = new Set(found);
  for (const answer of answers.commitments) {
    const commitment = found.find((each) => left.has(each) && sameText(answer.text, each.text));
    if (!commitment) continue;
    left.delete(commitment);
    scoreSentence(score, answer, commitment);
    if (answer.theme === null) continue;
    const theme = bareTitle(answer.theme);
    const right = (headings.get(commitment) ?? []).some((title) => bareTitle(title) === theme);
    add(score.headings, { expected: 1, found: 1, right: Number(right) });
    if (!right) score.differences.push(`heading: "${headings.get(commitment)?.join(' / ')}", not "${answer.theme}"`);
  }
  return score;
}

function scoreSentence(score: PlanScore, answer: Answer, commitment: DraftCommitment): void {
  const leads = commitment.owners.filter(({ role }) => role === 'lead').flatMap(({ organisations }) => organisations);
  const dates = commitment.dates.map(({ edtf, interval }) => edtf ?? interval ?? '');
  const compare = (kind: 'owners' | 'dates' | 'targets', wanted: string[], given: string[]) => {
    const tally = tallyOf(
      wanted.map((value) => ({ value })),
      given,
      ({ value }, each) => value === each,
    );
    add(score[kind], tally);
    if (tally.missed.length + tally.spare.length === 0) return;
    const words = commitment.text.slice(0, 60);
    score.differences.push(`${kind}: [${given.join(', ')}], not [${wanted.join(', ')}] in "${words}"`);
  };
  compare('owners', answer.owners.map(bareName), leads.map(bareName));
  compare('dates', answer.dates, dates);
  compare(
    'targets',
    answer.targets.map(([value, unit, relation]) => `${relation} ${Number(value)} ${unitWords(unit)}`),
    commitment.targets.map(({ value, unit, relation }) => `${relation} ${Number(value)} ${unitWords(unit)}`),
  );
}

/** The titles above each commitment: its theme's, its sub-theme's. */
function headingsOf(draft: Draft): Map<DraftCommitment, string[]> {
  const headings = new Map<DraftCommitment, string[]>();
  const mark = (commitments: DraftCommitment[], titles: string[]) => {
    for (const commitment of commitments) {
      headings.set(commitment, titles);
      mark(commitment.children, titles);
    }
  };
  for (const theme of draft.themes)
    for (const { title, commitments } of theme.subthemes)
      mark(commitments, title ? [theme.title, title] : [theme.title]);
  return headings;
}

function sameText(one: string, other: string): boolean {
  return oneSpaced(one) === oneSpaced(other);
}

function oneSpaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function bareTitle(title: string): string {
  return oneSpaced(title)
    .replace(/^(?:\d+[.):]?|(?:objective|priority) \w+:)\s+/iu, '')
    .toLowerCase();
}

function bareName(name: string): string {
  return oneSpaced(name)
    .replace(/^(?:the|all|each|every) /iu, '')
    .toLowerCase();
}

/** "trees" and "tree": only the last word of a unit is compared, without its plural, for units are told at any length. */
function unitWords(unit: string): string {
  return (unit.toLowerCase().split(' ').at(-1) ?? '').replace(/ies$/u, 'y').replace(/s$/u, '');
}
