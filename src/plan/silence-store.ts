/** Findings that the team set aside: the queries on the `silenced_findings` table. Each is told in the plan's history. */
import { and, asc, eq } from 'drizzle-orm';
import type { System } from '../platform/systems.model.ts';
import type { Silence } from './lint/lint.ts';
import type { SystemScope } from './store.ts';
import { revisions, silencedFindings } from './tables.ts';

/** A silence of a plan that is kept: of one rule, for what one finding is about. */
export type KeptSilence = Required<Pick<Silence, 'rule' | 'subject' | 'reason'>> & { by: string; at: Date };

export function silenceStore(database: SystemScope, system: System) {
  const ofPlan = (planId: string) => and(eq(silencedFindings.systemId, system.id), eq(silencedFindings.planId, planId));
  const one = (planId: string, rule: string, subject: string) =>
    and(ofPlan(planId), eq(silencedFindings.rule, rule), eq(silencedFindings.subject, subject));
  return {
    list: (planId: string): Promise<KeptSilence[]> =>
      database.inSystem(system.id, (tx) => {
        const { rule, subject, reason, by, at } = silencedFindings;
        return tx
          .select({ rule, subject, reason, by, at })
          .from(silencedFindings)
          .where(ofPlan(planId))
          .orderBy(asc(rule), asc(subject));
      }),

    /** Sets a finding aside; a reason given anew takes the place of the former one. */
    silence: (planId: string, silence: { rule: string; subject: string; reason: string }, by: string): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        const { rule, subject, reason } = silence;
        const key = { systemId: system.id, planId };
        await tx
          .insert(silencedFindings)
          .values({ ...key, rule, subject, reason, by })
          .onConflictDoUpdate({
            target: [
              silencedFindings.systemId,
              silencedFindings.planId,
              silencedFindings.rule,
              silencedFindings.subject,
            ],
            set: { reason, by, at: new Date() },
          });
        const why = `Set aside the finding ${rule} of ${subject}: ${reason}`;
        await tx.insert(revisions).values({ ...key, subject: 'plan', by, why, to: silence });
      }),

    /** Lets a finding be told again. */
    tellAgain: (planId: string, rule: string, subject: string, by: string): Promise<void> =>
      database.inSystem(system.id, async (tx) => {
        const which = one(planId, rule, subject);
        const [before] = await tx.delete(silencedFindings).where(which).returning({ reason: silencedFindings.reason });
        if (!before) return;
        const why = `Told again: the finding ${rule} of ${subject}`;
        const key = { systemId: system.id, planId };
        await tx.insert(revisions).values({ ...key, subject: 'plan', by, why, from: { rule, subject, ...before } });
      }),
  };
}
