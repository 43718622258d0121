import { describe, expect, it } from 'vitest';
import { dayAfter, daysOf } from './days.ts';

describe('the days of a period', () => {
  it('are those of a year, a month, a day, a quarter and a winter', () => {
    expect(daysOf('2040')).toEqual({ first: '2040-01-01', last: '2040-12-31' });
    expect(daysOf('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(daysOf('2026-11-24')).toEqual({ first: '2026-11-24', last: '2026-11-24' });
    expect(daysOf('2025-07/2025-09')).toEqual({ first: '2025-07-01', last: '2025-09-30' });
    expect(daysOf('2024-24')).toEqual({ first: '2024-12-01', last: '2025-02-28' });
  });
  it('are none where the period has no end, no year or no sense', () => {
    for (const edtf of ['2026-04/..', 'XXXX-11-27', '', 'soon', '2027-13', '2027-02-30', '2027/2026', '1/2/3']) {
      expect(daysOf(edtf), edtf).toBeNull();
    }
  });
  it('are followed by the next day, also over the end of a year', () => {
    expect(dayAfter('2027-12-31')).toBe('2028-01-01');
  });
});
