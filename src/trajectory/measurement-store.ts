/** How the savings of initiatives are measured, as somebody declared it. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import { Measurement } from './rules/measurement.ts';
import { measurements } from './tables.ts';

export function measurementStore(database: Database, system: System) {
  const own = eq(measurements.systemId, system.id);
  return {
    /** By the id of the initiative. */
    list: (): Promise<Map<string, Measurement>> =>
      database.inSystem(system.id, async (tx) => {
        const rows = await tx.select().from(measurements).where(own).orderBy(asc(measurements.initiative));
        return new Map(rows.map(({ initiative, declaration }) => [initiative, Measurement.parse(declaration)]));
      }),

    /** Takes the place of an earlier one. @throws if there is no such initiative */
    write: (initiative: string, declaration: Measurement): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        await tx
          .insert(measurements)
          .values({ systemId: system.id, initiative, declaration })
          .onConflictDoUpdate({ target: [measurements.systemId, measurements.initiative], set: { declaration } });
      }),

    /** @returns false if there is none */
    remove: (initiative: string): Promise<boolean> =>
      database.inSystem(system.id, async (tx) => {
        const gone = await tx
          .delete(measurements)
          .where(and(own, eq(measurements.initiative, initiative)))
          .returning({ initiative: measurements.initiative });
        return gone.length > 0;
      }),
  };
}
