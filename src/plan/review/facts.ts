/** Who, by when, how much and how firmly, as stretches of the text of a commitment. Pure. */
import type { Sentence } from '../draft.ts';

export const factKinds = ['owner', 'date', 'target', 'hedge'] as const;
export type FactKind = (typeof factKinds)[number];

export interface Fact {
  kind: FactKind;
  /** Its place among those of its kind. */
  index: number;
  phrase: string;
  /** [start, end) in UTF-16 units of the text; [0, 0] where the phrase stands outside it. */
  span: readonly [number, number];
}

/** What was read in a commitment, in the order of its text; what stands outside it first. */
export function factsOf({ owners, dates, targets, hedges }: Sentence): Fact[] {
  const of = (kind: FactKind, all: readonly { phrase: string; span: readonly [number, number] }[]): Fact[] =>
    all.map(({ phrase, span }, index) => ({ kind, index, phrase, span }));
  return [...of('owner', owners), ...of('date', dates), ...of('target', targets), ...of('hedge', hedges)].sort(
    (a, b) => a.span[0] - b.span[0],
  );
}

/** Whether the phrase stands in the text of the commitment, not in a label or another column. */
export function isWithin({ span: [start, end] }: Fact): boolean {
  return end > start;
}

export interface FactPiece {
  text: string;
  /** Where it begins in the whole text. */
  at: number;
  fact: FactKind | null;
}

/** The text cut where a fact begins or ends; pieces joined are the text. Where two overlap, the first keeps it. */
export function factPieces(text: string, facts: readonly Fact[]): FactPiece[] {
  const pieces: FactPiece[] = [];
  let done = 0;
  const take = (end: number, fact: FactKind | null) => {
    if (end > done) pieces.push({ text: text.slice(done, end), at: done, fact });
    done = Math.max(done, end);
  };
  for (const { kind, span } of facts.filter(isWithin)) {
    take(Math.min(span[0], text.length), null);
    take(Math.min(span[1], text.length), kind);
  }
  take(text.length, null);
  return pieces;
}
