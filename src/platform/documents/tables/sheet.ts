/** A sheet of rows as blocks: what stands above the table, its heading wherever it is, and its rows. */
import type { TableRow } from '../outline.ts';
import type { OutlineWriter } from '../outline-writer.ts';
import { tidy, tidyLines } from '../words.ts';

export interface Sheet {
  /** From 1; null where the file has but one. */
  page: number | null;
  /** Rows counted before this sheet's first one. */
  before: number;
  /** Every row up to the last with words, empty ones too. */
  rows: string[][];
  /** For each column of a row, the heading that spans it from above; empty where none does. */
  spans?: (row: number) => string[];
}

/** How far down a heading may stand. */
const furthestHeading = 40;

/** Writes a sheet, each row counted as a line. */
export function writeSheet(writer: OutlineWriter, sheet: Sheet): void {
  for (const row of sheet.rows) writer.countLine(row.map(tidy).filter(Boolean).join('\t'));
  const at = (row: number) => ({ line: sheet.before + row + 1, page: sheet.page, region: null, place: null });
  const rows = sheet.rows.map((cells) => cells.map((cell) => tidyLines(cell).join('\n')));
  const head = headingRow(rows);
  const first = head ?? rows.findIndex((row) => filled(row) > 1);
  const above = rows.slice(0, first === -1 ? rows.length : first);
  above.forEach((row, index) => {
    for (const cell of row) writer.paragraph(at(index), cell, false);
  });
  if (first === -1) return;
  const header = head === null ? null : headingCells(rows, head, sheet.spans);
  const body: TableRow[] = [];
  rows.forEach((cells, index) => {
    const beneath = index >= first + (header?.rows ?? 0);
    if (beneath && filled(cells) > 0) body.push({ line: at(index).line, cells });
  });
  writer.table(at(first), header && { line: at(first).line, cells: header.cells }, body, sheet.before + rows.length);
}

/**
 * The heading row: the first that fills most of the columns with short, different words, none of them a figure or a date;
 * null if there is none.
 */
export function headingRow(rows: string[][]): number | null {
  const width = usualWidth(rows);
  if (width === 1) return singleColumnHeading(rows);
  for (let index = 0; index < Math.min(rows.length - 1, furthestHeading); index += 1) {
    const cells = (rows[index] ?? []).filter((cell) => cell !== '');
    const enough = cells.length >= Math.max(2, width * 0.6);
    if (enough && cells.every(couldHead) && new Set(cells.map((cell) => cell.toLowerCase())).size === cells.length) {
      return index;
    }
    if (enough) return null;
  }
  return null;
}

function singleColumnHeading(rows: string[][]): number | null {
  const cells = rows.map((row) => row.find((cell) => cell !== '') ?? '');
  const first = cells.findIndex((cell) => cell !== '');
  const later = cells.slice(first + 1).filter((cell) => cell !== '');
  const usual = later.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, later.length);
  const head = cells[first];
  return head !== undefined && couldHead(head) && later.length > 0 && head.length * 2 < usual ? first : null;
}

/** How many cells a full row has. */
function usualWidth(rows: string[][]): number {
  const widths = rows
    .slice(0, 500)
    .map(filled)
    .filter((width) => width > 0)
    .toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}

function filled(row: string[]): number {
  return row.filter((cell) => cell !== '').length;
}

function couldHead(cell: string): boolean {
  return cell.length <= 80 && /\p{L}/u.test(cell) && !/^[£$€]?\d|\d{4}-\d\d-\d\d|[.;]$/.test(cell);
}

/** The cells of the heading; with a second row beneath it where the first spans columns that the second tells apart. */
function headingCells(rows: string[][], head: number, spans: Sheet['spans']): { cells: string[]; rows: number } {
  const top = rows[head] ?? [];
  const below = rows[head + 1] ?? [];
  const across = spans?.(head) ?? [];
  const told = across.some((span, column) => span !== '' && (below[column] ?? '') !== '');
  if (!told || !below.every((cell) => cell === '' || couldHead(cell))) return { cells: top, rows: 1 };
  const width = Math.max(top.length, below.length);
  const cells = Array.from({ length: width }, (_, column) => {
    const parts = [across[column] || (top[column] ?? ''), below[column] ?? ''];
    return [...new Set(parts.filter((part) => part !== ''))].join(' ');
  });
  return { cells, rows: 2 };
}
