/** Tells the headings of a table from what stands above them and from its rows. */
import { kindOfValue, type ValueKind } from './values.ts';

export interface NumberedRow {
  row: number;
  cells: readonly string[];
  /** Whether rows without anything in them stand right above it. */
  apart?: boolean;
}

/** A heading that goes over several columns, as merged cells tell. Columns from 0, both included. */
export interface Span {
  row: number;
  from: number;
  to: number;
}

export interface Head {
  /** One for each column; empty where a column has none. */
  headings: string[];
  headingRows: number[];
  /** Rows above the headings that are not empty. */
  above: string[][];
  /** The first row of data; one after the last heading where there is none. */
  firstRow: number;
}

/** How far down a heading may stand, in rows that are not empty. */
const furthest = 40;
/** Rows under a heading that tell what its columns hold. */
const rowsBelow = 200;
const longestHeading = 300;

/**
 * The head of a table by its first rows, empty ones left out.
 * A heading is told by what it is not: words where the rows below have figures or dates. Where all is words, the first
 * full row of words that don't come again is taken for the heading.
 */
export function headOf(rows: readonly NumberedRow[], width: number, spans: readonly Span[] = []): Head {
  const main = mainRow(rows);
  const first = main === null ? (firstFull(rows) ?? 0) : main;
  if (main === null) return headless(rows, first, width);
  let from = main;
  while (from > 0 && main - from < 2 && isSpanRow(rows, from - 1, spans)) from -= 1;
  let to = main;
  while (to - main < 2 && isFurtherHeading(rows, to + 1, spans)) to += 1;
  return headAt(rows, from, to - from + 1, width, spans);
}

/** The head of a table whose headings are known to stand in so many rows from this place in `rows` on. */
export function headAt(
  rows: readonly NumberedRow[],
  from: number,
  count: number,
  width: number,
  spans: readonly Span[] = [],
): Head {
  if (count === 0) return headless(rows, from, width);
  const headingRows = rows.slice(from, from + count);
  return {
    headings: joined(headingRows, width, spans),
    headingRows: headingRows.map(({ row }) => row),
    above: rows.slice(0, from).map(({ cells }) => [...cells]),
    firstRow: rows[from + count]?.row ?? (headingRows.at(-1)?.row ?? 0) + 1,
  };
}

function headless(rows: readonly NumberedRow[], first: number, width: number): Head {
  return {
    headings: Array.from({ length: width }, () => ''),
    headingRows: [],
    above: rows.slice(0, first).map(({ cells }) => [...cells]),
    firstRow: rows[first]?.row ?? 1,
  };
}

/** The row that heads the table, as a place in `rows`. */
function mainRow(rows: readonly NumberedRow[]): number | null {
  const usual = usualFilled(rows);
  for (let index = 0; index < Math.min(rows.length, furthest); index += 1) {
    const filled = filledOf(rows[index]);
    if (filled < Math.max(1, usual * 0.6) || (usual > 1 && filled < 2)) continue;
    const cells = rows[index]?.cells ?? [];
    if (cells.some((cell) => cell.length > longestHeading) || isLabelled(cells)) continue;
    const below = rows.slice(index + 1, index + 1 + rowsBelow);
    const { speaksFor, speaksAgainst } = votesOn(cells, below);
    const isHead = speaksFor + speaksAgainst > 0 ? speaksFor > speaksAgainst : wordsHead(cells, below);
    if (isHead) return index;
    // a full row of data has no heading below it
    if (speaksAgainst > 0 && filled >= usual * 0.8) return null;
  }
  return null;
}

function firstFull(rows: readonly NumberedRow[]): number | null {
  const usual = usualFilled(rows);
  const index = rows.findIndex((row) => filledOf(row) >= usual * 0.6);
  return index === -1 ? null : index;
}

/** Whether labels stand beside what they are of: "Next publication:", "June 2026". */
export function isLabelled(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const labels = filled.filter((cell) => cell.endsWith(':')).length;
  return labels > 0 && labels * 2 >= filled.length;
}

