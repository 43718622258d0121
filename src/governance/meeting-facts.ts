/** Gathers what the paper for a meeting tells: the gate, what it asks for, what changed, and what people said. */
import { consultationStore } from '../consultation/consultation-store.ts';
import type { Outcome, Verdict } from '../consultation/model.ts';
import { remarkStore } from '../consultation/remark-store.ts';
import { countVerdicts } from '../consultation/rules.ts';
import { type Completeness, completeness } from '../plan/figures.ts';
import type { Plan } from '../plan/model.ts';
import { type ListedPlan, planStore, type SystemScope } from '../plan/store.ts';
import type { System } from '../platform/systems.model.ts';
import { type Difference, differencesOf } from './differences.ts';
import { editionsBefore, factsOf } from './facts.ts';
import type { PlanDesk, T } from './frame.tsx';
import { keptText, readKept } from './kept-text.ts';
import type { Body, Decision, Gate } from './model.ts';
import { type NeedState, needStates } from './rules.ts';
import { snapshotStore } from './snapshot-store.ts';

export interface Asked {
  title: string;
  responses: number;
  remarks: number;
  open: number;
  verdicts: Record<Verdict, number>;
  outcomes: { outcome: Outcome; count: number }[];
}

export interface PaperFacts {
  t: T;
  system: System;
  address: string;
  /** YYYY-MM-DD */
  today: string;
  day(text: string): string;
  plan: Plan;
  listed: ListedPlan;
  gate: Gate;
  body: Body | null;
  needs: NeedState[];
  /** What its body, or the gate where it has none, last decided; with what is different since. */
  last: { decision: Decision; differences: Difference[] } | null;
  asked: Asked[];
  complete: Completeness;
  /** Everything that was decided about the plan, oldest first. */
  record: { gate: Gate; decision: Decision }[];
}

export async function paperFacts(
  database: SystemScope,
  system: System,
  { t, day, bodies, gates, listed, view }: PlanDesk,
  gate: Gate,
  { address, today }: { address: string; today: string },
): Promise<PaperFacts> {
  const { plan, index } = view;
  const [all, decisions] = await Promise.all([gates.list(), gates.decisions()]);
  const facts = await factsOf(database, system, index, today);
  const byId = new Map(all.map((one) => [one.id, one]));
  const sameBody = (one: Gate | undefined) =>
    one !== undefined && (gate.bodyId === null ? one.id === gate.id : one.bodyId === gate.bodyId);
  const last = decisions.findLast((one) => one.outcome !== 'reopened' && sameBody(byId.get(one.gateId)));
  const seen = last && (await snapshotStore(database, system).byHash(last.snapshot));
  return {
    t,
    system,
    address,
    today,
    day,
    plan,
    listed,
    gate,
    body: gate.bodyId === null ? null : await bodies.byId(gate.bodyId),
    needs: needStates(gate, all, decisions, facts),
    last:
      last && seen
        ? { decision: last, differences: differencesOf(readKept(seen.content), readKept(keptText(plan))) }
        : null,
    asked: await askedOf(database, system, listed.id),
    complete: completeness(plan),
    record: decisions.flatMap((decision) => {
      const found = byId.get(decision.gateId);
      return found ? [{ gate: found, decision }] : [];
    }),
  };
}

/** What people said of the plan and of the editions before it. */
async function askedOf(database: SystemScope, system: System, planId: string): Promise<Asked[]> {
  const editions = editionsBefore(await planStore(database, system).list(), planId);
  const [consultations, remarks] = [consultationStore(database, system), remarkStore(database, system)];
  const about = (await consultations.list()).filter((one) => editions.has(one.planId));
  return Promise.all(
    about.map(async ({ id, title }) => {
      const { responses, remarks: worded, open } = await consultations.counts(id);
      const tallies = await remarks.tallies(id);
      const outcomes = Map.groupBy(
        tallies.filter((one) => one.worded),
        ({ outcome }) => outcome,
      );
      return {
        title,
        responses,
        remarks: worded,
        open,
        verdicts: countVerdicts(tallies),
        outcomes: [...outcomes].flatMap(([outcome, some]) =>
          outcome === null ? [] : [{ outcome, count: some.reduce((sum, { count }) => sum + count, 0) }],
        ),
      };
    }),
  );
}
