import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { causes, explainChange, explainDifference } from './change.ts';
import type { Figure } from './figure.ts';
import { figure } from './testing.ts';

const gas = (year: number, quantity: string, kgPer: string, told: Partial<Figure> = {}) =>
  figure({
    category: 'fossil-fuels',
    scope: '1',
    activity: 'fuels/gaseous-fuels/natural-gas',
    year,
    fromMonth: year * 100 + 4,
    toMonth: (year + 1) * 100 + 3,
    unit: 'kWh',
    quantity,
    kg: new Decimal(quantity).times(kgPer).toFixed(),
    ...told,
  });

/** Of one month: '4' is April, '101' January of the year after. */
const monthly = (year: number, month: string, quantity: string, told: Partial<Figure> = {}) => {
  const at = year * 100 + Number(month);
  return gas(year, quantity, '0.2', { fromMonth: at, toMonth: at, ...told });
};
const yearlong = ['4', '5', '6', '7', '8', '9', '10', '11', '12', '101', '102', '103'];

describe('why a footprint changed', () => {
  it('tells less gas and a lower factor apart, by the mean of the two orders', () => {
    const { change, effects } = explainChange({
      before: [gas(2023, '1000', '0.2')],
      after: [gas(2024, '800', '0.1')],
    });
    // 200 kWh less at 0.2 are 40 kg, at 0.1 are 20; 0.1 less a kWh on 1,000 kWh are 100 kg, on 800 are 80.
    expect(change).toBe('-120');
    expect(effects).toEqual({ activity: '-30', factors: '-90', method: '0', 'scope of data': '0' });
  });

  it('sees no change of factors where MWh took the place of kWh', () => {
    const { effects } = explainChange({
      before: [gas(2023, '1000', '0.2')],
      after: [gas(2024, '1.5', '200', { unit: 'MWh' })],
    });
    expect(effects).toEqual({ activity: '100', factors: '0', method: '0', 'scope of data': '0' });
  });

  it('calls a new site scope of data, and one that is gone too', () => {
    const { effects } = explainChange({
      before: [gas(2023, '1000', '0.2', { site: 'old' })],
      after: [gas(2024, '500', '0.2', { site: 'new' })],
    });
    expect(effects['scope of data']).toBe('-100');
  });

  it('calls months that were missing last year scope of data, and compares the rest', () => {
    const { effects, change } = explainChange({
      before: [gas(2023, '750', '0.2', { toMonth: 202312 })],
      after: [gas(2024, '1200', '0.2')],
    });
    // Nine months of this year are 900 kWh, 150 more than last year's nine; three months are new.
    expect(change).toBe('90');
    expect(effects).toEqual({ activity: '30', factors: '0', method: '0', 'scope of data': '60' });
  });

  it('compares the same months by what they were, not by their number: a winter that is missing was the heavier part', () => {
    const [april, january] = [monthly(2023, '4', '100'), monthly(2023, '101', '900')];
    const { effects } = explainChange({ before: [april, january], after: [monthly(2024, '4', '110')] });
    // 10 kWh more in April; the 900 of January have no counterpart.
    expect(effects).toEqual({ activity: '2', factors: '0', method: '0', 'scope of data': '-180' });
  });

  it('calls a month at one site scope of data, though another site has data of it', () => {
    const at = (site: string, year: number, month: string) => monthly(year, month, '100', { site });
    const { effects } = explainChange({
      before: [at('A', 2023, '8'), at('B', 2023, '8')],
      after: [at('A', 2024, '8'), at('B', 2024, '9')],
    });
    expect(effects).toEqual({ activity: '0', factors: '0', method: '0', 'scope of data': '0' });
    const { streams } = explainChange({
      before: [at('A', 2023, '8'), at('B', 2023, '8')],
      after: [at('A', 2024, '8')],
    });
    expect(streams[0]).toMatchObject({ site: 'B', effects: { activity: '0', 'scope of data': '-20' } });
  });

  it('compares an activity as a whole where lines of either year name no site: they may be of any', () => {
    const { effects } = explainChange({
      before: [gas(2023, '1000', '0.2')],
      after: [gas(2024, '600', '0.2', { site: 'A' }), gas(2024, '500', '0.2', { site: 'B' })],
    });
    expect(effects).toEqual({ activity: '20', factors: '0', method: '0', 'scope of data': '0' });
  });

  it('takes travel and purchases of all sites together, but for a site that one year knows nothing of', () => {
    const travel = (year: number, km: string, site: string) =>
      gas(year, km, '1', {
        category: 'business-travel',
        scope: '3',
        activity: 'business-travel/car',
        unit: 'km',
        site,
      });
    const { effects } = explainChange({
      before: [travel(2023, '100', 'A'), gas(2023, '1', '1', { site: 'B' })],
      after: [
        travel(2024, '70', 'A'),
        travel(2024, '40', 'B'),
        travel(2024, '9', 'new'),
        gas(2024, '1', '1', { site: 'B' }),
      ],
    });
    expect(effects).toEqual({ activity: '10', factors: '0', method: '0', 'scope of data': '9' });
  });

  it('compares a year told by the month with one told whole', () => {
    const after = yearlong.map((month) => monthly(2024, month, '100'));
    const { effects } = explainChange({ before: [gas(2023, '1000', '0.2')], after });
    expect(effects).toEqual({ activity: '40', factors: '0', method: '0', 'scope of data': '0' });
  });

  it('takes an invoice of a year for even in its months, where the other year has fewer', () => {
    const { effects } = explainChange({
      before: [gas(2023, '1200', '0.2')],
      after: yearlong.slice(0, 9).map((month) => monthly(2024, month, '110')),
    });
    // Nine twelfths of the invoice are 900 kWh, against 990; three twelfths have no counterpart.
    expect(effects).toEqual({ activity: '18', factors: '0', method: '0', 'scope of data': '-60' });
  });

  it('gives to method only the months that were made in another way', () => {
    const proxy = { tier: 'reduced' as const };
    const { effects } = explainChange({
      before: [monthly(2023, '4', '100'), monthly(2023, '5', '100')],
      after: [monthly(2024, '4', '90'), monthly(2024, '5', '200', proxy), monthly(2024, '6', '50', proxy)],
    });
    expect(effects).toEqual({ activity: '-2', factors: '0', method: '20', 'scope of data': '10' });
  });

  it('does not call a month without a purchase scope of data', () => {
    const bought = (year: number, kg: string, toMonth: number) =>
      gas(year, kg, '1', { category: 'medicines', scope: '3', activity: 'spend/eclass/d', unit: 'GBP', toMonth });
    const { effects } = explainChange({ before: [bought(2023, '100', 202305)], after: [bought(2024, '150', 202503)] });
    expect(effects).toEqual({ activity: '50', factors: '0', method: '0', 'scope of data': '0' });
  });

  it('gives the whole change to method where floor area gave way to a meter', () => {
    const { effects } = explainChange({
      before: [gas(2023, '1000', '0.2', { tier: 'reduced' })],
      after: [gas(2024, '1400', '0.18', { tier: 'optimal' })],
    });
    expect(effects).toEqual({ activity: '0', factors: '0', method: '52', 'scope of data': '0' });
  });

  it('gives what was counted by spend and is by kWh now to method, not to what is new', () => {
    const { effects } = explainChange({
      before: [gas(2023, '100', '3', { unit: 'GBP' })],
      after: [gas(2024, '1000', '0.2')],
    });
    expect(effects.method).toBe('-100');
  });

  it('takes warming potentials apart where last year is given by this year’s: 298 to 265', () => {
    const n2o = (year: number, litres: string, potential: string) =>
      gas(year, litres, new Decimal('0.0018').times(potential).toFixed(), { category: 'anaesthetic-gases', unit: 'l' });
    const { effects, change, byCategory } = explainChange({
      before: [n2o(2023, '10000', '298')],
      restated: [n2o(2023, '10000', '265')],
      after: [n2o(2024, '8000', '265')],
    });
    expect(effects).toEqual({ activity: '-954', factors: '0', method: '-594', 'scope of data': '0' });
    expect(change).toBe('-1548');
    expect(byCategory[0]).toMatchObject({ before: '5364', after: '3816' });
  });

  it('gives it all to method where only the settings are known to differ', () => {
    const { effects } = explainChange({
      before: [gas(2023, '1000', '0.2')],
      after: [gas(2024, '1000', '0.3')],
      methodOf: (_, when) => (when === 'before' ? 'AR4' : 'AR5'),
    });
    expect(effects.method).toBe('100');
  });

  it('tells it by category and by activity, the greatest change first', () => {
    const travel = (year: number, km: string) =>
      gas(year, km, '0.2', { category: 'business-travel', scope: '3', activity: 'business-travel/car', unit: 'km' });
    const { byCategory, streams } = explainChange({
      before: [gas(2023, '1000', '0.2'), travel(2023, '100')],
      after: [gas(2024, '900', '0.2'), travel(2024, '1100')],
    });
    expect(byCategory.map(({ category, change }) => [category, change])).toEqual([
      ['fossil-fuels', '-20'],
      ['business-travel', '200'],
    ]);
    expect(streams[0]?.activity).toBe('business-travel/car');
  });
});

