import { describe, expect, it } from 'vitest';
import { periodInName } from './meanings.ts';
import { monthOfYear, writtenPeriod } from './written-periods.ts';
import { yearParts } from './year-parts.ts';

const british = { dateOrder: 'day first', hyphen: 'month' } as const;
const told = (text: string, manner: Parameters<typeof writtenPeriod>[1] = british) => {
  const period = writtenPeriod(text, manner);
  return typeof period === 'string' ? period : `${period.first} ${period.last}`;
};

describe('a period that a file writes', () => {
  it.each([
    ['2024-04-03', '2024-04-03 2024-04-03'],
    ['2021-01-01 00:30:00', '2021-01-01 2021-01-01'],
    ['2021-01-01T00:30:00Z', '2021-01-01 2021-01-01'],
    ['20240403', '2024-04-03 2024-04-03'],
    ['03/04/2024', '2024-04-03 2024-04-03'],
    ['3.4.24', '2024-04-03 2024-04-03'],
    ['29/02/2024 14:05', '2024-02-29 2024-02-29'],
    ['03-Apr-24', '2024-04-03 2024-04-03'],
    ['3rd April 2024', '2024-04-03 2024-04-03'],
    ['04/2024', '2024-04-01 2024-04-30'],
    ['2024-04', '2024-04-01 2024-04-30'],
    ['2024_04', '2024-04-01 2024-04-30'],
    ['202404', '2024-04-01 2024-04-30'],
    ['Apr-24', '2024-04-01 2024-04-30'],
    ['April 2024', '2024-04-01 2024-04-30'],
    ["Apr '24", '2024-04-01 2024-04-30'],
    ['2024 April', '2024-04-01 2024-04-30'],
    ['2024/25', '2024-04-01 2025-03-31'],
    ['2024-25', '2024-04-01 2025-03-31'],
    ['2024/2025', '2024-04-01 2025-03-31'],
    ['FY24/25', '2024-04-01 2025-03-31'],
    ['1999/00', '1999-04-01 2000-03-31'],
    ['Q1 2024/25', '2024-04-01 2024-06-30'],
    ['2024', '2024-01-01 2024-12-31'],
    ['45385', '2024-04-03 2024-04-03'],
    ['45385.5', '2024-04-03 2024-04-03'],
    ['2024-04/2024-06', '2024-04-01 2024-06-30'],
    ['01/04/2024 - 30/06/2024', '2024-04-01 2024-06-30'],
    ['01/04/2024 to 30/06/2024', '2024-04-01 2024-06-30'],
  ])('“%s” is %s', (text, period) => {
    expect(told(text)).toBe(period);
  });

  it.each([
    ['', 'no-period'],
    ['31/04/2024', 'no-such-day'],
    ['2023-02-29', 'no-such-day'],
    ['04/13/2024', 'no-such-day'],
    ['#N/A', 'error-cell'],
    ['whenever', 'unreadable-period'],
    ['from April 2024', 'open-period'],
    ['30/06/2024 - 01/04/2024', 'unreadable-period'],
  ])('“%s” is refused: %s', (text, why) => {
    expect(told(text)).toBe(why);
  });

  it('is read month first, or as a financial year, only where the mapping says so', () => {
    expect(told('03/04/2024', { ...british, dateOrder: 'month first' })).toBe('2024-03-04 2024-03-04');
    expect(told('2010-11')).toBe('2010-11-01 2010-11-30');
    expect(told('2010-11', { ...british, hyphen: 'financial year' })).toBe('2010-04-01 2011-03-31');
  });

  it('may be a month beside a financial year', () => {
    expect(monthOfYear('Feb', '2024/25', british)).toMatchObject({ first: '2025-02-01', last: '2025-02-28' });
    expect(monthOfYear('April', '2024/25', british)).toMatchObject({ first: '2024-04-01' });
    expect(monthOfYear('4', '2024', british)).toMatchObject({ first: '2024-04-01' });
  });

  it.each([
    ['ERIC-2013-14.csv', '2013/14'],
    ['epd_201709.csv', '2017-09'],
    ['Gas Apr-Jun 2024.xlsx', 'Apr-Jun 2024'],
    ['Waste 2024_25 final.xlsx', '2024/25'],
    ['meters.csv', 'meters'],
  ])('stands in the name “%s” as %s', (name, period) => {
    expect(periodInName(name)).toBe(period);
  });

  it('is cut where financial years meet', () => {
    expect(yearParts({ first: '2024-03-15', last: '2024-04-14' })).toEqual([
      { fromMonth: 202403, toMonth: 202403, year: 2023, days: 17 },
      { fromMonth: 202404, toMonth: 202404, year: 2024, days: 14 },
    ]);
    expect(yearParts({ first: '2024-04-01', last: '2025-03-31' })).toEqual([
      { fromMonth: 202404, toMonth: 202503, year: 2024, days: 365 },
    ]);
  });
});
