/** Where nobody does anything yet, and what ideas there are. */
import type { Milligrams } from '../rules/model.ts';
import { type Untouched, untouched } from '../rules/untouched.ts';
import { countsIn } from './counts-in.ts';
import type { PlannedDesk } from './frame.tsx';

export interface IdeaTold {
  initiative: string;
  /** What it would take off besides all that is planned, in the year asked for. */
  mg: Milligrams;
}

export interface OpportunitiesFacts {
  year: number;
  years: readonly number[];
  untouched: Untouched;
  /** Most first. */
  ideas: readonly IdeaTold[];
}

export function opportunitiesFacts({
  planned,
  asked,
  record,
}: Pick<PlannedDesk, 'planned' | 'asked' | 'record'>): OpportunitiesFacts {
  const { organisations, of } = asked;
  const forecast = planned.forecast('shapley');
  const counts = countsIn(organisations, of);
  const usual = 2032;
  const year =
    asked.year !== null && forecast.years.includes(asked.year)
      ? asked.year
      : (forecast.years.find((one) => one === usual) ?? forecast.years.at(-1) ?? 0);
  const at = forecast.years.indexOf(year);
  const credits = Map.groupBy(planned.opportunities().filter(counts), ({ initiative }) => initiative);
  const ideas = [...credits].map(([initiative, own]) => ({
    initiative,
    mg: own.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n),
  }));
  const whose = new Map(planned.model.initiatives.map((one) => [one.id, one.organisations]));
  const isOwn = (id: string) =>
    organisations.length === 0 ||
    (whose.get(id)?.some(({ organisation }) => organisations.includes(organisation)) ?? false);
  const found = untouched({
    forecast,
    initiatives: planned.model.initiatives,
    baseline: planned.model.baseline,
    commitments: [...record.commitments.keys()],
  });
  return {
    year,
    years: forecast.years.slice(1),
    untouched: {
      ...found,
      hotspots: found.hotspots.filter(({ organisation, category }) => counts({ organisation, category, scope: '1' })),
      initiativesWithout: found.initiativesWithout.filter((id) => isOwn(id)),
    },
    ideas: ideas.toSorted((a, b) => (a.mg < b.mg ? 1 : a.mg > b.mg ? -1 : 0)),
  };
}
