/** Factors of organisations' own, each with its evidence. None is changed: one ends, and another begins. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import type { OwnFactor } from './factors/model.ts';
import { ownFactors } from './tables.ts';

export interface KeptOwnFactor {
  id: string;
  organisation: string;
  factor: OwnFactor;
  /** YYYY-MM-DD, the first day on which it no longer holds; null while it does. */
  until: string | null;
}

export function ownFactorStore(database: Database, system: System) {
  const own = eq(ownFactors.systemId, system.id);
  return {
    list: (): Promise<KeptOwnFactor[]> =>
      database.inSystem(system.id, (tx) =>
        tx
          .select({
            id: ownFactors.id,
            organisation: ownFactors.organisation,
            factor: ownFactors.factor,
            until: ownFactors.until,
          })
          .from(ownFactors)
          .where(own)
          .orderBy(asc(ownFactors.organisation), asc(ownFactors.createdAt), asc(ownFactors.id)),
      ),

    add: (factor: OwnFactor): Promise<string> =>
      database.inSystem(system.id, async (tx) => {
        const [made] = await tx
          .insert(ownFactors)
          .values({ systemId: system.id, organisation: factor.organisation, factor })
          .returning({ id: ownFactors.id });
        if (!made) throw new Error('The factor was not written');
        return made.id;
      }),

    /** @param until YYYY-MM-DD @returns false if there is no such factor that still holds */
    end: (id: string, until: string): Promise<boolean> =>
      database.inSystem(system.id, async (tx) => {
        const ended = await tx
          .update(ownFactors)
          .set({ until })
          .where(and(own, eq(ownFactors.id, id), isNull(ownFactors.until)))
          .returning({ id: ownFactors.id });
        return ended.length > 0;
      }),
  };
}
