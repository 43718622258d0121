/** What follows from a model, as the commands tell it: the forecast, and the path to each target. */
import { nationalRatio } from '../national/national.ts';
import { pathTo } from '../pages/paths.ts';
import { forecast } from '../rules/forecast.ts';
import type { Forecast } from '../rules/model.ts';
import { type TargetPath, targetPaths } from '../rules/targets.ts';
import type { CommonAsked } from './asked.ts';
import type { Given } from './given.ts';

export interface WorkedOut {
  forecast: Forecast;
  paths: readonly TargetPath[];
  /** Which organisations are told, as the rules take it: none said, all of them. */
  organisations: { organisations?: string[] };
  /** All that is to be told beside what comes of it. */
  remarks: readonly string[];
}

export function workedOut(
  { model, targets, remarks, alsoTold }: Given,
  { attribution, organisation }: CommonAsked,
): WorkedOut {
  const made = forecast(model, { attribution });
  const organisations = organisation.length === 0 ? {} : { organisations: organisation };
  const paths = targetPaths({
    ...{ forecast: made, baseline: model.baseline, targets, nationalRatio: nationalRatio() },
    ...organisations,
  });
  return { forecast: made, paths, organisations, remarks: [...remarks, ...alsoTold(made.remarks)] };
}

/** The path to the target of these tonnes that is due first in a year or after it; null where there is none. */
export function pathOf(paths: readonly TargetPath[], of: CommonAsked['of'], year: number | null): TargetPath | null {
  if (of === 'footprint' || of === 'plus') return pathTo(paths, of, year);
  const same = JSON.stringify(of.toSorted());
  return paths.find(({ target }) => Array.isArray(target.of) && JSON.stringify(target.of.toSorted()) === same) ?? null;
}
