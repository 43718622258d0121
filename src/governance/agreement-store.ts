/** Who was asked to agree to be an owner, by a link of which only a digest is kept, and what they answered. */
import { randomBytes } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { SystemScope } from '../plan/store.ts';
import { digestOf } from '../platform/digest.ts';
import type { System } from '../platform/systems.model.ts';
import type { OwnerAnswer, OwnerAnswerForm, OwnerAsked } from './model.ts';
import { ownerAnswers, ownersAsked } from './tables.ts';

export function agreementStore(database: SystemScope, system: System) {
  const inSystem = <T>(work: (tx: NodePgDatabase) => Promise<T>) => database.inSystem(system.id, work);

  return {
    /** Asks an organisation of a plan; a link that it had before ends. @returns the secret of the new link */
    ask: (planId: string, organisation: string, name: string, by: string): Promise<string> =>
      inSystem(async (tx) => {
        const token = randomBytes(24).toString('base64url');
        const asked = { name, by, at: new Date(), token: digestOf(token) };
        await tx
          .insert(ownersAsked)
          .values({ systemId: system.id, planId, organisation, ...asked })
          .onConflictDoUpdate({
            target: [ownersAsked.systemId, ownersAsked.planId, ownersAsked.organisation],
            set: asked,
          });
        return token;
      }),

    asked: (planId: string): Promise<OwnerAsked[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(ownersAsked)
          .where(and(eq(ownersAsked.systemId, system.id), eq(ownersAsked.planId, planId)))
          .orderBy(asc(ownersAsked.organisation)),
      ),

    /** Who a link asks; null if there is no such link. */
    byToken: (token: string): Promise<OwnerAsked | null> =>
      inSystem(async (tx) => {
        const own = and(eq(ownersAsked.systemId, system.id), eq(ownersAsked.token, digestOf(token)));
        return (await tx.select().from(ownersAsked).where(own))[0] ?? null;
      }),

    answers: (planId: string): Promise<OwnerAnswer[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(ownerAnswers)
          .where(and(eq(ownerAnswers.systemId, system.id), eq(ownerAnswers.planId, planId))),
      ),

    /** Gives a later edition the answers of the one before: each holds while its words stay. */
    carryOver: (from: string, to: string): Promise<void> =>
      inSystem(async (tx) => {
        const own = and(eq(ownerAnswers.systemId, system.id), eq(ownerAnswers.planId, from));
        const said = await tx.select().from(ownerAnswers).where(own);
        if (said.length > 0) await tx.insert(ownerAnswers).values(said.map((one) => ({ ...one, planId: to })));
      }),

    /** Keeps an answer in the place of the one before, with the words to which it was given. */
    answer: (
      { planId, organisation, name }: OwnerAsked,
      commitment: { id: string; text: string },
      form: OwnerAnswerForm,
    ): Promise<void> =>
      inSystem(async (tx) => {
        const said = { ...form, asked: commitment.text, by: name, at: new Date() };
        await tx
          .insert(ownerAnswers)
          .values({ systemId: system.id, planId, organisation, commitment: commitment.id, ...said })
          .onConflictDoUpdate({
            target: [ownerAnswers.systemId, ownerAnswers.planId, ownerAnswers.organisation, ownerAnswers.commitment],
            set: said,
          });
      }),
  };
}
export type AgreementStore = ReturnType<typeof agreementStore>;
