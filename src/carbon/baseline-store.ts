/** Baselines: the year that others are measured against, locked with the calculation that it was read from. */
import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import { baselines } from './tables.ts';

export interface LockedBaseline {
  id: string;
  /** Short name; empty for the whole system. */
  organisation: string;
  year: number;
  calculationId: string;
  reason: string;
  lockedAt: Date;
}

export function baselineStore(database: Database, system: System) {
  const columns = {
    id: baselines.id,
    organisation: baselines.organisation,
    year: baselines.year,
    calculationId: baselines.calculationId,
    reason: baselines.reason,
    lockedAt: baselines.lockedAt,
  };
  return {
    /** All that were ever locked for an organisation, the one that holds first. */
    history: (organisation: string): Promise<LockedBaseline[]> =>
      database.inSystem(system.id, (tx) =>
        tx
          .select(columns)
          .from(baselines)
          .where(and(eq(baselines.systemId, system.id), eq(baselines.organisation, organisation)))
          .orderBy(desc(baselines.lockedAt)),
      ),

    lock: (made: Omit<LockedBaseline, 'id' | 'lockedAt'>): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        await tx.insert(baselines).values({ ...made, systemId: system.id });
      }),
  };
}
