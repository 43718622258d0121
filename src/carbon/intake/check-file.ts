/** Checks a staged sheet: from texts to lines that can be taken in, rows that can't, and what the file says as a whole. */
import { join } from 'node:path';
import { branchesOf, placesOf } from './branches.ts';
import { candidatesSql, constantsOf } from './compile.ts';
import { type Finding, findingsOf } from './findings.ts';
import { dropAll, enumOf, makeLookups, wrong } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { type Counts, countsOf, skippedRowsOf, writeLines, writeRejects } from './output.ts';
import { rejectionsSql } from './rejections.ts';
import { gapsOf, laySeries, markOutliers } from './series.ts';
import type { Context, Sheet, Sql } from './source.ts';
import { markKnown, markTwice } from './twice.ts';

export interface Checked extends Counts {
  findings: Finding[];
}

let checks = 0;

/**
 * Checks a sheet and writes `lines.parquet` (the ledger's columns, sorted by organisation, month, row and part) and
 * `rejects.parquet` (row, code, column, found, detail; sorted by row) into a folder. The same input gives the same bytes.
 * @throws RangeError if the sheet lacks a column that the mapping reads
 */
export async function checkFile(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  context: Context,
  folder: string,
): Promise<Checked> {
  checks += 1;
  const prefix = `intake${checks}`;
  const places = placesOf(sheet);
  const branches = branchesOf(map, places, { file: context.fileName, sheet: sheet.name });
  try {
    await enumOf(sql, `${prefix}_nothing`, ['']);
    const lookups = await makeLookups(sql, sheet, map, places, branches, context, prefix);
    await sql.run(`create temp table ${prefix}_row as ${candidatesSql(sheet, map, places, branches, lookups)}`);
    const constants = Object.entries(constantsOf(map, branches, lookups)).map(([name, text]) => `, ${text} as ${name}`);
    await sql.run(`create temp view ${prefix}_candidate as select *${constants.join('')} from ${prefix}_row`);
    await rejectWholeRows(sql, map, prefix);
    await laySeries(sql, prefix);
    const again = {
      twice: map.twice === 'accept' ? null : await markTwice(sql, sheet, map, places, prefix),
      in_ledger:
        map.twice === 'accept' || context.existing === null
          ? null
          : await markKnown(sql, map, prefix, context.existing),
    };
    const outliers = await markOutliers(sql, prefix, context.existing);
    const gaps = map.meter !== null || map.tier === 'optimal' ? await gapsOf(sql, prefix) : [];
    const rejections = rejectionsSql(map, places, branches, lookups);
    await writeRejects(sql, sheet, prefix, rejections, again, join(folder, 'rejects.parquet'));
    await writeLines(sql, map, context, prefix, join(folder, 'lines.parquet'));
    const counts = await countsOf(sql, sheet, map, context, prefix);
    const skippedRows = counts.rows.skipped === 0 ? [] : await skippedRowsOf(sql, sheet, prefix);
    return { ...counts, findings: findingsOf({ outliers, gaps, skippedRows, rows: counts.rows }) };
  } finally {
    await dropAll(sql, prefix);
  }
}

/** A row of a wide table is taken in whole or not at all: it comes back whole, too. */
async function rejectWholeRows(sql: Sql, map: Mapping, prefix: string): Promise<void> {
  if (map.shape !== 'columns are activities' && map.shape !== 'columns are months') return;
  await sql.run(`create temp table ${prefix}_spoilt as
    select line, bit_or(wrong) as wrong from ${prefix}_candidate
    where wrong between 1 and ${wrong.skipped - 1} group by line`);
  await sql.run(`update ${prefix}_row as c set wrong = s.wrong from ${prefix}_spoilt as s
    where c.line = s.line and c.wrong < ${wrong.skipped}`);
}
