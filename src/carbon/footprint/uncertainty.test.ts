import { describe, expect, it } from 'vitest';
import { factorKindOf, uncertaintySettings } from './data-quality.ts';
import { multipliers } from './draws.ts';
import type { Figure } from './figure.ts';
import { figure } from './testing.ts';
import { rangesOf } from './uncertainty.ts';

const gas = (told: Partial<Figure> = {}) =>
  figure({
    category: 'fossil-fuels',
    scope: '1',
    activity: 'fuels/gaseous-fuels/natural-gas',
    unit: 'kWh',
    tier: 'optimal',
    kg: '100000',
    ...told,
  });
const total = () => ['total'];
const rangeOf = (figures: readonly Figure[], seed = 'a seed') =>
  rangesOf({ figures, seed, rangesOf: total }).get('total') ?? { low: Number.NaN, high: Number.NaN };

/** ± of a sum by error propagation, approach 1 of the IPCC: 2006 Guidelines, volume 1, equations 3.1 and 3.2. */
const propagated = (terms: readonly { kg: number; halfWidths: readonly number[] }[]) =>
  Math.hypot(...terms.map(({ kg, halfWidths }) => kg * Math.hypot(...halfWidths)));
const halfWidth = ({ low, high }: { low: number; high: number }) => (high - low) / 2;

describe('the range of a footprint', () => {
  it('of one metered fuel is that of error propagation: ±5 % and ±5 % are ±7.1 %', () => {
    const expected = propagated([{ kg: 100_000, halfWidths: [0.05, 0.05] }]);
    expect(expected).toBeCloseTo(7071, 0);
    expect(Math.abs(halfWidth(rangeOf([gas()])) / expected - 1)).toBeLessThan(0.04);
  });

  it('of independent sources is that of error propagation', () => {
    const figures = [
      gas(),
      figure({ category: 'waste', activity: 'waste/refuse', unit: 't', kg: '60000' }),
      figure({ category: 'business-travel', activity: 'business-travel/rail', unit: 'passenger.km', kg: '80000' }),
    ];
    const expected = propagated([
      { kg: 100_000, halfWidths: [0.05, 0.05] },
      { kg: 60_000, halfWidths: [0.15, 0.15] },
      { kg: 80_000, halfWidths: [0.15, 0.15] },
    ]);
    expect(Math.abs(halfWidth(rangeOf(figures)) / expected - 1)).toBeLessThan(0.05);
  });

  it('does not shrink by many organisations that use one factor: the factor is off for all alike', () => {
    const organisations = Array.from({ length: 100 }, (_, n) => gas({ organisation: `trust-${n}`, kg: '1000' }));
    const shared = Math.hypot(0.05, 0.05 / Math.sqrt(100));
    expect(halfWidth(rangeOf(organisations)) / 100_000 / shared).toBeCloseTo(1, 1);
  });

  it('does not hang on whether a meter is told by the year or by the month', () => {
    const months = Array.from({ length: 12 }, (_, n) => {
      const month = n < 9 ? 202404 + n : 202501 + n - 9;
      return gas({ fromMonth: month, toMonth: month, kg: '1000' });
    });
    expect(rangeOf(months)).toEqual(rangeOf([gas({ kg: '12000' })]));
  });

  it('moves the fuel and what came before it with the same meter', () => {
    const both = [gas(), gas({ category: 'well-to-tank', scope: '3', part: 'well-to-tank', kg: '20000' })];
    const quantity = 120_000 * 0.05;
    const expected = Math.hypot(quantity, 100_000 * 0.05, 20_000 * 0.3);
    expect(Math.abs(halfWidth(rangeOf(both)) / expected - 1)).toBeLessThan(0.05);
  });

  it('is the same to the bit for the same seed, in whatever order the figures come, and another for another', () => {
    const figures = [
      gas(),
      figure({ category: 'waste', activity: 'waste/refuse', kg: '60000' }),
      gas({ organisation: 'b' }),
    ];
    expect(rangeOf(figures)).toEqual(rangeOf([...figures].reverse()));
    expect(rangeOf(figures)).not.toEqual(rangeOf(figures, 'another'));
    expect(rangeOf([gas()])).toEqual({ low: 93072.21356280443, high: 107079.69788485605 });
  });

  it('of one category is not touched by what is in another', () => {
    const byCategory = (figures: readonly Figure[]) =>
      rangesOf({ figures, seed: 'a seed', rangesOf: ({ category }) => [category] });
    const waste = figure({ category: 'waste', activity: 'waste/refuse', kg: '60000' });
    expect(byCategory([gas(), waste]).get('fossil-fuels')).toEqual(byCategory([gas()]).get('fossil-fuels'));
  });

  it('is wider for what is estimated and for what is made by spend, and never below nought', () => {
    const width = (told: Partial<Figure>) => halfWidth(rangeOf([gas(told)]));
    expect(width({ estimated: true })).toBeGreaterThan(width({}));
    expect(width({ unit: 'GBP', category: 'medicines', scope: '3' })).toBeGreaterThan(width({ tier: 'reduced' }));
    expect(rangeOf([gas({ unit: 'GBP', category: 'medicines', scope: '3' })]).low).toBeGreaterThan(0);
  });

  it('of credits as large as the charges is around nought', () => {
    const { low, high } = rangeOf([gas(), gas({ kg: '-100000' })]);
    expect(low).toBe(0);
    expect(high).toBe(0);
  });
});

describe('the kind of a factor', () => {
  it('follows from category, part and unit', () => {
    expect(factorKindOf(gas())).toBe('fuel');
    expect(factorKindOf(gas({ category: 'fleet', unit: 'mile' }))).toBe('average');
    expect(factorKindOf(gas({ category: 'fleet', unit: 'l' }))).toBe('fuel');
    expect(factorKindOf(gas({ category: 'anaesthetic-gases', unit: 'l' }))).toBe('released gas');
    expect(factorKindOf(gas({ category: 'electricity', scope: '2' }))).toBe('grid');
    expect(factorKindOf(gas({ category: 'well-to-tank', scope: '3', part: 'transmission' }))).toBe('upstream');
    expect(factorKindOf(gas({ category: 'waste', scope: '3', unit: 't' }))).toBe('average');
    expect(factorKindOf(gas({ category: 'inhalers', scope: '3', unit: 'item' }))).toBe('product');
    expect(factorKindOf(gas({ category: 'medicines', scope: '3', unit: 'GBP' }))).toBe('spend');
  });
});

describe('draws', () => {
  it('have the mean and the spread asked for', () => {
    const drawn = multipliers('a seed', 'a name', uncertaintySettings.ratings.fair, 100_000);
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
    const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
    expect(mean).toBeCloseTo(1, 2);
    expect(Math.sqrt(variance)).toBeCloseTo(0.3 / 1.96, 2);
  });

  it('of different names are not alike', () => {
    const [a, b] = [multipliers('s', 'a', 0.3, 10_000), multipliers('s', 'b', 0.3, 10_000)];
    const correlation = a.reduce((sum, one, n) => sum + (one - 1) * ((b[n] ?? 1) - 1), 0) / 10_000 / (0.3 / 1.96) ** 2;
    expect(Math.abs(correlation)).toBeLessThan(0.04);
  });
});
