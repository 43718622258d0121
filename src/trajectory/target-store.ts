/** Targets of a system's own, beside the national ones. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import { Target } from './rules/model.ts';
import { targets } from './tables.ts';

export function targetStore(database: Database, system: System) {
  const own = eq(targets.systemId, system.id);
  return {
    list: (): Promise<Target[]> =>
      database.inSystem(system.id, async (tx) => {
        const rows = await tx.select().from(targets).where(own).orderBy(asc(targets.id));
        return rows.map(({ target }) => Target.parse(target));
      }),

    /** Takes the place of one of the same id. */
    write: (target: Target): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        await tx
          .insert(targets)
          .values({ systemId: system.id, id: target.id, target })
          .onConflictDoUpdate({ target: [targets.systemId, targets.id], set: { target } });
      }),

    /** @returns false if there is none */
    remove: (id: string): Promise<boolean> =>
      database.inSystem(system.id, async (tx) => {
        const gone = await tx
          .delete(targets)
          .where(and(own, eq(targets.id, id)))
          .returning({ id: targets.id });
        return gone.length > 0;
      }),
  };
}
