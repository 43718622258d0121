/** Reads a text of rows: a regular one with DuckDB alone, any other record by record. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DuckTrouble, literal, whole } from '../../duck/duck.ts';
import { type Head, headOf, type NumberedRow } from '../headings.ts';
import type { Staged, StagedSheet } from '../model.ts';
import { piecesOf } from '../pieces.ts';
import { columnsOf } from '../profile.ts';
import { RowSink } from '../sink.ts';
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
const rowsForHeadings = 400;

/** @throws Unreadable if there are no rows in it */
export async function readCsv(path: string, bytes: number, encoding: string, shop: Workshop): Promise<Read> {
  const start = await startOf(path, bytes, encoding);
  // While the bytes are looked through, DuckDB may already read: nearly every large file is as regular as its start.
  const [survey, regular] = await settled([surveyOf(path, bytes, shop), copyIfRegular(path, start, shop)]);
  const text = survey.encoding === encoding ? start.text : (await startOf(path, bytes, survey.encoding)).text;
  if (start.isWhole && text.trim() === '') throw refusal('blank');
  const guess = dialectOf(text, start.isWhole);
  const remarks = survey.remark === null ? [] : [survey.remark];
  const sheet =
    (regular && (await sheetOfRegular(regular, survey, shop))) ??
    (await readRecords(path, bytes, guess, survey, shop, remarks));
  const { sha256 } = survey;
  return { format: 'csv', sha256, encoding: survey.encoding, delimiter: guess.delimiter, remarks, sheets: [sheet] };
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
  head: Head;
  width: number;
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
  const rows = records
    .slice(guess.hasSeparatorLine ? 1 : 0, rowsForHeadings)
    .map(({ line, cells }): NumberedRow => ({ row: line, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const head = headOf(rows, width);
  const usual = rows.find(({ row }) => row === head.firstRow)?.cells.length;
  if (usual === undefined || usual < 2 || usual !== width) return null;
  if (width > shop.limits.columns) throw tooManyColumns(shop.limits.columns);
  const parquet = join(shop.scratch, 'sheet-1.parquet');
  try {
    await copyRegular(path, parquet, head, guess.delimiter, width, shop);
    return { parquet, head, width };
  } catch (error) {
    // not so regular after all; a full disk stays one
    if (error instanceof DuckTrouble && error.hindrance === 'other') return null;
    throw error;
  }
}

/** The sheet, if the text was regular to its end, so that the row of a record is its place and need not be stored. */
async function sheetOfRegular(regular: Regular, survey: Survey, shop: Workshop): Promise<StagedSheet | null> {
  if (!survey.isCleanUtf8 || !survey.endsAlike) return null;
  const { parquet, head, width } = regular;
  const { rows } = await shop.duck.row(
    `select num_rows as rows from parquet_file_metadata(${literal(parquet)})`,
    z.object({ rows: whole }),
  );
  // a record over several lines, or an empty line, would shift the rows after it
  if (rows !== survey.lines - head.firstRow + 1) return null;
  if (rows > shop.limits.rows) throw tooManyRows(shop.limits.rows);
  const sheet = { parquet, rowColumn: false, firstRow: head.firstRow };
  const seen = await columnsOf(shop, sheet, head.headings);
  if (seen.columns.every(({ filled }) => filled < rows) && (await hasEmptyRows(parquet, width, shop))) return null;
  return sheetOf(head, sheet, seen);
}

async function copyRegular(
  path: string,
  parquet: string,
  head: Head,
  delimiter: string,
  width: number,
  shop: Workshop,
): Promise<void> {
  const columns = Array.from({ length: width }, (_, index) => `c${index}: 'VARCHAR'`);
  await storeRows(
    shop,
    `copy (from read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${head.firstRow - 1},
        delim = ${literal(delimiter)}, quote = '"', escape = '"', columns = {${columns.join(', ')}}))
        to ${literal(parquet)} (format parquet)`,
  );
}

async function hasEmptyRows(parquet: string, width: number, shop: Workshop): Promise<boolean> {
  const columns = Array.from({ length: width }, (_, index) => `c${index}`);
  const { empty } = await shop.duck.row(
    `select count(*) as empty from read_parquet(${literal(parquet)}) where coalesce(${columns.join(', ')}) is null`,
    z.object({ empty: whole }),
  );
  return empty > 0;
}

async function readRecords(
  path: string,
  bytes: number,
  guess: Guess,
  survey: Survey,
  shop: Workshop,
  remarks: string[],
): Promise<StagedSheet> {
  const sink = new RowSink(shop, 'sheet-1');
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
  const { head, parquet } = await sink.store();
  const sheet = { parquet, rowColumn: true, firstRow: head.firstRow };
  const seen = await columnsOf(shop, sheet, head.headings);
  remarks.push(...irregularities.remarks(head, survey.isEnded));
  return sheetOf(head, sheet, seen);
}

function sheetOf(
  head: Head,
  stored: Pick<StagedSheet, 'parquet' | 'rowColumn' | 'firstRow'>,
  seen: Pick<StagedSheet, 'rows' | 'columns'>,
): StagedSheet {
  return {
    name: '',
    hidden: false,
    ...seen,
    ...stored,
    counts: 'line',
    headingRows: head.headingRows,
    above: head.above,
    errorCells: 0,
  };
}
