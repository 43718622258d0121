/** Records what a gate decided, and does what follows: the text is kept, the plan approved, published, or begun anew. */
import { indexPlan } from '../plan/rules.ts';
import type { ListedPlan, PlanStore } from '../plan/store.ts';
import { planStore, type SystemScope } from '../plan/store.ts';
import { Mistake } from '../platform/mistake.ts';
import type { System } from '../platform/systems.model.ts';
import { agreementStore } from './agreement-store.ts';
import { bodyStore } from './body-store.ts';
import { factsOf } from './facts.ts';
import { type GateStore, gateStore } from './gate-store.ts';
import { keptText } from './kept-text.ts';
import type { Decision, DecisionForm, Gate } from './model.ts';
import { reflectionStore } from './reflection-store.ts';
import { isPassed, needStates, passing } from './rules.ts';
import { snapshotStore } from './snapshot-store.ts';

export interface Decided {
  /** Slug of the edition that is to be worked on from now. */
  plan: string;
}

interface Deciding {
  /** Of the plan. */
  slug: string;
  gateId: string;
  form: DecisionForm;
  by: string;
  /** YYYY-MM-DD */
  today: string;
}

/**
 * All of it is kept, or none.
 * @returns null if there is no such gate
 * @throws Mistake if the gate may not be passed yet; then nothing is recorded
 */
export function decide(database: SystemScope, system: System, deciding: Deciding): Promise<Decided | null> {
  return atOnce(database, system, (scope) => decideIn(scope, system, deciding));
}

/** Gives the stores one transaction to work in. */
function atOnce<T>(database: SystemScope, system: System, work: (scope: SystemScope) => Promise<T>): Promise<T> {
  return database.inSystem(system.id, (tx) => work({ inSystem: (_systemId, inner) => inner(tx) }));
}

async function decideIn(
  database: SystemScope,
  system: System,
  { slug, gateId, form, by, today }: Deciding,
): Promise<Decided | null> {
  const plans = planStore(database, system);
  const plan = await plans.bySlug(slug);
  const listed = (await plans.list()).find((one) => one.slug === slug);
  if (!plan || !listed) return null;
  const store = gateStore(database, system, plan.id);
  const [gates, decisions] = [await store.locked(), await store.decisions()];
  const gate = gates.find(({ id }) => id === gateId);
  if (!gate) return null;
  if (form.on > today) throw new Mistake('The decision is dated after today. Give the day on which it was made.');
  if (isPassed(form.outcome)) {
    if (passing(gate, decisions))
      throw new Mistake('The gate is passed already. Send it back, or begin a new edition, if it is to decide again.');
    const facts = await factsOf(database, system, indexPlan(plan), today);
    const open = needStates(gate, gates, decisions, facts).filter((one) => one.open > 0);
    if (open.length > 0)
      throw new Mistake(
        'The gate asks for what is not true yet. See “What must be true first”, mend it, and record it then.',
      );
  }
  const snapshot = await snapshotStore(database, system).keep(keptText(plan), listed.edition);
  if (isPassed(form.outcome) && gate.effect === 'publishes')
    await refuseOtherText(database, system, { gates, decisions, snapshot, edition: listed.edition });
  const decision = { gateId, outcome: form.outcome, on: form.on, minute: form.minute, words: form.words, snapshot, by };
  await store.record([decision]);
  if (isPassed(form.outcome)) {
    await take(plans, { gate, plan: listed, on: form.on, by, body: await bodyName(database, system, gate) });
    if (gate.effect === 'publishes' && plan.approval === null) {
      // What the edition before was approved for stands, where whoever began this one said so.
      const approving = gates.findLast((one) => one.effect === 'approves' && passing(one, decisions));
      const date = approving && passing(approving, decisions)?.on;
      if (date) await plans.approve(plan.id, { body: await bodyName(database, system, approving), date }, by);
    }
    return { plan: slug };
  }
  const reopens = gates.filter(({ id }) => form.reopens.includes(id) && id !== gateId);
  const why = form.words;
  if (listed.publishedOn === null) {
    await reopen(store, reopens, decisions, { why, on: form.on, by });
    if (reopens.some(({ effect }) => effect === 'approves')) await plans.approve(plan.id, null, by);
    return { plan: slug };
  }
  const edition = await plans.newEdition(plan.id, why, by);
  if (!edition) return null;
  const opened = gates.filter((one) => reopens.includes(one) || (one.effect === 'publishes' && one.id !== gateId));
  await carryOver(database, system, { from: plan.id, to: edition.id, reopens: opened, why, on: form.on, by });
  return { plan: edition.slug };
}

