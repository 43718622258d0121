/** Rows that are there twice: in the file, or in the ledger already. */
import { z } from 'zod';
import { whole } from '../../platform/duck/duck.ts';
import type { Places } from './branches.ts';
import { wrong } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { remarkBit } from './reasons.ts';
import { seriesHash } from './series.ts';
import type { Context, Sheet, Sql } from './source.ts';
import { tableOf } from './sql.ts';

/**
 * Marks the second and later of rows that are the same in every column, and lays them down in `<prefix>_twice` with the
 * earlier row. Only rows of one series can be the same: the others are not looked at again.
 * @returns the table, where these rows are rejected for it; null where they are only remarked upon
 */
export async function markTwice(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  places: Places,
  prefix: string,
): Promise<string | null> {
  const cells = places.all.map((at) => `s.c${at}`).join(', ');
  // What is the same in every column is so once it is read: first the few bytes of a line, then only such rows whole.
  await sql.run(`create temp table ${prefix}_again as
    with hashed as (
      select line, hash(h, from_month, to_month, quantity, spend, supplier, evidence) as same
      from (select *, ${seriesHash} as h from ${prefix}_candidate) where wrong = 0 and h in (select h from ${prefix}_series)
    )
    select distinct line from hashed where same in (select same from hashed group by same having count(*) > 1)`);
  const { n } = await sql.row(`select count(*) as n from ${prefix}_again`, z.object({ n: whole }));
  if (n === 0) return null;
  await sql.run(`create temp table ${prefix}_twice as
    with hashed as (select s."row", hash(${cells}) as h from ${sheet.relation} as s where s."row" in (select line from ${prefix}_again)),
    alike as (select h from hashed group by h having count(*) > 1)
    select "row", earlier from (
      select s."row", min(s."row") over (partition by ${cells}) as earlier from ${sheet.relation} as s
      where s."row" in (select "row" from hashed where h in (from alike))
    ) where "row" <> earlier`);
  return mark(sql, prefix, map.twice, `${prefix}_twice`, wrong.twice, remarkBit('twice'));
}

/**
 * Marks rows with a line that is in the ledger, and lays them down in `<prefix>_known` with the earlier file and row. They
 * are left out, whatever the kind of file, unless a person said of this one that its lines are further ones.
 * @returns the table, where these rows are rejected for it; null where they are only remarked upon
 */
export async function markKnown(
  sql: Sql,
  map: Mapping,
  prefix: string,
  existing: string,
  { earlierFiles }: Pick<Context, 'earlierFiles'>,
): Promise<string | null> {
  const same = [
    'organisation',
    'site',
    'from_month',
    'to_month',
    'activity',
    'unit',
    'quantity',
    'supplier',
    'evidence',
  ];
  await sql.run(`create temp table ${prefix}_known as
    select c.line as "row", min(coalesce(f.name, e.file) || ', row ' || e.line) as earlier
    from ${prefix}_candidate as c join ${existing} as e
      on ${same.map((name) => `c.${name} = e.${name}`).join(' and ')} and c.spend is not distinct from e.spend
    left join ${tableOf({ id: 'VARCHAR', name: 'VARCHAR' }, earlierFiles)} as f on e.file = f.id
    where c.wrong = 0 group by c.line`);
  return mark(sql, prefix, map.inLedger, `${prefix}_known`, wrong.inLedger, remarkBit('in ledger'));
}

async function mark(
  sql: Sql,
  prefix: string,
  how: Mapping['twice'],
  rows: string,
  fault: number,
  note: number,
): Promise<string | null> {
  const change = how === 'reject' ? `wrong = wrong | ${fault}` : `notes = notes | ${note}`;
  await sql.run(
    `update ${prefix}_row set ${change} where line in (select "row" from ${rows}) and wrong < ${wrong.skipped}`,
  );
  return how === 'reject' ? rows : null;
}
