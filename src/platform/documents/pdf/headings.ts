/** Tells the headings of a PDF: those that the file marks, and those whose letters are larger, as most files mark none. */
import type { Passage } from './paragraphs.ts';

/** A heading is larger than the text by this much. */
const larger = 1.12;
/** What is longer is a text in large letters. */
const longest = 180;

/** The heading level of a passage (1 for the largest letters), or null for text. */
export function headingLevels(passages: Passage[]): (passage: Passage) => number | null {
  const body = bodySize(passages);
  const isHeading = (passage: Passage): boolean => {
    const length = passage.lines.join(' ').length;
    return (
      rounded(passage.size) >= body * larger && length <= longest && passage.lines.length <= 4 && !isBulleted(passage)
    );
  };
  const sizes = new Set(passages.filter(isHeading).map((passage) => rounded(passage.size)));
  const ranked = [...sizes].toSorted((a, b) => b - a);
  return (passage) => {
    if (isHeading(passage)) return Math.min(6, ranked.indexOf(rounded(passage.size)) + 1);
    return passage.heading ? Math.min(6, ranked.length + 1) : null;
  };
}

function isBulleted(passage: Passage): boolean {
  return passage.item !== null && !passage.item.ordered;
}

/** The size in which most of the document is set. */
function bodySize(passages: Passage[]): number {
  const letters = new Map<number, number>();
  for (const { size, lines } of passages) {
    letters.set(rounded(size), (letters.get(rounded(size)) ?? 0) + lines.join('').length);
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
