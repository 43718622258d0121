/** What an initiative really saved: the readings since it began, held against what would have been without it. */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { expectedBy, type Fit, leastMonths } from './adjust.ts';
import type { Measurement, Reading } from './measurement.ts';
import type { Month } from './model.ts';
import { yearOf } from './months.ts';

export interface MonthSaved {
  month: Month;
  /** In the unit of the meter or the measure. */
  expected: string;
  actual: string;
  /** expected − actual, in kgCO₂e by the month's own factor: below nought where more was used. */
  kg: string;
}

export interface Saved {
  months: MonthSaved[];
  /** By financial year; `months` says how many of it were measured. */
  years: { year: number; kg: string; months: number }[];
  /** How well the months before lie on the line that they were put on. */
  fit: Fit | null;
  remarks: SavedRemark[];
}

export interface SavedRemark {
  code: 'no readings' | 'too few months before' | 'months not adjusted' | 'loose fit' | 'before overlaps';
  sentence: string;
}

/** A line through months is taken up to this scatter (ASHRAE Guideline 14, for months of a whole building). */
const looseFit = '0.15';

export interface SavedAsked {
  measurement: Measurement;
  /** All months that there are of the meter, before and since. */
  readings: readonly Reading[];
  /** The month in which the initiative began. */
  since: Month;
}

/** Measured month by month since the initiative began. kgCO₂e follows from each month's own factor, kg ÷ quantity. */
export function saved({ measurement, readings, since }: SavedAsked): Saved {
  const { counterfactual } = measurement;
  if (counterfactual.type === 'measure moved') {
    const { measure, usual, kgPerUnit } = counterfactual;
    const months = Object.entries(measure)
      .filter(([month]) => month >= since)
      .map(([month, actual]) => ({
        month,
        expected: usual,
        actual,
        kg: new Decimal(usual).minus(actual).times(kgPerUnit).toFixed(6),
      }));
    return { months: inOrder(months), years: byYear(months), fit: null, remarks: nothingRead(months) };
  }
  const { of, fit } = expectedBy(counterfactual, readings);
  const measured = readings.filter(({ month }) => month >= since && month > counterfactual.to);
  const months = measured.flatMap(({ month, quantity, kg }) => {
    const expected = of(month);
    if (expected === null) return [];
    const perUnit = factorOf(readings, { month, quantity, kg });
    const less = expected.minus(quantity);
    return [{ month, expected: expected.toFixed(6), actual: quantity, kg: less.times(perUnit).toFixed(6) }];
  });
  const remarks = [
    ...nothingRead(measured),
    ...tooFew(counterfactual.adjustBy === 'weather' && fit === null),
    ...notAdjusted(measured.length - months.length),
    ...loose(fit),
    ...(counterfactual.to >= since ? [overlaps] : []),
  ];
  return { months: inOrder(months), years: byYear(months), fit, remarks };
}

/** kgCO₂e a unit in that month; of a month that read nothing, in its year; else in all months there are. */
function factorOf(readings: readonly Reading[], of: Reading): Decimal {
  const year = yearOf(of.month);
  for (const some of [[of], readings.filter(({ month }) => yearOf(month) === year), readings]) {
    const quantity = sumOf(some.map((reading) => reading.quantity));
    if (!quantity.isZero()) return sumOf(some.map(({ kg }) => kg)).div(quantity);
  }
  return new Decimal(0);
}

const inOrder = (months: readonly MonthSaved[]) => months.toSorted((a, b) => (a.month < b.month ? -1 : 1));

function byYear(months: readonly MonthSaved[]): Saved['years'] {
  const years = Map.groupBy(months, ({ month }) => yearOf(month));
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, all]) => ({ year, kg: sumOf(all.map(({ kg }) => kg)).toFixed(), months: all.length }));
}

const nothingRead = (months: readonly unknown[]): SavedRemark[] =>
  months.length > 0
    ? []
    : [{ code: 'no readings', sentence: 'There is no month since the start to measure. Take in its activity data.' }];

const tooFew = (isSo: boolean): SavedRemark[] =>
  isSo
    ? [
        {
          code: 'too few months before',
          sentence: `A line of weather needs ${leastMonths} months before with readings and degree days. Choose more months, or adjust by nothing.`,
        },
      ]
    : [];

const notAdjusted = (count: number): SavedRemark[] =>
  count > 0
    ? [
        {
          code: 'months not adjusted',
          sentence: `${count} ${count === 1 ? 'month has' : 'months have'} readings and cannot be held against the time before. Add what they are adjusted by, and the same months before.`,
        },
      ]
    : [];

const loose = (fit: Fit | null): SavedRemark[] =>
  fit && new Decimal(fit.scatter).gt(looseFit)
    ? [
        {
          code: 'loose fit',
          sentence: `The months before lie ${new Decimal(fit.scatter).times(100).toFixed(0)} % about their line. Up to 15 % is usual, so take the saving with care.`,
        },
      ]
    : [];

const overlaps: SavedRemark = {
  code: 'before overlaps',
  sentence: 'The months before reach past the start. Those count as before, and the saving begins after them.',
};
