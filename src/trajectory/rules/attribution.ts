/** Giving credit: what each initiative takes of a stream by Shapley's values, and whole milligrams that add up. */
import type { Moments } from './owen.ts';
import { less, type Sums, type Whole, wholeOf } from './whole.ts';

/**
 * Fills `parts` with what each takes by Shapley's values, in units of activity: those that take shares, then the amounts.
 * Activity less amounts is linear in each amount, so its extension along the diagonal is activity − t·Σ amounts.
 * @param activity units before anybody acts
 */
export function byShapley(
  { own, ofTaken, mean }: Moments,
  activity: number,
  amounts: Float64Array,
  parts: Float64Array,
): void {
  let all = 0;
  for (let place = 0; place < amounts.length; place++) {
    all += amounts[place] ?? 0;
    parts[own.length + place] = (amounts[place] ?? 0) * mean;
  }
  for (let place = 0; place < own.length; place++)
    parts[place] = activity * (own[place] ?? 0) - all * (ofTaken[place] ?? 0);
}

/**
 * Adds parts to their sums in whole numbers that add up to the whole: each is rounded down, and what is then missing given
 * to the largest remainders, ties to the first. Who takes nothing is given nothing.
 * @param parts which, each times `times`, add up to the whole but for the rounding of doubles
 */
export function apportion(whole: Whole, parts: Float64Array, times: number, sums: readonly Sums[], at: number): void {
  let missing = whole;
  let takers = 0;
  for (let place = 0; place < sums.length; place++) {
    const part = (parts[place] ?? 0) * times;
    if (part === 0) continue;
    takers += 1;
    const down = wholeOf(Math.floor(part));
    missing = less(missing, down);
    sums[place]?.add(at, down);
  }
  if (takers === 0 || missing === 0) return;
  // Beyond what one each would make up, the parts were off by doubles' rounding, and all get alike of it.
  const each = Math.floor(Number(missing) / takers);
  let next = largestRemainder(parts, times, sums.length, null);
  for (let left = Number(missing) - each * takers; next; left -= 1) {
    sums[next.place]?.add(at, each + (left > 0 ? 1 : 0));
    if (each === 0 && left <= 1) return;
    next = largestRemainder(parts, times, sums.length, next);
  }
}

interface Remainder {
  place: number;
  size: number;
}

/** The largest, or the largest of those after one; null where there is none any more. */
function largestRemainder(
  parts: Float64Array,
  times: number,
  count: number,
  after: Remainder | null,
): Remainder | null {
  let found: Remainder | null = null;
  for (let place = 0; place < count; place++) {
    const part = (parts[place] ?? 0) * times;
    if (part === 0) continue;
    const size = part - Math.floor(part);
    const comes = after === null || size < after.size || (size === after.size && place > after.place);
    if (comes && (found === null || size > found.size)) found = { place, size };
  }
  return found;
}
