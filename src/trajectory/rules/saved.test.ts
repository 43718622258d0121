import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import type { Counterfactual, Measurement, Reading } from './measurement.ts';
import { reconcile } from './reconcile.ts';
import { saved } from './saved.ts';

const months = (year: number) =>
  Array.from({ length: 12 }, (_, at) => {
    const month = ((at + 3) % 12) + 1;
    return `${month >= 4 ? year : year + 1}-${String(month).padStart(2, '0')}`;
  });

/** Gas at 0.2 kg a kilowatt hour, the same each month of a year. */
const gas = (year: number, kWh: number | ((month: string) => number)): Reading[] =>
  months(year).map((month) => {
    const quantity = typeof kWh === 'number' ? kWh : kWh(month);
    return { month, quantity: String(quantity), kg: new Decimal(quantity).times('0.2').toFixed() };
  });

const by = (counterfactual: Counterfactual): Measurement => ({
  organisation: 'northmere-hospitals',
  category: 'fossil-fuels',
  activity: 'fuels/gaseous-fuels/natural-gas',
  sites: [],
  counterfactual,
  note: '',
});

type Before = Extract<Counterfactual, { type: 'same meter before' }>;
const against = (other: Partial<Before>): Measurement =>
  by({
    ...{
      type: 'same meter before',
      from: '2023-04',
      to: '2024-03',
      adjustBy: 'nothing',
      withoutLines: 'missing',
      adjuster: {},
      source: '',
    },
    ...other,
  });

describe('what an initiative really saved', () => {
  it('is what the same meter read in the same month before, less what it reads now', () => {
    const readings = [...gas(2023, 1000), ...gas(2024, 700)];
    const { years, months: each } = saved({ measurement: against({}), readings, since: '2024-04' });
    // (1,000 − 700) kWh × 0.2 kg × 12 months
    expect(years).toEqual([{ year: 2024, kg: '720', months: 12 }]);
    expect(each[0]).toEqual({ month: '2024-04', expected: '1000.000000', actual: '700', kg: '60.000000' });
  });

  it('is valued by the factor of the year in which it is saved', () => {
    const now = gas(2024, 700).map((reading) => ({ ...reading, kg: String(Number(reading.quantity) * 0.1) }));
    const { years } = saved({ measurement: against({}), readings: [...gas(2023, 1000), ...now], since: '2024-04' });
    expect(years).toEqual([{ year: 2024, kg: '360', months: 12 }]);
  });

  it('of a cold year is held against what a cold year would have taken', () => {
    // A building of 10 kWh a day and 2 kWh a degree day; afterwards it takes half of what heating took.
    const days = (month: string) => new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate();
    const mild = (month: string) => 100 + Number(month.slice(5)) * 3;
    const cold = (month: string) => 200 + Number(month.slice(5)) * 5;
    const adjuster = Object.fromEntries([
      ...months(2023).map((month) => [month, String(mild(month))]),
      ...months(2024).map((month) => [month, String(cold(month))]),
    ]);
    const readings = [
      ...gas(2023, (month) => 10 * days(month) + 2 * mild(month)),
      ...gas(2024, (month) => 10 * days(month) + cold(month)),
    ];
    const measurement = against({ adjustBy: 'weather', adjuster, source: 'Degree days of the nearest station' });
    const { years, fit } = saved({ measurement, readings, since: '2024-04' });
    const degreeDays = months(2024).reduce((sum, month) => sum + cold(month), 0);
    // half of the heating, which is 1 kWh a degree day, at 0.2 kg
    expect(Number(years[0]?.kg)).toBeCloseTo(degreeDays * 0.2, 3);
    expect(fit).toMatchObject({ months: 12, perDay: '10.000000', perDegreeDay: '2.000000', scatter: '0.0000' });
  });

  it('of a hospital that grew is held against what it would have taken at its new size', () => {
    const adjuster = Object.fromEntries([
      ...months(2023).map((month) => [month, '10000']),
      ...months(2024).map((month) => [month, '12000']),
    ]);
    const measurement = against({ adjustBy: 'floor area', adjuster, source: 'ERIC' });
    const readings = [...gas(2023, 1000), ...gas(2024, 1000)];
    // 1,000 × 12 ÷ 10 = 1,200 expected; 200 kWh × 0.2 kg × 12
    expect(saved({ measurement, readings, since: '2024-04' }).years[0]?.kg).toBe('480');
  });

  it('is below nought where more is used than before', () => {
    const readings = [...gas(2023, 1000), ...gas(2024, 1100)];
    expect(saved({ measurement: against({}), readings, since: '2024-04' }).years[0]?.kg).toBe('-240');
  });

  it('can be told by the measure that it moves: bottles of desflurane fewer than usual', () => {
    const measurement = by({
      type: 'measure moved',
      usual: '40',
      kgPerUnit: '893',
      measure: { '2024-05': '10', '2024-04': '30', '2024-03': '40' },
      source: 'Pharmacy issues',
    });
    const { years, months: each } = saved({
      measurement,
      readings: [],
      since: '2024-04',
    });
    expect(each.map(({ month }) => month)).toEqual(['2024-04', '2024-05']);
    expect(years).toEqual([{ year: 2024, kg: '35720', months: 2 }]);
  });

  it('says what keeps it from being told', () => {
    const codes = (measurement: Measurement, readings: Reading[], since = '2024-04') =>
      saved({ measurement, readings, since }).remarks.map(({ code }) => code);
    expect(codes(against({}), gas(2023, 1000))).toEqual(['no readings']);
    expect(codes(against({ adjustBy: 'weather' }), [...gas(2023, 1), ...gas(2024, 1)])).toEqual([
      'too few months before',
      'months not adjusted',
    ]);
    expect(codes(against({ to: '2024-06' }), [...gas(2023, 1), ...gas(2024, 1)])).toEqual(['before overlaps']);
    const noisy = Object.fromEntries([...months(2023), ...months(2024)].map((month, at) => [month, String(at % 5)]));
    const uneven = [...gas(2023, (month) => (Number(month.slice(5)) % 2 ? 1000 : 10)), ...gas(2024, 500)];
    expect(codes(against({ adjustBy: 'weather', adjuster: noisy }), uneven)).toEqual(['loose fit']);
  });
});

