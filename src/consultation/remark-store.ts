/** Remarks as the team weighs them and as readers see what came of them. */
import { and, asc, count, desc, eq, isNull, lte, ne, sql } from 'drizzle-orm';
import { isId } from '../kernel/ids.ts';
import type { SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import type { Outcome, Remark, RemarkOf, Respondent, Showing, Verdict } from './model.ts';
import type { Tally } from './rules.ts';
import { scopeOf } from './scope.ts';
import { remarks, responses } from './tables.ts';

/** Which remarks the team wants to see. */
export interface RemarkFilter {
  subject?: string | undefined;
  respondent?: Respondent | undefined;
  place?: string | undefined;
  verdict?: Verdict | undefined;
  showing?: Showing | undefined;
  /** Weighed with this outcome, or "open": not yet. */
  outcome?: Outcome | 'open' | undefined;
}

/** What the team decided of a remark. */
export interface Weighed {
  outcome: Outcome;
  reason: string;
  revision: number | null;
}

export function remarkStore(database: SystemScope, system: System) {
  const { inSystem, changing } = scopeOf(database, system);
  const shownOf = (id: string) =>
    and(
      eq(remarks.systemId, system.id),
      eq(remarks.consultationId, id),
      eq(remarks.showing, 'shown'),
      ne(remarks.text, ''),
    );
  const remark = (id: string) => and(eq(remarks.systemId, system.id), eq(remarks.id, id));

  return {
    /** Remarks with words, the newest first. */
    list: (consultationId: string, filter: RemarkFilter, page: { from: number; size: number }) =>
      inSystem(async (tx) => {
        const where = and(
          eq(remarks.systemId, system.id),
          eq(remarks.consultationId, consultationId),
          ne(remarks.text, ''),
          filter.subject ? eq(remarks.subject, filter.subject) : undefined,
          filter.verdict ? eq(remarks.verdict, filter.verdict) : undefined,
          filter.showing ? eq(remarks.showing, filter.showing) : undefined,
          filter.outcome === 'open' ? isNull(remarks.outcome) : undefined,
          filter.outcome && filter.outcome !== 'open' ? eq(remarks.outcome, filter.outcome) : undefined,
          filter.respondent ? eq(responses.respondent, filter.respondent) : undefined,
          filter.place ? eq(responses.place, filter.place) : undefined,
        );
        const joined = and(eq(responses.systemId, remarks.systemId), eq(responses.id, remarks.responseId));
        const rows = await tx
          .select()
          .from(remarks)
          .innerJoin(responses, joined)
          .where(where)
          .orderBy(desc(remarks.at), asc(remarks.id))
          .offset(page.from)
          .limit(page.size);
        const [found] = await tx.select({ n: count() }).from(remarks).innerJoin(responses, joined).where(where);
        return { items: rows.map(toRemarkOf), total: found?.n ?? 0 };
      }),

    /** Every answer of a consultation with what its author said of themselves, and every response. */
    everything: (consultationId: string) =>
      inSystem(async (tx) => {
        const own = and(eq(responses.systemId, system.id), eq(responses.consultationId, consultationId));
        const rows = await tx
          .select()
          .from(remarks)
          .innerJoin(responses, and(eq(responses.systemId, remarks.systemId), eq(responses.id, remarks.responseId)))
          .where(own)
          .orderBy(asc(remarks.subject), asc(remarks.at), asc(remarks.id));
        const begun = await tx.select().from(responses).where(own).orderBy(asc(responses.createdAt), asc(responses.id));
        return { remarks: rows.map(toRemarkOf), responses: begun };
      }),

    /** The answers of a consultation, or those about one thing, counted by what they say and what came of them. */
    tallies: (consultationId: string, subject?: string): Promise<Tally[]> =>
      inSystem((tx) => {
        const worded = sql<boolean>`${remarks.text} <> ''`;
        const about = subject === undefined ? undefined : eq(remarks.subject, subject);
        return tx
          .select({
            subject: remarks.subject,
            verdict: remarks.verdict,
            outcome: remarks.outcome,
            worded,
            count: count(),
          })
          .from(remarks)
          .where(and(eq(remarks.systemId, system.id), eq(remarks.consultationId, consultationId), about))
          .groupBy(remarks.subject, remarks.verdict, remarks.outcome, worded);
      }),

    /** The newest remarks about each thing that readers may see, at most so many of each. */
    newestShown: (consultationId: string, atMost: number): Promise<Remark[]> =>
      inSystem(async (tx) => {
        const rank = sql<number>`row_number() over (partition by ${remarks.subject} order by ${remarks.at} desc, ${remarks.id})`;
        const ranked = tx
          .select({ id: remarks.id, rank: rank.as('rank') })
          .from(remarks)
          .where(shownOf(consultationId))
          .as('ranked');
        const rows = await tx
          .select()
          .from(remarks)
          .innerJoin(ranked, eq(ranked.id, remarks.id))
          .where(and(eq(remarks.systemId, system.id), lte(ranked.rank, atMost)))
          .orderBy(desc(remarks.at), asc(remarks.id));
        return rows.map((row) => row.remarks);
      }),

    /** Remarks about one thing that readers may see, the newest first. */
    shownAbout: (consultationId: string, subject: string, page: { from: number; size: number }) =>
      inSystem(async (tx) => {
        const where = and(shownOf(consultationId), eq(remarks.subject, subject));
        const items: Remark[] = await tx
          .select()
          .from(remarks)
          .where(where)
          .orderBy(desc(remarks.at), asc(remarks.id))
          .offset(page.from)
          .limit(page.size);
        const [found] = await tx.select({ n: count() }).from(remarks).where(where);
        return { items, total: found?.n ?? 0 };
      }),

    byId: async (id: string): Promise<(RemarkOf & { consultationId: string }) | null> => {
      if (!isId(id)) return null;
      return inSystem(async (tx) => {
        const [row] = await tx
          .select()
          .from(remarks)
          .innerJoin(responses, and(eq(responses.systemId, remarks.systemId), eq(responses.id, remarks.responseId)))
          .where(remark(id));
        return row ? { ...toRemarkOf(row), consultationId: row.remarks.consultationId } : null;
      });
    },

    weigh: (id: string, weighed: Weighed, by: string): Promise<void> =>
      changing(async (tx) => {
        await tx
          .update(remarks)
          .set({ ...weighed, weighedBy: by, weighedAt: new Date() })
          .where(remark(id));
      }),

    show: (id: string, showing: Showing): Promise<void> =>
      changing(async (tx) => {
        await tx.update(remarks).set({ showing }).where(remark(id));
      }),
  };
}
export type RemarkStore = ReturnType<typeof remarkStore>;

function toRemarkOf(row: { remarks: typeof remarks.$inferSelect; responses: typeof responses.$inferSelect }): RemarkOf {
  const { respondent, place, organisation } = row.responses;
  return { ...row.remarks, respondent, place, organisation };
}
