/** The systems that keep a plan here. */
import { asc, eq, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { System, SystemSettings } from './systems.model.ts';
import { systems } from './tables.ts';

/** What the store of systems needs of the database. */
export interface PlatformScope {
  asPlatform<T>(work: (tx: NodePgDatabase) => Promise<T>): Promise<T>;
}

const toSystem = ({ id, slug, settings }: typeof systems.$inferSelect): System => ({ id, slug, settings });

export function systemStore(database: PlatformScope) {
  return {
    list: (): Promise<System[]> =>
      database.asPlatform(async (tx) => (await tx.select().from(systems).orderBy(asc(systems.slug))).map(toSystem)),

    bySlug: (slug: string): Promise<System | null> =>
      database.asPlatform(async (tx) => {
        const [found] = await tx.select().from(systems).where(eq(systems.slug, slug));
        return found ? toSystem(found) : null;
      }),

    /** @returns null if a system of that name is there already. */
    create: (slug: string, settings: SystemSettings): Promise<System | null> =>
      database.asPlatform(async (tx) => {
        const [made] = await tx.insert(systems).values({ slug, settings }).onConflictDoNothing().returning();
        return made ? toSystem(made) : null;
      }),

    /** @returns false if there is no such system. */
    setSettings: (slug: string, settings: SystemSettings): Promise<boolean> =>
      database.asPlatform(async (tx) => {
        const changed = await tx
          .update(systems)
          .set({ settings, settingsVersion: sql`${systems.settingsVersion} + 1` })
          .where(eq(systems.slug, slug))
          .returning({ id: systems.id });
        return changed.length > 0;
      }),

    /** Deletes the system with all that it holds. @returns false if there is no such system. */
    delete: (slug: string): Promise<boolean> =>
      database.asPlatform(async (tx) => {
        const gone = await tx.delete(systems).where(eq(systems.slug, slug)).returning({ id: systems.id });
        return gone.length > 0;
      }),
  };
}
export type SystemStore = ReturnType<typeof systemStore>;
