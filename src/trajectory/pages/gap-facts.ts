/** What is missing to a target, by category and year. */
import type { TargetPath } from '../rules/targets.ts';
import { totals } from '../rules/waterfall.ts';
import type { PlannedDesk } from './frame.tsx';
import { type Closing, closingOf, inYear, type Missing, missingIn, pathTo } from './paths.ts';

export interface GapFacts {
  path: TargetPath;
  /** All targets there are, to choose from. */
  paths: readonly TargetPath[];
  year: number;
  gap: bigint;
  missing: readonly Missing[];
  /** Null where the target is of some categories, of which no waterfall is drawn. */
  closing: Closing | null;
}

/** @param target id of a target; null for the one that is due next. @returns null where there is no such target */
export function gapFacts(
  { planned, asked }: Pick<PlannedDesk, 'planned' | 'asked'>,
  target: string | null,
): GapFacts | null {
  const paths = planned.paths(asked.organisations);
  const chosen = target === null ? pathTo(paths, asked.of, asked.year) : paths.find((one) => one.target.id === target);
  if (!chosen) return null;
  const path = untilDue(chosen);
  const year = asked.year !== null && path.years.includes(asked.year) ? asked.year : path.target.by;
  const found = inYear(path, year);
  if (!found) return null;
  const { organisations } = asked;
  const forecast = planned.forecast('shapley');
  const sums = totals(forecast, { ...(organisations.length > 0 ? { organisations } : {}), of: path.target.of });
  const withoutAction = sums.withoutAction[forecast.years.indexOf(year)] ?? 0n;
  return {
    path,
    paths,
    year,
    gap: found.gap,
    missing: missingIn(path, year),
    closing: closingOf(path, year, withoutAction),
  };
}

/** What comes after the year by which a target is to be met is the next target's. */
function untilDue(path: TargetPath): TargetPath {
  const count = path.years.filter((year) => year <= path.target.by).length;
  return {
    ...path,
    years: path.years.slice(0, count),
    allowed: path.allowed.slice(0, count),
    forecast: path.forecast.slice(0, count),
    gap: path.gap.slice(0, count),
    gapByCategory: path.gapByCategory.map(({ category, byYear }) => ({ category, byYear: byYear.slice(0, count) })),
  };
}
