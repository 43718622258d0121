/** What the ledger has of a meter, month by month: the readings that a saving is measured from. */

import { figureDimensions, figureOf } from '../../carbon/calculation/figures.ts';
import { inputsOf } from '../../carbon/calculation/inputs-of.ts';
import type { Calculation } from '../../carbon/calculation-store.ts';
import type { Carbon } from '../../carbon/carbon.ts';
import { counted } from '../../carbon/footprint/basis.ts';
import { type Figure, kgOf } from '../../carbon/footprint/figure.ts';
import { monthsOf } from '../../carbon/footprint/months.ts';
import { keeping } from '../../carbon/pages/kept.ts';
import { Decimal } from '../../kernel/decimals.ts';
import { ratio, unitOf } from '../../kernel/units.ts';
import type { Measurement, Reading } from '../rules/measurement.ts';

export interface Readings {
  /** Of the quantities; '' where there are none. */
  unit: string;
  /** In each category that the activity sets something free in: the same quantities, and the kilograms of that category. */
  byCategory: Map<string, Reading[]>;
}

/** Calculations never change, so what was read of one is kept: some hundred megabytes of figures. */
const once = keeping(100_000);

/** All months of an activity of an organisation, at these sites or at all of them. */
export async function readingsOf(
  carbon: Carbon,
  calculation: Calculation,
  { organisation, activity, sites, counterfactual }: Measurement,
): Promise<Readings> {
  const figures = await once(
    `${carbon.systemId} ${calculation.id} ${organisation}`,
    () => monthly(carbon, calculation, organisation),
    (all) => all.length,
  );
  const own = figures.filter(
    (figure) => figure.activity === activity && (sites.length === 0 || sites.includes(figure.site)),
  );
  const isNought = counterfactual.type === 'same meter before' && counterfactual.withoutLines === 'nought';
  return readingsIn(own, isNought ? figures.flatMap(monthsOf) : []);
}

async function monthly(carbon: Carbon, calculation: Calculation, organisation: string): Promise<Figure[]> {
  const { inputs, rates } = await inputsOf(carbon, calculation, { organisation, year: null });
  const by = ['activity', 'unit', 'site', ...figureDimensions] as const;
  const [rows = []] = await carbon.ledger.sums({ systemId: carbon.systemId, inputs, rates, sums: [{ by: [...by] }] });
  return counted(rows.map(figureOf), 'location').figures;
}

/**
 * A figure of several months counts in each by its even part; what is in another unit is turned into the first one's.
 * @param counted months, 202404, that read nought where there is no figure of them
 */
export function readingsIn(figures: readonly Figure[], counted: readonly number[] = []): Readings {
  const unit = figures[0]?.unit ?? '';
  // Each part of an activity counts the same lines, so that the quantities of one part are all there are.
  const byPart = [...Map.groupBy(figures, ({ part }) => part).values()];
  const amounts: Map<number, Decimal> =
    byPart.map((all) => quantitiesByMonth(all, unit)).sort((a, b) => b.size - a.size)[0] ?? new Map();
  const byCategory = new Map<string, Reading[]>();
  for (const [category, own] of Map.groupBy(figures, (figure) => figure.category)) {
    const kilograms = byMonth(own, (figure) => kgOf([figure]));
    const readings = [...new Set([...amounts.keys(), ...counted])].map((month) => ({
      month: monthText(month),
      quantity: (amounts.get(month) ?? new Decimal(0)).toFixed(6),
      kg: (kilograms.get(month) ?? new Decimal(0)).toFixed(6),
    }));
    byCategory.set(
      category,
      readings.sort((a, b) => (a.month < b.month ? -1 : 1)),
    );
  }
  return { unit, byCategory };
}

function quantitiesByMonth(figures: readonly Figure[], into: string): Map<number, Decimal> {
  return byMonth(figures, ({ unit, quantity }) => {
    const [from, to] = [unitOf(unit), unitOf(into)];
    const times = unit === into ? new Decimal(1) : from && to ? ratio(from, to) : null;
    return times === null ? new Decimal(0) : times.times(quantity ?? 0);
  });
}

function byMonth(figures: readonly Figure[], amountOf: (figure: Figure) => Decimal): Map<number, Decimal> {
  const sums = new Map<number, Decimal>();
  for (const figure of figures) {
    const months = monthsOf(figure);
    const each = amountOf(figure).div(months.length);
    for (const month of months) sums.set(month, each.plus(sums.get(month) ?? 0));
  }
  return sums;
}

/** "2024-04" of 202404. */
const monthText = (month: number): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
