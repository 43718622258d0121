/** How each organisation's own plan reflects the commitments of the system's. */
import { and, asc, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import type { Reflection, ReflectionForm } from './model.ts';
import { reflections } from './tables.ts';

export function reflectionStore(database: SystemScope, system: System, planId: string) {
  const inSystem = <T>(work: (tx: NodePgDatabase) => Promise<T>) => database.inSystem(system.id, work);
  const key = { systemId: system.id, planId };

  return {
    list: (): Promise<Reflection[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(reflections)
          .where(and(eq(reflections.systemId, system.id), eq(reflections.planId, planId)))
          .orderBy(asc(reflections.organisation), asc(reflections.commitment)),
      ),

    /** What organisations said of the commitments of the edition before: a commitment keeps its number. */
    carryOver: (from: string): Promise<void> =>
      inSystem(async (tx) => {
        const own = and(eq(reflections.systemId, system.id), eq(reflections.planId, from));
        const said = await tx.select().from(reflections).where(own);
        if (said.length > 0) await tx.insert(reflections).values(said.map((one) => ({ ...one, planId })));
      }),

    /** Keeps what an organisation says of a commitment in the place of what it said before. */
    say: (organisation: string, commitment: string, form: ReflectionForm, by: string): Promise<void> =>
      inSystem(async (tx) => {
        const said = { ...form, by, at: new Date() };
        await tx
          .insert(reflections)
          .values({ ...key, organisation, commitment, ...said })
          .onConflictDoUpdate({
            target: [reflections.systemId, reflections.planId, reflections.organisation, reflections.commitment],
            set: said,
          });
      }),
  };
}
export type ReflectionStore = ReturnType<typeof reflectionStore>;
