import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { byShapley } from './attribution.ts';
import { gaussLegendre, momentsOf, type Shape } from './owen.ts';

/** What a set of them leaves: places of those that take shares, then of the amounts. */
function leftBy({ taken, bringer, brought }: Shape, activity: number, amounts: readonly number[], there: Set<number>) {
  if (bringer >= 0 && !there.has(bringer)) return 0;
  let [units, left] = [activity, brought];
  for (const place of there) {
    if (place >= taken.length) units -= amounts[place - taken.length] ?? 0;
    else left *= 1 - (taken[place] ?? 0);
  }
  return units * left;
}

function byOwen(shape: Shape, activity: number, amounts: readonly number[]): number[] {
  const parts = new Float64Array(shape.taken.length + amounts.length);
  byShapley(momentsOf(shape), activity, Float64Array.from(amounts), parts);
  return [...parts];
}

/** Shapley's own formula: over all sets of the others, |S|! (n − |S| − 1)! ÷ n! times what one takes after them. */
function byAllSets(shape: Shape, activity: number, amounts: readonly number[]): number[] {
  const count = shape.taken.length + amounts.length;
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Array.from({ length: count }, (_, place) => {
    let sum = 0;
    for (let set = 0; set < 2 ** count; set++) {
      if (set & (1 << place)) continue;
      const there = new Set(Array.from({ length: count }, (_x, at) => at).filter((at) => set & (1 << at)));
      const weight = (factorial(there.size) * factorial(count - there.size - 1)) / factorial(count);
      const before = leftBy(shape, activity, amounts, there);
      sum += weight * (before - leftBy(shape, activity, amounts, there.add(place)));
    }
    return sum;
  });
}

const share = fc.double({ min: -1, max: 1, noNaN: true });
const game = fc
  .record({
    shares: fc.array(share, { minLength: 1, maxLength: 5 }),
    amounts: fc.array(fc.double({ min: -200, max: 300, noNaN: true }), { maxLength: 3 }),
    brings: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ shares, amounts, brings }) => {
    const taken = Float64Array.from(shares);
    if (brings === null) return { amounts, shape: { taken, bringer: -1, brought: 1 } };
    taken[0] = 0;
    return { amounts, shape: { taken, bringer: 0, brought: brings } };
  });

describe('Owen’s integral', () => {
  it('is Shapley’s sum over all sets, of up to eight', () => {
    fc.assert(
      fc.property(game, ({ shape, amounts }) => {
        const [integral, sum] = [byOwen(shape, 1000, amounts), byAllSets(shape, 1000, amounts)];
        for (const [place, part] of integral.entries()) expect(part).toBeCloseTo(sum[place] ?? Number.NaN, 8);
      }),
      { numRuns: 200 },
    );
  });

  it('lies within what a sampling of orders with a seed may be off, of twenty', () => {
    // Of 1,000 units each takes between its share of what all the others leave and its share of all: a range of r. By
    // Hoeffding's inequality the mean of N orders is off by more than r √(ln(2 ÷ α) ÷ 2N) with a chance of α at most.
    const taken = Float64Array.from({ length: 20 }, (_, at) => 0.01 * (at + 1));
    const orders = 20_000;
    const random = xoroshiro128plus(11);
    const sums = new Float64Array(20);
    const order = Array.from(taken.keys());
    for (let drawn = 0; drawn < orders; drawn++) {
      let left = 1000;
      for (let at = 0; at < order.length; at++) {
        const chosen = uniformInt(random, at, order.length - 1);
        const place = order[chosen] ?? 0;
        order[chosen] = order[at] ?? 0;
        order[at] = place;
        sums[place] = (sums[place] ?? 0) + left * (taken[place] ?? 0);
        left *= 1 - (taken[place] ?? 0);
      }
    }
    const all = taken.reduce((product, each) => product * (1 - each), 1);
    for (const [place, part] of byOwen({ taken, bringer: -1, brought: 1 }, 1000, []).entries()) {
      const each = taken[place] ?? 0;
      const bound = 1000 * (each - (each * all) / (1 - each)) * Math.sqrt(Math.log(2 / 1e-6) / (2 * orders));
      expect(Math.abs((sums[place] ?? 0) / orders - part)).toBeLessThan(bound);
      expect(bound).toBeLessThan(4);
    }
  });

  it('adds up to all that is taken, of a hundred', () => {
    const taken = Float64Array.from({ length: 100 }, (_, at) => 0.002 * at);
    const left = taken.reduce((product, each) => product * (1 - each), 1);
    const parts = byOwen({ taken, bringer: -1, brought: 1 }, 1, []);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1 - left, 12);
  });

  it('of two is the mean of first and last', () => {
    const parts = byOwen({ taken: Float64Array.of(0.5, 0.1), bringer: -1, brought: 1 }, 200, []);
    expect(parts[0]).toBeCloseTo(95, 10);
    expect(parts[1]).toBeCloseTo(15, 10);
  });
});

