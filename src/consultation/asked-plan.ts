/**
 * The plan that a consultation asks about, with what is weak in it. It changes seldom and every answer asks for it, so it is
 * kept in memory by its version, for each system the one that was asked about last.
 */
import { lintApart } from '../plan/apart/apart.ts';
import type { LintFinding } from '../plan/lint/lint.ts';
import { indexPlan, type PlanIndex } from '../plan/rules.ts';
import { silenceStore } from '../plan/silence-store.ts';
import { planStore, type SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import { consultationStore } from './consultation-store.ts';
import type { Consultation } from './model.ts';

const indexes = new Map<string, { key: string; index: PlanIndex }>();
const weaknesses = new Map<string, { key: string; findings: Promise<LintFinding[]> }>();

/** @returns null once the plan is gone */
export async function askedPlan(database: SystemScope, system: System, planId: string): Promise<PlanIndex | null> {
  const store = planStore(database, system);
  const listed = (await store.list()).find(({ id }) => id === planId);
  if (!listed) return null;
  const key = `${planId} ${listed.version}`;
  const known = indexes.get(system.id);
  if (known?.key === key) return known.index;
  const plan = await store.bySlug(listed.slug);
  if (!plan) return null;
  const index = indexPlan(plan);
  indexes.set(system.id, { key: `${planId} ${plan.version}`, index });
  return index;
}

const kept = new Map<string, { key: string; index: PlanIndex }>();

/** The plan as a consultation keeps it; null for one that keeps none. Every answer asks for it, so it is kept in memory. */
export async function keptPlan(
  database: SystemScope,
  system: System,
  { id, planVersion }: Pick<Consultation, 'id' | 'planVersion'>,
): Promise<PlanIndex | null> {
  const key = `${id} ${planVersion}`;
  const known = kept.get(system.id);
  if (known?.key === key) return known.index;
  const plan = await consultationStore(database, system).asked(id);
  if (!plan) return null;
  const index = indexPlan(plan);
  kept.set(system.id, { key, index });
  return index;
}

/** What the lint says of the plan on a day; what the team set aside is not told. */
export async function weaknessesOf(
  database: SystemScope,
  system: System,
  { plan }: PlanIndex,
  today: string,
): Promise<LintFinding[]> {
  const silenced = await silenceStore(database, system).list(plan.id);
  const key = JSON.stringify([plan.id, plan.version, today, silenced]);
  const known = weaknesses.get(system.id);
  if (known?.key === key) return known.findings;
  const findings = lintApart(plan, { today, silenced }).then((linted) => linted.findings);
  weaknesses.set(system.id, { key, findings });
  findings.catch(() => weaknesses.delete(system.id));
  return findings;
}
