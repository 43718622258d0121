/** Mappings that a person confirmed: how a kind of file becomes activity lines. */
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import type { Mapping } from './intake/mapping.ts';
import { activityMappings } from './tables.ts';

export interface KeptMapping {
  id: string;
  name: string;
  fingerprint: string;
  mapping: Mapping;
}

export function mappingStore(database: Database, system: System) {
  const own = eq(activityMappings.systemId, system.id);
  return {
    list: (): Promise<KeptMapping[]> =>
      database.inSystem(system.id, (tx) =>
        tx
          .select({
            id: activityMappings.id,
            name: activityMappings.name,
            fingerprint: activityMappings.fingerprint,
            mapping: activityMappings.mapping,
          })
          .from(activityMappings)
          .where(own)
          .orderBy(asc(activityMappings.name)),
      ),

    /** Keeps it for files of its kind; what was confirmed for the kind before gives way. */
    keep: (fingerprint: string, mapping: Mapping): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        const kept = { name: mapping.name, mapping, confirmedAt: new Date() };
        await tx
          .insert(activityMappings)
          .values({ systemId: system.id, fingerprint, ...kept })
          .onConflictDoUpdate({ target: [activityMappings.systemId, activityMappings.fingerprint], set: kept });
      }),
  };
}
