import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { counted } from './basis.ts';
import { categories, categoryOf, ghgCategoryName } from './categories.ts';
import { type Figure, kgOf, readFigure, sumBy } from './figure.ts';
import { footprintOf } from './footprint.ts';
import { figure } from './testing.ts';

const gas = (quantity: string, kgPer: string, told: Partial<Figure> = {}) =>
  figure({
    category: 'fossil-fuels',
    scope: '1',
    activity: 'fuels/gaseous-fuels/natural-gas',
    unit: 'kWh',
    quantity,
    kg: new Decimal(quantity).times(kgPer).toFixed(),
    ...told,
  });

const power = (quantity: string, kgPer: string, basis: 'location' | 'market', told: Partial<Figure> = {}) =>
  figure({
    category: 'electricity',
    scope: '2',
    activity: 'electricity/uk',
    unit: 'kWh',
    basis,
    quantity,
    kg: new Decimal(quantity).times(kgPer).toFixed(),
    ...told,
  });

const tonnes = (kg: string, places: number) => rounded(new Decimal(kg).div(1000), places);

describe('the worked examples', () => {
  it('328 kWh of gas a square metre, over 2,778.54 m² in 2019, are 167.55 t', () => {
    const kWh = new Decimal('328').times('2778.54').toFixed();
    expect(tonnes(footprintOf([gas(kWh, '0.18385')]).footprint.kg, 2)).toBe('167.55');
  });

  it('45,000 l of nitrous oxide at 0.0018 kg/l and a potential of 310 are 25.11 t', () => {
    const kg = new Decimal('45000').times('0.0018').times('310').toFixed();
    expect(tonnes(footprintOf([figure({ category: 'anaesthetic-gases', scope: '1', kg })]).footprint.kg, 2)).toBe(
      '25.11',
    );
  });

  it('£3,400 of tax advice and £20,000 of consultancy are 2.57 t, and in the Footprint Plus alone', () => {
    const { footprint, plus } = footprintOf([
      figure({ category: 'business-services', kg: new Decimal('3400').times('0.145').toFixed() }),
      figure({ category: 'business-services', kg: new Decimal('20000').times('0.104').toFixed() }),
    ]);
    expect(tonnes(plus.kg, 2)).toBe('2.57');
    expect(footprint.kg).toBe('0');
  });

  it('554,091 m³ of water in 2017/18 are 191 t', () => {
    const kg = new Decimal('554091').times('0.344').toFixed();
    expect(tonnes(footprintOf([figure({ category: 'water', ghgCategory: 1, kg })]).footprint.kg, 0)).toBe('191');
  });

  const sdu = '../shared/data/factors/nhs-sdu-carbon-factors.csv';
  it.skipIf(!existsSync(sdu))('take the factors that the NHS published for those years', () => {
    const lines = readFileSync(sdu, 'utf8').split('\n');
    const [heading = ''] = lines;
    const factorOf = (name: string, year: string) =>
      lines.find((line) => line.split(',')[1] === name)?.split(',')[heading.split(',').indexOf(year)];
    expect(factorOf('Natural gas', '2019-20')).toBe('0.18385');
  });
});

describe('a footprint', () => {
  it('has the Footprint inside of the Footprint Plus', () => {
    const { footprint, plus } = footprintOf([
      gas('1000', '0.18296'),
      figure({ category: 'medicines', ghgCategory: 1, kg: '50' }),
    ]);
    expect(footprint.kg).toBe('182.96');
    expect(plus.kg).toBe('232.96');
  });

  it('shows a category without figures as a gap and not as nought', () => {
    const { categories: told } = footprintOf([gas('1000', '0.18296')]);
    expect(told.length).toBe(categories.length);
    expect(told.find(({ category }) => category.id === 'waste')?.amount).toBeNull();
    expect(told.find(({ category }) => category.id === 'fossil-fuels')?.amount?.kg).toBe('182.96');
  });

  it('counts electricity by location and by market side by side, and once', () => {
    const { location, market, footprint } = footprintOf([
      power('1000', '0.20705', 'location'),
      power('1000', '0', 'market'),
      gas('1000', '0.18296'),
    ]);
    expect(location.scope2.kg).toBe('207.05');
    expect(market.scope2.kg).toBe('0');
    expect(footprint.kg).toBe('390.01');
    expect(market.footprint.kg).toBe('182.96');
  });

  it('counts electricity without a contract at the average of the grid on the market’s side, and says how much', () => {
    const { market } = footprintOf([
      power('1000', '0.20705', 'location', { site: 'north' }),
      power('1000', '0.01', 'market', { site: 'north' }),
      power('500', '0.20705', 'location', { site: 'south' }),
    ]);
    expect(market.scope2.kg).toBe('113.525');
    expect(market.borrowed).toBe('103.525');
  });

  it('counts what a contract does not cover of one meter at the average of the grid', () => {
    const { market } = footprintOf([power('1000', '0.2', 'location'), power('750', '0', 'market')]);
    expect(market.scope2.kg).toBe('50');
  });

  it('tells what is outside of scopes apart from every total', () => {
    const {
      plus,
      outside,
      categories: told,
    } = footprintOf([
      gas('1000', '0.18296'),
      figure({ category: 'fossil-fuels', scope: 'outside', part: 'outside of scopes', kg: '340' }),
    ]);
    expect(plus.kg).toBe('182.96');
    expect(outside.kg).toBe('340');
    expect(told.find(({ category }) => category.id === 'fossil-fuels')?.amount?.kg).toBe('182.96');
  });

  it('shows mixed tiers as mixed, with what was made in which way and what is estimated', () => {
    const { plus } = footprintOf([
      gas('750', '1', { tier: 'optimal' }),
      gas('250', '1', { tier: 'reduced', estimated: true }),
    ]);
    expect(plus.tier).toBe('mixed');
    expect(plus.shares).toEqual({ reduced: '0.250000', standard: '0.000000', optimal: '0.750000' });
    expect(plus.estimated).toBe('0.250000');
  });

  it('does not let a credit hide how the rest was made', () => {
    const { plus } = footprintOf([gas('100', '1', { tier: 'reduced' }), gas('-100', '1', { tier: 'standard' })]);
    expect(plus.kg).toBe('0');
    expect(plus.shares.reduced).toBe('0.500000');
  });

  it('counts scope 3 by the categories of the GHG Protocol, and apart what that has none for', () => {
    const [, , scope3] = footprintOf([
      figure({ category: 'business-travel', ghgCategory: 6, kg: '10' }),
      figure({ category: 'patient-travel', ghgCategory: null, kg: '5' }),
    ]).scopes;
    expect(scope3?.ghgCategories.map(({ number, name, amount }) => [number, name, amount.kg])).toEqual([
      [6, 'Business travel', '10'],
      [null, null, '5'],
    ]);
  });
});

