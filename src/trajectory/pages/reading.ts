/**
 * What pages read of a system's trajectory: the model, and what the rules make of it, each made once for every version of
 * what it follows from.
 */
import { type Deflators, deflatorsIn } from '../../carbon/factors/deflators.ts';
import { importedFactors, shippedFactors } from '../../carbon/factors/library.ts';
import { keeping } from '../../carbon/pages/kept.ts';
import { planStore } from '../../plan/store.ts';
import { drawApart } from '../drawing.ts';
import { nationalRatio } from '../national/national.ts';
import type { Fan } from '../rules/fan.ts';
import { forecast, opportunitiesOf } from '../rules/forecast.ts';
import type { Credit, Forecast, Initiative, Model, Scenario, Target } from '../rules/model.ts';
import { applyScenario } from '../rules/scenario.ts';
import { type TargetPath, targetPaths } from '../rules/targets.ts';
import type { TrajectorySettings } from '../settings.model.ts';
import type { Trajectory } from '../trajectory.ts';
import { trajectoryVersion } from '../version.ts';
import type { Tried } from './asked.ts';

/** What the plan of record is, whatever scenario is shown. */
export interface Record {
  initiatives: readonly Initiative[];
  scenarios: readonly Scenario[];
  targets: readonly Target[];
  settings: TrajectorySettings;
  /** Titles of the plan's themes by id. */
  themes: ReadonlyMap<string, string>;
  /** Words of the plan's commitments by number; parts with their parents' before them. */
  commitments: ReadonlyMap<string, string>;
}

/** A plan, of record or of a scenario, and what follows from it. */
export interface Planned {
  model: Model;
  /** By which money of one year is told in prices of another; null where there are none here. */
  deflators: Deflators | null;
  forecast(attribution: Forecast['attribution']): Forecast;
  opportunities(): readonly Credit[];
  /** Of these organisations; of the whole system where there are none. */
  paths(organisations: readonly string[]): readonly TargetPath[];
  /** Drawn in a process of its own, with the system's own seed. */
  fan(asked: { organisations: readonly string[]; of: 'footprint' | 'plus' }): Promise<Fan>;
  /** What else is made of it and nothing else, made once. @param what the same words, the same work */
  once<T>(what: string, work: () => Promise<T>): Promise<T>;
}

/** Things that are kept: a plan of a large system is some megabytes. */
const once = keeping(2_000);
const rowsOfPlan = 50;

export interface Reading {
  version: string;
  record(): Promise<Record>;
  /** @returns null where there is no baseline @throws ScenarioError of a scenario that cannot be */
  planned(scenario: string | null, tried?: Tried | null): Promise<Planned | null>;
}

export async function readingOf(trajectory: Trajectory, team: boolean): Promise<Reading> {
  const { system, house } = trajectory;
  const plans = planStore(house.database, system);
  const version = `${await trajectoryVersion(trajectory, team)} ${(await plans.version()) ?? ''}`;
  const keep = <T>(what: string, work: () => Promise<T>, rows: number): Promise<T> =>
    once(`${system.id} ${version} ${what}`, work, () => rows);

  const reading: Reading = {
    version,
    record: () =>
      keep(
        'record',
        async () => {
          const [initiatives, scenarios, targets, settings, plan] = await Promise.all([
            trajectory.initiatives.list(),
            trajectory.scenarios.list(),
            trajectory.allTargets(),
            trajectory.settings.read(),
            plans.current(),
          ]);
          return {
            initiatives: initiatives.map(({ initiative }) => initiative),
            scenarios: scenarios.map(({ scenario }) => scenario),
            targets,
            settings,
            themes: new Map(plan?.themes.map(({ id, title }) => [id, title])),
            commitments: commitmentsOf(plan),
          };
        },
        rowsOfPlan,
      ),

    planned(scenario, tried = null) {
      const what = `plan ${scenario ?? ''} ${tried ? JSON.stringify(tried) : ''}`;
      return keep(
        what,
        async () => {
          const model = await trajectory.model(scenario);
          const { targets, settings } = await reading.record();
          if (!model) return null;
          const folders = [shippedFactors, importedFactors(house.settings.dataFolder)];
          const about = { seed: system.slug, deflators: deflatorsIn(folders) };
          const changed = tried ? withTried(model, tried) : model;
          return plannedOf(changed, targets, settings, about, (made, work, rows) =>
            keep(`${what}: ${made}`, work, rows),
          );
        },
        rowsOfPlan,
      );
    },
  };
  return reading;
}

/** The plan with a change that somebody tries out: a scenario that is nowhere kept. */
function withTried(model: Model, { initiative, start, size }: Tried): Model {
  const scenario: Scenario = {
    id: 'tried out',
    name: 'Tried out',
    basedOn: null,
    switches: {},
    changes: [
      {
        initiative,
        leftOut: false,
        ...(start === null ? {} : { start }),
        ...(size === null ? {} : { size: String(size) }),
      },
    ],
  };
  const { initiatives } = applyScenario({
    initiatives: model.initiatives,
    scenarios: [scenario],
    id: scenario.id,
  });
  return { ...model, initiatives };
}

function plannedOf(
  model: Model,
  targets: readonly Target[],
  settings: TrajectorySettings,
  { seed, deflators }: { seed: string; deflators: Deflators | null },
  keep: <T>(what: string, work: () => Promise<T>, rows: number) => Promise<T>,
): Planned {
  const forecasts = new Map<Forecast['attribution'], Forecast>();
  const paths = new Map<string, readonly TargetPath[]>();
  let opportunities: readonly Credit[] | null = null;
  const planned: Planned = {
    ...{ model, deflators },
    forecast(attribution) {
      const made = forecasts.get(attribution) ?? forecast(model, { attribution });
      forecasts.set(attribution, made);
      return made;
    },
    opportunities() {
      const made = opportunities ?? opportunitiesOf(model);
      opportunities = made;
      return made;
    },
    paths(organisations) {
      const key = organisations.join(' ');
      const made =
        paths.get(key) ??
        targetPaths({
          forecast: planned.forecast('shapley'),
          baseline: model.baseline,
          targets,
          nationalRatio: nationalRatio(),
          ...(organisations.length === 0 ? {} : { organisations }),
        });
      paths.set(key, made);
      return made;
    },
    fan: ({ organisations, of }) =>
      keep(
        `fan ${of} ${organisations.join(' ')}`,
        () =>
          drawApart({
            model,
            asked: {
              // The same for every scenario of a system, so that they differ by what is planned and not by chance.
              ...{ seed, of, targets, nationalRatio: nationalRatio() },
              ...{ likelihoods: settings.likelihoods, ranges: settings.ranges },
              ...(organisations.length === 0 ? {} : { organisations: [...organisations] }),
            },
          }),
        rowsOfPlan,
      ),
    once: (what, work) => keep(`made: ${what}`, work, rowsOfPlan),
  };
  return planned;
}

type Plan = Awaited<ReturnType<ReturnType<typeof planStore>['current']>>;

function commitmentsOf(plan: Plan): Map<string, string> {
  const words = new Map<string, string>();
  for (const theme of plan?.themes ?? [])
    for (const { commitments } of theme.subthemes)
      for (const commitment of commitments) {
        words.set(commitment.id, commitment.text);
        for (const part of commitment.children) words.set(part.id, `${commitment.text} ${part.text}`);
      }
  return words;
}

/** The name of an initiative's theme: the plan's where it is one of the plan's, else the word as it is. */
export const themeOf = ({ themes }: Pick<Record, 'themes'>, theme: string): string => themes.get(theme) ?? theme;
