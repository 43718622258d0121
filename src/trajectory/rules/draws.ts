/**
 * Draws: doubles that are the same for the same seed and name on every machine and in every order of entry, and stay out
 * of the books. Each name has its own numbers, so that what is added to a plan changes no draw of what was there.
 */
import { createHash } from 'node:crypto';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Confidence, Stage } from './model.ts';

/** How far off something may be, as factors of it between which it lies with 95 % confidence. */
export interface Range {
  low: string;
  high: string;
}

/**
 * How likely it is that an initiative of a stage happens. Greenplan's own judgement: there is no published figure for the
 * NHS, so a system may set them otherwise, and an initiative may have its own.
 */
export const usualLikelihoods: Readonly<Record<Stage, string>> = {
  idea: '0.1',
  scoped: '0.3',
  funded: '0.7',
  'under way': '0.9',
  done: '1',
  stopped: '0',
};

/** How far off an effect may be, by how sure somebody is of it. Greenplan's own judgement, as the likelihoods are. */
export const usualRanges: Readonly<Record<Confidence, Range>> = {
  low: { low: '0.5', high: '1.5' },
  medium: { low: '0.75', high: '1.25' },
  high: { low: '0.9', high: '1.1' },
};

/**
 * A distribution around `centre`: a triangle that falls to nothing `below` it, and another `above` it. The share of draws
 * that lie below makes the centre the mean.
 */
export interface Spread {
  centre: number;
  below: number;
  above: number;
  /** Share of draws below the centre. */
  lower: number;
}

/**
 * The spread of which 95 % lies between two factors and whose mean is 1, however lopsided they are: that is why the fan's
 * mean is the plain forecast. Of a triangle of width w a share of (1 − h/w)² lies beyond h; it is 5 % where w is
 * h ÷ (1 − √0.05). What cannot be less than nothing is not drawn below it. A range that leaves 1 out says that the figure
 * is wrong: then the mean is the middle of the range.
 */
export function spreadOf(range: Range): Spread {
  const [low, high] = [Number(range.low), Number(range.high)];
  if (high < low) return spreadOf({ low: range.high, high: range.low });
  const centre = low < 1 && high > 1 ? 1 : (low + high) / 2;
  const wide = (centre - low) * widthOfHalf95;
  const below = low >= 0 ? Math.min(wide, centre) : wide;
  const above = (high - centre) * widthOfHalf95;
  return { centre, below, above, lower: below + above === 0 ? 0.5 : above / (below + above) };
}

const widthOfHalf95 = 1 / (1 - Math.sqrt(0.05));

/** The value of a spread below which a share of `uniform` of it lies. */
export function quantile({ centre, below, above, lower }: Spread, uniform: number): number {
  return uniform < lower
    ? centre - below * (1 - Math.sqrt(uniform / lower))
    : centre + above * (1 - Math.sqrt((1 - uniform) / (1 - lower)));
}

/** Draws of one thing, in turn. */
export class Draws {
  readonly #generator: RandomGenerator;

  constructor(seed: string, name: readonly string[]) {
    this.#generator = xoroshiro128plusFromState(stateOf(seed, name));
  }

  /** Nought where it does not happen, else of the spread. @param count of them, at the beginning of `into` */
  fill(into: Float64Array, count: number, spread: Spread, likelihood: number): void {
    const generator = this.#generator;
    for (let at = 0; at < count; at++) {
      const uniform = ((generator.next() >>> 0) + 0.5) * oneOf32Bits;
      // That it lies below the likelihood leaves it uniform there.
      into[at] = uniform < likelihood ? quantile(spread, uniform / likelihood) : 0;
    }
  }
}

const oneOf32Bits = 2 ** -32;

function stateOf(seed: string, name: readonly string[]): number[] {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...name]))
    .digest();
  return [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset));
}
