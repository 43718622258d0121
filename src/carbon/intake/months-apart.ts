/** Months, quarters and years of a series that are far from the same ones of the year before, or from what is usual. */
import { z } from 'zod';
import { doubtSql, farTimes, unitsSql } from './doubts.ts';
import { Series, type SeriesOf, seriesColumns, seriesHash } from './series.ts';
import type { Sql } from './source.ts';

export interface Outlier extends SeriesOf {
  /** yyyymm: the first and the last month of the period. */
  month: number;
  until: number;
  /** What it adds up to, and what it was held against, in the unit of its lines. */
  quantity: number;
  usual: number;
  /** The same months of the year before, or the median of the series. */
  against: 'year before' | 'median';
}

/** Where a series has less than four periods, one has to be so many times another. */
const fewTimes = 100;

/**
 * Finds periods that are tenfold or a tenth of the same months of the year before, or, where there are none, tenfold what
 * is usual in the series, whatever the units: they are compared in a common one. Lays their lines down in
 * `<prefix>_doubt`, as far as each by itself is so far from the usual: many small claims of a month stay plain.
 * @param existing lines of the ledger, for what is usual; null if there are none
 */
export async function findMonthsApart(sql: Sql, prefix: string, existing: string | null): Promise<Outlier[]> {
  const names = seriesColumns.filter((name) => name !== 'unit');
  const list = names.join(', ');
  const any = names.map((name) => `any_value(${name}) as ${name}`).join(', ');
  await sql.run(`create temp table ${prefix}_month as
    with told as (
      select ${seriesHash} as h, ${any}, cast(unit as varchar) as unit, from_month as month, to_month as until,
        sum(quantity) as quantity, count(*) as lines
      from ${prefix}_candidate
      where wrong = 0 and part % 100 = 0 ${existing === null ? `and ${seriesHash} in (select h from ${prefix}_series where n > 3)` : ''}
      group by h, unit, month, until
    )
    select hash(h, dimension) as h, ${any}, dimension, min(unit) as unit, month, until, sum(cast(quantity as double) * in_base) as base,
      sum(lines) as lines
    from told join ${unitsSql} as u on told.unit = u.id group by told.h, dimension, month, until having base > 0`);
  // The ledger knows no meters: what it has of a series is held against the series of a site that has one meter.
  const before =
    existing === null
      ? `select h, month, until, base from ${prefix}_month`
      : `select h, month, until, base from ${prefix}_month union all
         select h, from_month, to_month, cast(quantity as double) * in_base from (
           select m.h, e.from_month, e.to_month, u.in_base, sum(e.quantity) as quantity from ${existing} as e
           join ${unitsSql} as u on e.unit = u.id
           join (select organisation, site, activity, dimension, any_value(h) as h from ${prefix}_month
                 group by organisation, site, activity, dimension having count(distinct h) = 1) as m
             on e.organisation = m.organisation and e.site = m.site and e.activity = m.activity and u.dimension = m.dimension
           group by all)`;
  const span = '(until // 100) * 12 + until % 100 - (month // 100) * 12 - month % 100';
  await sql.run(`create temp table ${prefix}_outlier as
    with before as (select h, month, until, sum(base) as base from (${before}) group by all),
    usual as (
      select h, ${span} as span, median(base) as median, quantile_disc(base, 0.5) as lower, count(*) as periods from before group by all
    ),
    held as (
      select m.*, b.base is not null as same,
        coalesce(b.base, case when u.periods >= 4 then u.median when m.base >= ${fewTimes} * u.lower then u.lower end) as usual
      from (select *, ${span} as span from ${prefix}_month) as m join usual as u on u.h = m.h and u.span = m.span
      left join before as b on b.h = m.h and b.month = m.month - 100 and b.until = m.until - 100
    )
    select held.*, u.in_base from held join ${unitsSql} as u on held.unit = u.id
    where usual > 0 and (base >= ${farTimes} * usual or (same and ${farTimes} * base <= usual))`);
  const found = await sql.rows(
    `select ${list}, unit, month, until, base / in_base as quantity, usual / in_base as usual,
       case when same then 'year before' else 'median' end as against
     from ${prefix}_outlier order by ${list}, unit, month, until`,
    Series.extend({
      month: z.int(),
      until: z.int(),
      quantity: z.number(),
      usual: z.number(),
      against: z.enum(['year before', 'median']),
    }),
  );
  if (found.length > 0) {
    await sql.run(`insert into ${prefix}_doubt
      select line, activity, from_month, ${doubtSql('quantity', 'usual', 'unit')} from (
        select c.line, c.activity, c.from_month, c.unit, cast(c.quantity as double) as quantity, o.usual / u.in_base as usual
        from (select *, ${seriesHash} as series from ${prefix}_candidate where wrong = 0 and quantity > 0) as c
        join ${unitsSql} as u on c.unit = u.id
        join ${prefix}_outlier as o on hash(c.series, u.dimension) = o.h and c.from_month = o.month and c.to_month = o.until
        where o.lines = 1 or (o.base > o.usual and cast(c.quantity as double) * u.in_base >= ${farTimes} * o.usual)
      )`);
  }
  return found;
}
