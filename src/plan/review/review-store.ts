/** Documents under review: the queries on the `reviews` table, and the files that they came as. */
import { and, desc, eq } from 'drizzle-orm';
import { type FileSource, keepFile } from '../../platform/files/store.ts';
import { files } from '../../platform/files/tables.ts';
import type { System } from '../../platform/systems.model.ts';
import type { Draft } from '../draft.ts';
import type { SystemScope } from '../store.ts';
import { documents, plans, reviews } from '../tables.ts';
import type { Decisions, Reviewed } from './decisions.ts';

export interface Review {
  id: string;
  file: string;
  lines: string[];
  draft: Draft;
  decisions: Decisions;
  state: 'open' | 'imported' | 'discarded';
  createdAt: Date;
  /** The document as it came; null of reviews from before files were kept. */
  fileId: string | null;
}

export function reviewStore(database: SystemScope, system: System) {
  const ofSystem = eq(reviews.systemId, system.id);
  const one = (id: string) => and(ofSystem, eq(reviews.id, id));
  const move = (id: string, from: Review['state'], state: Review['state']): Promise<boolean> =>
    database.inSystem(system.id, async (tx) => {
      const moved = await tx
        .update(reviews)
        .set({ state })
        .where(and(one(id), eq(reviews.state, from)))
        .returning({ id: reviews.id });
      return moved.length > 0;
    });
  return {
    /** Keeps the document as it came together with what was read in it. */
    open: (document: FileSource, name: string, draft: Draft, lines: string[]): Promise<string> =>
      database.inSystem(system.id, async (tx) => {
        const { id: fileId } = await keepFile(tx, system, document, name, draft.source.kind);
        const values = { systemId: system.id, file: name, draft, lines, fileId };
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

    /** The plan that took the document in; null if there is none, or it is gone. */
    planOf: (fileId: string): Promise<{ slug: string; title: string } | null> =>
      database.inSystem(system.id, async (tx) => {
        const { slug, title } = plans;
        const [found] = await tx
          .select({ slug, title })
          .from(documents)
          .innerJoin(plans, and(eq(plans.systemId, documents.systemId), eq(plans.id, documents.planId)))
          .where(and(eq(documents.systemId, system.id), eq(documents.fileId, fileId)));
        return found ?? null;
      }),

    /**
     * Changes the draft or what was decided of it. Two reviewers at once come one after the other, so nothing is lost.
     * @returns what it is now; null, and nothing is changed, if the review is not open
     */
    change: (id: string, change: (reviewed: Reviewed) => Reviewed): Promise<Reviewed | null> =>
      database.inSystem(system.id, async (tx) => {
        const { draft, decisions } = reviews;
        const open = and(one(id), eq(reviews.state, 'open'));
        const [review] = await tx.select({ draft, decisions }).from(reviews).where(open).for('update');
        if (!review) return null;
        const changed = change(review);
        // A draft is long, and most changes are decisions.
        const set = changed.draft === review.draft ? { decisions: changed.decisions } : changed;
        await tx.update(reviews).set(set).where(one(id));
        return changed;
      }),

    /** The draft is a plan now. @returns false if the review was not open */
    close: (id: string): Promise<boolean> => move(id, 'open', 'imported'),

    /** @returns false if the review was not open */
    setAside: (id: string): Promise<boolean> => move(id, 'open', 'discarded'),

    /** @returns false if the review was not set aside */
    takeUp: (id: string): Promise<boolean> => move(id, 'discarded', 'open'),

    /** Deletes a review that was set aside, and the document that it is about. @returns false if it was not set aside */
    remove: (id: string): Promise<boolean> =>
      database.inSystem(system.id, async (tx) => {
        const [gone] = await tx
          .delete(reviews)
          .where(and(one(id), eq(reviews.state, 'discarded')))
          .returning({ fileId: reviews.fileId });
        if (gone?.fileId) await tx.delete(files).where(and(eq(files.systemId, system.id), eq(files.id, gone.fileId)));
        return gone !== undefined;
      }),
  };
}
export type ReviewStore = ReturnType<typeof reviewStore>;
