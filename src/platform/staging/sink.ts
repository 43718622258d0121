/**
 * Takes the rows of a sheet one after another, whatever they were read from, and stores them as Parquet.
 * The rows wait in a regular CSV file on disk, since their headings and width are known only at the end.
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../duck/duck.ts';
import { type Head, headOf, type NumberedRow, type Span } from './headings.ts';
import { tooManyColumns, tooManyRows } from './unreadable.ts';
import { storeRows, type Workshop } from './workshop.ts';

/** Rows that are kept at hand to tell the headings by. */
const rowsAtHand = 400;
const bufferedLetters = 1_000_000;
/** Where a sheet grows wider row by row, from here on it grows by half at a time. */
const segmentsOfExactWidth = 16;

export interface Stored {
  head: Head;
  /** Columns c0 … that have anything in them. */
  width: number;
  parquet: string;
}

/** What is known of the headings beforehand. */
export interface Known {
  /** All of them; no row is then looked upon as a heading. */
  headings?: readonly string[];
  /** Those that go over several columns. */
  spans?: readonly Span[];
}

export class RowSink {
  private readonly shop: Workshop;
  private readonly name: string;
  private readonly first: NumberedRow[] = [];
  private readonly segments: { path: string; width: number }[] = [];
  private file: number | null = null;
  private buffer: string[] = [];
  private letters = 0;
  private segmentWidth = 0;
  private width = 0;
  private rows = 0;

  /** @param name of the files that it makes, without ending */
  constructor(shop: Workshop, name: string) {
    this.shop = shop;
    this.name = name;
  }

  /** Takes a row; one without anything in it is left out. Rows come in the order of their numbers. */
  write(row: number, cells: readonly string[]): void {
    const width = inkedWidth(cells);
    if (width === 0) return;
    this.rows += 1;
    if (this.rows > this.shop.limits.rows) throw tooManyRows(this.shop.limits.rows);
    if (this.first.length < rowsAtHand) this.first.push({ row, cells: cells.slice(0, width) });
    if (width > this.segmentWidth) this.widen(width);
    this.width = Math.max(this.width, width);
    const words = line(row, cells, width, this.segmentWidth);
    this.buffer.push(words);
    this.letters += words.length;
    if (this.letters > bufferedLetters) this.flush();
  }

  get isEmpty(): boolean {
    return this.rows === 0;
  }

  /** Stores the rows below the headings. */
  async store(known: Known = {}): Promise<Stored> {
    this.close();
    const head = known.headings ? this.headWith(known.headings) : headOf(this.first, this.width, known.spans);
    const columns = Array.from({ length: this.width }, (_, index) => `c${index}`);
    const parquet = join(this.shop.scratch, `${this.name}.parquet`);
    const parts = this.segments.map(({ path, width }) => `select * from ${readSegment(path, width)}`);
    const all = parts.length > 1 ? `(${parts.join(' union all by name ')})` : `(${parts[0]})`;
    await storeRows(
      this.shop,
      `copy (select row, ${columns.join(', ')} from ${all} where row >= ${head.firstRow}) to ${literal(parquet)} (format parquet)`,
    );
    for (const { path } of this.segments) rmSync(path);
    return { head, width: this.width, parquet };
  }

  private headWith(headings: readonly string[]): Head {
    const firstRow = this.first[0]?.row ?? 1;
    return {
      headings: Array.from({ length: this.width }, (_, column) => headings[column] ?? ''),
      headingRows: [],
      above: [],
      firstRow,
    };
  }

  private widen(width: number): void {
    const { columns } = this.shop.limits;
    if (width > columns) throw tooManyColumns(columns);
    this.close();
    const isMany = this.segments.length >= segmentsOfExactWidth;
    this.segmentWidth = isMany ? Math.min(columns, Math.ceil(width * 1.5)) : width;
    this.width = Math.max(this.width, this.segmentWidth);
    const path = join(this.shop.scratch, `${this.name}.${this.segments.length}.csv`);
    this.segments.push({ path, width: this.segmentWidth });
    this.file = openSync(path, 'wx');
  }

  private flush(): void {
    if (this.file === null) return;
    const bytes = Buffer.from(this.buffer.join(''));
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.buffer = [];
    this.letters = 0;
  }

  private close(): void {
    if (this.file === null) return;
    this.flush();
    closeSync(this.file);
    this.file = null;
  }
}

/** Cells up to the last with anything but spaces in it. */
function inkedWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1] ?? '')) width -= 1;
  return width;
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

const special = /[",\r\n]|^\s|\s$/;

function line(row: number, cells: readonly string[], width: number, padded: number): string {
  let words = String(row);
  for (let at = 0; at < width; at += 1) {
    const cell = cells[at] ?? '';
    words += special.test(cell) ? `,"${cell.replaceAll('"', '""')}"` : `,${cell}`;
  }
  return `${words}${','.repeat(padded - width)}\n`;
}

function readSegment(path: string, width: number): string {
  const columns = Array.from({ length: width }, (_, index) => `c${index}: 'VARCHAR'`);
  return `read_csv(${literal(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', columns = {row: 'BIGINT', ${columns.join(', ')}})`;
}
