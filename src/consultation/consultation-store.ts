/** Consultations themselves: what is asked, of whom, from when to when, and how much has been said. */
import { and, asc, count, countDistinct, desc, eq, isNull, max, ne, type SQL, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { isId } from '../kernel/ids.ts';
import type { Plan } from '../plan/model.ts';
import type { SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import { engagements, raisedRecommendations } from './engagement/tables.ts';
import type { Consultation, ConsultationForm } from './model.ts';
import { scopeOf } from './scope.ts';
import { consultationPlans, consultations, remarks } from './tables.ts';

export interface ConsultationCounts {
  responses: number;
  /** Answers with words. */
  remarks: number;
  open: number;
  waiting: number;
}

export function consultationStore(database: SystemScope, system: System) {
  const { inSystem, changing } = scopeOf(database, system);
  const ofSystem = eq(consultations.systemId, system.id);
  const consultation = (id: string) => and(ofSystem, eq(consultations.id, id));

  async function keepPlan(tx: NodePgDatabase, consultationId: string, plan: Plan): Promise<void> {
    await tx
      .insert(consultationPlans)
      .values({ systemId: system.id, consultationId, plan })
      .onConflictDoUpdate({ target: [consultationPlans.systemId, consultationPlans.consultationId], set: { plan } });
  }

  return {
    /** @param plan what is asked about, kept as it is */
    create: (form: ConsultationForm, plan: Plan, by: string): Promise<string> =>
      changing(async (tx) => {
        const row = { systemId: system.id, planId: plan.id, planVersion: plan.version, createdBy: by, ...form };
        const [made] = await tx.insert(consultations).values(row).returning({ id: consultations.id });
        if (!made) throw new Error('The consultation was not kept');
        await keepPlan(tx, made.id, plan);
        return made.id;
      }),

    /**
     * @param plan what is asked about from now on; null where it stays what it was
     * @returns false if there is none
     */
    change: async (id: string, form: ConsultationForm, plan: Plan | null): Promise<boolean> =>
      isId(id) &&
      changing(async (tx) => {
        const changed = await tx
          .update(consultations)
          .set(plan ? { ...form, planId: plan.id, planVersion: plan.version } : form)
          .where(consultation(id))
          .returning({ id: consultations.id });
        if (plan && changed.length > 0) await keepPlan(tx, id, plan);
        return changed.length > 0;
      }),

    /** The one that closes last comes first. */
    list: (): Promise<Consultation[]> =>
      inSystem((tx) =>
        tx.select().from(consultations).where(ofSystem).orderBy(desc(consultations.closes), asc(consultations.id)),
      ),

    byId: async (id: string): Promise<Consultation | null> =>
      isId(id)
        ? inSystem(async (tx) => (await tx.select().from(consultations).where(consultation(id)))[0] ?? null)
        : null,

    /** The plan that is asked about, as it was; null for a consultation that was made before plans were kept. */
    asked: (id: string): Promise<Plan | null> =>
      inSystem(async (tx) => {
        const [row] = await tx
          .select()
          .from(consultationPlans)
          .where(and(eq(consultationPlans.systemId, system.id), eq(consultationPlans.consultationId, id)));
        return row?.plan ?? null;
      }),

    counts: (id: string): Promise<ConsultationCounts> =>
      inSystem(async (tx) => {
        const worded = and(eq(remarks.systemId, system.id), eq(remarks.consultationId, id), ne(remarks.text, ''));
        const countOf = async (where: SQL | undefined) =>
          (await tx.select({ n: count() }).from(remarks).where(where))[0]?.n ?? 0;
        const [answered] = await tx
          // Whoever began and said nothing has not responded.
          .select({ n: countDistinct(remarks.responseId) })
          .from(remarks)
          .where(and(eq(remarks.systemId, system.id), eq(remarks.consultationId, id)));
        return {
          responses: answered?.n ?? 0,
          remarks: await countOf(worded),
          open: await countOf(and(worded, isNull(remarks.outcome))),
          waiting: await countOf(and(worded, eq(remarks.showing, 'waiting'))),
        };
      }),

    /** Another text whenever what readers are shown of answers, events and recommendations has changed. */
    version: (): Promise<string> =>
      inSystem(async (tx) => {
        const all = await tx.select().from(consultations).where(ofSystem).orderBy(asc(consultations.id));
        const [said] = await tx
          .select({ n: count(), weighed: count(remarks.outcome), at: max(remarks.at), last: max(remarks.weighedAt) })
          .from(remarks)
          .where(eq(remarks.systemId, system.id));
        const told = all.map(({ id, opens, closes, title }) => `${id} ${opens} ${closes} ${title}`);
        const digest = (table: typeof engagements | typeof raisedRecommendations) =>
          sql`(select coalesce(md5(string_agg(one::text, '' order by one::text)), '') from ${table} one where system_id = ${system.id})`;
        const { rows } = await tx.execute<{ heard: string }>(
          sql`select concat_ws(' ', ${digest(engagements)}, ${digest(raisedRecommendations)}) as heard`,
        );
        return JSON.stringify([told, said, rows[0]?.heard]);
      }),
  };
}
export type ConsultationStore = ReturnType<typeof consultationStore>;
