/** Finds commitments and parts that promise the same thing, and says in what they differ. */
import { corpusOf } from '../likeness.ts';
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

/**
 * How alike two promises must be to be taken for one: over the whole text, or one within a sentence of the other
 * with at least so many telling words in common. Tuned on plans whose pairs were written down by hand.
 */
const alike = 0.5;
const within = 0.62;
const sharedAtLeast = 4;

/** Pairs of one promise, in the order of the document. A part is not compared with what it belongs to. */
export function pairsOf(all: readonly LookedCommitment[]): Pair[] {
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
    found.set(key, { a, b, score, verbatim: plain(a.text) === plain(b.text), differences: differencesOf(a, b) });
  };
  for (const [first, second] of same) {
    const [a, b] = [pieces[first], pieces[second]];
    if (a && b && plain(a.text).length > 12) add(a.one, b.one, 1);
  }
  const corpus = corpusOf(distinct.map(({ text }) => text));
  for (const [first, second] of corpus.candidates()) {
    const [a, b] = [distinct[first], distinct[second]];
    if (!a || !b) continue;
    const { cosine, contained, shared } = corpus.between(first, second);
    if (cosine >= alike && shared.length >= 2) add(a.one, b.one, cosine);
    else if (contained >= within && shared.length >= sharedAtLeast) add(a.one, b.one, contained);
  }
  return [...found.values()];
}

/** Sentences of a text: a second sentence often makes a second promise. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.;])\s+(?=\p{Lu})/u).filter((sentence) => /\p{L}/u.test(sentence));
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
