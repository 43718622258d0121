/** Reads a text of rows: a regular one with DuckDB alone, any other record by record. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DuckTrouble, literal, whole } from '../../duck/duck.ts';
import type { NumberedRow } from '../headings.ts';
import type { Staged, StagedSheet } from '../model.ts';
import { piecesOf } from '../pieces.ts';
import { columnsOf } from '../profile.ts';
import { RowSink } from '../sink.ts';
import { remarksOnTables } from '../table-remarks.ts';
import { rowsAtHand, type Table, TableFinder } from '../tables.ts';
import { refusal, tooManyColumns, tooManyRows, Unreadable } from '../unreadable.ts';
import { storeRows, type Workshop } from '../workshop.ts';
import { dialectOf, type Guess } from './dialect.ts';
import { type CsvRecord, RecordReader } from './records.ts';
import { Irregularities } from './remarks.ts';
import { type Survey, Surveyor } from './survey.ts';

type Read = Pick<Staged, 'format' | 'sha256' | 'encoding' | 'delimiter' | 'remarks' | 'sheets'>;

const pieceBytes = 1 << 20;
/** How much of the text tells its dialect. */
const headLetters = 400_000;

/** @throws Unreadable if there are no rows in it */
export async function readCsv(path: string, bytes: number, encoding: string, shop: Workshop): Promise<Read> {
  const start = await startOf(path, bytes, encoding);
  // While the bytes are looked through, DuckDB may already read: nearly every large file is as regular as its start.
  const [survey, regular] = await settled([surveyOf(path, bytes, shop), copyIfRegular(path, start, shop)]);
  const text = survey.encoding === encoding ? start.text : (await startOf(path, bytes, survey.encoding)).text;
  if (start.isWhole && text.trim() === '') throw refusal('blank');
  const guess = dialectOf(text, start.isWhole);
  const remarks = survey.remark === null ? [] : [survey.remark];
  const sheet = regular && (await sheetOfRegular(regular, survey, shop));
  const sheets = sheet ? [sheet] : await readRecords(path, bytes, guess, survey, shop, remarks);
  const { sha256 } = survey;
  return { format: 'csv', sha256, encoding: survey.encoding, delimiter: guess.delimiter, remarks, sheets };
}

/** The survey and the hash of a text, in one pass. */
async function surveyOf(path: string, bytes: number, shop: Workshop): Promise<Survey & { sha256: string }> {
  const surveyor = new Surveyor();
  const sum = createHash('sha256');
  let done = 0;
  for await (const piece of piecesOf(path, pieceBytes)) {
    sum.update(piece);
    surveyor.push(piece);
    done += piece.length;
    shop.tell('looking through the file', done / bytes);
  }
  return { ...surveyor.finish(), sha256: sum.digest('hex') };
}

/** Both results, once neither works on: what one is still writing must not be thrown away under its hands. */
async function settled<A, B>(works: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

interface Start {
  text: string;
  isWhole: boolean;
}

async function startOf(path: string, bytes: number, encoding: string): Promise<Start> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(bytes, headLetters)), position: 0 });
    const text = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: true });
    return { text, isWhole: bytesRead === bytes };
  } finally {
    await file.close();
  }
}

interface Regular {
  parquet: string;
  table: Table;
  /** The cells that the headings end with; empty where there are none. */
  headings: readonly string[];
}

/**
 * Stores the rows of a text in which, by its start, every record is one line with as many cells as the heading; null of
 * any other. Whether it goes on as it starts is left to `sheetOfRegular`.
 */
async function copyIfRegular(path: string, start: Start, shop: Workshop): Promise<Regular | null> {
  const guess = dialectOf(start.text, start.isWhole);
  if (guess.bareReturns || guess.delimiter === '') return null;
  const reader = new RecordReader(guess);
  const records = reader.push(start.text);
  if (start.isWhole) records.push(...reader.end());
  const rows = rowsOf(records.slice(guess.hasSeparatorLine ? 1 : 0, rowsAtHand));
  const finder = new TableFinder({ name: '' }, shop.headings);
  for (const row of rows) finder.see(row);
  const { tables, beyond } = finder.finish();
  const [table, ...others] = tables;
  if (!table || others.length > 0 || table.again.length > 0 || beyond.length > 0) return null;
  const { head, width } = table;
  const usual = rows.find(({ row }) => row === head.firstRow)?.cells.length;
  if (usual === undefined || usual < 2 || usual !== width) return null;
  if (width > shop.limits.columns) throw tooManyColumns(shop.limits.columns);
  const parquet = join(shop.scratch, 'sheet-1.parquet');
  try {
    await copyRegular(path, parquet, head, guess.delimiter, width, shop);
    const headings = rows.find(({ row }) => row === head.headingRows.at(-1))?.cells ?? [];
    return { parquet, table, headings };
  } catch (error) {
    // not so regular after all; a full disk stays one
    if (error instanceof DuckTrouble && error.hindrance === 'other') return null;
    throw error;
  }
}

