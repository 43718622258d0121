/** Reads an Excel or OpenDocument workbook, the old binary kind too, sheet by sheet. */
import { type CellObject, type DenseWorkSheet, type Range, read, type WorkBook } from '@e965/xlsx';
import type { Outline } from '../outline.ts';
import { OutlineWriter } from '../outline-writer.ts';
import { refusal } from '../sentences.ts';
import { tellingTitle, tidy } from '../words.ts';
import { type Sheet, writeSheet } from './sheet.ts';

/**
 * The outline of a workbook; its unit is the row. Rows go on counting from sheet to sheet; hidden sheets are left out.
 * @throws UnreadableDocument if it is protected with a password or damaged.
 */
export function readWorkbook(bytes: Uint8Array, source: Outline['source']): Outline {
  const book = open(bytes);
  const writer = new OutlineWriter(source, 'row');
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    content: sheetOf(book.Sheets[name]),
  }));
  const shown = sheets.filter((sheet) => !sheet.hidden && sheet.content.rows.length > 0);
  let before = 0;
  for (const { name, hidden, content } of sheets) {
    if (hidden) {
      writer.remark(
        Math.max(1, before),
        `The sheet “${name}” is hidden and was not read. Unhide it if it belongs to the plan.`,
      );
      continue;
    }
    if (content.rows.length === 0) continue;
    const page = shown.length > 1 ? shown.findIndex((sheet) => sheet.name === name) + 1 : null;
    if (page !== null) writer.heading({ line: before + 1, page, region: null, place: null }, null, name);
    writeSheet(writer, { page, before, ...content });
    for (const { row, text } of content.comments) {
      writer.note({ line: before + row + 1, page, region: null, place: null }, text);
    }
    before += content.rows.length;
  }
  return writer.finish(tellingTitle(book.Props?.Title ?? null));
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: true,
      UTC: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
    });
  } catch (error) {
    throw refusal(/password|encrypt/i.test(String(error)) ? 'password' : 'damaged');
  }
}

function sheetOf(sheet: unknown): Pick<Sheet, 'rows' | 'spans'> & { comments: { row: number; text: string }[] } {
  if (!isDense(sheet)) return { rows: [], comments: [] };
  const merges = sheet['!merges'] ?? [];
  const hiddenRows = sheet['!rows'] ?? [];
  const rows: string[][] = [];
  const comments: { row: number; text: string }[] = [];
  sheet['!data'].forEach((cells, row) => {
    if (!cells || hiddenRows[row]?.hidden) return;
    const words: string[] = [];
    cells.forEach((cell, column) => {
      words[column] = wordsOf(cell);
      for (const comment of cell?.c ?? []) comments.push({ row, text: tidy(comment.t) });
    });
    rows[row] = Array.from(words, (word) => word ?? '');
  });
  while (rows.length > 0 && !(rows.at(-1) ?? []).some((cell) => tidy(cell) !== '')) rows.pop();
  const full = Array.from(rows, (row) => row ?? []);
  fillDown(full, merges);
  return { rows: full, comments, spans: (row) => spansOf(full, merges, row) };
}

function isDense(sheet: unknown): sheet is DenseWorkSheet {
  return typeof sheet === 'object' && sheet !== null && '!data' in sheet && Array.isArray(sheet['!data']);
}

/** A cell merged downwards counts for each of its rows: an owner told once for three actions owns all three. */
function fillDown(rows: string[][], merges: Range[]): void {
  for (const { s, e } of merges) {
    const text = rows[s.r]?.[s.c] ?? '';
    if (text === '') continue;
    for (let row = s.r + 1; row <= Math.min(e.r, rows.length - 1); row += 1) {
      const cells = rows[row];
      if (!cells) continue;
      while (cells.length <= s.c) cells.push('');
      cells[s.c] = text;
    }
  }
}

function spansOf(rows: string[][], merges: Range[], row: number): string[] {
  const spans: string[] = [];
  for (const { s, e } of merges) {
    if (s.r !== row || e.c === s.c) continue;
    for (let column = s.c; column <= e.c; column += 1) spans[column] = rows[row]?.[s.c] ?? '';
  }
  return Array.from(spans, (span) => span ?? '');
}

function wordsOf(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.t === 'z') return '';
  if (cell.v instanceof Date) return dateInWords(cell.v, String(cell.z ?? '')) ?? cell.w ?? '';
  if (cell.t === 'n' && (cell.z === undefined || cell.z === 'General')) return String(cell.v);
  return cell.t === 's' ? String(cell.v) : (cell.w ?? String(cell.v));
}

const inTime = { timeZone: 'UTC', year: 'numeric' } as const;
/** Made once: each takes far more memory than the text that it makes. */
const dateStyles = {
  year: new Intl.DateTimeFormat('en-GB', inTime),
  month: new Intl.DateTimeFormat('en-GB', { ...inTime, month: 'long' }),
  day: new Intl.DateTimeFormat('en-GB', { ...inTime, month: 'long', day: 'numeric' }),
};

/** A date as far as its cell shows it: "31 March 2026", "March 2026", "2026"; null for a time of day. */
function dateInWords(date: Date, format: string): string | null {
  const shown = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').toLowerCase();
  if (/h|s/.test(shown) && !/[dy]/.test(shown)) return null;
  if (/d/.test(shown) || format === '') return dateStyles.day.format(date);
  return (/m/.test(shown) ? dateStyles.month : dateStyles.year).format(date);
}