describe('categories', () => {
  it('are eleven of the Footprint and thirteen that the Footprint Plus adds', () => {
    expect(categories.filter(({ footprint }) => footprint === 'footprint').length).toBe(11);
    expect(categories.filter(({ footprint }) => footprint === 'plus').length).toBe(13);
  });

  it('are not made up', () => {
    expect(() => categoryOf('fossil')).toThrow(RangeError);
    expect(() => ghgCategoryName(16)).toThrow(RangeError);
  });
});

describe('a result row', () => {
  it('is read by its SQL names; 0 is no category of scope 3', () => {
    const row = { organisation: 'northmoor', year: '2024', from_month: 202404, to_month: 202404, lines: 12n };
    const told = { category: 'water', scope: '3', part: 'direct', tier: 'optimal', estimated: false, kg: '1.5' };
    expect(readFigure({ ...row, ...told, ghg_category: 0, basis: null })).toMatchObject({
      year: 2024,
      fromMonth: 202404,
      ghgCategory: null,
      basis: '',
      lines: 12,
      kg: '1.5',
    });
  });

  it('with a thirteenth month is refused', () => {
    expect(() => figure({ category: 'water', kg: '1', fromMonth: 202413 })).toThrow(/202404/);
  });
});

const kg = fc
  .bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
  .map((n) => new Decimal(n.toString()).div('1e12').toFixed());
const anyFigure = fc
  .record({
    organisation: fc.constantFrom('northmoor', 'southmoor', 'eastmoor'),
    category: fc.constantFrom(...categories.map(({ id }) => id)),
    scope: fc.constantFrom('1', '3', 'outside'),
    tier: fc.constantFrom('reduced', 'standard', 'optimal'),
    estimated: fc.boolean(),
    kg,
  })
  .map((told) => figure(told as Partial<Figure> & Pick<Figure, 'category' | 'kg'>));
const anyPower = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('location', 'market'), fc.integer({ min: 0, max: 1_000_000 }))
  .map(([site, basis, quantity]) => power(`${quantity}`, '0.20705', basis as 'location' | 'market', { site }));
const anyFigures = fc.array(fc.oneof(anyFigure, anyPower), { maxLength: 40 });

describe('the total', () => {
  it('is the same in whatever order the figures come', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        expect(footprintOf([...figures].reverse())).toEqual(footprintOf(figures));
      }),
      { numRuns: 50 },
    );
  });

  it('is twice as much of twice as much', () => {
    fc.assert(
      fc.property(fc.array(anyFigure), (figures) => {
        const twice = figures.map((one) => ({ ...one, kg: new Decimal(one.kg).times(2).toFixed() }));
        expect(footprintOf(twice).plus.kg).toBe(new Decimal(footprintOf(figures).plus.kg).times(2).toFixed());
      }),
      { numRuns: 50 },
    );
  });

  it('of organisations adds up to that of the system, on both sides of scope 2', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const whole = footprintOf(figures);
        const parts = ['northmoor', 'southmoor', 'eastmoor'].map((name) =>
          footprintOf(figures.filter(({ organisation }) => organisation === name)),
        );
        for (const side of ['location', 'market'] as const)
          expect(kgOf(parts.map((part) => part[side].plus)).toFixed()).toBe(whole[side].plus.kg);
      }),
      { numRuns: 50 },
    );
  });

  it('by category and by scope is the same', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const { plus, categories: told, scopes } = footprintOf(figures);
        expect(kgOf(told.flatMap(({ amount }) => amount ?? [])).toFixed()).toBe(plus.kg);
        expect(kgOf(scopes.flatMap(({ amount }) => amount ?? [])).toFixed()).toBe(plus.kg);
        const [, , three] = scopes;
        expect(kgOf((three?.ghgCategories ?? []).map(({ amount }) => amount)).toFixed()).toBe(three?.amount?.kg ?? '0');
      }),
      { numRuns: 50 },
    );
  });

  it('by any dimensions adds up to what was counted', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const { figures: of } = counted(figures, 'location');
        expect(kgOf(sumBy(of, ['organisation', 'scope', 'tier'])).toFixed()).toBe(kgOf(of).toFixed());
      }),
      { numRuns: 50 },
    );
  });
});
