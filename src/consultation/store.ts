/** Consultations, responses and remarks: the queries on their tables. */
import { createHash, randomInt } from 'node:crypto';
import { and, asc, count, desc, eq, isNull, lte, max, ne, type SQL, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import { forgetVersion } from './kept-version.ts';
import type {
  Channel,
  Consultation,
  ConsultationForm,
  Outcome,
  Remark,
  RemarkOf,
  Respondent,
  Response,
  Showing,
  Verdict,
} from './model.ts';
import { showingOf, type Tally } from './rules.ts';
import { consultations, remarks, responses } from './tables.ts';

/** What a reader says to one question; without a verdict and words it takes the answer back. */
export interface Answer {
  subject: string;
  verdict: Verdict | null;
  text: string;
}

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

export interface ConsultationCounts {
  responses: number;
  /** Answers with words. */
  remarks: number;
  open: number;
  waiting: number;
}

/** Letters that are not taken for one another when a receipt is read aloud or copied from paper. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Twelve letters in three groups: some 2^58 of them. */
function newReceipt(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}

const digestOf = (receipt: string) =>
  createHash('sha256')
    .update(receipt.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('base64url');

export function consultationStore(database: SystemScope, system: System) {
  const inSystem = <T>(work: (tx: NodePgDatabase) => Promise<T>) => database.inSystem(system.id, work);
  /** For work that changes what readers are shown. */
  const changing = async <T>(work: (tx: NodePgDatabase) => Promise<T>) => {
    try {
      return await inSystem(work);
    } finally {
      forgetVersion(system.id);
    }
  };
  const ofSystem = eq(consultations.systemId, system.id);
  const consultation = (id: string) => and(ofSystem, eq(consultations.id, id));
  const shownOf = (id: string) =>
    and(
      eq(remarks.systemId, system.id),
      eq(remarks.consultationId, id),
      eq(remarks.showing, 'shown'),
      ne(remarks.text, ''),
    );
  const remark = (id: string) => and(eq(remarks.systemId, system.id), eq(remarks.id, id));

  return {
    create: (form: ConsultationForm, plan: { id: string; version: number }, by: string): Promise<string> =>
      changing(async (tx) => {
        const row = { systemId: system.id, planId: plan.id, planVersion: plan.version, createdBy: by, ...form };
        const [made] = await tx.insert(consultations).values(row).returning({ id: consultations.id });
        if (!made) throw new Error('The consultation was not kept');
        return made.id;
      }),

    /** @returns false if there is none */
    change: (id: string, form: ConsultationForm): Promise<boolean> =>
      changing(async (tx) => {
        const changed = await tx
          .update(consultations)
          .set(form)
          .where(consultation(id))
          .returning({ id: consultations.id });
        return changed.length > 0;
      }),

    /** The one that closes last comes first. */
    list: (): Promise<Consultation[]> =>
      inSystem((tx) =>
        tx.select().from(consultations).where(ofSystem).orderBy(desc(consultations.closes), asc(consultations.id)),
      ),

    byId: (id: string): Promise<Consultation | null> =>
      inSystem(async (tx) => (await tx.select().from(consultations).where(consultation(id)))[0] ?? null),

    counts: (id: string): Promise<ConsultationCounts> =>
      inSystem(async (tx) => {
        const worded = and(eq(remarks.systemId, system.id), eq(remarks.consultationId, id), ne(remarks.text, ''));
        const countOf = async (where: SQL | undefined) =>
          (await tx.select({ n: count() }).from(remarks).where(where))[0]?.n ?? 0;
        const [answered] = await tx
          .select({ n: count() })
          .from(responses)
          .where(and(eq(responses.systemId, system.id), eq(responses.consultationId, id)));
        return {
          responses: answered?.n ?? 0,
          remarks: await countOf(worded),
          open: await countOf(and(worded, isNull(remarks.outcome))),
          waiting: await countOf(and(worded, eq(remarks.showing, 'waiting'))),
        };
      }),

    /** Begins a response. @returns the receipt by which its author comes back */
    begin: (consultationId: string, themes: string[]): Promise<string> =>
      inSystem(async (tx) => {
        const receipt = newReceipt();
        await tx.insert(responses).values({ systemId: system.id, consultationId, themes, receipt: digestOf(receipt) });
        return receipt;
      }),

    /** What was answered under a receipt; null if there is no such. */
    byReceipt: (receipt: string): Promise<{ response: Response; remarks: Remark[] } | null> =>
      inSystem(async (tx) => {
        const [response] = await tx
          .select()
          .from(responses)
          .where(and(eq(responses.systemId, system.id), eq(responses.receipt, digestOf(receipt))));
        if (!response) return null;
        const own = await tx
          .select()
          .from(remarks)
          .where(and(eq(remarks.systemId, system.id), eq(remarks.responseId, response.id)));
        return { response, remarks: own };
      }),

    /** Keeps an answer in place of the one before. What is said anew is looked at and weighed anew. */
    answer: ({ id: responseId, consultationId }: Response, { subject, verdict, text }: Answer): Promise<void> =>
      changing(async (tx) => {
        const own = and(
          eq(remarks.systemId, system.id),
          eq(remarks.responseId, responseId),
          eq(remarks.subject, subject),
        );
        if (verdict === null && text === '') {
          await tx.delete(remarks).where(own);
          return;
        }
        const said = { verdict, text, showing: showingOf(text), at: new Date() };
        const unweighed = { outcome: null, reason: null, revision: null, weighedBy: null, weighedAt: null };
        await tx
          .insert(remarks)
          .values({
            systemId: system.id,
            consultationId,
            responseId,
            subject,
            channel: 'web' satisfies Channel,
            ...said,
          })
          .onConflictDoUpdate({
            target: [remarks.systemId, remarks.responseId, remarks.subject],
            set: { ...said, ...unweighed },
          });
      }),

    /** Keeps what the author says of themselves. */
    describe: (id: string, about: Pick<Response, 'respondent' | 'place' | 'organisation'>): Promise<void> =>
      inSystem(async (tx) => {
        await tx
          .update(responses)
          .set(about)
          .where(and(eq(responses.systemId, system.id), eq(responses.id, id)));
      }),

    /** Types in what came on paper, or was said. */
    addPaper: (
      consultationId: string,
      about: Pick<Response, 'respondent' | 'place' | 'organisation'>,
      { subject, verdict, text }: Answer,
    ): Promise<void> =>
      changing(async (tx) => {
        const [made] = await tx
          .insert(responses)
          .values({ systemId: system.id, consultationId, ...about })
          .returning({ id: responses.id });
        if (!made) throw new Error('The response was not kept');
        const showing = showingOf(text);
        const channel: Channel = 'paper';
        const said = { subject, verdict, text, showing, channel };
        await tx.insert(remarks).values({ systemId: system.id, consultationId, responseId: made.id, ...said });
      }),

    /** Remarks with words, the newest first. */
    remarks: (consultationId: string, filter: RemarkFilter, page: { from: number; size: number }) =>
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

    remark: (id: string): Promise<(RemarkOf & { consultationId: string }) | null> =>
      inSystem(async (tx) => {
        const [row] = await tx
          .select()
          .from(remarks)
          .innerJoin(responses, and(eq(responses.systemId, remarks.systemId), eq(responses.id, remarks.responseId)))
          .where(remark(id));
        return row ? { ...toRemarkOf(row), consultationId: row.remarks.consultationId } : null;
      }),

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

    /** Another text whenever what readers are shown of answers has changed. */
    version: (): Promise<string> =>
      inSystem(async (tx) => {
        const all = await tx.select().from(consultations).where(ofSystem).orderBy(asc(consultations.id));
        const [said] = await tx
          .select({ n: count(), weighed: count(remarks.outcome), at: max(remarks.at), last: max(remarks.weighedAt) })
          .from(remarks)
          .where(eq(remarks.systemId, system.id));
        const told = all.map(({ id, opens, closes, title }) => `${id} ${opens} ${closes} ${title}`);
        return JSON.stringify([told, said]);
      }),
  };
}
export type ConsultationStore = ReturnType<typeof consultationStore>;

function toRemarkOf(row: { remarks: typeof remarks.$inferSelect; responses: typeof responses.$inferSelect }): RemarkOf {
  const { respondent, place, organisation } = row.responses;
  return { ...row.remarks, respondent, place, organisation };
}
