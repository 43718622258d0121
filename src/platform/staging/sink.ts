/**
 * Takes the rows of a sheet one after another, whatever they were read from, and stores them as Parquet.
 * The rows wait in a regular CSV file on disk, since their headings and width are known only at the end.
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../duck/duck.ts';
import type { Head } from './headings.ts';
import type { StagedSheet } from './model.ts';
import { columnsOf } from './profile.ts';
import type { Table, TableFinder } from './tables.ts';
import { tooManyColumns, tooManyRows } from './unreadable.ts';
import { storeRows, type Workshop } from './workshop.ts';

const bufferedLetters = 1_000_000;
/** Where a sheet grows wider row by row, from here on it grows by half at a time. */
const segmentsOfExactWidth = 16;

/** A table as it is stored, with all that is known of it but the sheet that it stands on. */
export type StoredTable = Pick<StagedSheet, 'table' | 'said' | 'rows' | 'columns' | 'parquet' | 'rowColumn'> &
  Omit<Head, 'headings'>;

export class RowSink {
  private readonly shop: Workshop;
  private readonly name: string;
  private readonly finder: TableFinder | null;
  private firstRow = 1;
  private isApart = false;
  private readonly segments: { path: string; width: number }[] = [];
  private file: number | null = null;
  private buffer: string[] = [];
  private letters = 0;
  private segmentWidth = 0;
  private width = 0;
  private rows = 0;

  /**
   * @param name of the files that it makes, without ending
   * @param finder tells its tables apart and finds their headings; without it all rows are data of one table
   */
  constructor(shop: Workshop, name: string, finder: TableFinder | null = null) {
    this.shop = shop;
    this.name = name;
    this.finder = finder;
  }

  /** Takes a row; one without anything in it is left out. Rows come in the order of their numbers. */
  write(row: number, cells: readonly string[]): void {
    const width = inkedWidth(cells);
    if (width === 0) {
      this.isApart = true;
      return;
    }
    if (this.rows === 0) this.firstRow = row;
    this.rows += 1;
    if (this.rows > this.shop.limits.rows) throw tooManyRows(this.shop.limits.rows);
    this.finder?.see({ row, cells: width < cells.length ? cells.slice(0, width) : cells, apart: this.isApart });
    this.isApart = false;
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

  /** Stores the rows of all as one table that has these headings. */
  async storeUnder(headings: readonly string[]): Promise<StoredTable> {
    this.close();
    const named = Array.from({ length: this.width }, (_, column) => headings[column] ?? '');
    const head = { headings: named, headingRows: [], above: [], firstRow: this.firstRow };
    const stored = await this.storeTable({ head, end: null, width: this.width, again: [] }, this.name);
    this.dropSegments();
    return stored;
  }

  /** Stores each table's rows below its headings. */
  async store(tables: readonly Table[]): Promise<StoredTable[]> {
    this.close();
    const stored: StoredTable[] = [];
    for (const [at, table] of tables.entries()) {
      const one = await this.storeTable(table, at === 0 ? this.name : `${this.name}-${at + 1}`);
      stored.push(tables.length === 1 ? one : { ...one, table: at + 1 });
    }
    this.dropSegments();
    return stored;
  }

  private async storeTable({ head, end, width, again, said }: Table, name: string): Promise<StoredTable> {
    const columns = Array.from({ length: width }, (_, index) => `c${index}`);
    const parquet = join(this.shop.scratch, `${name}.parquet`);
    const parts = this.segments.map((segment) => `select * from ${readSegment(segment.path, segment.width)}`);
    const all = parts.length > 1 ? `(${parts.join(' union all by name ')})` : `(${parts[0]})`;
    const conditions = [
      `row >= ${head.firstRow}`,
      ...(end === null ? [] : [`row < ${end}`]),
      ...(again.length === 0 ? [] : [`row not in (${again.join(', ')})`]),
    ];
    await storeRows(
      this.shop,
      `copy (select row, ${columns.join(', ')} from ${all} where ${conditions.join(' and ')}) to ${literal(parquet)} (format parquet)`,
    );
    const { headings, ...stands } = head;
    const place = { ...stands, parquet, rowColumn: true };
    return { ...place, ...(await columnsOf(this.shop, place, headings)), ...(said ? { said } : {}) };
  }

  private dropSegments(): void {
    for (const { path } of this.segments) rmSync(path);
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
