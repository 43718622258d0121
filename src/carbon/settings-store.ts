/** By which rules a system counts its carbon. */
import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import { CarbonSettings } from './model.ts';
import { carbonSettings } from './tables.ts';

export function carbonSettingsStore(database: Database, system: System) {
  return {
    /** Those that the system chose, else the usual ones. */
    read: (): Promise<CarbonSettings> =>
      database.inSystem(system.id, async (tx) => {
        const [found] = await tx.select().from(carbonSettings).where(eq(carbonSettings.systemId, system.id));
        return CarbonSettings.parse(found?.settings ?? {});
      }),

    write: (settings: CarbonSettings): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        await tx
          .insert(carbonSettings)
          .values({ systemId: system.id, settings })
          .onConflictDoUpdate({ target: carbonSettings.systemId, set: { settings } });
      }),
  };
}
