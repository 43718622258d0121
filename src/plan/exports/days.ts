/** First and last day of an EDTF period, for calendars and for the date columns of workbooks. */
import { dayPeriod, monthsPeriod, type Period, type Season, seasonPeriod, yearPeriod } from '../../kernel/calendar.ts';

export interface Days {
  /** YYYY-MM-DD, both included. */
  first: string;
  last: string;
}

const seasons: Record<number, Season> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** The days that a period covers; null where it has no end, names no year or no day of the calendar. */
export function daysOf(edtf: string): Days | null {
  const [from, to, ...more] = edtf.split('/').map(periodOf);
  if (!from || more.length > 0) return null;
  const end = edtf.includes('/') ? to : from;
  const [first, last] = [from.first, end?.latest ?? null];
  return first === null || last === null || last < first ? null : { first, last };
}

/** The day after a day written YYYY-MM-DD. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** "2027", "2027-03", "2027-03-31" or "2024-24" (winter). */
function periodOf(edtf: string): Period | null {
  const written = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf);
  if (!written) return null;
  const year = Number(written[1]);
  if (written[2] === undefined) return yearPeriod(year);
  const second = Number(written[2]);
  const season = seasons[second];
  if (season && written[3] === undefined) return seasonPeriod(year, season);
  if (second < 1 || second > 12) return null;
  return written[3] === undefined ? monthsPeriod(year, second, second) : dayPeriod(year, second, Number(written[3]));
}
