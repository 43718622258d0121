/** Gathers from the rooms before what a gate may ask to be true of a plan. */
import { consultationStore } from '../consultation/consultation-store.ts';
import { raisedStore } from '../consultation/engagement/raised-store.ts';
import { engagementStore } from '../consultation/engagement/store.ts';
import { healthStore } from '../consultation/health/store.ts';
import { stateOn } from '../consultation/rules.ts';
import { lintApart } from '../plan/apart/apart.ts';
import type { PlanIndex } from '../plan/rules.ts';
import { silenceStore } from '../plan/silence-store.ts';
import { type ListedPlan, planStore, type SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import { notAgreed, proposedOwners } from './agreement.ts';
import { agreementStore } from './agreement-store.ts';
import { membersOf } from './members.ts';
import { reflectionStore } from './reflection-store.ts';
import type { Facts } from './rules.ts';
import { notTakenUp, takenUp } from './taken-up.ts';

/** @param today YYYY-MM-DD */
export async function factsOf(database: SystemScope, system: System, index: PlanIndex, today: string): Promise<Facts> {
  const { plan } = index;
  const silenced = await silenceStore(database, system).list(plan.id);
  const { findings } = await lintApart(plan, { today, silenced });
  const consultations = consultationStore(database, system);
  const editions = editionsBefore(await planStore(database, system).list(), plan.id);
  const asked = (await consultations.list()).filter(({ planId }) => editions.has(planId));
  const counts = await Promise.all(asked.map(({ id }) => consultations.counts(id)));
  const answered = new Set(plan.links.filter(({ confirmed }) => confirmed).map((link) => link.recommendation));
  return {
    'no errors': findings.filter(({ severity }) => severity === 'error').length,
    'recommendations answered': [...index.recommendations.keys()].filter((id) => !answered.has(id)).length,
    'consultation closed': asked.filter((one) => stateOn(one, today) !== 'closed').length,
    'comments answered': counts.reduce((sum, { open }) => sum + open, 0),
    'heard answered': await openRecommendations(database, system, editions),
    'owners agreed': notAgreed(
      proposedOwners(index, membersOf(system)),
      await agreementStore(database, system).answers(plan.id),
    ),
    'taken up': notTakenUp(takenUp(index, await reflectionStore(database, system, plan.id).list(), membersOf(system))),
  };
}

/** Recommendations of events and assessments of the plan to which nobody has answered yet. */
async function openRecommendations(database: SystemScope, system: System, editions: Set<string>): Promise<number> {
  const origins = [
    ...(await engagementStore(database, system).list()),
    ...(await healthStore(database, system).list()),
  ].filter(({ planId }) => editions.has(planId));
  const ids = new Set(origins.map(({ id }) => id));
  const raised = await raisedStore(database, system).all();
  return raised.filter(
    ({ engagementId, assessmentId, outcome }) => outcome === null && ids.has(engagementId ?? assessmentId ?? ''),
  ).length;
}

/** The plan and the editions before it: what people said of those is said of it. */
export function editionsBefore(all: readonly ListedPlan[], planId: string): Set<string> {
  const found = new Set<string>();
  for (let id: string | null = planId; id !== null && !found.has(id); ) {
    found.add(id);
    id = all.find((one) => one.id === id)?.supersedes ?? null;
  }
  return found;
}
