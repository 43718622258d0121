/** An index of prices sent as values, and made into one again. */
import { Decimal } from '../../../kernel/decimals.ts';
import type { Deflators } from '../../rules/prices.ts';
import type { Prices } from './asked.ts';

/** @param years whose prices are asked for */
export function pricesOf(deflators: Deflators | null, years: readonly number[]): Prices | null {
  if (!deflators) return null;
  const { last } = deflators;
  const told = years.map((year) => Math.min(year, last));
  const byYear = told.flatMap((year): [string, string][] => {
    const index = deflators.index(year);
    return index ? [[String(year), index.toFixed()]] : [];
  });
  return { byYear: Object.fromEntries(byYear), last };
}

export function deflatorsOf(prices: Prices | null): Deflators | null {
  if (!prices) return null;
  return {
    last: prices.last,
    index: (year) => {
      const index = prices.byYear[String(year)];
      return index === undefined ? null : new Decimal(index);
    },
  };
}
