/**
 * How alike two texts are, by the words they share. Words are stemmed; a word that few texts use counts for more
 * (idf), so the score can be explained: these shared words, this much each. Pairs are found through an index of
 * rare words, so 100,000 bullets are not compared each with each. Pure.
 */
import { stemmer } from 'stemmer';
import { longForms } from './likeness-words.ts';

/** What two texts have in common; scores run from 0 (no word shared) to 1. */
export interface Likeness {
  /** Cosine of the weighted words: both texts say the same, and no more. */
  cosine: number;
  /** The share of the shorter text's weight that the longer one holds as well: one says what is within the other. */
  contained: number;
  /** Stems in both, weightiest first. */
  shared: string[];
  /** The most telling words that both say one after the other, in one order. */
  run: number;
  /** How many of the shared words at most four texts use. */
  rare: number;
}

/** Texts with their words weighed against each other. */
export interface Corpus {
  between(a: number, b: number): Likeness;
  /** Pairs (a before b) that share rare words enough to be worth a comparison. */
  candidates(): Generator<[number, number]>;
}

const stopWords = new Set(
  `a about across all an and any appropriate are as at be been being both but by can could do each ensure etc for from
  further get has have how i if in include includes including into is it its may more most not of on or other our out
  own relevant shall should so some such than that the their them there these they this those through to up upon us
  use used using via was we well what when where which while who will with within work working would you your e.g eg ie
  develop create support commit aim help look make provide explore adopt adopted deliver promote enable
  ics icb partners organisations organisational trusts healthcare health care system nhs blmk`.split(/\s+/),
);

/** The telling words of a text as stems, in order: "Green Champions" gives "green", "champion". */
export function stemsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .match(/\d+(?:[.,]\d+)*%?|[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu);
  const stems: string[] = [];
  for (const word of words ?? []) if (!stopWords.has(word) && word.length > 1) stems.push(stem(word));
  return stems;
}

/** How many other texts at most one is compared with, and how common a word may be and still lead to them. */
const neighboursAtMost = 40;
const postingsAtMost = 120;

/** A word that so few texts use is rare. */
const rareAtMost = 4;

/** Weighs the words of `texts` against each other. */
export function corpusOf(texts: readonly string[]): Corpus {
  const sequences = texts.map(stemsOf);
  const stems = sequences.map((words) => [...new Set(words)]);
  const postings = new Map<string, number[]>();
  stems.forEach((words, index) => {
    for (const word of words) {
      const list = postings.get(word);
      if (list) list.push(index);
      else postings.set(word, [index]);
    }
  });
  const weigh = (word: string) => Math.log(1 + texts.length / (postings.get(word)?.length ?? 1));
  const vectors = stems.map((words) => new Map(words.map((word) => [word, weigh(word)])));
  const norms = vectors.map((vector) => Math.sqrt(sum([...vector.values()].map((weight) => weight * weight))));
  const totals = vectors.map((vector) => sum([...vector.values()]));

  return {
    between(a, b) {
      const one = vectors[a] ?? new Map<string, number>();
      const two = vectors[b] ?? new Map<string, number>();
      const [short, long] = one.size <= two.size ? [one, two] : [two, one];
      const shared = [...short].filter(([word]) => long.has(word)).sort((left, right) => right[1] - left[1]);
      const dot = sum(shared.map(([, weight]) => weight * weight));
      const weight = sum(shared.map(([, each]) => each));
      const smaller = Math.min(totals[a] ?? 0, totals[b] ?? 0);
      const product = (norms[a] ?? 0) * (norms[b] ?? 0);
      return {
        cosine: product === 0 ? 0 : Math.min(1, dot / product),
        contained: smaller === 0 ? 0 : Math.min(1, weight / smaller),
        shared: shared.map(([word]) => word),
        rare: shared.filter(([word]) => (postings.get(word)?.length ?? 0) <= rareAtMost).length,
        run: shared.length < 2 ? shared.length : longestRun(sequences[a] ?? [], sequences[b] ?? []),
      };
    },
    *candidates() {
      for (let a = 0; a < stems.length; a++) {
        const found = new Map<number, number>();
        for (const word of stems[a] ?? []) {
          const list = postings.get(word) ?? [];
          if (list.length > postingsAtMost) continue;
          for (const b of list) if (b > a) found.set(b, (found.get(b) ?? 0) + weigh(word));
        }
        const best = [...found].sort((left, right) => right[1] - left[1] || left[0] - right[0]);
        for (const [b] of best.slice(0, neighboursAtMost)) yield [a, b];
      }
    },
  };
}

const kept = new Map<string, string>();
function stem(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const bare = word.replace(/['’]s$/, '');
  const made = stemmer(longForms.get(bare) ?? bare);
  if (kept.size > 50_000) kept.clear();
  kept.set(word, made);
  return made;
}

/** Length of the longest run of words that both have, one after the other. */
function longestRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let before: number[] = [];
  for (const word of a) {
    const row = b.map((other, index) => (other === word ? (index === 0 ? 0 : (before[index - 1] ?? 0)) + 1 : 0));
    longest = row.reduce((most, each) => Math.max(most, each), longest);
    before = row;
  }
  return longest;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
