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

/**
 * When two texts are taken for one promise: alike over the whole, or one within a sentence of the other, or so many
 * telling words in common, or a run of them in the same order. Tuned on plans whose pairs were written down by hand.
 */
function likenessOfPromise({ cosine, contained, shared, run }: Likeness): number {
  const count = shared.length;
  const isOne =
    (cosine >= 0.5 && count >= 2) || (contained >= 0.46 && count >= 4) || (contained >= 0.38 && count >= 6) || run >= 4;
  return isOne ? Math.max(cosine, contained) : 0;
}

/** An ambition is told again in commitments on purpose; only near copies of it are findings. */
const ambitionAlike = 0.8;

/** More pairs than a person will ever look at; a list of 100,000 near copies must not fill the memory. */
const pairsAtMost = 2000;

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
  for (const [first, second] of same.slice(0, pairsAtMost)) {
    const [a, b] = [pieces[first], pieces[second]];
    if (a && b && plain(a.text).length > 12) add(a.one, b.one, 1);
  }
  const corpus = corpusOf(distinct.map(({ text }) => withoutDates(text)));
  for (const [first, second] of corpus.candidates()) {
    if (found.size >= pairsAtMost) break;
    const [a, b] = [distinct[first], distinct[second]];
    if (!a || !b) continue;
    const score = likenessOfPromise(corpus.between(first, second));
    const ambition = top(a.one).kind === 'ambition' || top(b.one).kind === 'ambition';
    if (score > 0 && (!ambition || score >= ambitionAlike)) add(a.one, b.one, score);
  }
  return [...found.values()];
}

/** Sentences of a text: a second sentence often makes a second promise. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=(?<!\b(?:e\.g|i\.e|vs|etc|cf))[.;])\s+(?=\p{Lu})/u)
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** Dates are compared as dates; as words they would hide that two promises are one. */
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
