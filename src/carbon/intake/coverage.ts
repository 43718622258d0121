/** How much of a file is understood once the words that are shown are answered. */
import { saidOf } from './answer.ts';
import type { Proposal, Question } from './propose.ts';
import { isMuch } from './words-asked.ts';

/** Words that are asked about at once. */
export const wordsAtOnce = 20;

/** A question about a word, and where it stands among all questions. */
export interface WordAsked {
  question: Question;
  place: number;
}

export interface Coverage {
  /** All words that are asked about, and those of them that are shown now. */
  all: readonly WordAsked[];
  shown: readonly WordAsked[];
  /** Of the file, from 0 to 1, once those that are shown are answered, beside what was known and answered before. */
  share: number;
  of: 'money' | 'quantity' | 'rows';
  /** Words that are neither shown nor answered. */
  left: number;
}

/** Words whose rows the file leaves to one question about all of them need not be asked one by one. */
export function wordsOf({ questions }: Pick<Proposal, 'questions'>): WordAsked[] {
  const ofMany = questions.some(({ about }) => about === 'other organisations');
  return questions
    .map((question, place) => ({ question, place }))
    .filter(({ question: { about, hangs } }) => hangs !== undefined && !(ofMany && about === 'organisation'));
}

/** The words that nobody has explained yet. */
export const openWords = (proposal: Pick<Proposal, 'questions' | 'mapping'>): WordAsked[] =>
  wordsOf(proposal).filter(({ question }) => saidOf(proposal.mapping, question) === null);

/** Whether so much of the file hangs on words without an answer that they have to be asked about before it is checked. */
export function isMuchOpen(proposal: Pick<Proposal, 'questions' | 'words' | 'mapping'>): boolean {
  const { rows = 0, amount = null, isMuch: wasMuch = false } = proposal.words ?? {};
  const hanging = openWords(proposal).map(({ question }) => question.hangs);
  const openRows = hanging.reduce((sum, hangs) => sum + (hangs?.rows ?? 0), 0);
  const open = hanging.reduce((sum, hangs) => sum + Math.abs(Number(hangs?.amount ?? 0)), 0);
  return wasMuch && (isMuch(openRows / rows, openRows) || isMuch(open / Number(amount ?? 0), openRows));
}

/** @param from the first of the words that are shown, from 0 */
export function coverageOf(proposal: Pick<Proposal, 'questions' | 'words' | 'mapping'>, from: number): Coverage {
  const all = wordsOf(proposal);
  const shown = all.slice(from, from + wordsAtOnce);
  const left = all.filter((word) => !shown.includes(word) && saidOf(proposal.mapping, word.question) === null);
  const { rows = 0, amount = null, unit = null } = proposal.words ?? {};
  const byAmount = Number(amount ?? 0) > 0;
  const sizes = left.map(({ question: { hangs } }) =>
    byAmount ? Math.abs(Number(hangs?.amount ?? 0)) : (hangs?.rows ?? 0),
  );
  const whole = byAmount ? Number(amount) : rows;
  const open = sizes.reduce((sum, each) => sum + each, 0);
  return {
    all,
    shown,
    share: whole === 0 ? 0 : Math.min(1, Math.max(0, 1 - open / whole)),
    of: byAmount ? (unit === 'GBP' ? 'money' : 'quantity') : 'rows',
    left: left.length,
  };
}
