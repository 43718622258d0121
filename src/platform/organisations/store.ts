/** Organisations by ODS code and areas by ONS code: reference data, the same for every system. */
import { getTableColumns, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PlatformScope } from '../systems.ts';
import { areas, organisations } from '../tables.ts';
import { matchCodes } from './names.ts';
import type { ReferenceRow } from './read.ts';

/** Writes all rows or none; a code that is there already takes the new row. @returns how many of each were written. */
export function importReference(
  database: PlatformScope,
  rows: AsyncIterable<ReferenceRow>,
): Promise<{ organisations: number; areas: number }> {
  return database.asPlatform(async (tx) => {
    const waiting = { organisations: new Map<string, Organisations>(), areas: new Map<string, Areas>() };
    const written = { organisations: 0, areas: 0 };
    const flush = async () => {
      const [some, places] = [[...waiting.organisations.values()], [...waiting.areas.values()]];
      if (some.length)
        await tx
          .insert(organisations)
          .values(some)
          .onConflictDoUpdate({ target: organisations.odsCode, set: asGiven(organisations) });
      if (places.length)
        await tx
          .insert(areas)
          .values(places)
          .onConflictDoUpdate({ target: areas.code, set: asGiven(areas) });
      written.organisations += some.length;
      written.areas += places.length;
      waiting.organisations.clear();
      waiting.areas.clear();
    };
    for await (const found of rows) {
      if (found.type === 'organisation') waiting.organisations.set(found.row.odsCode, found.row);
      else waiting.areas.set(found.row.code, found.row);
      if (waiting.organisations.size + waiting.areas.size >= 1000) await flush();
    }
    await flush();
    return written;
  });
}

/**
 * The ODS code of each name that is, but for how it is written, the name of one organisation that is open today. The
 * list of areas gives the integrated care boards theirs.
 * @param tx any transaction, a system's too
 * @returns by the name as given; one that fits several organisations or none is left out
 */
export async function codesOf(tx: NodePgDatabase, names: string[]): Promise<Map<string, string>> {
  const open = or(isNull(organisations.closed), gt(organisations.closed, sql`current_date`));
  const known = await tx
    .select({ code: organisations.odsCode, name: organisations.name })
    .from(organisations)
    .where(open);
  const boards = await tx
    .select({ code: sql<string>`${areas.odsCode}`, name: areas.name })
    .from(areas)
    .where(isNotNull(areas.odsCode));
  return matchCodes(names, [...known, ...boards]);
}

type Organisations = typeof organisations.$inferInsert;
type Areas = typeof areas.$inferInsert;

/** `set name = excluded.name, …` for each column of the table. */
function asGiven(table: PgTable) {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
  );
}
