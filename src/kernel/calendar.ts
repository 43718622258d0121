/**
 * Periods of time as the UK public sector writes them, as EDTF (ISO 8601-2) and as a deadline. A financial year runs
 * from 1 April to 31 March; winter is December to February and carries the year of its December.
 */

export interface Period {
  /** "2025-07/2025-09", "2024-24", "2026-04/..", "XXXX-11-27". */
  readonly edtf: string;
  /** First and last day as YYYY-MM-DD; null where the period is open on that side or names no year. */
  readonly first: string | null;
  readonly latest: string | null;
}

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';
/** The EDTF code of a season, the month in which it begins and the month (after January of its year) it ends in. */
const seasons: Record<Season, { code: number; from: number; to: number }> = {
  spring: { code: 21, from: 3, to: 5 },
  summer: { code: 22, from: 6, to: 8 },
  autumn: { code: 23, from: 9, to: 11 },
  winter: { code: 24, from: 12, to: 14 },
};

export function yearPeriod(year: number): Period {
  return { edtf: `${year}`, first: `${year}-01-01`, latest: `${year}-12-31` };
}

/** Whole years, both included: 2022 to 2025. */
export function yearsPeriod(from: number, to: number): Period {
  return from === to ? yearPeriod(from) : { edtf: `${from}/${to}`, first: `${from}-01-01`, latest: `${to}-12-31` };
}

/** Whole months from month `from` to month `to` of a year (1 is January; 13 is January of the next year). */
export function monthsPeriod(year: number, from: number, to: number): Period {
  const [first, last] = [month(year, from), month(year, to)];
  return {
    edtf: first === last ? first : `${first}/${last}`,
    first: `${first}-01`,
    latest: lastDay(year, to),
  };
}

/** The financial year that begins on 1 April of `year`, or its quarter 1 to 4 (Q1 is April to June). */
export function financialYear(year: number, quarter?: number): Period {
  if (quarter === undefined) return monthsPeriod(year, 4, 15);
  return monthsPeriod(year, 1 + quarter * 3, 3 + quarter * 3);
}

export function seasonPeriod(year: number, season: Season): Period {
  const { code, from, to } = seasons[season];
  return { ...monthsPeriod(year, from, to), edtf: `${year}-${code}` };
}

/** A day, or null if the calendar has no such day ("31 April"). Without a year it is that day of any year. */
export function dayPeriod(year: number | null, monthNumber: number, day: number): Period | null {
  if (day < 1 || day > daysIn(year ?? 2000, monthNumber)) return null;
  const rest = `${pad(monthNumber)}-${pad(day)}`;
  if (year === null) return { edtf: `XXXX-${rest}`, first: null, latest: null };
  return { edtf: `${year}-${rest}`, first: `${year}-${rest}`, latest: `${year}-${rest}` };
}

/** A month of whichever year is meant: "by the end of March". */
export function monthOfAnyYear(monthNumber: number): Period {
  return { edtf: `XXXX-${pad(monthNumber)}`, first: null, latest: null };
}

/** From the beginning of one period to the end of another; "March 2027 to March 2027" is one month and no interval. */
export function between(from: Period, to: Period): Period {
  // Written backwards it is the same time, told in the order in which it goes by.
  if (from.first !== null && to.latest !== null && from.first > to.latest) return between(to, from);
  const [first, last] = [edge(from, 'first'), edge(to, 'latest')];
  return { edtf: first === last ? first : `${first}/${last}`, first: from.first, latest: to.latest };
}

/** A day or month without a year in the year of the period that follows it: "June" in "June to September 2026". */
export function inYearOf(period: Period, next: Period): Period {
  if (!period.edtf.startsWith('XXXX') || next.first === null) return period;
  const year = Number(next.first.slice(0, 4));
  const inSameYear = period.edtf.replace('XXXX', `${year}`);
  const edtf = inSameYear > next.first ? period.edtf.replace('XXXX', `${year - 1}`) : inSameYear;
  return { edtf, first: edtf.length === 7 ? `${edtf}-01` : edtf, latest: null };
}

/** From the beginning of a period, without an end. */
export function onwards(period: Period): Period {
  return { edtf: `${edge(period, 'first')}/..`, first: period.first, latest: null };
}

/** The last day before a period, on which a promise made "before" it is still kept. */
export function dayBefore(period: Period): string | null {
  if (period.first === null) return null;
  const day = new Date(`${period.first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** The first, middle or last third of a period, as "early", "mid" and "late" are commonly meant. */
export function thirdOf(period: Period, which: 'early' | 'mid' | 'late'): Period {
  if (period.first === null || period.latest === null) return period;
  const year = Number(period.first.slice(0, 4));
  const from = Number(period.first.slice(5, 7));
  const to = Number(period.latest.slice(5, 7)) + 12 * (Number(period.latest.slice(0, 4)) - year);
  const third = Math.floor((to - from + 1) / 3);
  if (third === 0) return period;
  if (which === 'early') return monthsPeriod(year, from, from + third - 1);
  if (which === 'late') return monthsPeriod(year, to - third + 1, to);
  return monthsPeriod(year, from + third, to - third);
}

/** The first month of a period: "by the start of 2027/28" is by April 2027. */
export function startOf(period: Period): Period {
  if (period.first === null) return period;
  return monthsPeriod(
    Number(period.first.slice(0, 4)),
    Number(period.first.slice(5, 7)),
    Number(period.first.slice(5, 7)),
  );
}

/** An end of an interval. Seasons may not stand in one, so they are written as their months. */
function edge(period: Period, side: 'first' | 'latest'): string {
  const plain = /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/;
  if (plain.test(period.edtf)) return period.edtf;
  const halves = period.edtf.split('/');
  const half = halves[side === 'first' ? 0 : halves.length - 1] ?? period.edtf;
  if (plain.test(half)) return half;
  const day = period[side];
  return day === null ? '..' : day.slice(0, 7);
}

function month(year: number, monthNumber: number): string {
  const months = monthNumber - 1;
  return `${year + Math.floor(months / 12)}-${pad((months % 12) + 1)}`;
}

function lastDay(year: number, monthNumber: number): string {
  const text = month(year, monthNumber);
  return `${text}-${pad(daysIn(Number(text.slice(0, 4)), Number(text.slice(5))))}`;
}

function daysIn(year: number, monthNumber: number): number {
  return new Date(Date.UTC(year, monthNumber, 0)).getUTCDate();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
