/**
 * Initiatives that take shares of the same streams, and what they leave of one unit in each year. Each takes its share of
 * what the others leave, so the shares left are multiplied: two of 30 % leave 49 %.
 */
import type { Taking } from './effects.ts';
import { numberOf, one } from './fixed.ts';
import { type Moments, momentsOf, type Shape } from './owen.ts';

/** What is left of one unit of what was there, or what comes of it instead. */
export class Left {
  /** A product of so many decimals, multiplied out in full. */
  readonly exact: bigint;
  readonly factors: number;
  readonly estimate: number;
  readonly shape: Shape;
  #moments: Moments | null = null;

  constructor(exact: bigint, factors: number, estimate: number, shape: Shape) {
    this.exact = exact;
    this.factors = factors;
    this.estimate = estimate;
    this.shape = shape;
  }

  get moments(): Moments {
    this.#moments ??= momentsOf(this.shape);
    return this.#moments;
  }
}

export interface Met {
  /** Of what was there. */
  old: Left;
  /** Of what those that switch bring instead, as they stand in `switching`. */
  brought: readonly Left[];
  /** None of them takes anything in that year beyond what it did in the baseline year. */
  idle: boolean;
}

export class Meeting {
  /** Those that take a share, by id, then those that switch, in order of delivery: the first to come has its share first. */
  readonly members: readonly Taking[];
  readonly switching: readonly Taking[];
  readonly #byYear: (Met | undefined)[] = [];

  constructor(sharing: readonly Taking[], switching: readonly Taking[]) {
    this.members = [...sharing, ...switching];
    this.switching = switching;
  }

  at(year: number): Met {
    const known = this.#byYear[year];
    if (known) return known;
    const before = this.#byYear[year - 1];
    const met =
      before && this.members.every(({ shares }) => shares[year] === shares[year - 1]) ? before : this.#meet(year);
    this.#byYear[year] = met;
    return met;
  }

  #meet(year: number): Met {
    const shares = this.members.map((member) => member.shares[year] ?? 0n);
    const sharing = this.members.length - this.switching.length;
    return {
      old: leftOf(shares, shares.length, -1),
      brought: this.switching.map((_, at) => leftOf(shares, sharing + at, sharing + at)),
      idle: shares.every((share) => share === 0n),
    };
  }
}

/** @param count so many, from the first, act on it */
function leftOf(shares: readonly bigint[], count: number, bringer: number): Left {
  const taken = new Float64Array(shares.length);
  // Where less is switched than in the baseline year, what was there comes back, and nothing new is brought.
  const share = bringer < 0 ? one : (shares[bringer] ?? 0n);
  const brought = share > 0n ? share : 0n;
  let exact = brought;
  let estimate = numberOf(brought);
  for (const [at, each] of shares.slice(0, count).entries()) {
    exact *= one - each;
    estimate *= numberOf(one - each);
    taken[at] = numberOf(each);
  }
  return new Left(exact, count + 1, estimate, { taken, bringer, brought: numberOf(brought) });
}

/** All that is there where nobody acts. */
export const untouched = new Meeting([], []);
