/** Work on one system's consultations: that which changes what readers are shown lets them see it at once. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import { forgetVersion } from './kept-version.ts';

type Work<T> = (tx: NodePgDatabase) => Promise<T>;

export function scopeOf(database: SystemScope, system: System) {
  const inSystem = <T>(work: Work<T>): Promise<T> => database.inSystem(system.id, work);
  return {
    inSystem,
    changing: async <T>(work: Work<T>): Promise<T> => {
      try {
        return await inSystem(work);
      } finally {
        forgetVersion(system.id);
      }
    },
  };
}
