/** Pounds of one year's prices in those of another. */
import { Decimal } from '../../kernel/decimals.ts';

/** An index of prices by financial year, such as the GDP deflator. */
export interface Deflators {
  /** Null where the series does not reach the year. */
  index(year: number): Decimal | null;
  /** The last year of the series. */
  last: number;
}

/**
 * How many pounds in prices of one year a pound of another is. Beyond the last year that is published prices are taken to
 * stay, since nobody knows them yet.
 * @returns null where the series begins later, or where there is none and the years differ
 */
export function priceRatio(from: number, to: number, deflators: Deflators | null): Decimal | null {
  if (from === to) return new Decimal(1);
  const [before, after] = [from, to].map((year) => deflators?.index(Math.min(year, deflators.last)) ?? null);
  return before && after ? after.div(before) : null;
}