describe('why two calculations of the same year differ', () => {
  it('is factors where a set was corrected', () => {
    const { effects } = explainDifference({ before: [gas(2024, '1000', '0.2')], after: [gas(2024, '1000', '0.21')] });
    expect(effects).toEqual({ activity: '0', factors: '10', method: '0', 'scope of data': '0' });
  });

  it('is activity where a month was sent later', () => {
    const { effects } = explainDifference({
      before: [gas(2024, '900', '0.2', { toMonth: 202412 })],
      after: [gas(2024, '1200', '0.2')],
    });
    expect(effects).toEqual({ activity: '60', factors: '0', method: '0', 'scope of data': '0' });
  });
});

const decimal = (places: number, max: number) =>
  fc.integer({ min: -max / 10, max }).map((n) => new Decimal(n).div(new Decimal(10).pow(places)).toFixed());
const anyFigures = (year: number) =>
  fc.array(
    fc
      .record({
        site: fc.constantFrom('a', 'b', 'c', ''),
        activity: fc.constantFrom('one', 'another'),
        category: fc.constantFrom('fossil-fuels', 'medicines', 'water', 'business-travel'),
        unit: fc.constantFrom('kWh', 'MWh', 'GBP'),
        tier: fc.constantFrom('standard', 'optimal'),
        months: fc.constantFrom([4, 103], [4, 12], [7, 9], [10, 103], [4, 4], [8, 8], [101, 101]),
        quantity: decimal(6, 1_000_000_000),
        kgPer: decimal(12, 1_000_000_000),
      })
      .map(({ months: [from = 4, to = 12], quantity, kgPer, site, activity, category, unit, tier }) =>
        gas(year, quantity, kgPer, {
          site,
          activity,
          category,
          unit,
          tier: tier === 'optimal' ? 'optimal' : 'standard',
          fromMonth: year * 100 + from,
          toMonth: year * 100 + to,
        }),
      ),
    { maxLength: 20 },
  );

describe('the explanation', () => {
  it('adds up to the change to the last digit, in whole, by category and by activity', () => {
    fc.assert(
      fc.property(
        anyFigures(2023),
        anyFigures(2024),
        anyFigures(2023),
        fc.boolean(),
        (before, after, restated, given) => {
          const explained = explainChange(given ? { before, after, restated } : { before, after });
          for (const one of [explained, ...explained.byCategory, ...explained.streams])
            expect(sumOf(causes.map((cause) => one.effects[cause])).toFixed()).toBe(one.change);
          expect(sumOf(explained.byCategory.map(({ change }) => change)).toFixed()).toBe(explained.change);
          expect(sumOf(explained.streams.map(({ change }) => change)).toFixed()).toBe(explained.change);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of the way back is that of the way there, the other way round', () => {
    fc.assert(
      fc.property(anyFigures(2023), anyFigures(2024), (before, after) => {
        const [there, back] = [explainChange({ before, after }), explainChange({ before: after, after: before })];
        for (const cause of causes)
          expect(new Decimal(there.effects[cause]).plus(back.effects[cause]).isZero()).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
