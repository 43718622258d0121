/** Months as they are written, "2027-04", and the financial years that they lie in. */
import type { Month } from './model.ts';

/** The financial year of a month, by its first calendar year: 2027-03 lies in 2026. */
export function yearOf(month: Month): number {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return at >= 4 ? year : year - 1;
}

/** "04" of 2027-04: what is held against the same time of another year. */
export const calendarMonthOf = (month: Month): string => month.slice(5);

export function daysOf(month: Month): number {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at, 0)).getUTCDate();
}
