import { describe, expect, it } from 'vitest';
import { Draws, quantile, type Spread, spreadOf } from './draws.ts';

/** Means and shares over a spread, taken at many places as far from each other. */
const places = Array.from({ length: 20_000 }, (_, at) => (at + 0.5) / 20_000);
const valuesOf = (spread: Spread) => places.map((uniform) => quantile(spread, uniform));
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const within = (values: readonly number[], low: number, high: number) =>
  values.filter((value) => value > low && value < high).length / values.length;

describe('a range', () => {
  it('has 1 as its mean and 95 % of its draws within it', () => {
    const values = valuesOf(spreadOf({ low: '0.75', high: '1.25' }));
    expect(meanOf(values)).toBeCloseTo(1, 6);
    expect(within(values, 0.75, 1.25)).toBeCloseTo(0.95, 3);
  });

  it('that is lopsided has 1 as its mean all the same', () => {
    const values = valuesOf(spreadOf({ low: '0.9', high: '1.4' }));
    expect(meanOf(values)).toBeCloseTo(1, 6);
    expect(within(values, 0.9, 1.4)).toBeCloseTo(0.95, 3);
  });

  it('that is wide gives no effect the other sign, and keeps its mean', () => {
    const values = valuesOf(spreadOf({ low: '0.05', high: '2' }));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(meanOf(values)).toBeCloseTo(1, 6);
  });

  it('that leaves 1 out moves the mean to its middle', () => {
    expect(meanOf(valuesOf(spreadOf({ low: '0.6', high: '0.8' })))).toBeCloseTo(0.7, 6);
  });

  it('of one figure is that figure', () => {
    expect(valuesOf(spreadOf({ low: '1.2', high: '1.2' })).every((value) => value === 1.2)).toBe(true);
  });
});

describe('draws', () => {
  const drawn = (seed: string, name: readonly string[], likelihood = 1) => {
    const values = new Float64Array(10_000);
    new Draws(seed, name).fill(values, values.length, spreadOf({ low: '0.5', high: '1.5' }), likelihood);
    return values;
  };

  it('are the same for the same seed and name, and others for others', () => {
    expect(drawn('1', ['initiative', 'led'])).toEqual(drawn('1', ['initiative', 'led']));
    expect(drawn('1', ['initiative', 'led'])).not.toEqual(drawn('2', ['initiative', 'led']));
    expect(drawn('1', ['initiative', 'led'])).not.toEqual(drawn('1', ['initiative', 'pumps']));
  });

  it('are the same whether taken at once or bit by bit', () => {
    const [spread, draws] = [spreadOf({ low: '0.5', high: '1.5' }), new Draws('1', ['initiative', 'led'])];
    const parts = [new Float64Array(4000), new Float64Array(6000)];
    for (const part of parts) draws.fill(part, part.length, spread, 1);
    expect(parts.flatMap((part) => [...part])).toEqual([...drawn('1', ['initiative', 'led'])]);
  });

  it('are nought as often as something does not happen', () => {
    const happened = drawn('1', ['initiative', 'led'], 0.3).filter((value) => value > 0);
    // 3,000 of 10,000, with a standard error of √(10,000 × 0.3 × 0.7) = 46.
    expect(Math.abs(happened.length - 3000)).toBeLessThan(4 * 46);
    // Where it does, its mean is 1: a standard deviation of 0.644 ÷ √6 = 0.26, by √3,000.
    expect(Math.abs(meanOf([...happened]) - 1)).toBeLessThan((4 * 0.26) / Math.sqrt(3000));
  });
});
