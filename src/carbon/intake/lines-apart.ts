/** Lines that stand far above all others of their activity in the same file. */
import { z } from 'zod';
import { whole } from '../../platform/duck/duck.ts';
import { doubtSql, farTimes, unitsSql } from './doubts.ts';
import type { Sql } from './source.ts';

/** Lines of one activity, in one unit, that are far from the others. */
export interface FarLines {
  activity: string;
  unit: string;
  lines: number;
  /** Their rows, the first of them. */
  rows: number[];
  /** The least and the most of them, and what is usual in the file, in the unit. */
  least: number;
  most: number;
  usual: number;
}

/** So many times the median of the file. */
const apartTimes = 100;
/** And so many times the next below: amounts that spread, as payments and sites do, have no such step. */
const stepTimes = 20;
const rowsTold = 5;

/**
 * Finds lines of which nothing near is in the file: 100 times the median of their activity, with a step below them of 20
 * times, and lays them down in `<prefix>_doubt`. A site whose other months are like it is no such line: a hospital beside
 * its clinics.
 * @param existing lines of the ledger; null if there are none
 */
export async function findLinesApart(sql: Sql, prefix: string, existing: string | null): Promise<FarLines[]> {
  // By powers of two, with the least and the most of each: it costs one pass, and a step of 20 times is seen exactly.
  await sql.run(`create temp table ${prefix}_step as
    with told as (
      select activity, unit, cast(floor(log2(cast(quantity as double))) as integer) as power, count(*) as n, min(quantity) as least, max(quantity) as most
      from ${prefix}_candidate where wrong = 0 and quantity > 0 group by all
    ),
    common as (
      select activity, dimension, n, cast(least as double) * in_base as least, cast(most as double) * in_base as most
      from told join ${unitsSql} as u on told.unit = u.id
    ),
    steps as (
      select *, max(most) over below as next, sum(n) over below as fewer, sum(n) over (partition by activity, dimension) as n_all
      from common window below as (partition by activity, dimension order by least rows between unbounded preceding and 1 preceding)
    )
    select activity, dimension, min(least) as least from steps where least >= ${stepTimes} * next and 2 * fewer >= n_all group by all`);
  const { n } = await sql.row(`select count(*) as n from ${prefix}_step`, z.object({ n: whole }));
  if (n === 0) return [];
  const inCommon = `select c.*, u.dimension, u.in_base, cast(c.quantity as double) * u.in_base as base
    from ${prefix}_candidate as c join ${unitsSql} as u on c.unit = u.id where c.wrong = 0 and c.quantity > 0`;
  await sql.run(`create temp table ${prefix}_far as
    with lines as (
      select l.*, s.least from (${inCommon}) as l join ${prefix}_step as s on l.activity = s.activity and l.dimension = s.dimension
    ),
    usual as (select activity, dimension, quantile_disc(base, 0.5) as usual from lines group by all)
    select line, activity, from_month, to_month, organisation, site, meter, unit, dimension, in_base, base, usual
    from lines join usual using (activity, dimension)
    where base >= least and base >= ${apartTimes} * usual
      and not exists (select 1 from ${prefix}_doubt as d where d.line = lines.line and d.activity = lines.activity and d.from_month = lines.from_month)`);
  const like = (
    meter: string,
  ) => `f.organisation = o.organisation and f.site = o.site and f.activity = o.activity and f.dimension = o.dimension ${meter}
    and (f.from_month, f.to_month) <> (o.from_month, o.to_month) and o.base between f.base / ${farTimes} and f.base * ${farTimes}`;
  await sql.run(`delete from ${prefix}_far as f where (f.site <> '' or f.meter <> '')
    and exists (select 1 from (${inCommon}) as o where ${like('and f.meter = o.meter')})`);
  if (existing !== null) {
    const kept = `select e.organisation, e.site, e.activity, e.from_month, e.to_month, u.dimension, cast(e.quantity as double) * u.in_base as base
      from ${existing} as e join ${unitsSql} as u on e.unit = u.id`;
    await sql.run(
      `delete from ${prefix}_far as f where f.site <> '' and exists (select 1 from (${kept}) as o where ${like('')})`,
    );
  }
  await sql.run(`insert into ${prefix}_doubt
    select line, activity, from_month, ${doubtSql('(base / in_base)', '(usual / in_base)', 'unit')} from ${prefix}_far`);
  return sql.rows(
    `select activity, unit, count(*) as lines, list(distinct line order by line)[1:${rowsTold}] as rows,
       min(base / in_base) as least, max(base / in_base) as most, any_value(usual / in_base) as usual
     from ${prefix}_far group by activity, unit order by activity, unit`,
    z.object({
      activity: z.string(),
      unit: z.string(),
      lines: whole,
      rows: z.array(whole),
      least: z.number(),
      most: z.number(),
      usual: z.number(),
    }),
  );
}
