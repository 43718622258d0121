/** What people answer: each comes back to their own answers by a receipt, of which only a digest is kept. */
import { randomInt } from 'node:crypto';
import { and, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { SystemScope } from '../plan/store.ts';
import { digestOf } from '../platform/digest.ts';
import type { System } from '../platform/systems.model.ts';
import type { Channel, Remark, Response, Verdict } from './model.ts';
import { showingOf } from './personal-signs.ts';
import { scopeOf } from './scope.ts';
import { remarks, responses } from './tables.ts';

/** What a reader says to one question; without a verdict and words it takes the answer back. */
export interface Answer {
  subject: string;
  verdict: Verdict | null;
  text: string;
  /** The revision of the commitment whose words they read. */
  saidOf?: number | null;
}

/** Letters that are not taken for one another when a receipt is read aloud or copied from paper. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Twelve letters in three groups: some 2^58 of them. */
function newReceipt(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}

/** However it is written: in small letters, with spaces or without hyphens. */
const digestOfReceipt = (receipt: string) => digestOf(receipt.toUpperCase().replace(/[^A-Z0-9]/g, ''));

/** A response that leads to nobody. */
const nobody = {
  receipt: null,
  respondent: null,
  place: null,
  organisation: null,
  language: null,
  personId: null,
};

/** A response with its answers. */
export interface Kept {
  response: Response;
  remarks: Remark[];
}

export function responseStore(database: SystemScope, system: System) {
  const { inSystem, changing } = scopeOf(database, system);

  const find = (which: SQL | undefined): Promise<Kept | null> =>
    inSystem(async (tx) => {
      const [response] = await tx
        .select()
        .from(responses)
        .where(and(eq(responses.systemId, system.id), which))
        .orderBy(desc(responses.createdAt))
        .limit(1);
      if (!response) return null;
      const own = await tx
        .select()
        .from(remarks)
        .where(and(eq(remarks.systemId, system.id), eq(remarks.responseId, response.id)));
      return { response, remarks: own };
    });

  return {
    /** Begins a response. @returns the receipt by which its author comes back */
    begin: (
      consultationId: string,
      themes: string[],
      language: string | null = null,
      personId: string | null = null,
    ): Promise<string> =>
      inSystem(async (tx) => {
        const receipt = newReceipt();
        await tx.insert(responses).values({
          systemId: system.id,
          consultationId,
          themes,
          language,
          personId,
          receipt: digestOfReceipt(receipt),
        });
        return receipt;
      }),

    /** Chooses other themes, and another language, for a response that is begun. */
    begunAnew: (id: string, themes: string[], language: string | null): Promise<void> =>
      inSystem(async (tx) => {
        await tx
          .update(responses)
          .set({ themes, language })
          .where(and(eq(responses.systemId, system.id), eq(responses.id, id)));
      }),

    /** What was answered under a receipt; null if there is no such. */
    byReceipt: (receipt: string): Promise<Kept | null> => find(eq(responses.receipt, digestOfReceipt(receipt))),

    /** What somebody answered with their account; null if they have not. */
    byPerson: (consultationId: string, personId: string): Promise<Kept | null> =>
      find(and(eq(responses.consultationId, consultationId), eq(responses.personId, personId))),

    /** Keeps an answer in place of the one before. What is said anew is looked at and weighed anew. */
    answer: (
      { id: responseId, consultationId }: Response,
      { subject, verdict, text, saidOf = null }: Answer,
    ): Promise<void> =>
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
        const [before] = await tx.select({ showing: remarks.showing }).from(remarks).where(own);
        // What a moderator kept from readers is looked at again, whatever it says now.
        const showing = before?.showing === 'hidden' ? 'waiting' : await showingOf(text);
        const said = { verdict, text, showing, saidOf, at: new Date() };
        const unweighed = {
          sameAs: null,
          outcome: null,
          reason: null,
          revision: null,
          weighedBy: null,
          weighedAt: null,
        };
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

    /**
     * Takes away who wrote a response and the way back to it. Words that the team has answered stay, without their author;
     * the others go. The log of changes still knows the author until their key is destroyed.
     */
    forget: (id: string): Promise<void> =>
      changing(async (tx) => {
        await tx
          .delete(remarks)
          .where(and(eq(remarks.systemId, system.id), eq(remarks.responseId, id), isNull(remarks.outcome)));
        await tx
          .update(responses)
          .set(nobody)
          .where(and(eq(responses.systemId, system.id), eq(responses.id, id)));
      }),

    /** Takes away what people said of themselves and the way back to their answers; what they wrote stays. */
    part: (ids: readonly string[]): Promise<void> =>
      inSystem(async (tx) => {
        if (ids.length === 0) return;
        await tx
          .update(responses)
          .set(nobody)
          .where(and(eq(responses.systemId, system.id), inArray(responses.id, [...ids])));
      }),

    /** Keeps one person's or group's answers that came another way than the web: each about another thing. */
    takeIn: (
      consultationId: string,
      about: Pick<Response, 'respondent' | 'place' | 'organisation'>,
      channel: Channel,
      answers: readonly Answer[],
    ): Promise<void> =>
      changing(async (tx) => {
        const [made] = await tx
          .insert(responses)
          .values({ systemId: system.id, consultationId, ...about })
          .returning({ id: responses.id });
        if (!made) throw new Error('The response was not kept');
        const kept = { systemId: system.id, consultationId, responseId: made.id, channel };
        await tx
          .insert(remarks)
          .values(
            await Promise.all(
              answers.map(async (answer) => ({ ...kept, ...answer, showing: await showingOf(answer.text) })),
            ),
          );
      }),
  };
}
export type ResponseStore = ReturnType<typeof responseStore>;