describe('log-mean Divisia, where two effects only multiply', () => {
  /**
   * LMDI-I (Ang, The LMDI approach to decomposition analysis, Energy Policy 33 (7), 2005): an effect's part of a change
   * from V₀ to V₁ is L(V₁, V₀) · ln of its own ratio, L(a, b) = (a − b) ÷ (ln a − ln b).
   */
  const byDivisia = (shares: readonly number[]): number[] => {
    const left = shares.reduce((product, each) => product * (1 - each), 1);
    const mean = (1 - left) / -Math.log(left);
    return shares.map((each) => -mean * Math.log(1 - each));
  };
  const shapley = (shares: readonly number[]) =>
    byOwen({ taken: Float64Array.from(shares), bringer: -1, brought: 1 }, 1, []);
  const apart = (shares: readonly number[]) => Math.abs((byDivisia(shares)[0] ?? 0) - (shapley(shares)[0] ?? 0));

  it('is the same for two that are alike', () => {
    expect(apart([0.3, 0.3])).toBeLessThan(1e-15);
  });

  it('differs by a quarter of a per cent of the whole for 50 % and 10 %', () => {
    // ln 0.5 ÷ ln 0.45 × 0.55 = 0.4774; Shapley's is 0.5 × (1 + 0.9) ÷ 2 = 0.475.
    expect(byDivisia([0.5, 0.1])[0]).toBeCloseTo(0.4774, 4);
    expect(shapley([0.5, 0.1])[0]).toBeCloseTo(0.475, 12);
  });

  it('comes to agree as effects become small: half the effect, an eighth of the difference', () => {
    const at = (size: number) => apart([0.5 * size, 0.1 * size]);
    expect(at(1 / 64) / at(1 / 128)).toBeCloseTo(8, 0);
    expect(at(1 / 128)).toBeLessThan(1e-9);
  });

  it('gives all to one that leaves nothing, where Shapley’s gives the other its half', () => {
    const nearlyAll = byDivisia([1 - 1e-12, 0.5]);
    expect(nearlyAll[1]).toBeLessThan(0.03);
    expect(shapley([1, 0.5])[1]).toBeCloseTo(0.25, 12);
  });
});

describe('Gauss’s and Legendre’s rule', () => {
  it('of two nodes is ½ ± √3 ÷ 6, each of half the weight', () => {
    const { nodes, weights } = gaussLegendre(2);
    expect([...nodes].sort()).toEqual([
      expect.closeTo(0.5 - Math.sqrt(3) / 6, 14),
      expect.closeTo(0.5 + Math.sqrt(3) / 6, 14),
    ]);
    expect([...weights]).toEqual([expect.closeTo(0.5, 14), expect.closeTo(0.5, 14)]);
  });

  it('is exact for powers below twice the count', () => {
    for (const count of [1, 3, 8, 20, 60]) {
      const { nodes, weights } = gaussLegendre(count);
      for (let power = 0; power < 2 * count; power++) {
        const sum = nodes.reduce((all, node, at) => all + (weights[at] ?? 0) * node ** power, 0);
        expect(sum).toBeCloseTo(1 / (power + 1), 13);
      }
    }
  });
});
