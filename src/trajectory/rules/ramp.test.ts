import { describe, expect, it } from 'vitest';
import { textOf } from './fixed.ts';
import { strengthsOf } from './ramp.ts';

const strengths = (told: Partial<Parameters<typeof strengthsOf>[0]>, ...years: number[]) =>
  strengthsOf({ start: '2026-04', rampMonths: 0, lifetimeYears: null, ends: null, ...told }, years).map(textOf);

describe('the strength of an initiative in a financial year', () => {
  it('is the share of its months in which it works', () => {
    expect(strengths({ start: '2026-07' }, 2025, 2026, 2027)).toEqual(['0', '0.75', '1']);
    expect(strengths({ start: '2027-03' }, 2026)).toEqual(['0.083333333333']);
  });

  it('grows evenly in its ramp: in the middle of each month it has so much', () => {
    // 24 months from April: (½ + … + 11½) ÷ 24 ÷ 12 = 72 ÷ 288 = 0.25, then (12½ + … + 23½) = 216 ÷ 288 = 0.75.
    expect(strengths({ rampMonths: 24 }, 2026, 2027, 2028)).toEqual(['0.25', '0.75', '1']);
    // One month has half of it: 11.5 ÷ 12.
    expect(strengths({ rampMonths: 1 }, 2026)).toEqual(['0.958333333333']);
  });

  it('ends in the midst of a ramp where its lifetime does', () => {
    // 24 months of ramp, 12 of life.
    expect(strengths({ rampMonths: 24, lifetimeYears: 1 }, 2026, 2027)).toEqual(['0.25', '0']);
  });

  it('ends with the earlier of its lifetime and its last month', () => {
    expect(strengths({ lifetimeYears: 2, ends: '2026-09' }, 2026, 2027)).toEqual(['0.5', '0']);
    expect(strengths({ lifetimeYears: 1, ends: '2030-09' }, 2026, 2027)).toEqual(['1', '0']);
    expect(strengths({ ends: '2026-03' }, 2026)).toEqual(['0']);
  });
});