/** Records that have anything in them, as rows. */
function rowsOf(records: readonly CsvRecord[]): NumberedRow[] {
  let apart = false;
  return records.flatMap(({ line, cells }) => {
    const isEmpty = cells.every((cell) => cell.trim() === '');
    const row: NumberedRow[] = isEmpty ? [] : [{ row: line, cells, apart }];
    apart = isEmpty;
    return row;
  });
}

/** The sheet, if the text was regular to its end, so that the row of a record is its place and need not be stored. */
async function sheetOfRegular(regular: Regular, survey: Survey, shop: Workshop): Promise<StagedSheet | null> {
  if (!survey.isCleanUtf8 || !survey.endsAlike) return null;
  const { parquet, table, headings } = regular;
  const { headings: names, ...stands } = table.head;
  const { rows } = await shop.duck.row(
    `select num_rows as rows from parquet_file_metadata(${literal(parquet)})`,
    z.object({ rows: whole }),
  );
  // a record over several lines, or an empty line, would shift the rows after it
  if (rows !== survey.lines - stands.firstRow + 1) return null;
  if (rows > shop.limits.rows) throw tooManyRows(shop.limits.rows);
  const stored = { ...stands, parquet, rowColumn: false };
  const seen = await columnsOf(shop, stored, names);
  const full = seen.columns.filter(({ filled }) => filled === rows).length;
  if (full < 2 && (await hasBareRows(parquet, table.width, shop))) return null;
  if (await hasHeadingsAgain(parquet, headings, shop)) return null;
  const { said } = table;
  return { ...ofText, ...stored, ...seen, ...(said ? { said } : {}) };
}

async function copyRegular(
  path: string,
  parquet: string,
  { firstRow }: Pick<StagedSheet, 'firstRow'>,
  delimiter: string,
  width: number,
  shop: Workshop,
): Promise<void> {
  const columns = Array.from({ length: width }, (_, index) => `c${index}: 'VARCHAR'`);
  await storeRows(
    shop,
    `copy (from read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${firstRow - 1},
        delim = ${literal(delimiter)}, quote = '"', escape = '"', columns = {${columns.join(', ')}}))
        to ${literal(parquet)} (format parquet)`,
  );
}

/** Whether there are rows with nothing in them, or with one cell: above such may end a table, and below begin another. */
async function hasBareRows(parquet: string, width: number, shop: Workshop): Promise<boolean> {
  const filled = Array.from({ length: width }, (_, index) => `(c${index} is not null)::int`);
  const { bare } = await shop.duck.row(
    `select count(*) as bare from read_parquet(${literal(parquet)}) where ${filled.join(' + ')} < 2`,
    z.object({ bare: whole }),
  );
  return bare > 0;
}

async function hasHeadingsAgain(parquet: string, headings: readonly string[], shop: Workshop): Promise<boolean> {
  const same = headings.flatMap((cell, index) => (cell === '' ? [] : [`c${index} = ${literal(cell)}`]));
  if (same.length === 0) return false;
  const { again } = await shop.duck.row(
    `select count(*) as again from read_parquet(${literal(parquet)}) where ${same.join(' and ')}`,
    z.object({ again: whole }),
  );
  return again > 0;
}

async function readRecords(
  path: string,
  bytes: number,
  guess: Guess,
  survey: Survey,
  shop: Workshop,
  remarks: string[],
): Promise<StagedSheet[]> {
  const finder = new TableFinder({ name: '' }, shop.headings);
  const sink = new RowSink(shop, 'sheet-1', finder);
  const irregularities = new Irregularities();
  const take = (records: CsvRecord[]) => {
    for (const record of records) {
      if (guess.hasSeparatorLine && record.line === 1) continue;
      irregularities.see(record);
      sink.write(record.line, record.cells);
    }
  };
  const reader = new RecordReader(guess);
  const decoder = new TextDecoder(survey.encoding);
  let done = 0;
  try {
    for await (const piece of piecesOf(path, pieceBytes)) {
      take(reader.push(decoder.decode(piece, { stream: true }).replaceAll('\0', '')));
      done += piece.length;
      shop.tell('reading rows', done / bytes);
    }
    take(reader.push(decoder.decode()));
    take(reader.end());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const found = `In the file, ${error.message}: it has more than 600,000 letters, and a row of a table is expected.`;
    throw new Unreadable('unknown kind', `${found} Save it as CSV with one row on each line, and send that.`);
  }
  if (sink.isEmpty) throw refusal('blank');
  const found = finder.finish();
  const stored = await sink.store(found.tables);
  remarks.push(...irregularities.remarks(found.tables, survey.isEnded), ...remarksOnTables(found, 'The file', 'line'));
  const cut = irregularities.cutLine(survey.isEnded);
  return stored.map((table) => ({
    ...ofText,
    ...table,
    ...(cut !== null && table === stored.at(-1) ? { cutOff: cut } : {}),
  }));
}

/** What is the same of all tables of a text. */
const ofText = { name: '', hidden: false, counts: 'line', errorCells: 0 } as const;
