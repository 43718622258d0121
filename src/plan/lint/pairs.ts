/** Finds commitments and parts that promise the same thing, and says in what they differ. */
import { corpusOf, type Likeness } from '../likeness.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { LookedCommitment } from './shape.ts';

/** Two places that make one promise. */
export interface Pair {
  a: LookedCommitment;
  b: LookedCommitment;
  score: number;
  /** The words are the same but for case and punctuation. */
  verbatim: boolean;
  differences: Difference[];
}

/** The pairs of a plan, in the order of the document. */
export interface Pairs {
  pairs: Pair[];
  /** False if there were more than are looked for, `pairsAtMost`. */
  complete: boolean;
}

/**
 * When two texts are taken for one promise: alike over the whole, or one within a sentence of the other, or so many
 * telling words in common, or rare ones, or a run of them in the same order. Tuned on plans whose pairs were written
 * down by hand.
 */
function likenessOfPromise({ cosine, contained, shared, run, rare }: Likeness): number {
  const count = shared.length;
  const isOne =
    (cosine >= 0.5 && count >= 4) ||
    (cosine >= 0.8 && count >= 2) ||
    (contained >= 0.46 && count >= 4) ||
    (contained >= 0.38 && count >= 6) ||
    (contained >= 0.3 && (run >= 3 || (rare >= 3 && count >= 4))) ||
    run >= 4;
  return isOne ? Math.max(cosine, contained) : 0;
}

/** Two parts say less alone than under what they belong to: where those are of one subject, a short run is enough. */
function likenessOfParts({ cosine, contained, run }: Likeness): number {
  return contained >= 0.3 && run >= 2 ? Math.max(cosine, contained) : 0;
}

/** More pairs than a person will ever look at; a list of 100,000 near copies must not fill the memory. */
export const pairsAtMost = 2000;

/** Pairs of one promise. A part is not compared with what it belongs to. */
export function pairsOf(all: readonly LookedCommitment[]): Pairs {
  const pieces = all.flatMap((one) => sentencesOf(one.text).map((text) => ({ one, text })));
  const firstSame = new Map<string, number>();
  const same: [number, number][] = [];
  const distinct = pieces.filter(({ text }, index) => {
    const first = firstSame.get(plain(text));
    if (first === undefined) {
      firstSame.set(plain(text), index);
      return true;
    }
    same.push([first, index]);
    return false;
  });
  const found = new Map<string, Pair>();
  const add = (a: LookedCommitment, b: LookedCommitment, score: number) => {
    if (a === b || top(a) === top(b)) return;
    const key = `${a.id} ${b.id}`;
    const known = found.get(key);
    if (known && known.score >= score) return;
    found.set(key, { a, b, score, verbatim: plain(a.text) === plain(b.text), differences: differencesBetween(a, b) });
  };
  for (const [first, second] of same.slice(0, pairsAtMost)) {
    const [a, b] = [pieces[first], pieces[second]];
    if (a && b && plain(a.text).length > 12) add(a.one, b.one, 1);
  }
  let complete = same.length <= pairsAtMost;
  const corpus = corpusOf(distinct.map(({ one, text }) => deed(one, text)));
  const areKindred = kinshipOf(all);
  for (const [first, second] of corpus.candidates()) {
    if (found.size >= pairsAtMost) {
      complete = false;
      break;
    }
    const [a, b] = [distinct[first]?.one, distinct[second]?.one];
    if (!a || !b) continue;
    const likeness = corpus.between(first, second);
    const score = likenessOfPromise(likeness) || (areKindred(a, b) ? likenessOfParts(likeness) : 0);
    if (score > 0) add(a, b, score);
  }
  return { pairs: [...found.values()], complete };
}

/** An ambition is told again on purpose, with the who and when that it leaves open; only what both say can differ. */
function differencesBetween(a: LookedCommitment, b: LookedCommitment): Difference[] {
  const ambition = top(a).kind === 'ambition' || top(b).kind === 'ambition';
  return differencesOf(a, b).filter(({ oneSided }) => !(ambition && oneSided));
}

/** Whether two parts belong to commitments of one subject: these share a word that few others use. */
function kinshipOf(all: readonly LookedCommitment[]): (a: LookedCommitment, b: LookedCommitment) => boolean {
  const parents = all.filter(({ children }) => children.length > 0);
  const places = new Map(parents.map((one, index) => [one, index]));
  const corpus = corpusOf(parents.map((one) => deed(one, one.text)));
  return (a, b) => {
    const [first, second] = [a, b].map(({ parent }) => (parent ? places.get(parent) : undefined));
    return first !== undefined && second !== undefined && corpus.between(first, second).rare > 0;
  };
}

/** What is to be done. Dates and owners are compared as such; as words they hide that two promises are one, or join two. */
function deed(one: LookedCommitment, text: string): string {
  return withoutDates(one.owners.reduce((rest, { phrase }) => rest.replace(phrase, ' '), text));
}

/** Sentences of a text: a second sentence often makes a second promise. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=(?<!\b(?:e\.g|i\.e|vs|etc|cf))[.;])\s+(?=\p{Lu})/u)
    .filter((sentence) => /\p{L}/u.test(sentence));
}

function withoutDates(text: string): string {
  return text.replace(
    /\b(?:(?:by|from|during|end|of|the|in) )*(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]) )?20\d\d(?:\/\d{1,4})?\b/gi,
    ' ',
  );
}

/** A text without case and punctuation. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

function top(one: LookedCommitment): LookedCommitment {
  return one.parent === null ? one : top(one.parent);
}