/** How many cells differ in kind from the figures and dates below them, and how many don't. */
export function votesOn(cells: readonly string[], below: readonly NumberedRow[]) {
  const counted = seriesIn(cells);
  let speaksFor = 0;
  let speaksAgainst = 0;
  cells.forEach((cell, column) => {
    if (cell.trim() === '') return;
    const kind = kindOfValue(cell);
    const usual = kindOfColumn(below, column);
    if (usual === null || usual === 'word') return;
    if (counted.has(column) || kind === 'word' || (kind === 'date' && usual === 'number')) speaksFor += 1;
    else if (kind === usual) speaksAgainst += 1;
  });
  return { speaksFor, speaksAgainst };
}

/** Where all columns hold words: names of columns are short, differ, and don't come again below. */
function wordsHead(cells: readonly string[], below: readonly NumberedRow[]): boolean {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  // "Version:" labels what stands beside it
  if (!names.every((name) => name.length <= 120 && !name.endsWith(':') && kindOfValue(name) === 'word')) return false;
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return false;
  if (below.length === 0) return true;
  // on the next page of what was printed, the headings come again
  const others = below.filter((row) => !(row.apart && isSame(row.cells, cells)));
  const comesAgain = cells.some(
    (cell, column) => cell.trim() !== '' && others.some((row) => row.cells[column]?.trim() === cell.trim()),
  );
  if (comesAgain) return false;
  if (names.length > 1) return true;
  const [name] = names;
  const lengths = below.map((row) => row.cells.reduce((sum, cell) => sum + cell.length, 0));
  return name !== undefined && name.length * 2 < lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}

/**
 * Columns whose cells count on as names do, not as figures do: years, and a dozen or more hours, days or weeks from the
 * first one.
 */
export function seriesIn(cells: readonly string[]): Set<number> {
  const series = new Set<number>();
  let run: { column: number; value: number }[] = [];
  const close = () => {
    const first = run[0]?.value ?? 0;
    const areYears = run.length >= 2 && run.every(({ value }) => value >= 1990 && value <= 2100);
    if (areYears || (run.length >= 12 && first <= 60)) for (const { column } of run) series.add(column);
    run = [];
  };
  cells.forEach((cell, column) => {
    const value = placeInSeries(cell.trim());
    const step = (run[1]?.value ?? Number.NaN) - (run[0]?.value ?? 0);
    const last = run.at(-1)?.value;
    const goesOn = value !== null && (last === undefined || (run.length === 1 ? value > last : value - last === step));
    if (!goesOn) close();
    if (value !== null) run.push({ column, value });
  });
  close();
  return series;
}

/** A year, a number of an hour or day, or a time in minutes. */
function placeInSeries(cell: string): number | null {
  if (/^\d{1,4}$/.test(cell)) return Number(cell);
  const year = /^(\d{4})[-/]\d{2,4}$/.exec(cell);
  if (year) return Number(year[1]);
  const time = /^(\d{1,2}):(\d\d)(?::\d\d)?$/.exec(cell);
  return time ? Number(time[1]) * 60 + Number(time[2]) : null;
}

/** What most of a column's cells are; null where they are empty. */
function kindOfColumn(rows: readonly NumberedRow[], column: number): ValueKind | null {
  const counts: Record<ValueKind, number> = { number: 0, date: 0, word: 0 };
  let filled = 0;
  for (const { cells } of rows) {
    const cell = cells[column] ?? '';
    if (cell.trim() === '') continue;
    counts[kindOfValue(cell)] += 1;
    filled += 1;
  }
  if (filled === 0) return null;
  if (counts.number >= filled * 0.7) return 'number';
  return counts.date >= filled * 0.7 ? 'date' : 'word';
}

