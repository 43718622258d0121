/** Exact decimals: quantities, factors and money from file to total. Rounding happens once, at the edge, half up. */
import DecimalJs from 'decimal.js';
import { z } from 'zod';

/** Wide enough that sums and products of the books never round; a division does, half up, at its 60th digit. */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
});
export type Decimal = DecimalJs;

/** A decimal as text, without exponent: "0.18296". What a decimal is written as in JSON and read from. */
export const DecimalText = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,30})?$/, 'Write a number with digits and a point, such as 1234.5');

/** The exact sum of decimals written as text. */
export function sumOf(values: Iterable<string | Decimal>): Decimal {
  let sum = new Decimal(0);
  for (const value of values) sum = sum.plus(value);
  return sum;
}

/**
 * A decimal rounded half up to so many places, written with all of them: "0.10". Halves go away from nought.
 * @param places after the point
 */
export function rounded(value: string | Decimal, places: number): string {
  return new Decimal(value).toFixed(places, DecimalJs.ROUND_HALF_UP);
}

/**
 * A double as the decimal of at most so many places that it was meant to be: what a spreadsheet holds for 0.3 is
 * 0.30000000000000004.
 * @param places after the point
 * @throws RangeError if it is not a finite number
 */
export function fromDouble(value: number, places: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number that can be counted with`);
  return new Decimal(value).toDecimalPlaces(places).toFixed();
}
