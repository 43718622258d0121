import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeriods, readPeriod } from './periods.ts';

describe('a period as the public sector writes it', () => {
  it.each([
    ['2028', '2028', '2028-12-31'],
    ['Feb 2025', '2025-02', '2025-02-28'],
    ['February 2028', '2028-02', '2028-02-29'],
    ['6 December 2024', '2024-12-06', '2024-12-06'],
    ['31st of March 2026', '2026-03-31', '2026-03-31'],
    ['31/03/2026', '2026-03-31', '2026-03-31'],
    ['2026-03-31', '2026-03-31', '2026-03-31'],
    ['March 31, 2026', '2026-03-31', '2026-03-31'],
    ['Mar-27', '2027-03', '2027-03-31'],
    ['By Jun 2025', '2025-06', '2025-06-30'],
    ['During 2025', '2025', '2025-12-31'],
    ['Spring 2025', '2025-21', '2025-05-31'],
    ['Summer 2026', '2026-22', '2026-08-31'],
    ['autumn 2026', '2026-23', '2026-11-30'],
    ['Winter 2024/5', '2024-24', '2025-02-28'],
    ['Winter 2027/28', '2027-24', '2028-02-29'],
    ['2025/6', '2025-04/2026-03', '2026-03-31'],
    ['2025-26', '2025-04/2026-03', '2026-03-31'],
    ['2025–2026', '2025-04/2026-03', '2026-03-31'],
    ['FY25/26', '2025-04/2026-03', '2026-03-31'],
    ['FY2026', '2025-04/2026-03', '2026-03-31'],
    ['2099/00', '2099-04/2100-03', '2100-03-31'],
    ['Q2 2025/6', '2025-07/2025-09', '2025-09-30'],
    ['Q4 2026/27', '2027-01/2027-03', '2027-03-31'],
    ['Q3 2026', '2026-07/2026-09', '2026-09-30'],
    ['third quarter of 2026/27', '2026-10/2026-12', '2026-12-31'],
    ['H2 2026/27', '2026-10/2027-03', '2027-03-31'],
    ['2022-2025', '2022/2025', '2025-12-31'],
    ['early 2026', '2026-01/2026-04', '2026-04-30'],
    ['mid-2027', '2027-05/2027-08', '2027-08-31'],
    ['late 2026/27', '2026-12/2027-03', '2027-03-31'],
    ['the start of 2027/28', '2027-04', '2027-04-30'],
    ['April 2026 to March 2027', '2026-04/2027-03', '2027-03-31'],
    ['Autumn 2025 – Spring 2026', '2025-09/2026-05', '2026-05-31'],
    ['Apr 2022 – now', '2022-04/..', null],
    ['from April 2026 onwards', '2026-04/..', null],
    ['27 November', 'XXXX-11-27', null],
    ['end of March', 'XXXX-03', null],
  ])('"%s" is %s and ends on %s', (words, period, latest) => {
    expect(readPeriod(words)).toMatchObject({ edtf: period, latest });
  });

  it.each(['24/7', '31 April 2026', 'Ongoing', '12.2025.4', '£2025', '2,025 trees', '20255', 'Section 3.2', ''])(
    '"%s" is none',
    (words) => {
      expect(readPeriod(words)).toBeNull();
    },
  );

  it('is found within a text, with its place', () => {
    const text = 'Plans by March 2027, and a review in Q1 2028/29.';
    expect(findPeriods(text).map(({ start, end }) => text.slice(start, end))).toEqual(['March 2027', 'Q1 2028/29']);
  });

  it('is written in EDTF that another reader understands, and ends no earlier than it begins', () => {
    const year = fc.integer({ min: 1990, max: 2060 });
    const words = fc.oneof(
      year.map((y) => `${y}`),
      year.map((y) => `${y}/${String(y + 1).slice(2)}`),
      fc.tuple(fc.integer({ min: 1, max: 4 }), year).map(([q, y]) => `Q${q} ${y}/${String(y + 1).slice(2)}`),
      fc.tuple(fc.constantFrom('early', 'mid', 'late', 'spring', 'winter', 'May'), year).map(([w, y]) => `${w} ${y}`),
      fc.tuple(year, fc.integer({ min: 2, max: 9 })).map(([y, n]) => `${y}–${y + n}`),
      fc.tuple(fc.constantFrom('spring', 'winter', 'June'), year).map(([w, y]) => `${w} ${y} onwards`),
    );
    fc.assert(
      fc.property(words, (label) => {
        const period = readPeriod(label);
        expect(period, label).not.toBeNull();
        expect(() => edtf(period?.edtf ?? '')).not.toThrow();
        if (period?.first && period.latest) expect(period.first <= period.latest).toBe(true);
      }),
    );
  });
});
