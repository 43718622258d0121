/**
 * What a meter would have read: a line through the months before. The ways are those of the International Performance
 * Measurement and Verification Protocol, option C (whole facility): the months before as they were, in proportion to what
 * they are adjusted by, or along a line of days and heating degree days.
 */
import { Decimal } from '../../kernel/decimals.ts';
import type { Counterfactual, Reading } from './measurement.ts';
import type { Month } from './model.ts';
import { calendarMonthOf, daysOf } from './months.ts';

type Before = Extract<Counterfactual, { type: 'same meter before' }>;

export interface Expected {
  /** What would have been read in a month, in the meter's unit; null where it cannot be told. */
  of(month: Month): Decimal | null;
  /** How well the months before lie on it; null where they are taken as they were. */
  fit: Fit | null;
}

export interface Fit {
  months: number;
  /** Units a day whatever the weather, and a degree day. */
  perDay: string;
  perDegreeDay: string;
  /**
   * Root mean square of what is left over ÷ the mean month, with the two slopes taken off the count of months. ASHRAE
   * Guideline 14 takes a line of months up to 0.15.
   */
  scatter: string;
}

/** Months before that a line of weather needs: fewer than these see too little of the year. */
export const leastMonths = 9;

export function expectedBy(counterfactual: Before, readings: readonly Reading[]): Expected {
  const { from, to, adjustBy } = counterfactual;
  const before = readings.filter(({ month }) => month >= from && month <= to);
  if (adjustBy === 'weather') return byWeather(counterfactual, before);
  return { of: bySameMonth(counterfactual, before), fit: null };
}

/** The mean of that calendar month before: as it was, or for each unit of the adjuster. */
function bySameMonth({ adjustBy, adjuster }: Before, before: readonly Reading[]) {
  return (month: Month): Decimal | null => {
    const alike = before.filter((reading) => calendarMonthOf(reading.month) === calendarMonthOf(month));
    if (alike.length === 0) return null;
    const sum = alike.reduce((total, { quantity }) => total.plus(quantity), new Decimal(0));
    if (adjustBy === 'nothing') return sum.div(alike.length);
    const then = alike.map((reading) => adjuster[reading.month]);
    const now = adjuster[month];
    if (now === undefined || then.some((value) => value === undefined)) return null;
    const adjusted = then.reduce((total, value) => total.plus(value ?? 0), new Decimal(0));
    return adjusted.isZero() ? null : sum.times(now).div(adjusted);
  };
}

/** Least squares of the reading on the month's days and its degree days, without a constant beside. */
function byWeather({ adjuster }: Before, before: readonly Reading[]): Expected {
  const known = before.flatMap(({ month, quantity }) => {
    const degreeDays = adjuster[month];
    return degreeDays === undefined ? [] : [{ days: daysOf(month), degreeDays, quantity }];
  });
  const sum = (of: (one: (typeof known)[number]) => Decimal) =>
    known.reduce((total, one) => total.plus(of(one)), new Decimal(0));
  const [dd, dh, hh] = [
    sum(({ days }) => new Decimal(days).times(days)),
    sum(({ days, degreeDays }) => new Decimal(days).times(degreeDays)),
    sum(({ degreeDays }) => new Decimal(degreeDays).times(degreeDays)),
  ];
  const [dq, hq] = [
    sum(({ days, quantity }) => new Decimal(days).times(quantity)),
    sum(({ degreeDays, quantity }) => new Decimal(degreeDays).times(quantity)),
  ];
  const determinant = dd.times(hh).minus(dh.times(dh));
  if (known.length < leastMonths || determinant.isZero()) return { of: () => null, fit: null };
  const perDay = dq.times(hh).minus(hq.times(dh)).div(determinant);
  const perDegreeDay = hq.times(dd).minus(dq.times(dh)).div(determinant);
  const along = (days: number, degreeDays: string) => perDay.times(days).plus(perDegreeDay.times(degreeDays));
  const left = sum(({ days, degreeDays, quantity }) => along(days, degreeDays).minus(quantity).pow(2));
  const mean = sum(({ quantity }) => new Decimal(quantity)).div(known.length);
  return {
    of: (month) => {
      const degreeDays = adjuster[month];
      return degreeDays === undefined ? null : along(daysOf(month), degreeDays);
    },
    fit: {
      months: known.length,
      perDay: perDay.toFixed(6),
      perDegreeDay: perDegreeDay.toFixed(6),
      scatter: mean.isZero()
        ? '0'
        : left
            .div(known.length - 2)
            .sqrt()
            .div(mean)
            .toFixed(4),
    },
  };
}
