/** Random numbers that are the same for the same seed and name, on every machine and in every order. */
import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Multipliers around 1 of something that is known to ± `halfWidth` with 95 % confidence: lognormal, of mean 1 and
 * coefficient of variation halfWidth ÷ 1.96. Activity data and factors are never below nought and are often found to be
 * lognormal (GHG Protocol, Quantitative Inventory Uncertainty); where they are known well it is all but normal.
 *
 * Each name has its own stream, so that the same factor is drawn alike wherever it is used, and what is added to a
 * footprint changes none of the draws of what was there.
 */
export function multipliers(seed: string, name: string, halfWidth: number, count: number): Float64Array {
  const variance = Math.log(1 + (halfWidth / normal95) ** 2);
  const deviation = Math.sqrt(variance);
  const drawn = standardNormals(seed, name, count);
  for (let at = 0; at < count; at++) drawn[at] = Math.exp((drawn[at] ?? 0) * deviation - variance / 2);
  return drawn;
}

/** 97.5 % of a normal distribution lie below so many standard deviations. */
const normal95 = 1.959963984540054;

/** Box and Muller, A note on the generation of random normal deviates, 1958. */
function standardNormals(seed: string, name: string, count: number): Float64Array {
  const generator = xoroshiro128plusFromState(stateOf(seed, name));
  const drawn = new Float64Array(count);
  for (let at = 0; at < count; at += 2) {
    // From above nought, whose logarithm is none, to one.
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
    const angle = 2 * Math.PI * uniformFloat64(generator);
    drawn[at] = radius * Math.cos(angle);
    if (at + 1 < count) drawn[at + 1] = radius * Math.sin(angle);
  }
  return drawn;
}

function stateOf(seed: string, name: string): number[] {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, name]))
    .digest();
  return [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset));
}
