/** Remarks as the team weighs them and as readers see what came of them. */
import { and, asc, count, desc, eq, inArray, isNull, lte, min, ne, or, sql } from 'drizzle-orm';
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
  /** Those about one of these: the commitments of a theme. */
  subjects?: readonly string[] | undefined;
  tag?: string | undefined;
  /** Whoever is to answer, or "nobody". */
  assignee?: string | undefined;
  respondent?: Respondent | undefined;
  place?: string | undefined;
  verdict?: Verdict | undefined;
  showing?: Showing | undefined;
  /** Weighed with this outcome, or "open": not yet. */
  outcome?: Outcome | 'open' | undefined;
}

/** Remarks that are not weighed yet, of those that one of the team is to answer. */
export interface OpenOf {
  /** Null for those that nobody is to answer. */
  assignee: string | null;
  open: number;
  /** When the first of them was made. */
  since: Date;
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
          filter.subjects ? inArray(remarks.subject, [...filter.subjects]) : undefined,
          filter.tag ? sql`${remarks.tags} ? ${filter.tag}` : undefined,
          filter.assignee === 'nobody' ? isNull(remarks.assignee) : undefined,
          filter.assignee && filter.assignee !== 'nobody' ? eq(remarks.assignee, filter.assignee) : undefined,
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

