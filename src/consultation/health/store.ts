/** Health impact assessments and what each found. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { isId } from '../../kernel/ids.ts';
import type { SystemScope } from '../../plan/store.ts';
import type { System } from '../../platform/systems.model.ts';
import { scopeOf } from '../scope.ts';
import type { Assessment, AssessmentForm, Impact, ImpactForm } from './model.ts';
import { healthAssessments, healthImpacts } from './tables.ts';

export function healthStore(database: SystemScope, system: System) {
  const { inSystem } = scopeOf(database, system);
  const ofSystem = eq(healthAssessments.systemId, system.id);
  const one = (id: string) => and(ofSystem, eq(healthAssessments.id, id));
  const impactsOf = (id: string) => and(eq(healthImpacts.systemId, system.id), eq(healthImpacts.assessmentId, id));

  return {
    /** The latest first. */
    list: (): Promise<Assessment[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(healthAssessments)
          .where(ofSystem)
          .orderBy(desc(healthAssessments.day), asc(healthAssessments.id)),
      ),

    byId: async (id: string): Promise<Assessment | null> =>
      isId(id) ? inSystem(async (tx) => (await tx.select().from(healthAssessments).where(one(id)))[0] ?? null) : null,

    create: (planId: string, form: AssessmentForm): Promise<string> =>
      inSystem(async (tx) => {
        const [made] = await tx
          .insert(healthAssessments)
          .values({ systemId: system.id, planId, ...form })
          .returning({ id: healthAssessments.id });
        if (!made) throw new Error('The assessment was not kept');
        return made.id;
      }),

    /** @returns false if there is none */
    change: async (id: string, form: AssessmentForm): Promise<boolean> =>
      isId(id) &&
      inSystem(async (tx) => {
        const changed = await tx
          .update(healthAssessments)
          .set(form)
          .where(one(id))
          .returning({ id: healthAssessments.id });
        return changed.length > 0;
      }),

    impacts: (id: string): Promise<Impact[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(healthImpacts)
          .where(impactsOf(id))
          .orderBy(asc(healthImpacts.createdAt), asc(healthImpacts.id)),
      ),

    addImpact: (assessmentId: string, form: ImpactForm): Promise<void> =>
      inSystem(async (tx) => {
        await tx.insert(healthImpacts).values({ systemId: system.id, assessmentId, ...form });
      }),

    removeImpact: async (assessmentId: string, id: string): Promise<void> => {
      if (!isId(id)) return;
      await inSystem((tx) => tx.delete(healthImpacts).where(and(impactsOf(assessmentId), eq(healthImpacts.id, id))));
    },
  };
}
export type HealthStore = ReturnType<typeof healthStore>;
