/** Credit by the order of delivery: each is given what it takes off when it comes after all that came before it. */
import type { Shape } from './owen.ts';

/**
 * Fills `parts` with what each takes, in units of activity: those that take shares as `shape` has them, then the amounts.
 * @param activity units before anybody acts
 * @param order places in `parts`, the first to come first
 */
export function byDelivery(
  { taken, bringer, brought }: Shape,
  activity: number,
  amounts: Float64Array,
  order: readonly number[],
  parts: Float64Array,
): void {
  let units = activity;
  let left = bringer < 0 ? brought : 0;
  let product = 1;
  for (const place of order) {
    const before = units * left * product;
    if (place >= taken.length) units -= amounts[place - taken.length] ?? 0;
    else if (place === bringer) left = brought;
    else product *= 1 - (taken[place] ?? 0);
    parts[place] = before - units * left * product;
  }
}
