/** The year that an organisation, or the system, is measured against, and how far it has come since. */
import { Decimal } from '../../kernel/decimals.ts';
import type { LockedBaseline } from '../baseline-store.ts';
import type { Carbon } from '../carbon.ts';
import type { Baseline } from '../footprint/baseline.ts';
import { categoryOf } from '../footprint/categories.ts';
import type { Figure } from '../footprint/figure.ts';
import { footprintOf } from '../footprint/footprint.ts';
import { share } from '../footprint/share.ts';
import { type Compared, likeWithLike } from '../footprint/whole-years.ts';
import { type Reading, readingOf } from './reading.ts';
import { yearSums } from './trend.ts';

export type AgainstBaseline = Measured | { kind: 'none' } | { kind: 'earlier'; year: number };

export interface Measured {
  kind: 'measured';
  year: number;
  /** Number of the calculation that it was read from. */
  calculation: number;
  /** Null where it is only what the settings name, and nobody locked it. */
  locked: LockedBaseline | null;
  footprint: BeforeAndNow;
  plus: BeforeAndNow;
}

export interface BeforeAndNow {
  /** kgCO2e of all there is. */
  before: string;
  now: string;
  /** Of those with every month of both years; null where there is nobody. */
  compared: Compared | null;
}

export interface Since {
  /** kgCO2e. */
  before: string;
  now: string;
  change: string;
  changeShare: string | null;
}

/** 'none' where nothing is locked and the calculation has no figures of the year that the settings name. */
export async function againstBaseline(
  carbon: Carbon,
  reading: Reading,
  organisation: string,
  year: number,
): Promise<AgainstBaseline> {
  const [locked = null] = await carbon.baselines.history(organisation);
  const from = locked ? await carbon.calculations.byId(locked.calculationId) : reading.calculation;
  if (!from) return { kind: 'none' };
  const of = from.id === reading.calculation.id ? reading : readingOf(carbon, from);
  const baselineYear = locked?.year ?? reading.calculation.method.settings.baselineYear;
  const then = (await of.figures(organisation)).filter((figure) => figure.year === baselineYear);
  if (then.length === 0) return { kind: 'none' };
  if (year <= baselineYear) return { kind: 'earlier', year: baselineYear };
  const now = (await reading.figures(organisation)).filter((figure) => figure.year === year);
  const [before, after] = [footprintOf(then), footprintOf(now)];
  const [coverageThen, coverageNow] = await Promise.all([of.coverage(), reading.coverage()]);
  const coverage = new Map([
    [baselineYear, coverageThen.get(baselineYear) ?? new Map()],
    [year, coverageNow.get(year) ?? new Map()],
  ]);
  const compared = (figures: readonly Figure[]) => likeWithLike(yearSums(figures), coverage, baselineYear, year);
  const both = [...then, ...now];
  const inFootprint = both.filter(({ category }) => categoryOf(category).footprint === 'footprint');
  return {
    kind: 'measured',
    year: baselineYear,
    calculation: from.n,
    locked,
    footprint: { before: before.footprint.kg, now: after.footprint.kg, compared: compared(inFootprint) },
    plus: { before: before.plus.kg, now: after.plus.kg, compared: compared(both) },
  };
}

export function since(before: string, now: string): Since {
  const change = new Decimal(now).minus(before);
  return { before, now, change: change.toFixed(), changeShare: share(change, before) };
}

/** What the rules compare of a baseline: its total and its categories. */
export async function baselineOf(
  carbon: Carbon,
  calculationId: string,
  organisation: string,
  year: number,
): Promise<Baseline | null> {
  const calculation = await carbon.calculations.byId(calculationId);
  if (!calculation) return null;
  const figures = (await readingOf(carbon, calculation).figures(organisation)).filter((one) => one.year === year);
  if (figures.length === 0) return null;
  const { plus, categories } = footprintOf(figures);
  return {
    year,
    calculation: calculationId,
    kg: plus.kg,
    byCategory: Object.fromEntries(
      categories.flatMap(({ category, amount }) => (amount ? [[category.id, amount.kg]] : [])),
    ),
    restatement: null,
  };
}
