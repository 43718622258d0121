/** Events, and what was recommended at them. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { isId } from '../../kernel/ids.ts';
import type { SystemScope } from '../../plan/store.ts';
import type { System } from '../../platform/systems.model.ts';
import { scopeOf } from '../scope.ts';
import type { AskForm, Engagement, EngagementForm } from './model.ts';
import { engagements } from './tables.ts';

export function engagementStore(database: SystemScope, system: System) {
  const { inSystem, changing } = scopeOf(database, system);
  const ofSystem = eq(engagements.systemId, system.id);
  const one = (id: string) => and(ofSystem, eq(engagements.id, id));

  return {
    /** The latest first; those without a day before all. */
    list: (): Promise<Engagement[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(engagements)
          .where(ofSystem)
          .orderBy(desc(engagements.day), asc(engagements.createdAt), asc(engagements.id)),
      ),

    byId: async (id: string): Promise<Engagement | null> =>
      isId(id) ? inSystem(async (tx) => (await tx.select().from(engagements).where(one(id)))[0] ?? null) : null,

    create: (planId: string, form: EngagementForm): Promise<string> =>
      changing(async (tx) => {
        const [made] = await tx
          .insert(engagements)
          .values({ systemId: system.id, planId, ...form })
          .returning({ id: engagements.id });
        if (!made) throw new Error('The event was not kept');
        return made.id;
      }),

    /** Keeps that a group asks the team to come. */
    ask: (planId: string, { title, kind, contact, notes }: AskForm): Promise<void> =>
      changing(async (tx) => {
        // What a group writes is for the team alone, and goes with the way to reach it.
        const reach = [contact, notes].filter((text) => text !== '').join('\n\n');
        const asked = { title, kind, contact: reach, notes: '', answered: 'asked' as const };
        await tx.insert(engagements).values({ systemId: system.id, planId, ...asked });
      }),

    /** @returns false if there is none */
    change: async (id: string, form: EngagementForm): Promise<boolean> =>
      isId(id) &&
      changing(async (tx) => {
        const changed = await tx.update(engagements).set(form).where(one(id)).returning({ id: engagements.id });
        return changed.length > 0;
      }),

    /** Takes away how those who asked can be reached. */
    forgetContact: (id: string): Promise<void> =>
      changing(async (tx) => {
        await tx.update(engagements).set({ contact: null }).where(one(id));
      }),
  };
}
export type EngagementStore = ReturnType<typeof engagementStore>;
