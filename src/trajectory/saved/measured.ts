/** What initiatives saved, measured from the ledger as it was declared, beside what was forecast of them. */
import type { Calculation } from '../../carbon/calculation-store.ts';
import { sumOf } from '../../kernel/decimals.ts';
import type { Measurement } from '../rules/measurement.ts';
import type { Forecast, Initiative, Milligrams } from '../rules/model.ts';
import { type Saved, saved } from '../rules/saved.ts';
import type { Trajectory } from '../trajectory.ts';
import { readingsOf } from './readings-of.ts';

export interface Measured {
  initiative: Initiative;
  measurement: Measurement;
  /** Of the meter; '' of a measure. */
  unit: string;
  /** kgCO₂e by category, by financial year. */
  byCategory: { category: string; years: Saved['years'] }[];
  /** kgCO₂e of all categories. */
  years: Saved['years'];
  fit: Saved['fit'];
  remarks: Saved['remarks'];
}

/** Each initiative of which somebody has declared how it is measured. */
export async function measuredOf(
  { measurements, carbon }: Trajectory,
  calculation: Calculation,
  initiatives: readonly Initiative[],
): Promise<Measured[]> {
  const declared = await measurements.list();
  const all: Measured[] = [];
  for (const initiative of initiatives) {
    const measurement = declared.get(initiative.id);
    if (measurement) all.push(await measuredBy(carbon, calculation, initiative, measurement));
  }
  return all;
}

async function measuredBy(
  carbon: Trajectory['carbon'],
  calculation: Calculation,
  initiative: Initiative,
  measurement: Measurement,
): Promise<Measured> {
  const { unit, byCategory } =
    measurement.counterfactual.type === 'measure moved'
      ? { unit: '', byCategory: new Map([[measurement.category, []]]) }
      : await readingsOf(carbon, calculation, measurement);
  const known = byCategory.size > 0 ? byCategory : new Map([[measurement.category, []]]);
  const each = [...known].map(([category, readings]) => ({
    category,
    ...saved({ measurement, readings, since: initiative.start }),
  }));
  const [first] = each;
  return {
    ...{ initiative, measurement, unit },
    byCategory: each.map(({ category, years }) => ({ category, years })),
    years: (first?.years ?? []).map(({ year, months }) => ({
      ...{ year, months },
      kg: sumOf(each.flatMap(({ years }) => years.filter((one) => one.year === year).map(({ kg }) => kg))).toFixed(),
    })),
    fit: first?.fit ?? null,
    remarks: first?.remarks ?? [],
  };
}

/** What was forecast of an initiative in a year, in these organisations; all of them where none are named. */
export function forecastOf(
  { credits, years }: Pick<Forecast, 'credits' | 'years'>,
  initiative: string,
  year: number,
  organisations: readonly string[],
): Milligrams {
  const at = years.indexOf(year);
  return credits
    .filter((credit) => credit.initiative === initiative)
    .filter(({ organisation }) => organisations.length === 0 || organisations.includes(organisation))
    .reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n);
}
