/** Cuts a period where financial years meet: each part is counted with its own year's factors. */
import type { WrittenPeriod } from './written-periods.ts';

export interface YearPart {
  /** yyyymm */
  fromMonth: number;
  toMonth: number;
  /** The financial year's first calendar year. */
  year: number;
  /** How many days of the period fall into it. */
  days: number;
}

/** The parts of a period, one for each financial year (1 April to 31 March) that it touches, in order. */
export function yearParts({ first, last }: Pick<WrittenPeriod, 'first' | 'last'>): YearPart[] {
  const parts: YearPart[] = [];
  for (let year = financialYearOf(first); year <= financialYearOf(last); year += 1) {
    const from = later(first, `${year}-04-01`);
    const to = earlier(last, `${year + 1}-03-31`);
    parts.push({ fromMonth: monthOf(from), toMonth: monthOf(to), year, days: dayNumber(to) - dayNumber(from) + 1 });
  }
  return parts;
}

/** @param day YYYY-MM-DD */
export function financialYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 4 ? year : year - 1;
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7));
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);
