/** Lines that nothing could be counted with: there is no factor for their activity and unit in their year. */
import { z } from 'zod';
import { wrong } from './lookups.ts';
import type { Context, Sql } from './source.ts';
import { tableOf } from './sql.ts';

const Kind = z.object({ organisation: z.string(), activity: z.string(), unit: z.string(), year: z.int() });

/**
 * Marks the rows with such a line, whole, and lays them down in `<prefix>_uncounted` with why.
 * @returns the table; null where there is none
 */
export async function markWithoutFactor(
  sql: Sql,
  prefix: string,
  whyNoFactor: Context['whyNoFactor'],
): Promise<string | null> {
  const year = 'from_month // 100 - case when from_month % 100 < 4 then 1 else 0 end';
  const kinds = await sql.rows(
    `select distinct cast(organisation as varchar) as organisation, cast(activity as varchar) as activity,
       cast(unit as varchar) as unit, cast(${year} as integer) as year from ${prefix}_candidate where wrong = 0`,
    Kind,
  );
  const found = kinds.flatMap((kind) => {
    const why = whyNoFactor(kind);
    return why === null ? [] : [{ ...kind, why }];
  });
  if (found.length === 0) return null;
  const shape = { organisation: 'VARCHAR', activity: 'VARCHAR', unit: 'VARCHAR', year: 'INTEGER', why: 'VARCHAR' };
  await sql.run(`create temp table ${prefix}_uncounted as
    select c.line as "row", min(f.why) as earlier from ${prefix}_candidate as c join ${tableOf(shape, found)} as f
      on c.organisation = f.organisation and c.activity = f.activity and c.unit = f.unit and ${year} = f.year
    where c.wrong = 0 group by c.line`);
  await sql.run(
    `update ${prefix}_row set wrong = wrong | ${wrong.period}
     where line in (select "row" from ${prefix}_uncounted) and wrong < ${wrong.skipped}`,
  );
  return `${prefix}_uncounted`;
}