/** A row right above the heading whose few cells each go over several of its columns: "Energy", "Waste". */
function isSpanRow(rows: readonly NumberedRow[], index: number, spans: readonly Span[]): boolean {
  const upper = rows[index];
  const lower = rows[index + 1];
  if (!upper || !lower || lower.row - upper.row > 1) return false;
  const columns = filledColumns(upper.cells);
  if (columns.length === 0) return false;
  const headed = filledColumns(lower.cells);
  const width = headed.length;
  const over = spans.filter(({ row, from, to }) => row === upper.row && to > from);
  // a title merged over the whole table says nothing of any column
  if (over.length > 0) return over.every(({ from, to }) => to - from + 1 < width) || columns.length > 1;
  if (columns.length < 2 || columns.length >= width) return false;
  const isBeyondLabel = columns.some((column) => column >= 2);
  const fits = columns.every((column) => (lower.cells[column] ?? '').trim() !== '');
  return isBeyondLabel && fits && columns.every((column) => kindOfValue(upper.cells[column] ?? '') !== 'number');
}

/** A row right below the heading that names columns more closely: units, or what a span is made of. */
function isFurtherHeading(rows: readonly NumberedRow[], index: number, spans: readonly Span[]): boolean {
  const upper = rows[index - 1];
  const row = rows[index];
  if (!upper || !row || row.row - upper.row > 1) return false;
  const below = rows.slice(index + 1, index + 1 + rowsBelow);
  if (below.length === 0) return false;
  let speaksFor = 0;
  for (const column of filledColumns(row.cells)) {
    const usual = kindOfColumn(below, column);
    const kind = kindOfValue(row.cells[column] ?? '');
    if (usual !== null && usual !== 'word' && kind === usual) return false;
    if (usual !== null && usual !== 'word' && kind === 'word') speaksFor += 1;
  }
  const isUnderSpan = spans.some((span) => span.row === upper.row && span.to > span.from);
  const fillsGaps = filledColumns(row.cells).some((column) => (upper.cells[column] ?? '').trim() === '');
  return speaksFor >= 2 || (speaksFor === 1 && (isUnderSpan || fillsGaps));
}

/** The headings of each column from the top down, a span counted for all columns that it goes over. */
function joined(rows: readonly NumberedRow[], width: number, spans: readonly Span[]): string[] {
  const levels = rows.map((row, level) => (level < rows.length - 1 ? spread(row, rows[level + 1], spans) : row.cells));
  return Array.from({ length: width }, (_, column) => {
    const parts = levels.map((cells) => tidied(cells[column] ?? '')).filter((part) => part !== '');
    return parts.filter((part, at) => parts.indexOf(part) === at).join(' – ');
  });
}

/** A row of spans with each span's words in all its columns; without merged cells a span goes on to the next one. */
function spread(row: NumberedRow, below: NumberedRow | undefined, spans: readonly Span[]): string[] {
  const cells = [...row.cells];
  const over = spans.filter((span) => span.row === row.row && span.to > span.from);
  if (over.length > 0) {
    for (const { from, to } of over) cells.fill(cells[from] ?? '', from, Math.min(to + 1, 20_000));
    for (const { from, to } of over)
      for (let column = from; column <= to; column += 1) cells[column] = row.cells[from] ?? '';
    return cells;
  }
  const width = below?.cells.length ?? 0;
  const isWhole = filledColumns(cells).length >= filledColumns(below?.cells ?? []).length;
  if (isWhole) return cells;
  let words = '';
  for (let column = 0; column < width; column += 1) {
    const cell = (cells[column] ?? '').trim();
    if (cell !== '') words = cell;
    else if ((below?.cells[column] ?? '').trim() !== '') cells[column] = words;
  }
  return cells;
}

/** Whether two rows say the same, whatever the case and spaces. */
export function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let column = Math.max(one.length, other.length) - 1; column >= 0; column -= 1) {
    if (!saySame(one[column] ?? '', other[column] ?? '')) return false;
  }
  return true;
}

function saySame(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one.trim(), other.trim()];
  // most differ in their first letter
  return a[0]?.toLowerCase() === b[0]?.toLowerCase() && tidied(a).toLowerCase() === tidied(b).toLowerCase();
}

export function tidied(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

export function filledColumns(cells: readonly string[]): number[] {
  return cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]));
}

export function filledOf(row: NumberedRow | undefined): number {
  return row ? filledColumns(row.cells).length : 0;
}

/** How many cells a full row has. */
export function usualFilled(rows: readonly NumberedRow[]): number {
  const widths = rows
    .slice(0, 500)
    .map(filledOf)
    .toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}
