/** What each theme takes off, year by year. */
import type { Milligrams } from '../rules/model.ts';
import { totals } from '../rules/waterfall.ts';
import { countsIn } from './counts-in.ts';
import type { PlannedDesk } from './frame.tsx';

export interface Wedge {
  theme: string;
  byYear: readonly Milligrams[];
}

export interface WedgesFacts {
  years: readonly number[];
  withoutAction: readonly Milligrams[];
  withAction: readonly Milligrams[];
  /** What takes off most in the last year first. Together they are all that lies between the two. */
  wedges: readonly Wedge[];
}

export function wedgesFacts({ planned, asked }: Pick<PlannedDesk, 'planned' | 'asked'>): WedgesFacts {
  const { organisations, of } = asked;
  const forecast = planned.forecast(asked.attribution);
  const sums = totals(forecast, { ...(organisations.length > 0 ? { organisations } : {}), of });
  const themes = new Map(planned.model.initiatives.map(({ id, theme }) => [id, theme]));
  const counts = countsIn(organisations, of);
  const byTheme = Map.groupBy(forecast.credits.filter(counts), ({ initiative }) => themes.get(initiative) ?? '');
  const wedges = [...byTheme].map(([theme, credits]) => ({
    theme,
    byYear: forecast.years.map((_, at) => credits.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n)),
  }));
  const last = forecast.years.length - 1;
  const size = ({ byYear }: Wedge) => Number(byYear[last] ?? 0n);
  return {
    years: forecast.years,
    withoutAction: sums.withoutAction,
    withAction: sums.withAction,
    wedges: wedges.toSorted((a, b) => size(b) - size(a) || a.theme.localeCompare(b.theme)),
  };
}
