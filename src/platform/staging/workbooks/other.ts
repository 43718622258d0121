/** Reads the old Excel format (.xls), binary workbooks (.xlsb), OpenDocument spreadsheets and tables of a web page, whole. */
import { readFile } from 'node:fs/promises';
import { type CellObject, type DenseWorkSheet, type Range, read, type WorkBook } from '@e965/xlsx';
import { kindOfFormat, textOfNumber } from '../cells.ts';
import type { StagedSheet } from '../model.ts';
import { refusal } from '../unreadable.ts';
import type { Workshop } from '../workshop.ts';
import { type Cell, SheetWriter } from './sheet-writer.ts';

/** The sheets that have anything in them. @param remarks to which is added what a clerk should know */
export async function readOther(path: string, shop: Workshop, remarks: string[]): Promise<StagedSheet[]> {
  const book = open(await readFile(path));
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets: StagedSheet[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet: unknown = book.Sheets[name];
    if (!isDense(sheet)) continue;
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const merged: Range[] = sheet['!merges'] ?? [];
    const merges = merged.map(({ s, e }) => ({
      top: s.r + 1,
      bottom: e.r + 1,
      left: s.c,
      right: e.c,
    }));
    const writer = new SheetWriter(shop, index + 1, name, hidden, merges);
    sheet['!data'].forEach((row, at) => {
      const cells = (row ?? []).flatMap((cell, column) => cellOf(cell, column, is1904) ?? []);
      writer.row(at + 1, cells, sheet['!rows']?.[at]?.hidden === true);
    });
    delete book.Sheets[name];
    sheets.push(...(await writer.finish(remarks)));
    shop.tell('reading rows', (index + 1) / book.SheetNames.length);
  }
  return sheets;
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: 'buffer', dense: true, cellDates: false, cellNF: true, cellHTML: false, raw: true });
  } catch (error) {
    throw refusal(/password|encrypt/i.test(String(error)) ? 'password' : 'damaged', error);
  }
}

function isDense(sheet: unknown): sheet is DenseWorkSheet {
  return typeof sheet === 'object' && sheet !== null && '!data' in sheet && Array.isArray(sheet['!data']);
}

function cellOf(cell: CellObject | undefined, column: number, is1904: boolean): Cell | null {
  if (!cell) return null;
  const { v: value } = cell;
  if (value === undefined || cell.t === 'z')
    return cell.f === undefined ? null : { column, text: '', trouble: 'no result' };
  if (cell.t === 'e') return { column, text: cell.w ?? '#N/A', trouble: 'error' };
  if (typeof value === 'boolean') return { column, text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { column, text: value.toISOString().slice(0, 10) };
  if (typeof value === 'number') {
    return { column, text: textOfNumber(String(value), kindOfFormat(String(cell.z ?? '')), is1904) };
  }
  return value === '' ? null : { column, text: value };
}
