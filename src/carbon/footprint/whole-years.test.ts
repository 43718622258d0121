import { describe, expect, it } from 'vitest';
import { coverageOf, lacksOf, likeWithLike, widestComparison } from './whole-years.ts';

const whole = (organisation: string, year: number) => ({
  ...{ organisation, year },
  ...{ fromMonth: year * 100 + 4, toMonth: (year + 1) * 100 + 3 },
});
const sum = (organisation: string, year: number, kg: string) => ({ organisation, year, kg });

describe('a year with months missing', () => {
  const coverage = coverageOf([
    { organisation: 'north', year: 2017, fromMonth: 201709, toMonth: 201709 },
    whole('north', 2019),
    whole('north', 2024),
    whole('south', 2019),
    { organisation: 'south', year: 2024, fromMonth: 202404, toMonth: 202501 },
  ]);
  const sums = [
    sum('north', 2017, '1'),
    sum('north', 2019, '1000'),
    sum('north', 2024, '900'),
    sum('south', 2019, '500'),
    sum('south', 2024, '100'),
  ];

  it('is told with the months that it lacks, and whose', () => {
    expect(lacksOf(coverage, 2024)).toEqual([{ organisation: 'south', months: [202502, 202503] }]);
    expect(lacksOf(coverage, 2017, 'north')[0]?.months).toHaveLength(11);
    expect(lacksOf(coverage, 2019)).toEqual([]);
    expect(lacksOf(coverage, 2024, 'north')).toEqual([]);
  });

  it('is compared with none', () => {
    expect(likeWithLike(sums, coverage, 2017, 2019)).toBeNull();
    expect(likeWithLike(sums, coverage, 2017, 2024)).toBeNull();
  });

  it('of one organisation leaves that organisation out, of both years', () => {
    expect(likeWithLike(sums, coverage, 2019, 2024)).toEqual({
      before: '1000',
      now: '900',
      change: '-100',
      changeShare: '-0.100000',
      organisations: ['north'],
      left: ['south'],
    });
  });

  it('is not where a trend begins or ends', () => {
    expect(widestComparison(sums, coverage)).toMatchObject({ from: 2019, to: 2024 });
    expect(widestComparison(sums.slice(0, 2), coverage)).toBeNull();
  });
});

it('A return of a whole year is a whole year, and so are twelve months apart', () => {
  const months = Array.from({ length: 12 }, (_, at) => (at < 9 ? 202404 + at : 202501 + at - 9));
  const apart = months.map((month) => ({ organisation: 'b', year: 2024, fromMonth: month, toMonth: month }));
  expect(lacksOf(coverageOf([whole('a', 2024), ...apart]), 2024)).toEqual([]);
});
