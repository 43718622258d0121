/**
 * What a file's lines say together: months that are missing. A series is what one organisation has of one activity at one
 * site or meter.
 */
import { z } from 'zod';
import type { Sql } from './source.ts';

/** Columns that make a series. */
export const seriesColumns = ['organisation', 'site', 'meter', 'activity', 'unit'] as const;
const series = seriesColumns.join(', ');
/** SQL: a number for a series, whatever the unit; two series hardly ever have the same. */
export const seriesHash = 'hash(organisation, site, meter, activity)';

export interface SeriesOf {
  organisation: string;
  site: string;
  meter: string;
  activity: string;
  unit: string;
}

export interface Gap extends SeriesOf {
  /** yyyymm, in order. */
  months: number[];
}

export const Series = z.object({
  organisation: z.string(),
  site: z.string(),
  meter: z.string(),
  activity: z.string(),
  unit: z.string(),
});

/**
 * Lays down `<prefix>_series`: the series that have several lines, by their hash. Most checks need only these, and a
 * file of which each line is a series of its own costs no more than this.
 */
export async function laySeries(sql: Sql, prefix: string): Promise<void> {
  await sql.run(`create temp table ${prefix}_series as
    select ${seriesHash} as h, count(*) as n
    from ${prefix}_candidate where wrong = 0 group by 1 having n > 1`);
}

/**
 * Months without a line within what the file tells of an organisation's activity, for each site or meter that has at
 * least three.
 */
export async function gapsOf(sql: Sql, prefix: string): Promise<Gap[]> {
  const index = (month: string) => `(${month} // 100) * 12 + ${month} % 100 - 1`;
  return sql.rows(
    `with spans as (
      select ${series}, from_month, to_month from ${prefix}_candidate
      where wrong = 0 and ${seriesHash} in (select h from ${prefix}_series where n > 2) group by all
    ), covered as (
      select distinct ${series}, unnest(range(${index('from_month')}, ${index('to_month')} + 1)) as month from spans
    ), every as (select organisation, activity, min(month) as first, max(month) as last from covered group by all),
    told as (select ${series} from covered group by all having count(*) > 2)
    select ${series}, list((month // 12) * 100 + month % 12 + 1 order by month)::integer[] as months
    from (select ${series}, unnest(range(first, last + 1)) as month from told join every using (organisation, activity))
    anti join covered using (${series}, month)
    group by ${series} order by ${series}`,
    Series.extend({ months: z.array(z.int()) }),
  );
}
