/** Scores the draft read from one test plan against its answers. */
import { type Draft, type DraftCommitment, type DraftTarget, everyCommitment } from '../draft.ts';
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
  const compare = <Found>(
    kind: 'owners' | 'dates' | 'targets',
    wanted: Wanted[],
    given: Found[],
    agree: (wanted: Wanted, given: Found) => boolean,
    tell: (given: Found) => string,
  ) => {
    const tally = tallyOf(wanted, given, agree);
    add(score[kind], tally);
    if (tally.missed.length + tally.spare.length === 0) return;
    const [missed, spare] = [tally.missed.map(({ value }) => value), tally.spare.map(tell)];
    const words = commitment.text.slice(0, 60);
    score.differences.push(`${kind}: missed [${missed.join(', ')}], made up [${spare.join(', ')}] in "${words}"`);
  };
  const itself = (text: string) => text;
  const same = ({ value }: Wanted, given: string) => value === given;
  compare('owners', answer.owners.map(bareName).map(required), leads.map(bareName), same, itself);
  compare('dates', [...answer.dates.map(required), ...answer.eitherWay.dates.map(optional)], dates, same, itself);
  const told = (target: readonly string[]) => target.join(' ');
  compare(
    'targets',
    [...answer.targets.map(told).map(required), ...answer.eitherWay.targets.map(told).map(optional)],
    commitment.targets,
    sameTarget,
    ({ value, unit, relation }) => told([value, unit, relation]),
  );
}

interface Wanted {
  value: string;
  optional: boolean;
}

function required(value: string): Wanted {
  return { value, optional: false };
}

function optional(value: string): Wanted {
  return { value, optional: true };
}

/** An answer is told as "60 charge points >=": a value, a unit in any words and a relation, or several. */
function sameTarget({ value }: Wanted, found: DraftTarget): boolean {
  const words = value.split(' ');
  return (
    Number(words[0]) === Number(found.value) &&
    unitWords(found.unit).includes(unitWords(words.slice(1, -1).join(' ')).at(-1) ?? '') &&
    (words.at(-1) ?? '').split('|').includes(found.relation)
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
    .replace(/^(?:\d+[.):]?|(?:objective|priority|theme) \w+:)\s+/iu, '')
    .toLowerCase();
}

function bareName(name: string): string {
  return oneSpaced(name)
    .replace(/^(?:the|all|each|every) /iu, '')
    .toLowerCase();
}

/** The words of a unit without their plurals: units are told at any length, so the last word of the answer's must be in. */
function unitWords(unit: string): string[] {
  const words = unit.toLowerCase().split(' ');
  return words.map((word) => word.replace(/ies$/u, 'y').replace(/s$/u, ''));
}
