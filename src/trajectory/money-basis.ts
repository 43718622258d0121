/** In which prices money is told, and to which year it is discounted: the same on pages, in files, and by commands. */
import { today } from '../platform/today.ts';
import { carbonValues } from './national/national.ts';
import type { CarbonValues } from './rules/carbon-value.ts';
import type { Model } from './rules/model.ts';

export interface MoneyBasis {
  /** The latest in which an initiative tells its money, or carbon is valued. */
  priceYear: number;
  /** This one, or the baseline's where that is later. */
  presentYear: number;
  carbonValues: CarbonValues;
}

/** @param year the financial year in which it is asked */
export function moneyBasis(
  { initiatives, baseline }: Pick<Model, 'initiatives' | 'baseline'>,
  year: number,
): MoneyBasis {
  const values = carbonValues();
  return {
    priceYear: Math.max(...initiatives.map(({ money }) => money.priceYear), values.priceYear),
    presentYear: Math.max(year, baseline.year),
    carbonValues: values,
  };
}

/** The financial year in which it is today, by the calendar year in which it begins. */
export function thisYear(): number {
  const [year = 0, month = 1] = today().split('-').map(Number);
  return month < 4 ? year - 1 : year;
}
