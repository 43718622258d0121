/** What the trajectory's first page shows: where the plan leads, by which doubt, and what is missing to each target. */
import type { Fan } from '../rules/fan.ts';
import type { Milligrams } from '../rules/model.ts';
import type { TargetPath } from '../rules/targets.ts';
import { totals } from '../rules/waterfall.ts';
import type { PlannedDesk } from './frame.tsx';
import { inYear, type Missing, missingIn } from './paths.ts';
import { type WaterfallFacts, waterfallFacts } from './waterfall-facts.ts';

export interface TargetTold {
  path: TargetPath;
  /** Of the year in which it must be met. */
  allowed: Milligrams;
  forecast: Milligrams;
  gap: Milligrams;
  missing: readonly Missing[];
  /** That it is met in that year, from 0 to 1; null where it was not drawn. */
  chance: number | null;
}

export interface OverviewFacts {
  years: readonly number[];
  withoutAction: readonly Milligrams[];
  withAction: readonly Milligrams[];
  fan: Fan;
  targets: readonly TargetTold[];
  waterfall: WaterfallFacts;
}

export async function overviewFacts(desk: Pick<PlannedDesk, 'planned' | 'asked'>): Promise<OverviewFacts> {
  const { planned, asked } = desk;
  const { organisations, of } = asked;
  const forecast = planned.forecast('shapley');
  const sums = totals(forecast, { ...(organisations.length > 0 ? { organisations } : {}), of });
  const fan = await planned.fan({ organisations, of });
  return {
    years: forecast.years,
    withoutAction: sums.withoutAction,
    withAction: sums.withAction,
    fan,
    targets: planned.paths(organisations).flatMap((path) => toldOf(path, fan)),
    waterfall: waterfallFacts(desk),
  };
}

function toldOf(path: TargetPath, fan: Fan): TargetTold[] {
  const { target } = path;
  const found = inYear(path, target.by);
  if (!found) return [];
  const chance = fan.chances.find((one) => one.target === target.id && one.year === target.by)?.chance ?? null;
  return [{ path, ...found, missing: missingIn(path, target.by), chance }];
}

/** The years of a long table: the first, every fifth, and those in which something is due. */
export function yearsTold(years: readonly number[], due: readonly number[]): number[] {
  const last = years.at(-1);
  return years.filter((year, at) => at === 0 || year % 5 === 0 || year === last || due.includes(year));
}
