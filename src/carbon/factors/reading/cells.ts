/** A workbook's sheets as rows of plain values. */
import { type CellObject, type DenseWorkSheet, type Range, read } from '@e965/xlsx';
import { Decimal } from '../../../kernel/decimals.ts';
import { Mistake } from '../../../platform/mistake.ts';

export interface SheetCells {
  name: string;
  /** From the first row of the sheet; a cell is its text, a number as a decimal, '' where it is empty. */
  rows: string[][];
  /** Cells that span several columns: row, first and last column, from nought. */
  spans: { row: number; from: number; to: number }[];
}

/**
 * All sheets that are not hidden.
 * @throws Mistake if it is no workbook, or is protected with a password
 */
export function sheetsOf(bytes: Uint8Array, file: string): SheetCells[] {
  const book = open(bytes, file);
  return book.SheetNames.flatMap((name, index) => {
    const sheet: unknown = book.Sheets[name];
    if (!isDense(sheet) || (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) return [];
    const rows = Array.from(sheet['!data'], (cells) => Array.from(cells ?? [], textOf));
    const merges: Range[] = sheet['!merges'] ?? [];
    const spans = merges.map(({ s, e }) => ({ row: s.r, from: s.c, to: e.c }));
    return [{ name: name.trim(), rows, spans }];
  });
}

function open(bytes: Uint8Array, file: string) {
  try {
    return read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false });
  } catch (error) {
    throw new Mistake(
      /password|encrypt/i.test(String(error))
        ? `${file} is protected with a password. Save it without one.`
        : `${file} is not a workbook that can be read.`,
    );
  }
}

function isDense(sheet: unknown): sheet is DenseWorkSheet {
  return typeof sheet === 'object' && sheet !== null && '!data' in sheet && Array.isArray(sheet['!data']);
}

function textOf(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'e') return cell.w ?? '#VALUE!';
  if (typeof cell.v === 'number') return decimalOf(cell.v);
  return String(cell.v).replace(/\s+/g, ' ').trim();
}

/**
 * A spreadsheet's number as a decimal of 15 significant digits, which is what spreadsheets keep and show; what a double
 * holds beyond them is of its own making: 0.13388999999999998 is meant to be 0.13389.
 */
export function decimalOf(value: number): string {
  return new Decimal(value).toSignificantDigits(15).toFixed();
}
