import { describe, expect, it } from 'vitest';
import { endsApart } from './ends.ts';
import { shownPrices } from './macc-prices.ts';
import { widthOf, wrapped } from './measure.ts';
import { greatest } from './series.ts';
import { yearTicks } from './years.ts';

describe('words on lines', () => {
  it('fit their width, and lose none where there are lines enough', () => {
    const text = 'Estates and facilities: heat decarbonisation';
    const lines = wrapped(text, { width: 120 });
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(120);
  });

  it('end in "…" where there are not, and break a word that is wider than a line', () => {
    expect(wrapped('one two three four five six seven', { width: 60, lines: 2 }).at(-1)).toMatch(/…$/);
    const lines = wrapped('Llanfairpwllgwyngyllgogerychwyrndrobwll', { width: 100, lines: 9 });
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(100);
  });
});

describe('names at the ends of lines', () => {
  it('never run into each other, and stay within the picture', () => {
    const placed = endsApart(
      [100, 101, 102, 398].map((y) => ({ text: `At ${y}`, y })),
      { width: 100, height: 400 },
    );
    const middles = placed.map(({ middle }) => middle);
    for (const [at, middle] of middles.slice(1).entries())
      expect(middle - (middles[at] ?? 0)).toBeGreaterThanOrEqual(18);
    expect(Math.max(...middles)).toBeLessThanOrEqual(391);
  });
});

describe('years below a picture', () => {
  const years = Array.from({ length: 32 }, (_, at) => 2019 + at);

  it('are the first and every fifth or tenth, as there is room', () => {
    expect(yearTicks(years, 560)).toEqual([2019, 2025, 2030, 2035, 2040, 2045, 2050]);
    expect(yearTicks(years, 200)).toEqual([2019, 2030, 2040, 2050]);
    expect(yearTicks([2019], 200)).toEqual([2019]);
  });
});

describe('prices of a cost curve', () => {
  it('are drawn as they are, but for one that is far dearer than the others', () => {
    const { shown, high } = shownPrices([-50, 20, 100, 9_000]);
    expect([-50, 20, 100].map(shown)).toEqual([-50, 20, 100]);
    expect(shown(9_000)).toBe(125);
    expect(high).toBe(125);
  });
});

describe('series that are too many', () => {
  it('keep their sum', () => {
    const series = Array.from({ length: 10 }, (_, at) => ({ name: `${at}`, byYear: [at, -at] }));
    const kept = greatest(series, 'Others');
    expect(kept.map(({ name }) => name)).toEqual(['4', '5', '6', '7', '8', '9', 'Others']);
    expect(kept.reduce((sum, { byYear }) => sum + (byYear[0] ?? 0), 0)).toBe(45);
  });
});
