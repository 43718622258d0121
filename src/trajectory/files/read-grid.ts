/** Reads the cells of a CSV text or of a workbook as text: numbers in full, shares in per cent, dates in ISO 8601. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellObject, type DenseWorkSheet, read, type WorkBook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { Decimal } from '../../kernel/decimals.ts';
import { decodeText } from '../../platform/documents/decode.ts';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { openArchive } from '../../platform/documents/zip.ts';
import { Mistake } from '../../platform/mistake.ts';
import { kindOfFormat, numberText, textOfNumber } from '../../platform/staging/cells.ts';
import { unguarded } from './formula-guard.ts';
import type { Grid, GridRow } from './grid.ts';

/** @throws Mistake if the file is neither a text nor a workbook, or is damaged */
export async function readGrids(bytes: Uint8Array, name: string): Promise<Grid[]> {
  try {
    const grids = isWorkbook(bytes) ? await ofWorkbook(bytes) : [ofText(decodeText(bytes).text)];
    return grids.filter(({ rows }) => rows.length > 0);
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Mistake(`${name}: ${error.message}`);
    throw error;
  }
}

/** Zip (XLSX, ODS) or a compound file (XLS). */
function isWorkbook(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return start === 'PK\x03\x04' || start === '\xd0\xcf\x11\xe0';
}

/** The rows of a text; a quotation mark that is never closed is taken for a plain character. */
export function ofText(text: string): Grid {
  const said = /^\ufeff?sep=(.)\r?\n/.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const delimiter = said?.[1] ?? delimiterOf(body);
  const rows = rowsOf(body, delimiter).map((cells, at) => ({ row: at + (said ? 2 : 1), cells: cells.map(unguarded) }));
  return { sheet: '', rows: rows.filter(isFilled) };
}

function rowsOf(text: string, delimiter: string): string[][] {
  const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true };
  try {
    return parse(text, options);
  } catch {
    return parse(text, { ...options, quote: false });
  }
}

/** The one that parts the first row with anything in it most often. */
function delimiterOf(text: string): string {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

async function ofWorkbook(bytes: Uint8Array): Promise<Grid[]> {
  await countWhatIsPacked(bytes);
  const book = opened(bytes);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, index): Grid[] => {
    const sheet: unknown = book.Sheets[name];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return hidden || !isDense(sheet) ? [] : [{ sheet: name, rows: rowsOfSheet(sheet, is1904) }];
  });
}

/** A small file that swells to gigabytes is told before anything of it is read. */
async function countWhatIsPacked(bytes: Uint8Array): Promise<void> {
  if (bytes[0] !== 0x50) return;
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-grid-'));
  try {
    const path = join(folder, 'workbook');
    await writeFile(path, bytes);
    const archive = await openArchive(path);
    await archive.countAll().finally(() => archive.close());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function opened(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: 'buffer', dense: true, cellDates: false, cellNF: true, cellHTML: false });
  } catch (error) {
    throw new UnreadableDocument(
      'broken',
      /password|encrypt/i.test(String(error))
        ? 'It is protected with a password. Open it, take the password off, save it and send it again.'
        : 'It is no workbook that can be read. Save it as XLSX or CSV and send that.',
    );
  }
}

function rowsOfSheet(sheet: DenseWorkSheet, is1904: boolean): GridRow[] {
  const rows = sheet['!data'].map((cells, at) => ({
    row: at + 1,
    cells: Array.from(cells ?? [], (cell) => textOf(cell, is1904)),
  }));
  return rows.filter(isFilled);
}

function isDense(sheet: unknown): sheet is DenseWorkSheet {
  return typeof sheet === 'object' && sheet !== null && '!data' in sheet && Array.isArray(sheet['!data']);
}

function textOf(cell: CellObject | undefined, is1904: boolean): string {
  const value = cell?.v;
  if (cell === undefined || value === undefined || cell.t === 'z') return '';
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (typeof value !== 'number') return String(value);
  const format = String(cell.z ?? '');
  // A share shown in per cent is written so, which no unit has to explain.
  if (/%/.test(format.replace(/"[^"]*"|\\./g, '')))
    return `${new Decimal(numberText(String(value))).times(100).toFixed()}%`;
  return textOfNumber(String(value), kindOfFormat(format), is1904);
}

const isFilled = ({ cells }: GridRow): boolean => cells.some((cell) => cell.trim() !== '');
