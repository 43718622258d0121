/** What organisations have of floor, beds, staff and money, by year. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import type { Driver } from './model.ts';
import { drivers } from './tables.ts';

export function driverStore(database: Database, system: System) {
  const own = eq(drivers.systemId, system.id);
  const { organisation, year, kind, value, source } = drivers;
  return {
    list: (): Promise<Driver[]> =>
      database.inSystem(system.id, (tx) =>
        tx
          .select({ organisation, year, kind, value, source })
          .from(drivers)
          .where(own)
          .orderBy(asc(organisation), asc(year), asc(kind)),
      ),

    write: (all: readonly Driver[]): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        for (const driver of all)
          await tx
            .insert(drivers)
            .values({ ...driver, systemId: system.id })
            .onConflictDoUpdate({
              target: [drivers.systemId, organisation, year, kind],
              set: { value: driver.value, source: driver.source },
            });
      }),

    /** @returns false if there is none */
    remove: (of: Pick<Driver, 'organisation' | 'year' | 'kind'>): Promise<boolean> =>
      database.inSystem(system.id, async (tx) => {
        const gone = await tx
          .delete(drivers)
          .where(and(own, eq(organisation, of.organisation), eq(year, of.year), eq(kind, of.kind)))
          .returning({ kind });
        return gone.length > 0;
      }),
  };
}
