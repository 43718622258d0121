/** What a system chose for its trajectory. */
import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import { TrajectorySettings } from './settings.model.ts';
import { trajectorySettings } from './tables.ts';

export function trajectorySettingsStore(database: Database, system: System) {
  return {
    /** Those that the system chose, else the usual ones. */
    read: (): Promise<TrajectorySettings> =>
      database.inSystem(system.id, async (tx) => {
        const [found] = await tx.select().from(trajectorySettings).where(eq(trajectorySettings.systemId, system.id));
        return TrajectorySettings.parse(found?.settings ?? {});
      }),

    write: (settings: TrajectorySettings): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        await tx
          .insert(trajectorySettings)
          .values({ systemId: system.id, settings })
          .onConflictDoUpdate({ target: trajectorySettings.systemId, set: { settings } });
      }),
  };
}
