/**
 * What a file's lines say together: months that are missing, and months that are tenfold or thousandfold. A series is
 * what one organisation has of one activity, in one unit, at one site or meter.
 */
import { z } from 'zod';
import { remarkBit } from './reasons.ts';
import type { Sql } from './source.ts';

/** Columns that make a series. */
export const seriesColumns = ['organisation', 'site', 'meter', 'activity', 'unit'] as const;
const series = seriesColumns.join(', ');
/** SQL: a number for a series; two series hardly ever have the same. */
export const seriesHash = `hash(${series})`;

export interface SeriesOf {
  organisation: string;
  site: string;
  meter: string;
  activity: string;
  unit: string;
}

export interface Outlier extends SeriesOf {
  /** yyyymm */
  month: number;
  quantity: string;
  /** What it was held against: the same month of the year before, or the median of the series. */
  against: 'year before' | 'median';
  usual: string;
}

export interface Gap extends SeriesOf {
  /** yyyymm, in order. */
  months: number[];
}

const Series = z.object({
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
 * Months that are tenfold or a tenth of the same month of the year before, or, where there is none, tenfold the median of
 * a series of at least four months. Marks their lines.
 * @param existing lines of the ledger, for the year before; null if there are none
 */
export async function markOutliers(sql: Sql, prefix: string, existing: string | null): Promise<Outlier[]> {
  await sql.run(`create temp table ${prefix}_month as
    select ${seriesHash} as h, ${seriesColumns.map((name) => `any_value(${name}) as ${name}`).join(', ')},
      from_month as month, sum(quantity) as quantity
    from ${prefix}_candidate
    where wrong = 0 and from_month = to_month and part % 100 = 0
      and ${existing === null ? `${seriesHash} in (select h from ${prefix}_series where n > 3)` : 'true'}
    group by h, from_month having sum(quantity) > 0`);
  // The ledger knows no meters: what it has of a series is held against the series of a site that has one meter.
  const before =
    existing === null
      ? `select h, month, quantity from ${prefix}_month`
      : `select h, month, quantity from ${prefix}_month union all
         select m.h, e.from_month, sum(e.quantity) from ${existing} as e
         join (select organisation, site, activity, unit, any_value(h) as h from ${prefix}_month
               group by organisation, site, activity, unit having count(distinct h) = 1) as m
           on e.organisation = m.organisation and e.site = m.site and e.activity = m.activity and e.unit = m.unit
         where e.from_month = e.to_month group by all`;
  await sql.run(`create temp table ${prefix}_outlier as
    with before as (select h, month, sum(quantity)::double as q from (${before}) group by all),
    usual as (select h, median(q) as median, count(*) as months from before group by h),
    held as (
      select m.*, m.quantity::double as q, coalesce(b.q, case when u.months >= 4 then u.median end) as usual, b.q is not null as same
      from ${prefix}_month as m join usual as u using (h) left join before as b on b.h = m.h and b.month = m.month - 100
    )
    select h, ${series}, month, cast(quantity as varchar) as quantity, printf('%.6f', usual) as usual, same,
      case when q / usual between 500 and 2000 or usual / q between 500 and 2000 then ${remarkBit('thousandfold')} else ${remarkBit('tenfold')} end as note
    from held where usual > 0 and (q >= 10 * usual or (same and 10 * q <= usual))`);
  const found = await sql.rows(
    `select ${series}, month, quantity, usual, case when same then 'year before' else 'median' end as against
     from ${prefix}_outlier order by ${series}, month`,
    Series.extend({
      month: z.int(),
      quantity: z.string(),
      usual: z.string(),
      against: z.enum(['year before', 'median']),
    }),
  );
  if (found.length > 0) {
    await sql.run(`update ${prefix}_row as r set notes = r.notes | m.note from (
        select c.line, c.activity, c.from_month, o.note from (select *, ${seriesHash} as h from ${prefix}_candidate) as c
        join ${prefix}_outlier as o on c.h = o.h and c.from_month = o.month
      ) as m
      where r.wrong = 0 and r.line = m.line and r.activity = m.activity and r.from_month = m.from_month`);
  }
  return found;
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
