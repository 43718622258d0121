/** Checks a staged sheet: from texts to lines that can be taken in, rows that can't, and what the file says as a whole. */
import { join } from 'node:path';
import { withAnswers } from './answered-numbers.ts';
import { branchesOf, placesOf } from './branches.ts';
import { commissionersOf } from './commissioners.ts';
import { candidatesSql, constantsOf, tierIsConstant } from './compile.ts';
import { type Finding, findingsOf } from './findings.ts';
import { layLeftOut } from './left-out.ts';
import { findLinesApart } from './lines-apart.ts';
import { dropAll, enumOf, makeLookups, wrong } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { findMonthsApart } from './months-apart.ts';
import { type Counts, countsOf, skippedRowsOf, unburntRowsOf, writeLines, writeRejects } from './output.ts';
import { overlapsOf } from './overlaps.ts';
import { namesPeople } from './people.ts';
import { rejectionsSql } from './rejections.ts';
import { gapsOf, laySeries } from './series.ts';
import type { Context, Sheet, Sql } from './source.ts';
import { scaleSurvey } from './survey.ts';
import { markKnown, markTwice } from './twice.ts';
import { aboutOnly } from './vocabulary.ts';
import { markWithoutFactor } from './without-factor.ts';

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
  confirmed: Mapping,
  given: Context,
  folder: string,
): Promise<Checked> {
  checks += 1;
  const prefix = `intake${checks}`;
  const places = placesOf(sheet);
  const map = await withAnswers(sql, sheet, confirmed, places);
  const context = { ...given, vocabulary: aboutOnly(given.vocabulary, map.about) };
  const branches = branchesOf(map, places, { file: context.fileName, sheet: sheet.name });
  try {
    await enumOf(sql, `${prefix}_nothing`, ['']);
    const lookups = await makeLookups(sql, sheet, map, places, branches, context, prefix);
    await sql.run(`create temp table ${prefix}_row as ${candidatesSql(sheet, map, places, branches, lookups)}`);
    const constants = Object.entries(constantsOf(map, branches, lookups)).map(([name, text]) => `, ${text} as ${name}`);
    await sql.run(`create temp view ${prefix}_candidate as select *${constants.join('')} from ${prefix}_row`);
    await rejectWholeRows(sql, map, prefix);
    const survey = await scaleSurvey(sql, sheet, map, places, context, prefix);
    await laySeries(sql, prefix);
    const again = {
      twice: map.twice === 'accept' ? null : await markTwice(sql, sheet, map, places, prefix),
      in_ledger: context.existing === null ? null : await markKnown(sql, map, prefix, context.existing, context),
    };
    const uncounted = await markWithoutFactor(sql, prefix, context.whyNoFactor);
    const { months, lines } = await markDoubts(sql, prefix, context.existing);
    const gaps = map.meter !== null || map.tier === 'optimal' ? await gapsOf(sql, prefix) : [];
    const rejections = rejectionsSql(map, places, branches, lookups);
    await writeRejects(sql, sheet, prefix, rejections, { ...again, uncounted }, join(folder, 'rejects.parquet'));
    const tier = tierIsConstant(map, lookups) ? map.tier : null;
    await writeLines(sql, tier, context, prefix, join(folder, 'lines.parquet'));
    const overlaps = context.existing === null ? [] : await overlapsOf(sql, map, prefix, context.existing);
    const leftOut = await layLeftOut(sql, sheet, branches, lookups);
    const { rows, ...counts } = await countsOf(sql, sheet, map, context, prefix, leftOut);
    const skippedRows = rows.skipped === 0 ? [] : await skippedRowsOf(sql, sheet, prefix, leftOut.length > 0);
    const findings = findingsOf(
      {
        survey,
        unburnt: rows.skipped === 0 ? 0 : await unburntRowsOf(sql, prefix),
        commissioners: await commissionersOf(sql, sheet, map),
        notKept: places.names.filter(namesPeople),
        months,
        lines,
        known: counts.rejections['in-ledger'] ?? 0,
        gaps,
        overlaps,
        leftOut,
        skippedRows,
        rows,
      },
      context,
    );
    return { rows, ...counts, findings };
  } finally {
    await dropAll(sql, prefix);
  }
}

/** Marks the lines that are far from what is usual, and lays down in `<prefix>_doubt` what each is told. */
async function markDoubts(sql: Sql, prefix: string, existing: string | null) {
  await sql.run(`create temp table ${prefix}_doubt as
    select line, activity, from_month, notes as note, cast('' as varchar) as words from ${prefix}_candidate limit 0`);
  const months = await findMonthsApart(sql, prefix, existing);
  const lines = await findLinesApart(sql, prefix, existing);
  await sql.run(`update ${prefix}_row as r set notes = r.notes | d.note from ${prefix}_doubt as d
    where r.wrong = 0 and r.line = d.line and r.activity = d.activity and r.from_month = d.from_month`);
  return { months, lines };
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
