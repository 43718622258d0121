/** What the lines of a text owe to the page that they were printed on: where they wrap, and what is page furniture. */
import { tidy } from './words.ts';

export interface Wrapping {
  /** Whether a line goes on with the block of the line before it. */
  joins(before: string, line: string, linesSoFar: number): boolean;
}

const bullet = /^\s*(?:[-*+–—•●○◦▪■□‣·➢✓\uE000-\uF8FF]|o\s|\(?\d{1,3}[.)]|\|)/u;

/**
 * How a text wraps. Where many lines end at one margin, a line that ends well short of it ends its paragraph; where
 * paragraphs are single long lines, each line is one; else lines without a gap between them belong together.
 */
export function wrappingOf(lines: string[], markdown: boolean): Wrapping {
  const lengths: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next !== undefined && next.trim() !== '' && line.trim() !== '' && !bullet.test(next))
      lengths.push(tidy(line).length);
  }
  lengths.sort((a, b) => a - b);
  const margin = lengths.length >= 10 ? (lengths[Math.floor(lengths.length * 0.9)] ?? null) : null;
  if (margin !== null && margin > 25 && margin <= 140)
    return { joins: (before, line) => joinsAtMargin(before, line, margin) };
  if (markdown) return { joins: (before, line, soFar) => !(soFar === 1 && isLeadIn(before) && /^\s*[A-Z]/.test(line)) };
  return {
    joins: (before, line) =>
      /^\s*[a-z(]/.test(line) ||
      (tidy(before).length >= 60 && tidy(before).length <= 140 && !/[.:!?]\s*$/.test(before)),
  };
}

function joinsAtMargin(before: string, line: string, margin: number): boolean {
  const text = tidy(before);
  if (/^\s*[a-z(&]/.test(line)) return true;
  const firstWord = tidy(line).split(' ')[0]?.length ?? 0;
  const next = tidy(line);
  if (/[.!?]$/.test(text) && next.length < margin / 2 && !/[.,;:!?]$/.test(next)) return false;
  if (/[.:!?]$/.test(text)) return text.length + firstWord >= margin * 0.85 && !isLeadIn(text);
  return text.length + firstWord >= margin * 0.6;
}

function isLeadIn(line: string): boolean {
  const text = tidy(line).replace(/[*_]+$/, '');
  return text.endsWith(':') && text.length <= 60;
}

const pageNumber =
  /^(?:[-–—|]\s*)?(?:page\s*)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?(?:\s*[-–—|])?$|^page\s+\d+\b.{0,60}$|^.{3,70}\bpage\s+\d+(?:\s+of\s+\d+)?$|^.{3,80}\s\|\s\d{1,3}$|^\d{1,3}\s\|\s.{3,80}$/i;

/** A line that is a page number, alone or with the document's name. */
export function isPageNumber(text: string): boolean {
  return pageNumber.test(text);
}

/** A text with its numbers masked: running heads differ from page to page in nothing else. */
export function maskNumbers(text: string): string {
  return text.replace(/\d+/g, '#');
}

/**
 * Lines that stand for themselves whatever stands next to them: page numbers, and running heads that return with
 * another number or next to page numbers.
 */
export function isolatedLines(lines: string[]): Set<number> {
  const texts = lines.map((line) => tidy(line));
  const numbers = texts.flatMap((text, index) =>
    text.length <= 90 && isPageNumber(text) && !/\|.*\|/.test(text) ? [index] : [],
  );
  const alone = new Set<number>();
  if (numbers.length < 2 && !lines.some((line) => line.includes('\f'))) return alone;
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (/\p{L}{3}/u.test(text) && text.length <= 90 && !bullet.test(text))
      counts.set(maskNumbers(text), (counts.get(maskNumbers(text)) ?? 0) + 1);
  }
  const often = Math.max(3, numbers.length / 2);
  const edges = new Set(numbers);
  for (const [index, line] of lines.entries()) if (line.includes('\f')) edges.add(index);
  for (const edge of edges) {
    if (numbers.length >= 2 && isPageNumber(texts[edge] ?? '')) alone.add(edge);
    for (const near of neighbours(texts, edge))
      if ((counts.get(maskNumbers(texts[near] ?? '')) ?? 0) >= often) alone.add(near);
  }
  return alone;
}

/** The edge itself and the two lines with words before and after it. */
function neighbours(texts: string[], edge: number): number[] {
  const near = [edge];
  for (const step of [-1, 1]) {
    let found = 0;
    for (let at = edge + step; at >= 0 && at < texts.length && found < 2 && Math.abs(at - edge) < 12; at += step) {
      if (texts[at] === '') continue;
      near.push(at);
      found += 1;
    }
  }
  return near;
}
