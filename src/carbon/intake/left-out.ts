/** Rows that are left out because a person said that what they name does not count. */
import { z } from 'zod';
import { whole } from '../../platform/duck/duck.ts';
import type { Branch } from './branches.ts';
import { joinOn } from './compile.ts';
import type { Lookups } from './lookups.ts';
import { wordKey } from './mapping.ts';
import type { Sheet, Sql } from './source.ts';

export interface LeftOut {
  about: 'activity' | 'organisation';
  /** As the file writes it. */
  word: string;
  rows: number;
}

const Found = z.object({ about: z.enum(['activity', 'organisation']), word: z.string(), rows: whole });

/**
 * Lays down `<prefix>_left`, the rows that are left out, if there are any.
 * @returns the words that they were left out for, those of the most rows first
 */
export async function layLeftOut(
  sql: Sql,
  sheet: Sheet,
  [branch]: readonly Branch[],
  { prefix, leftOut }: Lookups,
): Promise<LeftOut[]> {
  if (!leftOut || !branch) return [];
  await sql.run(`create temp table ${prefix}_left as
    select s."row" as line, case when o.left_out is null then 'activity' else 'organisation' end as about,
      coalesce(o.left_out, k.left_out) as word
    from ${sheet.relation} as s
    ${joinOn(`${prefix}_organisation`, 'o', branch.organisation.texts)}
    ${joinOn(`${prefix}_kind`, 'k', branch.kind.texts)}
    where o.left_out is not null or k.left_out is not null`);
  const found = await sql.rows(
    `select about, word, count(*) as rows from ${prefix}_left group by about, word order by rows desc, word`,
    Found,
  );
  const alike = Map.groupBy(found, ({ about, word }) => `${about} ${wordKey(word)}`);
  return [...alike.values()]
    .flatMap((all) => {
      const [first] = all;
      return first ? [{ ...first, rows: all.reduce((sum, { rows }) => sum + rows, 0) }] : [];
    })
    .sort((a, b) => b.rows - a.rows);
}
