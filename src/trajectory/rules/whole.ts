/** Whole milligrams while they are counted: numbers as long as these are exact, which is quick, else bigints. */
import type { Milligrams } from './model.ts';

export type Whole = number | bigint;

/** Where both are smaller, sums and differences of two numbers are exact. */
const exactBelow = 2 ** 51;
/** How far off a double may be after one operation, as a share of it. */
const oneRounding = 2 ** -53;

/**
 * The whole number nearest to a fraction, halves away from nought, as far as an estimate of it can tell: where it lies
 * further from a half than it may be off. Else null, and the exact fraction has to be rounded; so the answer is always the
 * exact one, and seldom has to be.
 * @param roundings how many operations the estimate has come through, each of which may be off by half of its last digit
 */
export function surelyNearest(estimate: number, roundings: number): number | null {
  const size = Math.abs(estimate);
  const fromHalf = Math.abs(size - Math.floor(size) - 0.5);
  if (size >= exactBelow || fromHalf <= size * roundings * oneRounding) return null;
  return estimate < 0 ? -Math.round(size) : Math.round(size);
}

/** A double that is a whole number. */
export const wholeOf = (value: number): Whole => (Math.abs(value) < exactBelow ? value : BigInt(value));

export function less(from: Whole, taken: Whole): Whole {
  if (typeof from === 'number' && typeof taken === 'number') return from - taken;
  return plain(BigInt(from) - BigInt(taken));
}

/** A whole number as it is counted with. */
export function plain(value: bigint): Whole {
  const number = Number(value);
  return Math.abs(number) < exactBelow ? number : value;
}

/** Sums of whole numbers by year. */
export class Sums {
  readonly #low: Float64Array;
  /** What the numbers cannot hold exactly; null as long as they do. */
  #high: bigint[] | null = null;
  #empty = true;

  constructor(years: number) {
    this.#low = new Float64Array(years);
  }

  add(at: number, value: Whole): void {
    if (value === 0 || value === 0n) return;
    this.#empty = false;
    // Of two numbers below the limit the sum is exact still.
    const sum = typeof value === 'number' ? (this.#low[at] ?? 0) + value : value;
    if (typeof sum === 'number' && Math.abs(sum) < exactBelow) {
      this.#low[at] = sum;
      return;
    }
    if (typeof sum === 'number') this.#low[at] = 0;
    this.#high ??= Array.from(this.#low, () => 0n);
    this.#high[at] = (this.#high[at] ?? 0n) + BigInt(sum);
  }

  /** Nothing but noughts was added. */
  get empty(): boolean {
    return this.#empty;
  }

  at(at: number): Milligrams {
    const low = BigInt(this.#low[at] ?? 0);
    return this.#high === null ? low : low + (this.#high[at] ?? 0n);
  }

  values(): Milligrams[] {
    const values: Milligrams[] = [];
    for (let at = 0; at < this.#low.length; at++) values.push(this.at(at));
    return values;
  }
}
