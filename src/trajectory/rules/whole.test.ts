import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed, halfUp, numberOf, one, textOf } from './fixed.ts';
import { parted } from './parted.ts';
import { less, Sums, surelyNearest } from './whole.ts';

describe('a decimal at 12 places', () => {
  it('is rounded half up, halves away from nought', () => {
    expect(fixed('0.0000000000005')).toBe(1n);
    expect(fixed('-0.0000000000005')).toBe(-1n);
    expect(fixed('0.00000000000049999')).toBe(0n);
    expect([halfUp(5n, 2n), halfUp(-5n, 2n), halfUp(4n, 3n), halfUp(-5n, 3n)]).toEqual([3n, -3n, 1n, -2n]);
  });

  it('is written as it was read', () => {
    for (const text of ['0.20705', '-12.5', '0', '1200', '-0.000000000001']) expect(textOf(fixed(text))).toBe(text);
  });
});

describe('the nearest whole number', () => {
  it('is the exact one wherever the estimate tells it, however near to a half the fraction lies', () => {
    // 0.5, 1.5, 2.5 … exactly, and a 10⁻²⁴th beside them, which no double can tell.
    const halves = fc
      .bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
      .map((whole) => whole * 10n ** 24n + 5n * 10n ** 23n);
    const numerators = fc.oneof(
      fc.tuple(halves, fc.constantFrom(-1n, 0n, 1n)).map(([half, beside]) => half + beside),
      fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    );
    fc.assert(
      fc.property(numerators, (numerator) => {
        const found = surelyNearest(Number(numerator) / Number(one * one), 4);
        if (found !== null) expect(BigInt(found)).toBe(halfUp(numerator, one * one));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a product of decimals is that of their product', () => {
    const decimal = fc.bigInt({ min: 0n, max: 10n ** 19n });
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        const found = surelyNearest(numberOf(a) * numberOf(b) * numberOf(c), 12);
        if (found !== null) expect(BigInt(found)).toBe(halfUp(a * b * c, one ** 3n));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not told where a double may be wrong', () => {
    expect([1234.4, -1234.6, 1234.5, 2 ** 52].map((estimate) => surelyNearest(estimate, 30))).toEqual([
      ...[1234, -1235, null, null],
    ]);
  });
});

describe('sums', () => {
  it('stay exact beyond what a double holds', () => {
    const sums = new Sums(1);
    const values = [2 ** 50 + 1, 2 ** 50 + 1, 2n ** 60n + 1n, -3, 2 ** 50 + 1];
    for (const value of values) sums.add(0, value);
    expect(sums.values()).toEqual([3n * (2n ** 50n + 1n) + 2n ** 60n + 1n - 3n]);
    expect(less(2n ** 60n + 1n, 1)).toBe(2n ** 60n);
    expect(less(2n ** 60n + 1n, 2n ** 60n)).toBe(1);
  });
});

describe('a whole that is parted', () => {
  it('gives what is left over to the largest remainders, the first of those that are alike', () => {
    expect(parted(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(parted(-10n, [1n, 2n])).toEqual([-3n, -7n]);
    expect(parted(7n, [0n, 0n])).toEqual([4n, 3n]);
    expect(parted(7n, [])).toEqual([]);
  });
});
