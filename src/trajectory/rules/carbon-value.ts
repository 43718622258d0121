/** What a tonne of CO₂e is worth to the public, by the government's figures for appraisal. */
import { Decimal } from '../../kernel/decimals.ts';
import { discountFactor } from './discount.ts';
import type { Milligrams } from './model.ts';

/** £ per tCO₂e by year, low and high as far as the estimate is in doubt. */
export interface CarbonValues {
  priceYear: number;
  source: string;
  values: Readonly<Record<string, CarbonValue<string>>>;
}

export interface CarbonValue<Amount> {
  low: Amount;
  central: Amount;
  high: Amount;
}

/**
 * A year's value. They are published by calendar year, of which a financial year takes the one in which it begins. Beyond
 * the years that are published the nearest is taken.
 * @throws RangeError if none is published
 */
export function carbonValueIn({ values }: CarbonValues, year: number): CarbonValue<string> {
  const value = values[year] ?? values[nearestOf(Object.keys(values).map(Number), year)];
  if (!value) throw new RangeError(`There is no value of carbon for ${year}`);
  return value;
}

/**
 * Present value of tonnes that are not set free: Σ tonnes × value × discount factor, in pounds of the values' own prices
 * (DESNZ, Valuation of greenhouse gas emissions: for policy appraisal and evaluation, 2021).
 * @param reductions as the years stand
 */
export function presentValueOfCarbon(
  carbonValues: CarbonValues,
  {
    reductions,
    years,
    presentYear,
  }: { reductions: readonly Milligrams[]; years: readonly number[]; presentYear: number },
): CarbonValue<Decimal> {
  const sum = { low: new Decimal(0), central: new Decimal(0), high: new Decimal(0) };
  for (const [at, year] of years.entries()) {
    const reduction = reductions[at] ?? 0n;
    if (reduction === 0n) continue;
    const value = carbonValueIn(carbonValues, year);
    const discounted = tonnesOf(reduction).times(discountFactor(year - presentYear));
    sum.low = sum.low.plus(discounted.times(value.low));
    sum.central = sum.central.plus(discounted.times(value.central));
    sum.high = sum.high.plus(discounted.times(value.high));
  }
  return sum;
}

export const tonnesOf = (milligrams: Milligrams): Decimal => new Decimal(`${milligrams}e-9`);

const nearestOf = (years: readonly number[], year: number): number =>
  Math.min(Math.max(year, Math.min(...years)), Math.max(...years));
