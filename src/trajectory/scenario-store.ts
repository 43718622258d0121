/** Scenarios, and the record of those that became the plan. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import { adoptionOf, type Changed } from './adoption.ts';
import type { Outcome } from './initiative-store.ts';
import { Initiative, Scenario } from './rules/model.ts';
import { TrajectorySettings } from './settings.model.ts';
import { adoptions, initiatives, scenarios, trajectorySettings } from './tables.ts';

export interface KeptScenario {
  scenario: Scenario;
  revision: number;
}

/** When a scenario became the plan of record. */
export interface Adopted {
  id: string;
  name: string;
  scenarios: Scenario[];
  /** YYYY-MM-DD */
  on: string;
  reason: string;
  /** As histories name people: `nameOfWriter` tells it. */
  by: string;
  changed: Changed[];
  adoptedAt: Date;
}

export function scenarioStore(database: Database, system: System) {
  const inSystem = <T>(work: (tx: Transaction) => Promise<T>) => database.inSystem(system.id, work);
  const own = eq(scenarios.systemId, system.id);
  const ofId = (id: string) => and(own, eq(scenarios.id, id));

  async function list(tx: Transaction): Promise<KeptScenario[]> {
    const rows = await tx.select().from(scenarios).where(own).orderBy(asc(scenarios.createdAt), asc(scenarios.id));
    return rows.map(({ scenario, revision }) => ({ scenario: Scenario.parse(scenario), revision }));
  }

  return {
    /** In the order in which they were made. */
    list: (): Promise<KeptScenario[]> => inSystem(list),

    /** @returns false if there is one of that id */
    add: (scenario: Scenario): Promise<boolean> =>
      inSystem(async (tx) => {
        const added = await tx
          .insert(scenarios)
          .values({ systemId: system.id, id: scenario.id, scenario })
          .onConflictDoNothing()
          .returning({ id: scenarios.id });
        return added.length > 0;
      }),

    /** @param revision that was read */
    change: (revision: number, scenario: Scenario): Promise<Outcome> =>
      inSystem(async (tx) => {
        const changed = await tx
          .update(scenarios)
          .set({ scenario, revision: sql`${scenarios.revision} + 1` })
          .where(and(ofId(scenario.id), eq(scenarios.revision, revision)))
          .returning({ id: scenarios.id });
        if (changed.length > 0) return 'done';
        const [there] = await tx.select({ id: scenarios.id }).from(scenarios).where(ofId(scenario.id));
        return there ? 'stale' : 'gone';
      }),

    /** What is based on it is then based on what it was based on. @returns false if there is none */
    remove: (id: string): Promise<boolean> =>
      inSystem(async (tx) => {
        const all = await list(tx);
        const found = all.find(({ scenario }) => scenario.id === id);
        if (!found) return false;
        await rebase(tx, all, new Set([id]), found.scenario.basedOn);
        return true;
      }),

    /** Newest first. */
    adopted: (): Promise<Adopted[]> =>
      inSystem((tx) => {
        const { id, name, scenarios: chain, on, reason, by, changed, adoptedAt } = adoptions;
        return tx
          .select({ id, name, scenarios: chain, on, reason, by, changed, adoptedAt })
          .from(adoptions)
          .where(eq(adoptions.systemId, system.id))
          .orderBy(desc(adoptedAt));
      }),

    /**
     * Makes a scenario the plan of record: its changes are made to initiatives, its switches to the settings, and it is
     * kept in a record that nobody changes. It is then no difference any more, so it goes, with those that it was based
     * on; what was based on one of them is based on the plan.
     * @returns false if there is none of that id
     * @throws ScenarioError where it goes round in a circle or is based on one that is not there
     */
    adopt: (id: string, how: Pick<Adopted, 'on' | 'reason' | 'by'>): Promise<boolean> =>
      inSystem(async (tx) => {
        const all = await list(tx);
        const found = all.find(({ scenario }) => scenario.id === id);
        if (!found) return false;
        const rows = await tx.select().from(initiatives).where(eq(initiatives.systemId, system.id)).for('update');
        const plan = rows.map(({ initiative, answerable }) => Initiative.parse({ ...initiative, answerable }));
        const { changed, chain, switches } = adoptionOf(
          plan,
          all.map(({ scenario }) => scenario),
          id,
        );
        for (const { initiative, after } of changed)
          await tx
            .update(initiatives)
            .set({ initiative: after, revision: sql`${initiatives.revision} + 1`, changedAt: sql`now()` })
            .where(and(eq(initiatives.systemId, system.id), eq(initiatives.id, initiative)));
        await takeSwitches(tx, switches);
        await tx
          .insert(adoptions)
          .values({ ...how, systemId: system.id, name: found.scenario.name, scenarios: chain, changed });
        await rebase(tx, all, new Set(chain.map((one) => one.id)), null);
        return true;
      }),
  };

  /** Takes scenarios away; those that are based on them are then based on another. */
  async function rebase(
    tx: Transaction,
    all: readonly KeptScenario[],
    gone: ReadonlySet<string>,
    basedOn: string | null,
  ): Promise<void> {
    for (const { scenario } of all)
      if (!gone.has(scenario.id) && scenario.basedOn !== null && gone.has(scenario.basedOn))
        await tx
          .update(scenarios)
          .set({ scenario: { ...scenario, basedOn }, revision: sql`${scenarios.revision} + 1` })
          .where(ofId(scenario.id));
    await tx.delete(scenarios).where(and(own, inArray(scenarios.id, [...gone])));
  }

  async function takeSwitches(tx: Transaction, switches: TrajectorySettings['switches']): Promise<void> {
    if (Object.keys(switches).length === 0) return;
    const [row] = await tx.select().from(trajectorySettings).where(eq(trajectorySettings.systemId, system.id));
    const before = TrajectorySettings.parse(row?.settings ?? {});
    const settings = { ...before, switches: { ...before.switches, ...switches } };
    await tx
      .insert(trajectorySettings)
      .values({ systemId: system.id, settings })
      .onConflictDoUpdate({ target: trajectorySettings.systemId, set: { settings } });
  }
}
export type ScenarioStore = ReturnType<typeof scenarioStore>;
