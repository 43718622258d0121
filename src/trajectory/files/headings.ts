/** Which column of a file holds what, by its heading. */
import type { Grid, GridRow } from './grid.ts';

export interface ColumnWords<Field extends string> {
  field: Field;
  /** As it is written. */
  heading: string;
  /** As it may be read, in small letters, without what stands in brackets. */
  words: RegExp;
}

export interface FoundColumn {
  at: number;
  heading: string;
  /** "Capital (£000)" counts in thousands. */
  scale: number;
}

export interface YearColumn extends FoundColumn {
  /** The financial year that begins in it. */
  year: number;
}

/** Where the headings of a sheet stand, and what they say. */
export interface Head<Field extends string> {
  row: number;
  columns: ReadonlyMap<Field, FoundColumn>;
  /** By what they tell of each year: "Tonnes 2027/28", "Capital 2027/28 (£)". */
  byYear: Readonly<Record<string, readonly YearColumn[]>>;
  /** Headings that say nothing that is known, and those that say the same as one before. */
  unknown: readonly string[];
  again: readonly string[];
}

/** How far down the headings may stand. */
const furthest = 40;

/**
 * The head of a sheet: the row that has most of the headings; null where no row has the needed ones.
 * @param needed without which a row is no row of headings
 * @param byYear words of headings that tell a year besides
 */
export function headOf<Field extends string>(
  { rows }: Grid,
  columns: readonly ColumnWords<Field>[],
  needed: readonly Field[],
  byYear: Readonly<Record<string, RegExp>> = {},
): Head<Field> | null {
  const heads = rows.slice(0, furthest).map((row) => headAt(row, columns, byYear));
  const fitting = heads.filter((head) => needed.every((field) => head.columns.has(field)));
  return fitting.reduce<Head<Field> | null>(
    (best, head) => (best !== null && best.columns.size >= head.columns.size ? best : head),
    null,
  );
}

function headAt<Field extends string>(
  { row, cells }: GridRow,
  columns: readonly ColumnWords<Field>[],
  byYear: Readonly<Record<string, RegExp>>,
): Head<Field> {
  const found = new Map<Field, FoundColumn>();
  const years: Record<string, YearColumn[]> = {};
  const unknown: string[] = [];
  const again: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const heading = cell.trim();
    if (heading === '') continue;
    const { name, whole, scale, year } = partsOf(heading);
    const ofYear = Object.entries(byYear).find(([, words]) => year !== null && words.test(name));
    const column = columns.find((one) => one.words.test(name) || one.words.test(whole));
    if (ofYear && year !== null) {
      const [kind] = ofYear;
      const before = years[kind] ?? [];
      if (before.some((one) => one.year === year)) again.push(heading);
      else years[kind] = [...before, { at, heading, scale, year }];
    } else if (column === undefined) unknown.push(heading);
    else if (found.has(column.field)) again.push(heading);
    else found.set(column.field, { at, heading, scale });
  }
  return { row, columns: found, byYear: years, unknown, again };
}

interface HeadingParts {
  /** Without its year and what stands in brackets. */
  name: string;
  /** With them, as words. */
  whole: string;
  scale: number;
  year: number | null;
}

/** "Capital 2027/28 (£000)": its name in small letters, the year, and that it counts in thousands. */
export function partsOf(heading: string): HeadingParts {
  const text = heading.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  const [told, first] = /\b(?:fy ?)?((?:19|20)\d\d)(?: ?[/–-] ?\d{1,4})?\b/.exec(text) ?? [];
  const name = text
    .replace(told ?? '', ' ')
    .replace(/\([^)]*\)?|[£*:].*$/g, ' ')
    .replace(/[_\s]+/g, ' ')
    .trim();
  const whole = text.replace(/[()[\]*:_\s]+/g, ' ').trim();
  return { name, whole, scale: scaleOf(text), year: first === undefined ? null : Number(first) };
}

function scaleOf(heading: string): number {
  if (/£ ?['’]?(?:0?00s?|1,000s?|k)\b|\bthousand|£ ?k\b|\(k\)/.test(heading)) return 1000;
  return /£ ?(?:m|mn|million)s?\b|\bmillions?\b|\(m\)/.test(heading) ? 1_000_000 : 1;
}
