/** Looks at the columns of a sheet that is stored: how full they are, and what their values look like. */
import { z } from 'zod';
import { literal, whole } from '../duck/duck.ts';
import type { StagedColumn, StagedSheet } from './model.ts';
import { datePattern, numberPattern } from './values.ts';
import type { Workshop } from './workshop.ts';

/** Into how many stretches the rows that are looked at fall. */
const stretches = 8;
/** Cells that a profile is made of, at most: all columns together. */
const cellsLookedAt = 120_000;
/** Columns that one query looks at: the plan of a query over thousands takes long. */
const columnsAtOnce = 64;
const rowsForSamples = 500;
const samplesKept = 8;
const longestSample = 200;

type Stored = Pick<StagedSheet, 'parquet' | 'rowColumn' | 'firstRow'>;

/** The rows of a stored sheet, and its columns. @param headings one for each column */
export async function columnsOf(
  shop: Workshop,
  sheet: Stored,
  headings: readonly string[],
): Promise<{ rows: number; columns: StagedColumn[] }> {
  const { rows } = await shop.duck.row(
    `select num_rows as rows from parquet_file_metadata(${literal(sheet.parquet)})`,
    z.object({ rows: whole }),
  );
  const filled = await filledOf(shop, sheet, rows);
  await look(shop, sheet, rows, headings.length);
  const samples = await samplesOf(shop, headings.length);
  const columns: StagedColumn[] = [];
  for (let from = 0; from < headings.length; from += columnsAtOnce) {
    const to = Math.min(headings.length, from + columnsAtOnce);
    const profiles = await profilesOf(shop, from, to);
    for (let column = from; column < to; column += 1) {
      const name = `c${column}`;
      const profile = profiles.get(name);
      if (!profile) throw new Error(`The column ${name} has no profile`);
      columns.push({
        name,
        heading: headings[column] ?? '',
        samples: samples[column] ?? [],
        filled: filled.get(name) ?? 0,
        profile,
      });
    }
    shop.tell('looking at columns', to / headings.length);
  }
  await shop.duck.run('drop table looked');
  return { rows, columns };
}

/**
 * Takes the rows that are looked at into the table `looked`: all of them, or stretches from all over the sheet, of which
 * Parquet gives each without reading what is between.
 */
async function look(shop: Workshop, sheet: Stored, rows: number, width: number): Promise<void> {
  const most = Math.max(1000, Math.floor(cellsLookedAt / Math.max(1, width)));
  const all = `from read_parquet(${literal(sheet.parquet)}, file_row_number = true)`;
  const length = Math.ceil(most / stretches);
  const parts = Array.from({ length: stretches }, (_, index) => {
    const from = Math.floor((index * (rows - length)) / (stretches - 1));
    return `(${all} where file_row_number between ${from} and ${from + length - 1})`;
  });
  await shop.duck.run(`create temp table looked as ${rows <= most ? all : parts.join(' union all ')}`);
}

/** What Parquet itself counted when it was written. */
async function filledOf(shop: Workshop, sheet: Stored, rows: number): Promise<Map<string, number>> {
  const nulls = await shop.duck.rows(
    `select path_in_schema as name, sum(stats_null_count) as nulls from parquet_metadata(${literal(sheet.parquet)}) group by 1`,
    z.object({ name: z.string(), nulls: whole.nullable() }),
  );
  return new Map(nulls.map(({ name, nulls }) => [name, rows - (nulls ?? 0)]));
}

const Looked = z.object({
  name: z.string(),
  of: whole,
  filled: whole,
  numbers: whole,
  dates: whole,
  distinct: whole,
  min: z.string().nullable(),
  max: z.string().nullable(),
  least: z.string().nullable(),
  greatest: z.string().nullable(),
  longest: whole.nullable(),
});

async function profilesOf(shop: Workshop, from: number, to: number): Promise<Map<string, StagedColumn['profile']>> {
  const names = Array.from({ length: to - from }, (_, index) => `c${from + index}`);
  const number = (name: string) =>
    `try_cast(regexp_replace(replace(${name}, '(', '-'), '[£$€,% )]', '', 'g') as decimal(38,9))`;
  const looks = names.map(
    (name) => `select '${name}' as name, count(*) as "of", count(${name}) as filled,
      count(*) filter (regexp_matches(${name}, ${literal(numberPattern)})) as numbers,
      count(*) filter (regexp_matches(${name}, ${literal(datePattern)})) as dates,
      approx_count_distinct(${name}) as distinct, min(${name}) as min, max(${name}) as max,
      cast(min(${number(name)}) as varchar) as least, cast(max(${number(name)}) as varchar) as greatest,
      max(length(${name})) as longest from looked`,
  );
  const found = await shop.duck.rows(looks.join(' union all '), Looked);
  return new Map(
    found.map(({ name, filled, least, greatest, min, max, longest, ...counts }) => {
      const areNumbers = filled > 0 && counts.numbers >= filled * 0.9;
      return [
        name,
        {
          ...counts,
          distinct: Math.min(counts.distinct, filled),
          min: shorten(areNumbers ? plain(least) : min),
          max: shorten(areNumbers ? plain(greatest) : max),
          longest: longest ?? 0,
        },
      ];
    }),
  );
}

/** A few different values of each column: from the first rows, and from rows all over the sheet. */
async function samplesOf(shop: Workshop, width: number): Promise<string[][]> {
  const few = Math.max(20, Math.min(rowsForSamples, Math.floor(cellsLookedAt / Math.max(1, width))));
  const found = await shop.duck.rows(
    `from looked where rowid < ${few} or rowid % greatest(1, (select count(*) from looked) // ${few}) = 0`,
    z.record(z.string(), z.unknown()),
  );
  return Array.from({ length: width }, (_, column) => {
    const different = new Set<string>();
    for (const row of found) {
      const value = row[`c${column}`];
      if (typeof value === 'string' && value.trim() !== '') different.add(shorten(value));
      if (different.size === samplesKept) break;
    }
    return [...different];
  });
}

function shorten(value: string): string;
function shorten(value: string | null): string | null;
function shorten(value: string | null): string | null {
  return value !== null && value.length > longestSample ? `${value.slice(0, longestSample)}…` : value;
}

/** 12.500000000 as 12.5. */
function plain(value: string | null): string | null {
  return value?.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
