/** The bodies of a system, and the officers who answer for the parts of its plans. */
import { and, asc, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { isId } from '../kernel/ids.ts';
import { slugify } from '../plan/slugs.ts';
import type { SystemScope } from '../plan/store.ts';
import { Mistake } from '../platform/mistake.ts';
import type { System } from '../platform/systems.model.ts';
import type { Body, BodyForm, Officer } from './model.ts';
import { bodies, officers } from './tables.ts';

export function bodyStore(database: SystemScope, system: System) {
  const inSystem = <T>(work: (tx: NodePgDatabase) => Promise<T>) => database.inSystem(system.id, work);
  const ofSystem = eq(bodies.systemId, system.id);
  const body = (id: string) => and(ofSystem, eq(bodies.id, id));

  /** @throws Mistake if another body has the name */
  async function refuseTaken(tx: NodePgDatabase, name: string, own: string | null): Promise<void> {
    const same = await tx
      .select()
      .from(bodies)
      .where(and(ofSystem, eq(bodies.name, name)));
    if (same.some(({ id }) => id !== own))
      throw new Mistake(`There is a body called “${name}” already. Change that one, or give this another name.`);
  }

  return {
    list: (): Promise<Body[]> => inSystem((tx) => tx.select().from(bodies).where(ofSystem).orderBy(asc(bodies.name))),

    byId: async (id: string): Promise<Body | null> =>
      isId(id) ? inSystem(async (tx) => (await tx.select().from(bodies).where(body(id)))[0] ?? null) : null,

    create: (form: BodyForm): Promise<void> =>
      inSystem(async (tx) => {
        await refuseTaken(tx, form.name, null);
        const taken = new Set(
          (await tx.select({ slug: bodies.slug }).from(bodies).where(ofSystem)).map((one) => one.slug),
        );
        const base = slugify(form.name) || 'body';
        let slug = base;
        for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
        await tx.insert(bodies).values({ systemId: system.id, slug, ...form });
      }),

    /** @returns false if there is none */
    change: async (id: string, form: BodyForm): Promise<boolean> =>
      isId(id) &&
      inSystem(async (tx) => {
        await refuseTaken(tx, form.name, id);
        const changed = await tx.update(bodies).set(form).where(body(id)).returning({ id: bodies.id });
        return changed.length > 0;
      }),

    officers: (planId: string): Promise<Officer[]> =>
      inSystem((tx) =>
        tx
          .select({ part: officers.part, name: officers.name, organisation: officers.organisation })
          .from(officers)
          .where(and(eq(officers.systemId, system.id), eq(officers.planId, planId))),
      ),

    /** Keeps the officers of a plan in the place of those before. */
    appoint: (planId: string, appointed: readonly Officer[]): Promise<void> =>
      inSystem(async (tx) => {
        await tx.delete(officers).where(and(eq(officers.systemId, system.id), eq(officers.planId, planId)));
        if (appointed.length > 0)
          await tx.insert(officers).values(appointed.map((one) => ({ systemId: system.id, planId, ...one })));
      }),
  };
}
export type BodyStore = ReturnType<typeof bodyStore>;
