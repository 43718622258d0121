/** What the waterfall shows: from the baseline to a year, by theme, and what is then still missing. */
import type { Milligrams } from '../rules/model.ts';
import type { TargetPath } from '../rules/targets.ts';
import { totals, type Waterfall, waterfall } from '../rules/waterfall.ts';
import type { PlannedDesk } from './frame.tsx';
import { type Closing, closingOf, pathTo } from './paths.ts';

export interface WaterfallFacts {
  year: number;
  /** That can be chosen: those after the baseline. */
  years: readonly number[];
  waterfall: Waterfall;
  path: TargetPath | null;
  closing: Closing | null;
  withoutAction: Milligrams;
  /** What planned action takes off. */
  taken: Milligrams;
}

export function waterfallFacts({ planned, asked }: Pick<PlannedDesk, 'planned' | 'asked'>): WaterfallFacts {
  const { organisations, of } = asked;
  const forecast = planned.forecast(asked.attribution);
  const years = forecast.years.slice(1);
  const paths = planned.paths(organisations);
  const first = pathTo(paths, of, asked.year);
  const year =
    asked.year !== null && years.includes(asked.year)
      ? asked.year
      : (first?.target.by ?? years.at(-1) ?? forecast.years[0] ?? 0);
  const path = pathTo(paths, of, year);
  const allowed = path ? (path.allowed[path.years.indexOf(year)] ?? null) : null;
  const made = waterfall(forecast, {
    initiatives: planned.model.initiatives,
    ...(organisations.length > 0 ? { organisations } : {}),
    of,
    year,
    groupBy: 'theme',
    opportunities: [...planned.opportunities()],
    ...(allowed === null ? {} : { allowed }),
  });
  const at = forecast.years.indexOf(year);
  const sums = totals(forecast, { ...(organisations.length > 0 ? { organisations } : {}), of });
  const withoutAction = sums.withoutAction[at] ?? 0n;
  const taken = withoutAction - (sums.withAction[at] ?? 0n);
  return {
    ...{ year, years, path, withoutAction, taken },
    // An idea that starts later has nothing to show in this year.
    waterfall: { ...made, steps: made.steps.filter(({ kind, change }) => kind !== 'opportunity' || change !== 0n) },
    closing: path && closingOf(path, year, withoutAction),
  };
}
