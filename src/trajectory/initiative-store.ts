/** Initiatives: the plan of record. Former wordings are in the log of changes; a change names the wording that it was made on. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database/database.ts';
import { Mistake } from '../platform/mistake.ts';
import type { System } from '../platform/systems.model.ts';
import { Initiative } from './rules/model.ts';
import { initiatives } from './tables.ts';

export interface KeptInitiative {
  initiative: Initiative;
  /** Counts its changes, from 1. */
  revision: number;
  changedAt: Date;
}

/** 'stale' where somebody else has changed it since it was read. */
export type Outcome = 'done' | 'stale' | 'gone';

/** What a file makes of the plan: each with the revision that it was held against, null for a new one. */
export interface Written {
  initiative: Initiative;
  revision: number | null;
}

export function initiativeStore(database: Database, system: System) {
  const inSystem = <T>(work: (tx: Transaction) => Promise<T>) => database.inSystem(system.id, work);
  const own = eq(initiatives.systemId, system.id);
  const ofId = (id: string) => and(own, eq(initiatives.id, id));

  async function add(tx: Transaction, initiative: Initiative): Promise<boolean> {
    const added = await tx
      .insert(initiatives)
      .values({ systemId: system.id, id: initiative.id, ...columnsOf(initiative) })
      .onConflictDoNothing()
      .returning({ id: initiatives.id });
    return added.length > 0;
  }

  async function change(tx: Transaction, revision: number, initiative: Initiative): Promise<Outcome> {
    const changed = await tx
      .update(initiatives)
      .set({ ...columnsOf(initiative), revision: sql`${initiatives.revision} + 1`, changedAt: sql`now()` })
      .where(and(ofId(initiative.id), eq(initiatives.revision, revision)))
      .returning({ id: initiatives.id });
    return changed.length > 0 ? 'done' : whyNot(tx, initiative.id);
  }

  async function whyNot(tx: Transaction, id: string): Promise<Outcome> {
    const [there] = await tx.select({ id: initiatives.id }).from(initiatives).where(ofId(id));
    return there ? 'stale' : 'gone';
  }

  return {
    /** In the order of their titles. */
    list: (): Promise<KeptInitiative[]> =>
      inSystem(async (tx) => {
        const rows = await tx.select().from(initiatives).where(own).orderBy(asc(initiatives.id));
        const all = rows.map(kept);
        return all.sort((a, b) => a.initiative.title.localeCompare(b.initiative.title, 'en'));
      }),

    byId: (id: string): Promise<KeptInitiative | null> =>
      inSystem(async (tx) => {
        const [row] = await tx.select().from(initiatives).where(ofId(id));
        return row ? kept(row) : null;
      }),

    /** @returns false if there is one of that id */
    add: (initiative: Initiative): Promise<boolean> => inSystem((tx) => add(tx, initiative)),

    /** @param revision that was read */
    change: (revision: number, initiative: Initiative): Promise<Outcome> =>
      inSystem((tx) => change(tx, revision, initiative)),

    /** Takes it away, with how its saving is measured. @param revision that was read */
    remove: (id: string, revision: number): Promise<Outcome> =>
      inSystem(async (tx) => {
        const gone = await tx
          .delete(initiatives)
          .where(and(ofId(id), eq(initiatives.revision, revision)))
          .returning({ id: initiatives.id });
        return gone.length > 0 ? 'done' : whyNot(tx, id);
      }),

    /**
     * Writes many at once, all or none.
     * @throws Mistake if one was changed, added or taken away since it was held against the plan
     */
    write: (all: readonly Written[]): Promise<void> => inSystem((tx) => writeAll(tx, all)),
  };

  async function writeAll(tx: Transaction, all: readonly Written[]): Promise<void> {
    for (const { initiative, revision } of all) {
      const isDone =
        revision === null ? await add(tx, initiative) : (await change(tx, revision, initiative)) === 'done';
      if (!isDone)
        throw new Mistake(
          `“${initiative.title}” was changed in the meantime, so nothing was written. Look at what would change now, and try again.`,
        );
    }
  }
}
export type InitiativeStore = ReturnType<typeof initiativeStore>;

function columnsOf({ answerable, ...initiative }: Initiative) {
  return { initiative, answerable };
}

function kept(row: typeof initiatives.$inferSelect): KeptInitiative {
  const { initiative, answerable, revision, changedAt } = row;
  return { initiative: Initiative.parse({ ...initiative, answerable }), revision, changedAt };
}
