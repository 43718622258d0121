/** Months of a site that a file of meters or bills tells again: another file's lines of the same activity count already. */
import { z } from 'zod';
import { units } from '../../kernel/units.ts';
import { literal } from '../../platform/duck/duck.ts';
import type { Mapping } from './mapping.ts';
import type { Sql } from './source.ts';

export interface Overlap {
  organisation: string;
  site: string;
  activity: string;
  /** yyyymm, in order. */
  months: number[];
  /** Ids of the files that they are in already. */
  files: string[];
}

const Found = z.object({
  organisation: z.string(),
  site: z.string(),
  activity: z.string(),
  months: z.array(z.int()),
  files: z.array(z.string()),
});

/** What is told once for a site and month: two journeys in April are two journeys, two readings may be one and the same. */
const energy = units.filter(({ dimension }) => dimension.startsWith('energy')).map(({ id }) => literal(id));

/**
 * @param existing lines of the ledger
 * @returns for each site and activity the months that both tell; of a file without meters, of energy alone
 */
export async function overlapsOf(sql: Sql, map: Mapping, prefix: string, existing: string): Promise<Overlap[]> {
  const isMetered = map.meter !== null || map.tier === 'optimal';
  const text = (value: string) => `cast(${value} as varchar)`;
  const key = (line: string) =>
    `${text(`${line}.organisation`)} as organisation, lower(trim(${text(`${line}.site`)})) as place, ${text(`${line}.activity`)} as activity`;
  const index = (month: string) => `(${month} // 100) * 12 + ${month} % 100`;
  const months = (line: string) =>
    `unnest(range(${index(`${line}.from_month`)} - 1, ${index(`${line}.to_month`)})) as month`;
  return sql.rows(
    `with told as (
      select distinct ${key('c')}, ${text('c.site')} as site, ${months('c')} from ${prefix}_candidate as c
      where c.wrong = 0 ${isMetered ? '' : `and c.unit in (${energy.join(', ')})`}
    ), kinds as (
      select distinct organisation, activity from told
    ), before as (
      select distinct ${key('e')}, ${text('e.file')} as file, ${months('e')} from ${existing} as e
      where exists (select 1 from kinds as k
        where k.organisation = ${text('e.organisation')} and k.activity = ${text('e.activity')})
    )
    select t.organisation, min(t.site) as site, t.activity,
      list_sort(list(distinct cast((t.month // 12) * 100 + t.month % 12 + 1 as integer))) as months,
      list_sort(list(distinct b.file)) as files
    from told as t join before as b
      on t.organisation = b.organisation and t.place = b.place and t.activity = b.activity and t.month = b.month
    group by t.organisation, t.place, t.activity order by t.organisation, site, t.activity`,
    Found,
  );
}
