/** What was recommended at events and by assessments, and what was done about each. */
import { and, asc, eq, type SQL } from 'drizzle-orm';
import { isId } from '../../kernel/ids.ts';
import type { SystemScope } from '../../plan/store.ts';
import type { System } from '../../platform/systems.model.ts';
import type { Weighed } from '../remark-store.ts';
import { scopeOf } from '../scope.ts';
import type { Raised } from './model.ts';
import { raisedRecommendations as raised } from './tables.ts';

/** Where recommendations came from. */
export type Origin = { engagementId: string } | { assessmentId: string };

export function raisedStore(database: SystemScope, system: System) {
  const { inSystem, changing } = scopeOf(database, system);
  const ofSystem = eq(raised.systemId, system.id);
  const one = (id: string) => and(ofSystem, eq(raised.id, id));
  const select = (where: SQL | undefined): Promise<Raised[]> =>
    inSystem((tx) =>
      tx.select().from(raised).where(and(ofSystem, where)).orderBy(asc(raised.createdAt), asc(raised.id)),
    );
  const from = (origin: Origin) =>
    'engagementId' in origin
      ? eq(raised.engagementId, origin.engagementId)
      : eq(raised.assessmentId, origin.assessmentId);

  return {
    all: (): Promise<Raised[]> => select(undefined),
    of: (origin: Origin): Promise<Raised[]> => select(from(origin)),
    answeredBy: (commitment: string): Promise<Raised[]> => select(eq(raised.commitment, commitment)),
    byId: async (id: string): Promise<Raised | null> => (isId(id) ? ((await select(one(id)))[0] ?? null) : null),

    /** Adds recommendations in their order; one that is there already in the same words is passed over. */
    add: (origin: Origin, texts: readonly string[]): Promise<number> =>
      changing(async (tx) => {
        const known = await tx
          .select({ text: raised.text })
          .from(raised)
          .where(and(ofSystem, from(origin)));
        const there = new Set(known.map(({ text }) => text));
        const fresh = [...new Set(texts)].filter((text) => !there.has(text));
        // Rows of one statement would have one moment, and lose their order.
        const begun = Date.now();
        const rows = fresh.map((text, at) => ({
          systemId: system.id,
          ...origin,
          text,
          createdAt: new Date(begun + at),
        }));
        if (rows.length > 0) await tx.insert(raised).values(rows);
        return rows.length;
      }),

    /** Keeps what was done about one. */
    weigh: (id: string, weighed: Weighed & Pick<Raised, 'commitment'>, by: string): Promise<void> =>
      changing(async (tx) => {
        await tx
          .update(raised)
          .set({ ...weighed, weighedBy: by, weighedAt: new Date() })
          .where(one(id));
      }),

    remove: (id: string): Promise<void> =>
      changing(async (tx) => {
        await tx.delete(raised).where(one(id));
      }),
  };
}
export type RaisedStore = ReturnType<typeof raisedStore>;
