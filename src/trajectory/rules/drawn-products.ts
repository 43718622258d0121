/** What a group's initiatives leave of one unit in each draw, and what comes instead. */

import type { Block } from './drawn-block.ts';
import { addTimes, moveShare, multiply, takeShare } from './drawn-kernels.ts';
import type { Group } from './drawn-model.ts';

/** Of one group after the other. */
export class Products {
  /** What amounts take of one unit. */
  readonly less: Float64Array;
  readonly #most: number;
  readonly #left: Float64Array;
  readonly #moved: Float64Array[] = [];
  #now: Float64Array[] = [];
  #before: Float64Array[] = [];

  /** @param most draws of a block */
  constructor(most: number) {
    this.#most = most;
    this.less = new Float64Array(most);
    this.#left = new Float64Array(most);
  }

  /** As they are in a year; what they were stays at hand. @param at place of the year */
  renew({ shares, switching, amounts, products }: Group, at: number, { effects, categories, count }: Block): void {
    [this.#now, this.#before] = [this.#before, this.#now];
    this.#left.fill(1, 0, count);
    for (const { initiative, byYear } of shares)
      takeShare(this.#left, effects[initiative] ?? nothing, byYear[at] ?? 0, count);
    for (const [place, { initiative, byYear }] of switching.entries())
      moveShare(this.#left, this.#spare(this.#moved, place), effects[initiative] ?? nothing, byYear[at] ?? 0, count);
    this.less.fill(0, 0, count);
    for (const { initiative, byYear } of amounts)
      addTimes(this.less, effects[initiative] ?? nothing, byYear[at] ?? 0, count);
    for (const [place, { category, switching: mover, less }] of products.entries()) {
      const product = this.#spare(this.#now, place);
      const units = mover === -1 ? this.#left : this.#spare(this.#moved, mover);
      const factors = categories[category];
      if (factors) multiply(product, units, factors, count);
      else product.set(units);
      if (less) multiply(product, product, this.less, count);
    }
  }

  of(place: number): Float64Array {
    return this.#spare(this.#now, place);
  }

  before(place: number): Float64Array {
    return this.#spare(this.#before, place);
  }

  #spare(all: Float64Array[], place: number): Float64Array {
    const spare = all[place] ?? new Float64Array(this.#most);
    all[place] = spare;
    return spare;
  }
}

const nothing = new Float64Array(0);
