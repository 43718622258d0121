/** Documents under review: the queries on the `reviews` table. */
import { and, desc, eq } from 'drizzle-orm';
import type { System } from '../platform/systems.model.ts';
import type { Draft } from './draft.ts';
import type { Decision, Decisions } from './review.ts';
import type { SystemScope } from './store.ts';
import { reviews } from './tables.ts';

export interface Review {
  id: string;
  file: string;
  lines: string[];
  draft: Draft;
  decisions: Decisions;
  state: 'open' | 'imported' | 'discarded';
  createdAt: Date;
}

export function reviewStore(database: SystemScope, system: System) {
  const ofSystem = eq(reviews.systemId, system.id);
  const one = (id: string) => and(ofSystem, eq(reviews.id, id));
  return {
    open: (file: string, draft: Draft, lines: string[]): Promise<string> =>
      database.inSystem(system.id, async (tx) => {
        const values = { systemId: system.id, file, draft, lines };
        const [made] = await tx.insert(reviews).values(values).returning({ id: reviews.id });
        if (!made) throw new Error('The review was not written');
        return made.id;
      }),

    byId: (id: string): Promise<Review | null> =>
      database.inSystem(system.id, async (tx) => (await tx.select().from(reviews).where(one(id)))[0] ?? null),

    list: (): Promise<Pick<Review, 'id' | 'file' | 'state' | 'createdAt'>[]> =>
      database.inSystem(system.id, (tx) => {
        const { id, file, state, createdAt } = reviews;
        return tx
          .select({ id, file, state, createdAt })
          .from(reviews)
          .where(ofSystem)
          .orderBy(desc(createdAt))
          .limit(50);
      }),

    /** Two reviewers at once: the row is locked, so neither decision is lost. */
    decide: (id: string, subject: string, decision: Decision): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        const [review] = await tx.select({ decisions: reviews.decisions }).from(reviews).where(one(id)).for('update');
        if (!review) return;
        await tx
          .update(reviews)
          .set({ decisions: { ...review.decisions, [subject]: decision } })
          .where(one(id));
      }),

    /** Changes the draft under a lock on its row. */
    change: (id: string, change: (draft: Draft) => Draft): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        const [review] = await tx.select({ draft: reviews.draft }).from(reviews).where(one(id)).for('update');
        if (review)
          await tx
            .update(reviews)
            .set({ draft: change(review.draft) })
            .where(one(id));
      }),

    close: (id: string, state: 'imported' | 'discarded'): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        await tx.update(reviews).set({ state }).where(one(id));
      }),
  };
}
