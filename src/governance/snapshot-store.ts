/** The exact texts that gates decided about, each kept once under its hash, for ever. */
import { and, eq } from 'drizzle-orm';
import type { SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import { hashOf } from './kept-text.ts';
import type { Snapshot } from './model.ts';
import { snapshots } from './tables.ts';

export function snapshotStore(database: SystemScope, system: System) {
  const { inSystem } = database;
  return {
    /** Keeps a text. @returns its hash */
    keep: (content: string, edition: number): Promise<string> =>
      inSystem(system.id, async (tx) => {
        const hash = hashOf(content);
        await tx.insert(snapshots).values({ systemId: system.id, hash, edition, content }).onConflictDoNothing();
        return hash;
      }),

    byHash: (hash: string): Promise<Snapshot | null> =>
      inSystem(system.id, async (tx) => {
        const [row] = await tx
          .select()
          .from(snapshots)
          .where(and(eq(snapshots.systemId, system.id), eq(snapshots.hash, hash)));
        return row ?? null;
      }),

    /** Each hash with whether the text under it is still the one that was kept. */
    check: (): Promise<{ hash: string; whole: boolean }[]> =>
      inSystem(system.id, async (tx) => {
        const rows = await tx.select().from(snapshots).where(eq(snapshots.systemId, system.id));
        return rows.map(({ hash, content }) => ({ hash, whole: hashOf(content) === hash }));
      }),
  };
}
export type SnapshotStore = ReturnType<typeof snapshotStore>;
