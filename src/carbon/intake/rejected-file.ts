/** Gives the rejected rows back as the file that they came in, with a last column that says what is wrong with each. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { type Duck, literal, whole } from '../../platform/duck/duck.ts';
import { placesOf } from './branches.ts';
import { wrongHeading } from './headings.ts';
import type { Mapping } from './mapping.ts';
import { nearestNames } from './nearest.ts';
import { cutOffSentence, rejectionCodes, sentenceOf } from './reasons.ts';
import type { Context, Sheet } from './source.ts';

const Fault = z.object({
  code: z.enum(rejectionCodes),
  column: z.string(),
  found: z.string(),
  detail: z.string().nullable(),
});
const Rejected = z.object({ row: whole, cells: z.array(z.string().nullable()), faults: z.array(Fault) });

/**
 * The rejected rows with the file's own headings and columns, in the order of the file, and what is wrong with them. Sent
 * again, the last column is not read.
 * @param rejects path of the `rejects.parquet` of `checkFile`
 */
export async function* rejectedRows(
  duck: Pick<Duck, 'each'>,
  sheet: Sheet,
  rejects: string,
  map: Mapping,
  context: Pick<Context, 'vocabulary' | 'organisations'>,
): AsyncGenerator<string[]> {
  const { all } = placesOf(sheet);
  yield [...all.map((at) => sheet.headings[at] ?? ''), wrongHeading];
  const near = nearestNames(context, map);
  const rows = duck.each(
    `select s."row" as "row", [${all.map((at) => `s.c${at}`).join(', ')}] as cells, r.faults
     from ${sheet.relation} as s join (
       select "row", list({code: code, "column": "column", found: found, detail: detail} order by n) as faults
       from (select *, file_row_number as n from read_parquet(${literal(rejects)}, file_row_number = true)) group by "row"
     ) as r on s."row" = r."row" order by s."row"`,
    Rejected,
  );
  for await (const { row, cells, faults } of rows) {
    const wrong = faults.map((fault) => sentenceOf(fault, near(fault)));
    if (row === sheet.cutOff) wrong.push(cutOffSentence);
    yield [...cells.map((cell) => cell ?? ''), wrong.join(' ')];
  }
}

/**
 * Writes the rejected rows as a file of their own.
 * @param folder where `checkFile` has written its `rejects.parquet`
 * @param file a path that ends in ".csv" or ".xlsx"
 */
export async function writeRejectedFile(
  duck: Pick<Duck, 'each'>,
  sheet: Sheet,
  folder: string,
  map: Mapping,
  context: Pick<Context, 'vocabulary' | 'organisations'>,
  file: string,
): Promise<void> {
  const rows = rejectedRows(duck, sheet, join(folder, 'rejects.parquet'), map, context);
  await (file.endsWith('.xlsx') ? writeWorkbook(rows, file) : writeCsv(rows, file));
}

/** UTF-8 with its mark and lines ended as spreadsheets expect: they open it as it is. */
async function writeCsv(rows: AsyncIterable<readonly string[]>, file: string): Promise<void> {
  const stream = createWriteStream(file);
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  stream.write('\uFEFF');
  for await (const row of rows) {
    if (!stream.write(stringify([row.map(harmless)], { record_delimiter: '\r\n' })))
      await Promise.race([once(stream, 'drain'), failed]);
  }
  stream.end();
  await finished(stream);
}

/** What a spreadsheet would take for a formula gets an apostrophe before it; a negative number stays as it is. */
function harmless(cell: string): string {
  return /^[=+@\t\r]|^-(?![\d.,]+$)/.test(cell) ? `'${cell}` : cell;
}

/** Every cell is text, so that nothing in it is worked out. Row by row: only one is in memory at a time. */
async function writeWorkbook(rows: AsyncIterable<readonly string[]>, file: string): Promise<void> {
  // It takes longer to load than most files to check, and few come back as workbooks.
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  const book = new WorkbookWriter({ filename: file, useSharedStrings: false });
  const sheet = book.addWorksheet('Rejected');
  for await (const row of rows) sheet.addRow([...row]).commit();
  sheet.commit();
  await book.commit();
}
