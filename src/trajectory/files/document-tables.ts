/** The tables of a document, each with its headings, and what its columns say of years and units. */
import type { Outline } from '../../platform/documents/outline.ts';
import type { GridRow } from './grid.ts';
import { tonnesIn } from './tonnes-in.ts';

export interface DocumentTable {
  /** What stands right above it. */
  caption: string;
  /** The heading that it stands under; '' where there is none. */
  section: string;
  /** What `row` counts: the row of a sheet, the slide, the line. */
  counts: Outline['unit'];
  /** One for each column, of all rows that head it; '' where a column has none. */
  headings: readonly string[];
  rows: readonly GridRow[];
}

/** How far above a table its caption may stand, in blocks. */
const captionBlocks = 2;
/** A paragraph of prose names units of other things as well. */
const longestCaption = 160;
/** Rows that may be headings. */
const furthest = 3;

export function tablesOf({ blocks, unit }: Outline): DocumentTable[] {
  return blocks.flatMap((block, at): DocumentTable[] => {
    if (block.type !== 'table') return [];
    const above = blocks.slice(Math.max(0, at - captionBlocks), at);
    const caption = above
      .flatMap((one) => ('text' in one && one.text.length <= longestCaption ? [one.text] : []))
      .join(' ');
    const all = [...(block.header === null ? [] : [block.header]), ...block.rows];
    const rows = all.map(({ line, cells }) => ({
      row: line,
      cells: cells.map((cell) => cell.replace(/\s+/g, ' ').trim()),
    }));
    const heading = blocks.slice(0, at).findLast((one) => one.type === 'heading');
    const section = heading?.type === 'heading' ? heading.text : '';
    return [{ caption, section, counts: unit, ...headed(rows) }];
  });
}

/** Parts the headings from what stands below: the row with most years, and those above it; else the first row. */
export function headed(rows: readonly GridRow[]): Pick<DocumentTable, 'headings' | 'rows'> {
  const years = rows.slice(0, furthest).map(({ cells }) => cells.filter((cell) => yearIn(cell) !== null).length);
  // Below the first row, one year may be a date in a row of data.
  const most = Math.max(years[0] ?? 0, ...years.filter((count) => count >= 2));
  const last = most === 0 ? 0 : years.indexOf(most);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const heads = rows.slice(0, last + 1);
  const headings = Array.from({ length: width }, (_, at) => {
    const words = heads.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '');
    return [...new Set(words)].join(' ');
  });
  return { headings, rows: rows.slice(last + 1) };
}

/** The year that a heading is of: 2030 of "2030", "2030/31", "FY30/31" and "tCO2e in 2030"; null of a run of years. */
export function yearIn(heading: string): number | null {
  if (/\b20\d\d\s?(?:[–-]|to)\s?20\d\d\b/.test(heading) && !isFinancialYear(heading)) return null;
  const found = [...heading.matchAll(/(?<![\d,.])(20\d\d)(?:\s?[/–-]\s?\d{1,4})?(?![\d%]|[,.]\d)/g)];
  const [first, ...others] = found.map(([, year]) => Number(year));
  return first === undefined || others.length > 0 || heading.length > longestHeading ? null : first;
}

/** Longer ones are sentences that happen to name a year. */
const longestHeading = 60;

function isFinancialYear(heading: string): boolean {
  const [, first, second] = /\b(20\d\d)\s?[–-]\s?(20\d\d)\b/.exec(heading) ?? [];
  return Number(second) === Number(first) + 1;
}

/** How many tonnes of CO₂e one is of what a heading or a caption counts in; null where it does not say. */
export function massIn(words: string): string | null {
  const text = words.normalize('NFKC').toLowerCase();
  const [, found] =
    /(?:^|[\s(/[,])(kilotonnes?|megatonnes?|kilograms?|(?:million |thousand )?tonnes|(?:kt|mt|kg|t)(?=[\s)\].,/]|$|-?co2|\s?of co2)|(?:000s? )t)/.exec(
      text,
    ) ?? [];
  return found === undefined ? null : tonnesIn(found);
}
