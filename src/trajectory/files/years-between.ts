/** Figures of some years as figures of every year between them. */
import type { Decimal } from '../../kernel/decimals.ts';

/** Places of tonnes that are drawn: whole grams. */
const places = 6;

/** Years between two that are told are drawn straight, rounded half up to whole grams. @param told in the order of the years */
export function byEveryYear(told: readonly (readonly [number, Decimal])[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [at, [year, value]] of told.entries()) {
    all[String(year)] = value.toFixed();
    const [nextYear, nextValue] = told[at + 1] ?? [year, value];
    for (let between = year + 1; between < nextYear; between += 1) {
      const risen = nextValue
        .minus(value)
        .times(between - year)
        .div(nextYear - year);
      all[String(between)] = value.plus(risen).toDecimalPlaces(places).toFixed();
    }
  }
  return all;
}
