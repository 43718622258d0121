/** Finds where a text stands in a document, letter by letter, over wrapped lines and through markup. Pure. */
import { type Letters, lettersOf } from './letters.ts';

/** Lines below the one that it is said to begin on, in which a text is still looked for. */
const linesBelow = 2;
/** Pairs of words that are compared at most where a text does not stand as it is. */
const mostPairs = 1_000_000;

/** A letter of the text, in UTF-16 units of it, and the letter of the document that it is. */
export interface Step {
  place: number;
  letter: number;
}

/**
 * Goes along the text in the document from its line on. Words that were corrected, or that the foot of a page parts,
 * are stepped over.
 * @param line index of the line on which the text begins
 * @param isTaken says of a letter that it was found to be something else; a place without such letters is preferred
 * @returns nothing if less than half of the words are there
 */
export function walk(
  document: Letters,
  line: number,
  text: string,
  isTaken: (letter: number) => boolean = () => false,
): Step[] {
  const wanted = lettersOf([text]);
  const from = document.lineStarts[line];
  if (wanted.text === '' || from === undefined) return [];
  const exact = exactPlace(document, wanted.text, from, line, isTaken);
  if (exact !== null) return Array.from(wanted.placeOf, (place, at) => ({ place, letter: exact + at }));
  return sameWords(document, from, wanted);
}

function exactPlace(
  document: Letters,
  wanted: string,
  from: number,
  line: number,
  isTaken: (letter: number) => boolean,
): number | null {
  const lastLine = Math.min(line + linesBelow + 1, document.lineStarts.length - 1);
  const stretch = document.text.slice(from, (document.lineStarts[lastLine] ?? from) + wanted.length);
  let first: number | null = null;
  for (let at = stretch.indexOf(wanted); at >= 0; at = stretch.indexOf(wanted, at + 1)) {
    const [start, end] = [from + at, from + at + wanted.length];
    if (!document.beginsWord[start] || !document.beginsWord[end]) continue;
    if (!isTaken(start) && !isTaken(end - 1)) return start;
    first ??= start;
  }
  return first;
}

/** The longest row of words that both have in the same order; single words that are alike by chance are left out. */
function sameWords(document: Letters, from: number, wanted: Letters): Step[] {
  const own = wordsOf(wanted, 0, wanted.wordStarts.length - 1);
  const begin = firstAtOrAfter(document.wordStarts, from);
  const theirs = wordsOf(document, begin, Math.min(begin + own.length * 2 + 60, document.wordStarts.length - 1));
  if (own.length * theirs.length > mostPairs) return [];
  const pairs = commonWords(own, theirs);
  if (pairs.length * 2 < own.length) return [];
  const matched = new Set(pairs.map(([, other]) => other));
  return pairs
    .filter(([, other]) => own.length < 3 || matched.has(other - 1) || matched.has(other + 1))
    .flatMap(([mine, other]) => {
      const [start, place] = [theirs[other]?.start ?? 0, own[mine]?.start ?? 0];
      return Array.from({ length: own[mine]?.text.length ?? 0 }, (_, unit) => ({
        place: wanted.placeOf[place + unit] ?? 0,
        letter: start + unit,
      }));
    });
}

interface Word {
  start: number;
  text: string;
}

function wordsOf({ text, wordStarts }: Letters, from: number, to: number): Word[] {
  return wordStarts.slice(from, to).map((start, at) => ({ start, text: text.slice(start, wordStarts[from + at + 1]) }));
}

function firstAtOrAfter(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Longest common subsequence, as pairs of indexes. */
function commonWords(a: readonly Word[], b: readonly Word[]): [number, number][] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  const bestAt = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        a[i]?.text === b[j]?.text ? bestAt(i + 1, j + 1) + 1 : Math.max(bestAt(i + 1, j), bestAt(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.text === b[j]?.text) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (bestAt(i + 1, j) >= bestAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