interface Publishing {
  gates: readonly Gate[];
  decisions: readonly Decision[];
  /** Hash of the text that is to be published. */
  snapshot: string;
  edition: number;
}

/**
 * What is published is what was approved. (An approval of an edition before stands where whoever began this one said so.)
 * @throws Mistake if the text has changed since a gate of this edition approved it
 */
async function refuseOtherText(
  database: SystemScope,
  system: System,
  { gates, decisions, snapshot, edition }: Publishing,
): Promise<void> {
  for (const gate of gates.filter(({ effect }) => effect === 'approves')) {
    const approved = passing(gate, decisions);
    if (!approved || approved.snapshot === snapshot) continue;
    const kept = await snapshotStore(database, system).byHash(approved.snapshot);
    if (kept?.edition === edition)
      throw new Mistake(
        `The text has changed since “${gate.title}” was passed. Send that gate back, so that its body decides about the text as it is now.`,
      );
  }
}

interface Taking {
  gate: Gate;
  plan: ListedPlan;
  body: string;
  on: string;
  by: string;
}

async function take(plans: PlanStore, { gate, plan, body, on, by }: Taking): Promise<void> {
  if (gate.effect === 'approves') await plans.approve(plan.id, { body, date: on }, by);
  if (gate.effect === 'publishes') await plans.publish(plan.id, on, by);
}

async function bodyName(database: SystemScope, system: System, { bodyId, title }: Gate): Promise<string> {
  const body = bodyId === null ? null : await bodyStore(database, system).byId(bodyId);
  return body?.name ?? title;
}

interface Reopening {
  why: string;
  on: string;
  by: string;
}

async function reopen(
  store: GateStore,
  gates: readonly Gate[],
  decisions: readonly Decision[],
  { why, on, by }: Reopening,
): Promise<void> {
  await store.record(
    gates.flatMap((gate) => {
      const last = passing(gate, decisions);
      return last
        ? [{ gateId: gate.id, outcome: 'reopened' as const, on, minute: '', words: why, snapshot: last.snapshot, by }]
        : [];
    }),
  );
}

/** The gates of the edition before with their record; those that are reopened say so. */
async function carryOver(
  database: SystemScope,
  system: System,
  { from, to, reopens, ...reopening }: { from: string; to: string; reopens: readonly Gate[] } & Reopening,
): Promise<void> {
  const [old, fresh] = [gateStore(database, system, from), gateStore(database, system, to)];
  const [gates, decisions] = [await old.list(), await old.decisions()];
  await fresh.add(gates);
  const copies = await fresh.list();
  const copyOf = new Map(gates.map(({ id }, index) => [id, copies[index]]));
  const stands = decisions.flatMap((one) => {
    const copy = copyOf.get(one.gateId);
    const { outcome, on, minute, words, snapshot, by } = one;
    return copy ? [{ gateId: copy.id, outcome, on, minute, words, snapshot, by }] : [];
  });
  await fresh.record(stands);
  const opened = reopens.flatMap(({ id }) => copyOf.get(id) ?? []);
  await reopen(fresh, opened, await fresh.decisions(), reopening);
  const officers = bodyStore(database, system);
  await officers.appoint(to, await officers.officers(from));
  await agreementStore(database, system).carryOver(from, to);
  await reflectionStore(database, system, to).carryOver(from);
}

/**
 * Begins a new edition without a gate having asked for it; the gates that the change opens again are named.
 * @returns the slug of the edition, or null if there is no such plan
 */
export function beginEdition(database: SystemScope, system: System, beginning: Beginning): Promise<string | null> {
  return atOnce(database, system, (scope) => beginIn(scope, system, beginning));
}

interface Beginning extends Omit<Deciding, 'gateId' | 'form'> {
  /** Ids of gates. */
  reopens: string[];
  why: string;
}

async function beginIn(
  database: SystemScope,
  system: System,
  { slug, reopens, why, by, today }: Beginning,
): Promise<string | null> {
  const plans = planStore(database, system);
  const plan = await plans.bySlug(slug);
  if (!plan) return null;
  const gates = await gateStore(database, system, plan.id).list();
  const edition = await plans.newEdition(plan.id, why, by);
  if (!edition) return null;
  // A new text is published anew, whoever need not approve it again.
  const opened = gates.filter(({ id, effect }) => reopens.includes(id) || effect === 'publishes');
  await carryOver(database, system, { from: plan.id, to: edition.id, reopens: opened, why, on: today, by });
  return edition.slug;
}
