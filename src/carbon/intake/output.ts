/** Writes what became of a file: its lines as the ledger takes them, its rejects, and how many there are of each. */
import { z } from 'zod';
import { sumOf } from '../../kernel/decimals.ts';
import { literal, whole } from '../../platform/duck/duck.ts';
import type { LeftOut } from './left-out.ts';
import { enumOf, wrong } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { nearestNames } from './nearest.ts';
import {
  cutOffSentence,
  doubtRemarks,
  type RejectionCode,
  type RemarkCode,
  rejectionCodes,
  remarks,
  sentenceOf,
} from './reasons.ts';
import { mostGroups, mostNamed } from './reject-groups.ts';
import type { Context, Sheet, Sql } from './source.ts';

export interface RejectedCell {
  /** As a spreadsheet counts. */
  row: number;
  code: RejectionCode;
  column: string;
  found: string;
  sentence: string;
}

export interface Counts {
  /** Rows of the sheet below its headings: each is accepted, rejected, left out (a person said so) or skipped (empty, or a sum). */
  rows: { all: number; accepted: number; remarked: number; rejected: number; leftOut: number; skipped: number };
  /** Wide tables, and periods over two years, make several lines of a row. */
  lines: number;
  /** Of the accepted lines; decimals as text with six places. */
  totals: { activity: string; unit: string; lines: number; quantity: string; spend: string | null }[];
  /** yyyymm; null if no line is accepted. */
  firstMonth: number | null;
  lastMonth: number | null;
  /** Lines with each remark, and cells with each fault. */
  remarks: Partial<Record<RemarkCode, number>>;
  rejections: Partial<Record<RejectionCode, number>>;
  /** What is wrong with the first rejected rows. */
  rejects: RejectedCell[];
  /** What is wrong in the same way in several rows told once, that of the most rows first. */
  rejectGroups: RejectGroup[];
}

export interface RejectGroup {
  code: RejectionCode;
  column: string;
  found: string;
  /** How many rows it is wrong in, and the first of them. */
  rows: number;
  first: number[];
  sentence: string;
}

/** Rejected cells that are told at once. */
const firstRejects = 50;
const isBad = `wrong between 1 and ${wrong.skipped - 1}`;

/**
 * Writes the accepted lines with the ledger's columns, sorted by organisation, month, row and part.
 * @param tier where all lines are of one; null where each has its own
 */
export async function writeLines(
  sql: Sql,
  tier: string | null,
  context: Context,
  prefix: string,
  file: string,
): Promise<void> {
  const constant = async (name: string, text: string) =>
    `cast(${literal(text)} as ${await enumOf(sql, `${prefix}_${name}`, [text])}) as ${name}`;
  const { doubts } = await sql.row(`select count(*) as doubts from ${prefix}_doubt`, z.object({ doubts: whole }));
  const told = remarks
    .map(([code, words], at) => ({ code, text: `case when notes & ${1 << at} > 0 then ${literal(words)} end` }))
    .flatMap(({ code, text }) => (doubtRemarks.includes(code) ? [] : [text]));
  const doubt = doubts === 0 ? [] : ['doubt'];
  const remark = `case when notes > 0 then concat_ws('; ', ${[...told, ...doubt].join(', ')}) end as remark`;
  // What is the same in all lines, or follows from another column, is not carried through the sorting.
  const sorted = `select line, part, organisation, site, from_month, to_month, activity, unit, quantity, spend, supplier,
      estimated, evidence, notes${tier === null ? ', tier' : ''}${doubts === 0 ? '' : ', words as doubt'}
    from ${prefix}_candidate ${doubts === 0 ? '' : `left join ${prefix}_doubt using (line, activity, from_month)`}
    where wrong = 0 order by organisation, from_month, line, part`;
  await sql.run(
    `copy (select ${await constant('file', context.file)}, line, part, organisation, site, from_month, to_month,
       from_month // 100 - case when from_month % 100 < 4 then 1 else 0 end as year,
       activity, unit, quantity, spend, supplier, ${tier === null ? 'tier' : await constant('tier', tier)}, estimated, ${remark}, evidence
     from (${sorted})) to ${literal(file)} (format parquet)`,
  );
}