    /** Which of these words somebody said in the consultation already. */
    saidAlready: (consultationId: string, texts: readonly string[]): Promise<ReadonlySet<string>> =>
      inSystem(async (tx) => {
        if (texts.length === 0) return new Set();
        const rows = await tx
          .select({ text: remarks.text })
          .from(remarks)
          .where(
            and(
              eq(remarks.systemId, system.id),
              eq(remarks.consultationId, consultationId),
              inArray(remarks.text, [...texts]),
            ),
          );
        return new Set(rows.map(({ text }) => text).filter((text) => text !== ''));
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

    /** How many remarks led to each revision, by its id. */
    ledTo: (consultationId: string): Promise<ReadonlyMap<number, number>> =>
      inSystem(async (tx) => {
        const rows = await tx
          .select({ revision: remarks.revision, n: count() })
          .from(remarks)
          .where(and(eq(remarks.systemId, system.id), eq(remarks.consultationId, consultationId)))
          .groupBy(remarks.revision);
        return new Map(rows.flatMap(({ revision, n }) => (revision === null ? [] : [[revision, n] as const])));
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

    /**
     * Keeps what the team decided of a remark, and of those that say the same and are not weighed yet.
     * @param seen the state that the person saw, as `stateOf` tells it
     * @returns false if the remark was changed or weighed since, and nothing is kept
     */
    weigh: (
      { id, sameAs }: Pick<Remark, 'id' | 'sameAs'>,
      weighed: Weighed,
      by: string,
      seen: string,
    ): Promise<boolean> =>
      changing(async (tx) => {
        const [now] = await tx.select().from(remarks).where(remark(id)).for('update');
        if (!now || stateOf(now) !== seen) return false;
        const together = and(
          eq(remarks.systemId, system.id),
          eq(remarks.sameAs, sameAs ?? id),
          isNull(remarks.outcome),
        );
        await tx
          .update(remarks)
          .set({ ...weighed, weighedBy: by, weighedAt: new Date() })
          .where(or(remark(id), together));
        return true;
      }),

    /** How many are not weighed yet, by who is to answer them, the longest waiting first. */
    openBy: (consultationId: string): Promise<OpenOf[]> =>
      inSystem(async (tx) => {
        const since = min(remarks.at);
        const rows = await tx
          .select({ assignee: remarks.assignee, open: count(), since })
          .from(remarks)
          .where(
            and(
              eq(remarks.systemId, system.id),
              eq(remarks.consultationId, consultationId),
              ne(remarks.text, ''),
              isNull(remarks.outcome),
            ),
          )
          .groupBy(remarks.assignee)
          .orderBy(asc(since));
        return rows.flatMap((row) => (row.since === null ? [] : [{ ...row, since: row.since }]));
      }),

    /** The tags that remarks of a consultation have, in order of the alphabet. */
    tags: (consultationId: string): Promise<string[]> =>
      inSystem(async (tx) => {
        const { rows } = await tx.execute<{ tag: string }>(sql`
          select distinct jsonb_array_elements_text(${remarks.tags}) as tag from ${remarks}
          where ${remarks.systemId} = ${system.id} and ${remarks.consultationId} = ${consultationId}
            and ${remarks.tags} <> '[]' order by 1`);
        return rows.map(({ tag }) => tag);
      }),

    /** Keeps the tags of a remark and who is to answer it. */
    organise: (id: string, how: Pick<Remark, 'tags' | 'assignee'>): Promise<void> =>
      inSystem(async (tx) => {
        await tx.update(remarks).set(how).where(remark(id));
      }),

    /**
     * Other remarks about the same thing that may say the same, the likest first, 20 at most: those that a person found to
     * do so, and those of whose groups of three letters three in ten are shared (PostgreSQL's `similarity`).
     */
    nearSame: ({ id, subject, text, sameAs }: Remark, consultationId: string): Promise<RemarkOf[]> =>
      inSystem(async (tx) => {
        const likeness = sql<number>`similarity(${remarks.text}, ${text})`;
        const together = sql<boolean>`coalesce(${remarks.sameAs} = ${sameAs}::uuid, false)`;
        const rows = await tx
          .select()
          .from(remarks)
          .innerJoin(responses, and(eq(responses.systemId, remarks.systemId), eq(responses.id, remarks.responseId)))
          .where(
            and(
              eq(remarks.systemId, system.id),
              eq(remarks.consultationId, consultationId),
              eq(remarks.subject, subject),
              ne(remarks.id, id),
              ne(remarks.text, ''),
              or(together, sql`${likeness} >= 0.3`),
            ),
          )
          .orderBy(desc(together), desc(likeness), asc(remarks.id))
          .limit(20);
        return rows.map(toRemarkOf);
      }),

    /**
     * Keeps that a remark and these others say the same; whichever did before and is not among them stands alone again.
     * An id of another consultation is passed over.
     */
    sayTheSame: ({ id, sameAs }: Remark, consultationId: string, others: readonly string[]): Promise<void> =>
      inSystem(async (tx) => {
        const here = and(eq(remarks.systemId, system.id), eq(remarks.consultationId, consultationId));
        if (sameAs !== null)
          await tx
            .update(remarks)
            .set({ sameAs: null })
            .where(and(here, eq(remarks.sameAs, sameAs)));
        if (others.length > 0)
          await tx
            .update(remarks)
            .set({ sameAs: id })
            .where(and(here, inArray(remarks.id, [id, ...others])));
      }),

    /** Says that a remark is about another thing; an answer of the same response about that gets its words added. */
    moveTo: ({ id, responseId, text, subject: from }: Remark, subject: string): Promise<void> =>
      changing(async (tx) => {
        if (subject === from) return;
        const there = and(
          eq(remarks.systemId, system.id),
          eq(remarks.responseId, responseId),
          eq(remarks.subject, subject),
        );
        const [other] = await tx.select().from(remarks).where(there);
        if (!other) {
          await tx.update(remarks).set({ subject, saidOf: null }).where(remark(id));
          return;
        }
        await tx
          .update(remarks)
          .set({ text: `${other.text}\n\n${text}` })
          .where(there);
        await tx.delete(remarks).where(remark(id));
      }),

    /** Takes a remark out that was taken in wrongly. */
    remove: (id: string): Promise<void> =>
      changing(async (tx) => {
        await tx.delete(remarks).where(remark(id));
      }),

    show: (id: string, showing: Showing): Promise<void> =>
      changing(async (tx) => {
        await tx.update(remarks).set({ showing }).where(remark(id));
      }),
  };
}
export type RemarkStore = ReturnType<typeof remarkStore>;

/** What a person who weighs a remark has seen of it: changes whenever its author or the team changes it. */
export function stateOf({ at, weighedAt }: Pick<Remark, 'at' | 'weighedAt'>): string {
  return `${at.getTime()} ${weighedAt?.getTime() ?? ''}`;
}

function toRemarkOf(row: { remarks: typeof remarks.$inferSelect; responses: typeof responses.$inferSelect }): RemarkOf {
  const { respondent, place, organisation, language } = row.responses;
  return { ...row.remarks, respondent, place, organisation, language };
}
