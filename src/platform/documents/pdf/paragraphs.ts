/** Joins the lines of a column to paragraphs and items. */
import { bulletTypedBefore } from '../words.ts';
import type { Column } from './columns.ts';
import type { Line } from './lines.ts';

export interface Passage {
  lines: string[];
  size: number;
  bold: boolean;
  /** The bullet or number in front; null for a paragraph. */
  item: { marker: string; ordered: boolean; depth: number } | null;
  /** The file says that it is a heading. */
  heading: boolean;
}

/** The paragraphs and items of a column, from the top. */
export function passagesOf(column: Column, leading: number): Passage[] {
  const spacing = { ofDocument: leading, ofColumn: medianStep(column) };
  const right = Math.max(...column.map((line) => line.right));
  const width = right - Math.min(...column.map((line) => line.left));
  const passages: (Passage & { last: Line; wordsLeft: number })[] = [];
  let bullets: number[] = [];
  for (const line of column) {
    const before = passages.at(-1);
    const marker = markerOf(line.text) ?? taggedMarker(line, before?.last ?? null);
    if (before && !marker && continues(before, line, spacing, right - width * 0.25)) {
      before.lines.push(line.text);
      before.last = line;
      continue;
    }
    if (marker) {
      bullets = bullets.filter((left) => left < line.left - line.size * 0.4);
      const item = { marker: marker.marker, ordered: marker.ordered, depth: bullets.length };
      bullets.push(line.left);
      passages.push({
        lines: [marker.rest],
        size: line.size,
        bold: line.bold,
        item,
        last: line,
        wordsLeft: line.wordsLeft,
        heading: line.tagged?.role === 'heading',
      });
    } else {
      bullets = [];
      passages.push({
        lines: [line.text],
        size: line.size,
        bold: line.bold,
        item: null,
        last: line,
        wordsLeft: line.left,
        heading: line.tagged?.role === 'heading',
      });
    }
  }
  return passages.map(({ lines, size, bold, item, heading }) => ({ lines, size, bold, item, heading }));
}

/** Distances from line to line: in letters' heights for the document, in points for the column. */
interface Spacing {
  ofDocument: number;
  ofColumn: number;
}

function continues(
  passage: Passage & { last: Line; wordsLeft: number },
  line: Line,
  spacing: Spacing,
  shortOf: number,
): boolean {
  const { last } = passage;
  if (last.tagged && line.tagged) return last.tagged === line.tagged;
  if (Math.abs(line.size - passage.size) > passage.size * 0.08) return false;
  if (line.bold !== passage.bold && !passage.item) return false;
  if (!isNextLine(last, line, spacing)) return false;
  if (passage.item && line.left < passage.wordsLeft - line.size * 0.6 && passage.wordsLeft > last.left) return false;
  const ended = /[.!?:;]["”’)]?$/.test(last.text) && last.right < shortOf;
  return !(ended && /^[\p{Lu}\d“"]/u.test(line.text));
}

/** As close as lines stand in this document; or as in this column, if the line begins in the middle of a sentence. */
function isNextLine(last: Line, line: Line, spacing: Spacing): boolean {
  const step = line.baseline - last.baseline;
  if (step <= spacing.ofDocument * line.size * 1.2) return true;
  return /^\p{Ll}/u.test(line.text) && step <= spacing.ofColumn * 1.1 && step <= line.size * 2.2;
}

/** A bullet, or a number that counts, in front of the words of a line. */
function markerOf(text: string): { marker: string; ordered: boolean; rest: string } | null {
  const bullet = bulletTypedBefore(text) ?? letterBullet(text);
  if (bullet) return { ...bullet, ordered: false };
  const number = /^(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?)\s+(?=\S)/.exec(text);
  return number?.[1] ? { marker: number[1], ordered: true, rest: text.slice(number[0].length) } : null;
}

/** A web page draws its bullets as dots, which are no text; its tags tell where an item begins. */
function taggedMarker({ tagged, text }: Line, last: Line | null): ReturnType<typeof markerOf> {
  const begins = tagged?.role === 'item' && last?.tagged !== tagged;
  return begins ? { marker: '•', ordered: false, rest: text } : null;
}

/** The bullets of symbol fonts that come out as a letter or a character of private use. */
function letterBullet(text: string): { marker: string; rest: string } | null {
  const found = /^(o(?=\s+[\p{Lu}\d])|§|[\ue000-\uf8ff])\s*/u.exec(text);
  if (!found?.[1]) return null;
  const marker = /[§\uf0a7]/.test(found[1]) ? '▪' : found[1] === 'o' ? '○' : '•';
  return { marker, rest: text.slice(found[0].length) };
}

/**
 * How far one line stands below the other within the paragraphs of a document, in heights of its letters: the step that is
 * most common before a line that begins in the middle of a sentence. In a list of short paragraphs the usual step is the
 * one between paragraphs.
 */
export function leadingOf(columns: Column[]): number {
  const counts = new Map<number, number>();
  for (const column of columns) {
    column.slice(1).forEach((line, index) => {
      const above = column[index];
      if (!above || Math.abs(line.size - above.size) > line.size * 0.08 || !/^\p{Ll}{2}/u.test(line.text)) return;
      const step = Math.round(((line.baseline - above.baseline) / line.size) * 20) / 20;
      if (step >= 0.9 && step <= 2.2) counts.set(step, (counts.get(step) ?? 0) + 1);
    });
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1.25;
}

function medianStep(column: Column): number {
  const steps = column
    .slice(1)
    .map((line, index) => line.baseline - (column[index]?.baseline ?? line.baseline))
    .filter((step) => step > 1)
    .toSorted((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.4)] ?? 0;
}