describe('the change of a year', () => {
  it('is what initiatives, growth, factors and data explain, and what nobody has explained yet', () => {
    const { total, byCategory } = reconcile({
      changes: [
        {
          category: 'electricity',
          before: '1000',
          after: '800',
          effects: { activity: '-120', factors: '-90', method: '0', 'scope of data': '10' },
        },
      ],
      savings: [{ initiative: 'led', category: 'electricity', before: '20', now: '120' }],
      growth: { electricity: '1.02' },
    });
    // LEDs save 100 more than last year; 2 % more patients take 20 more; −120 − (−100) − 20 = −40 is unexplained.
    expect(byCategory[0]).toMatchObject({
      change: '-200',
      initiatives: '-100',
      growth: '20',
      unexplained: '-40',
      factors: '-90',
      data: '10',
    });
    expect(total.bySaving).toEqual([{ initiative: 'led', kg: '-100' }]);
  });

  it('adds up to the last digit, whatever was saved', () => {
    const kg = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => new Decimal(value).div(1000).toFixed());
    const change = fc.record({
      category: fc.constantFrom('water', 'waste', 'fleet'),
      before: kg,
      a: kg,
      f: kg,
      m: kg,
      s: kg,
    });
    const saving = fc.record({
      initiative: fc.string(),
      category: fc.constantFrom('water', 'heat'),
      before: kg,
      now: kg,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: ({ category }) => category }),
        fc.array(saving),
        kg,
        (all, savings, growth) => {
          const changes = all.map(({ category, before, a, f, m, s }) => ({
            category,
            before,
            after: sumOf([before, a, f, m, s]).toFixed(),
            effects: { activity: a, factors: f, method: m, 'scope of data': s },
          }));
          const { total, byCategory } = reconcile({ changes, savings, growth: { water: growth } });
          for (const one of [total, ...byCategory])
            expect(sumOf([one.initiatives, one.growth, one.unexplained, one.factors, one.data]).toFixed()).toBe(
              one.change,
            );
        },
      ),
    );
  });
});
