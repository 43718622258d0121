import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloneOf, type Group, type Line, lineAt, togetherOf } from './overlap.ts';

/** One cell of 100 kg. */
const group = (shares: readonly number[], amounts: readonly number[] = shares.map(() => 0)): Group => ({
  options: shares.map((_, at) => at),
  candidates: shares.map((_, at) => [at]),
  left: Float64Array.of(100),
  shares: Float64Array.from(shares),
  amounts: Float64Array.from(amounts),
});

const at = ({ constant, coefficients }: Line, chosen: readonly number[]) =>
  chosen.reduce((sum, option) => sum + (coefficients[option] ?? 0), constant);

const subsets = (count: number) =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, n) => n).filter((n) => bits & (1 << n)),
  );

describe('candidates that meet', () => {
  it('two of 30 % take 51 of 100 kg, not 60', () => {
    expect(togetherOf(group([0.3, 0.3]), [0, 1])).toBeCloseTo(51, 9);
  });

  it('an amount of 40 % and a share of 50 % of what is left take 70', () => {
    expect(togetherOf(group([0, 0.5], [0.4, 0]), [0, 1])).toBeCloseTo(70, 9);
  });

  it('amounts that come to more than there is take all of it', () => {
    expect(togetherOf(group([0, 0], [0.7, 0.6]), [0, 1])).toBe(100);
  });
});

describe('a line over what candidates do together', () => {
  it('is exact where it was drawn', () => {
    const three = group([0.3, 0.2, 0], [0, 0, 0.25]);
    for (const chosen of subsets(3)) {
      const line = lineAt(
        three,
        [0, 1, 2].map((option) => (chosen.includes(option) ? 1 : 0)),
      );
      expect(at(line, chosen)).toBeCloseTo(togetherOf(three, chosen), 9);
    }
  });

  it('counts each by itself where it was drawn at nothing', () => {
    expect([...aloneOf(group([0.3, 0.2, 1])).coefficients]).toEqual([
      expect.closeTo(30, 9),
      expect.closeTo(20, 9),
      100,
    ]);
  });

  it('never lies below what any of them do together, wherever it was drawn', () => {
    const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));
    const option = fc.record({ share, amount: share, weight: share });
    fc.assert(
      fc.property(fc.array(option, { minLength: 1, maxLength: 6 }), (options) => {
        const some = group(
          options.map(({ share }) => share),
          options.map(({ amount }) => amount),
        );
        const lines = [
          aloneOf(some),
          lineAt(
            some,
            options.map(({ weight }) => weight),
          ),
        ];
        for (const chosen of subsets(options.length))
          for (const line of lines) expect(at(line, chosen)).toBeGreaterThanOrEqual(togetherOf(some, chosen) - 1e-7);
      }),
    );
  });
});
