/**
 * What a stream sets free in a year: units × share left × kgCO₂e a unit × national change, in whole milligrams, rounded
 * once for each of its rates and years.
 */
import { type Fixed, fixed, halfUp, numberOf, ones } from './fixed.ts';
import type { StreamRate } from './model.ts';
import { plain, surelyNearest, type Whole } from './whole.ts';
import type { Index, Indices } from './years.ts';

/** A rate made ready: kgCO₂e a unit in the baseline year, and how it moves. */
export interface Rate {
  exact: bigint;
  /** Decimals that `exact` is the product of. */
  factors: number;
  estimate: number;
  national: Index;
}

/** @param perUnit units of it for each unit of what it comes instead of; null where it comes instead of nothing */
export function rateOf({ kg, national }: StreamRate, indices: Indices, perUnit: Fixed | null = null): Rate {
  const each = fixed(kg);
  return {
    exact: perUnit === null ? each : each * perUnit,
    factors: perUnit === null ? 1 : 2,
    estimate: numberOf(each) * (perUnit === null ? 1 : numberOf(perUnit)),
    national: indices.national(national),
  };
}

/** Units of a year. */
export class Activity {
  readonly estimate: number;
  readonly #quantity: bigint;
  readonly #times: bigint;

  /** @param quantity which, times `times`, is at 24 places × 12, as years are counted in months */
  constructor(estimate: number, quantity: bigint, times = 1n) {
    this.estimate = estimate;
    this.#quantity = quantity;
    this.#times = times;
  }

  /** Seldom asked for, so it is multiplied only then. */
  get exact(): bigint {
    return this.#quantity * this.#times;
  }
}

/** A share of them: exactly at 12 places times its factors. */
export interface ShareLeft {
  exact: bigint;
  factors: number;
  estimate: number;
}

const milligramsOfKilogram = 1_000_000;
/** Of the national change, the conversions and products that are not told by the factors, with room to spare. */
const roundingsBesides = 24;

/** @param at place of the year */
export function setFree(activity: Activity, left: ShareLeft, rate: Rate, at: number): Whole {
  const national = rate.national.estimates[at] ?? 0;
  const estimate = activity.estimate * left.estimate * rate.estimate * national * milligramsOfKilogram;
  const factors = left.factors + rate.factors;
  const sure = surelyNearest(estimate, roundingsBesides + 3 * factors);
  if (sure !== null) return sure;
  const product = activity.exact * left.exact * rate.exact * (rate.national.exact[at] ?? 0n);
  return plain(halfUp(product * BigInt(milligramsOfKilogram), 12n * ones(2 + factors + 1)));
}

/** Milligrams that a unit sets free, as a double. */
export const milligramsOfUnit = (rate: Rate, at: number): number =>
  rate.estimate * (rate.national.estimates[at] ?? 0) * milligramsOfKilogram;
