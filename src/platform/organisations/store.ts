/** Organisations by ODS code and areas by ONS code: reference data, the same for every system. */
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PlatformScope } from '../systems.ts';
import { areas, organisations } from '../tables.ts';
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

type Organisations = typeof organisations.$inferInsert;
type Areas = typeof areas.$inferInsert;

/** `set name = excluded.name, …` for each column of the table. */
function asGiven(table: PgTable) {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
  );
}