/**
 * Writes what is wrong, one row for each fault of a cell: row, code, column, found, detail (`Rejection`).
 * @param rejections SQL by `rejectionsSql`
 * @param again tables of rows that are there twice or that no factor is for, by the name of the column that `rejections` reads
 */
export async function writeRejects(
  sql: Sql,
  sheet: Sheet,
  prefix: string,
  rejections: string,
  again: { twice: string | null; in_ledger: string | null; uncounted: string | null },
  file: string,
): Promise<void> {
  const earlier = Object.entries(again).map(([name, table]) =>
    table === null
      ? `cast(null as varchar) as ${name}`
      : `(select any_value(cast(t.earlier as varchar)) from ${table} as t where t."row" = s."row") as ${name}`,
  );
  await sql.run(`create temp table ${prefix}_bad as select s.*, ${earlier.join(', ')} from ${sheet.relation} as s
    where s."row" in (select line from ${prefix}_candidate where ${isBad})`);
  await sql.run(`create temp table ${prefix}_rejects as ${rejections}`);
  await sql.run(
    `copy (select "row", code, "column", found, detail from ${prefix}_rejects order by "row", n, "column", code, found)
     to ${literal(file)} (format parquet)`,
  );
}

const Group = z.object({
  activity: z.string(),
  unit: z.string(),
  notes: z.int(),
  lines: whole,
  firsts: whole,
  quantity: z.string(),
  spend: z.string().nullable(),
  first: z.int(),
  last: z.int(),
});

/** Counts and sums; needs what `writeRejects` lays down. */
export async function countsOf(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  context: Context,
  prefix: string,
  leftOut: readonly LeftOut[],
): Promise<Counts> {
  const groups = await sql.rows(
    `select activity, unit, notes, count(*) as lines, count_if(part = 0) as firsts, sum(quantity) as quantity,
       sum(spend) as spend, min(from_month) as first, max(to_month) as last
     from ${prefix}_candidate where wrong = 0 group by activity, unit, notes order by activity, unit, notes`,
    Group,
  );
  const wide = map.shape === 'columns are activities' || map.shape === 'columns are months';
  const one = z.object({ n: whole });
  const number = async (what: string) => (await sql.row(`select ${what}`, one)).n;
  const all = await number(`count(*) as n from ${sheet.relation}`);
  const rejected = await number(`count(*) as n from ${prefix}_bad`);
  const [accepted, remarked] = wide
    ? [
        await number(`count(distinct line) as n from ${prefix}_candidate where wrong = 0`),
        await number(`count(distinct line) as n from ${prefix}_candidate where wrong = 0 and notes > 0`),
      ]
    : [groups, groups.filter(({ notes }) => notes > 0)].map((some) =>
        some.reduce((sum, { firsts }) => sum + firsts, 0),
      );
  const left = leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return {
    rows: {
      all,
      accepted: accepted ?? 0,
      remarked: remarked ?? 0,
      rejected,
      leftOut: left,
      skipped: all - (accepted ?? 0) - rejected - left,
    },
    lines: groups.reduce((sum, { lines }) => sum + lines, 0),
    totals: totalsOf(groups),
    firstMonth: groups.length === 0 ? null : Math.min(...groups.map(({ first }) => first)),
    lastMonth: groups.length === 0 ? null : Math.max(...groups.map(({ last }) => last)),
    remarks: Object.fromEntries(
      remarks.flatMap(([code], at) => {
        const lines = groups.reduce((sum, each) => sum + ((each.notes >> at) & 1) * each.lines, 0);
        return lines === 0 ? [] : [[code, lines]];
      }),
    ),
    ...(await rejectedOf(sql, sheet, map, context, prefix)),
  };
}

