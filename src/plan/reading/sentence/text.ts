/** Stretches of a text and the small tools by which the readers of a sentence share them. */

/** From `start` up to, not including, `end`, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const sentenceEnd = /[.!?][")”’*]{0,2}\s+(?=[“"(]?[A-Z])/g;
const abbreviation = /(?:\b(?:e\.g|i\.e|vs|incl|approx|no|st|dr|prof|cf|mr|mrs|ms)|\b[A-Z])\.$/i;

/** The sentences of a text, in order, without the spaces between them. */
export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    const stop = match.index + 1;
    if (abbreviation.test(text.slice(Math.max(0, stop - 8), stop))) continue;
    found.push({ start, end: stop });
    start = match.index + match[0].length;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

/** A pattern that matches any of the phrases as whole words, the longest first. */
export function anyOf(phrases: readonly string[], flags = 'gi'): RegExp {
  return new RegExp(`(?<![\\w-])(?:${alternatives(phrases)})(?![\\w-])`, flags);
}

export function alternatives(phrases: readonly string[]): string {
  return [...phrases].sort((a, b) => b.length - a.length).join('|');
}

/** The words of what was found, with its place: `text.slice(...span) === phrase`. */
export function cited(text: string, { start, end }: Stretch): { phrase: string; span: [number, number] } {
  return { phrase: text.slice(start, end), span: [start, end] };
}

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Without the spaces and commas at its ends. */
export function trimmed(text: string, { start, end }: Stretch): Stretch {
  let [from, to] = [start, end];
  while (from < to && /[\s,;:*]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s,;:*.]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** Whether a word is in its "-ing" form; nouns such as "thing" are not. */
export function isGerund(word: string): boolean {
  return (
    /^[a-z-]{2,}ing$/i.test(word) &&
    !/^(?:thing|something|nothing|everything|during|building|spring|housing|procurement|evening|morning|king|ring|string|wing|according|including|regarding|ceiling)$/i.test(
      word,
    )
  );
}

/** The span of words that stand outside the text: in a label above it or in another column of its table. */
export function elsewhere(): [number, number] {
  return [0, 0];
}
