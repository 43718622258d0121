/**
 * Parts the lines of a page into columns. Where an upright gap runs between lines on both sides, what stands left of it is
 * read before what stands right; a line that runs across the gap (a heading over both columns) ends the columns above it.
 */
import type { Line } from './lines.ts';

/** Lines read one below the other. */
export type Column = Line[];

/** A column has at least so many lines. */
const fewestLines = 3;
/** So many of the lines may run across the gap. */
const mostAcross = 0.3;

/** The columns in reading order. */
export function columnsOf(lines: Line[]): Column[] {
  const sorted = lines.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  const gap = widestGap(sorted);
  if (gap === null) return sorted.length > 0 ? [sorted] : [];
  return bandsOf(sorted, gap).flatMap((band) =>
    band.across
      ? [band.lines]
      : [...columnsOf(sideOf(band.lines, gap, 'left')), ...columnsOf(sideOf(band.lines, gap, 'right'))],
  );
}

interface Band {
  /** It runs across the gap. */
  across: boolean;
  lines: Line[];
}

/** Bands of the page from the top, those across the gap and those beside it in turn. */
function bandsOf(lines: Line[], gap: number): Band[] {
  const bands: Band[] = [];
  const add = (across: boolean, more: Line[]): void => {
    const band = bands.at(-1);
    if (band?.across === across) band.lines.push(...more);
    else if (more.length > 0) bands.push({ across, lines: [...more] });
  };
  let beside: Line[] = [];
  const flush = (): void => {
    // what stands left of the gap with nothing to its right (the short end of a paragraph) stands in no column
    const first = sideOf(beside, gap, 'right')[0];
    const alone = beside.filter((line) => !first || line.bottom <= first.top);
    add(true, alone);
    add(false, beside.slice(alone.length));
    beside = [];
  };
  for (const line of lines) {
    if (line.left < gap && line.right > gap) {
      flush();
      add(true, [line]);
    } else beside.push(line);
  }
  flush();
  return bands;
}

function sideOf(lines: Line[], gap: number, side: 'left' | 'right'): Line[] {
  return lines.filter((line) => line.right <= gap === (side === 'left'));
}

/** Where the widest upright gap lies that parts the lines in two, or null. */
function widestGap(lines: Line[]): number | null {
  if (lines.length < fewestLines * 2) return null;
  const start = Math.min(...lines.map((line) => line.left));
  const end = Math.max(...lines.map((line) => line.right));
  const size = lines.map((line) => line.size).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 10;
  const allowed = Math.floor(lines.length * mostAcross);
  let best: { at: number; across: number; width: number } | null = null;
  for (const from of new Set(lines.map((line) => Math.ceil(line.right)))) {
    if (from < start + (end - start) * 0.12 || from > start + (end - start) * 0.88) continue;
    const at = from + 0.5;
    const across = lines.filter((line) => line.left < at && line.right > at).length;
    if (across > allowed) continue;
    const leftSide = lines.filter((line) => line.right <= at);
    const rightSide = lines.filter((line) => line.left >= at);
    if (leftSide.length < fewestLines || rightSide.length < fewestLines) continue;
    const width = Math.min(...rightSide.map((line) => line.left)) - from;
    if (width < size * 0.8 || rightSide.every((line) => /^[\d\s.–-]{1,6}$/.test(line.text))) continue;
    if (!standBeside(leftSide, rightSide)) continue;
    if (!best || across < best.across || (across === best.across && width > best.width)) best = { at, across, width };
  }
  return best?.at ?? null;
}

/** Two columns share some height; a block that only stands lower and further in is none. */
function standBeside(left: Line[], right: Line[]): boolean {
  const top = Math.max(left[0]?.top ?? 0, right[0]?.top ?? 0);
  const bottom = Math.min(left.at(-1)?.bottom ?? 0, right.at(-1)?.bottom ?? 0);
  const shared = (lines: Line[]): number => lines.filter((line) => line.bottom > top && line.top < bottom).length;
  return shared(left) >= 2 && shared(right) >= 2;
}