/** How many rows tell of a journey for which nothing was burnt. */
export async function unburntRowsOf(sql: Sql, prefix: string): Promise<number> {
  const rows = `select count(distinct line) as n from ${prefix}_candidate where wrong & ${wrong.unburnt} > 0`;
  return (await sql.row(rows, z.object({ n: whole }))).n;
}

/** Rows that are no lines, the first of them. */
export async function skippedRowsOf(sql: Sql, sheet: Sheet, prefix: string, anyLeftOut: boolean): Promise<number[]> {
  const rows = await sql.rows(
    `select s."row" as n from ${sheet.relation} as s anti join (select line from ${prefix}_candidate where wrong < ${wrong.skipped} or wrong >= ${wrong.unburnt}) as c on s."row" = c.line
     ${anyLeftOut ? `where s."row" not in (select line from ${prefix}_left)` : ''} order by n limit 20`,
    z.object({ n: whole }),
  );
  return rows.map(({ n }) => n);
}

function totalsOf(groups: readonly z.infer<typeof Group>[]): Counts['totals'] {
  const byKind = Map.groupBy(groups, ({ activity, unit }) => `${activity}\n${unit}`);
  return [...byKind.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const spends = all.flatMap(({ spend }) => (spend === null ? [] : [spend]));
    return [
      {
        activity: first.activity,
        unit: first.unit,
        lines: all.reduce((sum, { lines }) => sum + lines, 0),
        quantity: sumOf(all.map(({ quantity }) => quantity)).toFixed(6),
        spend: spends.length === 0 ? null : sumOf(spends).toFixed(6),
      },
    ];
  });
}

async function rejectedOf(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  context: Context,
  prefix: string,
): Promise<Pick<Counts, 'rejections' | 'rejects' | 'rejectGroups'>> {
  const code = z.enum(rejectionCodes);
  const byCode = await sql.rows(
    `select code, count(*) as n from ${prefix}_rejects group by code order by code`,
    z.object({ code, n: whole }),
  );
  const cells = await sql.rows(
    `select "row", code, "column", found, detail from ${prefix}_rejects order by "row", n, "column", code, found limit ${firstRejects}`,
    z.object({ row: whole, code, column: z.string(), found: z.string(), detail: z.string().nullable() }),
  );
  // Of what is there twice, each row has another earlier one: the first stands for all. Words alike but for case and
  // punctuation are wrong in the same way.
  const again = `code in ('twice', 'in-ledger')`;
  const alike = `case when starts_with(code, 'unknown-') then lower(regexp_replace(found, '[^\\p{L}\\p{N}]+', ' ', 'g')) else found end`;
  const groups = await sql.rows(
    `select code, "column", max(found) as found, min(detail) as detail, count(*) as rows, min("row", ${mostNamed}) as first
     from ${prefix}_rejects
     group by code, "column", ${alike}, case when ${again} then '' else detail end
     order by rows desc, min("row"), code limit ${mostGroups}`,
    z.object({
      code,
      column: z.string(),
      found: z.string(),
      detail: z.string().nullable(),
      rows: whole,
      first: z.array(whole),
    }),
  );
  const near = nearestNames(context, map);
  return {
    rejections: Object.fromEntries(byCode.map((each) => [each.code, each.n])),
    rejects: cells.map(({ detail, ...cell }) => ({
      ...cell,
      sentence: sentenceOf({ ...cell, detail }, near({ ...cell, detail })) + cutOffAt(sheet, cell.row),
    })),
    rejectGroups: groups.map(({ detail, ...group }) => ({
      ...group,
      sentence:
        sentenceOf({ ...group, detail }, near({ ...group, detail })) +
        (group.rows === 1 ? cutOffAt(sheet, group.first[0] ?? 0) : ''),
    })),
  };
}

const cutOffAt = ({ cutOff }: Sheet, row: number): string => (cutOff === row ? ` ${cutOffSentence}` : '');
