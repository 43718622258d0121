/** The trajectory of one system: its stores, its baseline, and the model that a forecast is made from. */

import type { Calculation } from '../carbon/calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon/carbon.ts';
import type { House } from '../platform/room.ts';
import type { System } from '../platform/systems.model.ts';
import { baselineOf } from './baseline-of.ts';
import { type InitiativeStore, initiativeStore } from './initiative-store.ts';
import { measurementStore } from './measurement-store.ts';
import { growths, nationalChanges } from './national/national.ts';
import type { Baseline, Initiative, Model, Target } from './rules/model.ts';
import { applyScenario } from './rules/scenario.ts';
import { nationalTargets } from './rules/targets.ts';
import { type ScenarioStore, scenarioStore } from './scenario-store.ts';
import type { TrajectorySettings } from './settings.model.ts';
import { targetStore } from './target-store.ts';
import { trajectorySettingsStore } from './trajectory-settings-store.ts';

export interface TrajectoryAsked {
  /** The team sees the latest calculation, readers the published one. */
  team: boolean;
}

/** @returns the trajectory of a system; nothing is read before it is asked for */
export function trajectoryOf(house: House, system: System, { team }: TrajectoryAsked = { team: false }) {
  const { database } = house;
  const carbon: Carbon = carbonOf(house, system);
  const initiatives: InitiativeStore = initiativeStore(database, system);
  const scenarios: ScenarioStore = scenarioStore(database, system);
  const targets = targetStore(database, system);
  const settings = trajectorySettingsStore(database, system);
  const members = system.settings.organisations.map(({ slug }) => slug);

  const calculation = async (): Promise<Calculation | null> =>
    team ? carbon.calculations.latest() : ((await carbon.calculations.published())?.calculation ?? null);

  const trajectory = {
    ...{ house, system, carbon, initiatives, scenarios, targets, settings },
    measurements: measurementStore(database, system),
    calculation,

    /**
     * The baseline of these organisations, or of all members of the system.
     * @returns null where nothing was counted of any of them
     */
    baseline: async (organisations: readonly string[] = members): Promise<Baseline | null> =>
      baselineOf(carbon, await calculation(), await settings.read(), organisations),

    /**
     * All that a forecast of the system follows from: as the plan of record has it, or as a scenario does.
     * @returns null where there is no baseline
     * @throws ScenarioError where the scenario goes round in a circle, or is not there
     */
    async model(scenario: string | null = null): Promise<Model | null> {
      const [baseline, chosen, plan, differences] = await Promise.all([
        trajectory.baseline(),
        settings.read(),
        initiatives.list(),
        scenario === null ? [] : scenarios.list(),
      ]);
      if (!baseline) return null;
      return {
        baseline,
        nationalChanges: nationalChanges(),
        growths: growthsOf(chosen, baseline.year),
        lastYear: chosen.lastYear,
        ...asPlanned(
          plan.map(({ initiative }) => initiative),
          chosen,
          differences.map((one) => one.scenario),
          scenario,
        ),
      };
    },

    /** The national targets, then the system's own. */
    allTargets: async (): Promise<Target[]> => [...nationalTargets, ...(await targets.list())],
  };
  return trajectory;
}
export type Trajectory = ReturnType<typeof trajectoryOf>;

/** The published growths and the system's own; of one id, the system's. Against the baseline year. */
export function growthsOf(settings: TrajectorySettings, baselineYear: number): Model['growths'] {
  const own = new Set(settings.growths.map(({ id }) => id));
  return [...growths(baselineYear).filter(({ id }) => !own.has(id)), ...settings.growths];
}

function asPlanned(
  plan: readonly Initiative[],
  settings: TrajectorySettings,
  scenarios: Parameters<typeof applyScenario>[0]['scenarios'],
  id: string | null,
): Pick<Model, 'initiatives' | 'switches'> {
  if (id === null) return { initiatives: plan, switches: settings.switches };
  const { initiatives, switches } = applyScenario({ initiatives: plan, scenarios, id });
  return { initiatives, switches: { ...settings.switches, ...switches } };
}
