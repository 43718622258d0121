/** Divisions, which the books know none of: shares and parts for showing and for telling apart, rounded once and so named. */
import { Decimal, rounded } from '../../kernel/decimals.ts';

/** Places of kg in the ledger. */
const kgPlaces = 18;
const sharePlaces = 6;

/** What a part is of a whole, half up to six places: "0.25". Null where the whole is nought. */
export function share(part: string | Decimal, whole: string | Decimal): string | null {
  const of = new Decimal(whole);
  return of.isZero() ? null : rounded(new Decimal(part).div(of), sharePlaces);
}

/**
 * `value` × `numerator` ÷ `denominator`, half up to the ledger's 18 places. Exact where the result has no more: a month's
 * kg by its quantity, for one.
 */
export function scaled(
  value: string | Decimal,
  numerator: string | number | Decimal,
  denominator: string | number | Decimal,
): Decimal {
  return new Decimal(value).times(numerator).div(denominator).toDecimalPlaces(kgPlaces);
}

/** The middle one of values in order, the mean of the middle two where they are even in number. Null of none. */
export function median(values: readonly Decimal[]): Decimal | null {
  return quantile(values, '0.5');
}

/**
 * The value below which a fraction of values lies, going straight between neighbours (Hyndman and Fan, Sample quantiles
 * in statistical packages, 1996, definition 7, as spreadsheets do). Null of none.
 * @param fraction 0 to 1
 */
export function quantile(values: readonly Decimal[], fraction: string): Decimal | null {
  const sorted = [...values].sort((a, b) => a.comparedTo(b));
  const place = new Decimal(fraction).times(sorted.length - 1);
  const below = Math.max(0, place.floor().toNumber());
  const [low, high] = [sorted[below], sorted[below + 1]];
  if (low === undefined) return null;
  return high === undefined ? low : low.plus(high.minus(low).times(place.minus(below)));
}
