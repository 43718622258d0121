/** Scenarios side by side: what each leads to, costs, and leaves missing. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Milligrams } from '../rules/model.ts';
import { plannedStages } from '../rules/model.ts';
import { totals } from '../rules/waterfall.ts';
import type { Desk } from './frame.tsx';
import { inYear } from './paths.ts';
import type { Planned } from './reading.ts';

/** So many beside each other, and no more. */
export const mostCompared = 3;

export interface Side {
  /** '' for the plan of record. */
  scenario: string;
  years: readonly number[];
  withAction: readonly Milligrams[];
  targets: readonly { id: string; gap: Milligrams; cumulative: Milligrams }[];
  /** Pounds of capital of all that is planned. */
  capital: string;
  initiatives: number;
}

/** @returns null where there is no baseline @throws ScenarioError of a scenario that cannot be */
export async function compareFacts({ reading, asked }: Desk, scenarios: readonly string[]): Promise<Side[] | null> {
  const plans = await Promise.all(scenarios.map((one) => reading.planned(one === '' ? null : one)));
  const sides = plans.map((planned, at) => planned && sideOf(planned, scenarios[at] ?? '', asked));
  return sides.some((side) => side === null) ? null : sides.filter((side) => side !== null);
}

function sideOf(planned: Planned, scenario: string, { organisations, of }: Desk['asked']): Side {
  const forecast = planned.forecast('shapley');
  const sums = totals(forecast, { ...(organisations.length > 0 ? { organisations } : {}), of });
  const own = planned.model.initiatives.filter(
    ({ stage, organisations: whose }) =>
      plannedStages.includes(stage) &&
      (organisations.length === 0 || whose.some(({ organisation }) => organisations.includes(organisation))),
  );
  return {
    scenario,
    years: forecast.years,
    withAction: sums.withAction,
    targets: planned.paths(organisations).flatMap((path) => {
      const found = inYear(path, path.target.by);
      const cumulative = path.cumulative.forecast[path.years.indexOf(path.target.by)] ?? 0n;
      return found ? [{ id: path.target.id, gap: found.gap, cumulative }] : [];
    }),
    capital: own.reduce((sum, { money }) => sum.plus(money.capital), new Decimal(0)).toFixed(2),
    initiatives: own.length,
  };
}
