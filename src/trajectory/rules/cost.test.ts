import { describe, expect, it } from 'vitest';
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { carbonValueIn } from './carbon-value.ts';
import { type Cost, type CostAsked, costOf } from './cost.ts';
import { discountFactor } from './discount.ts';
import { macc } from './macc.ts';
import type { Initiative } from './model.ts';
import { initiative, lessBy } from './testing.ts';
import { threeColumns } from './three-columns.ts';

const years = Array.from({ length: 12 }, (_, at) => 2024 + at);
const tonne = 1_000_000_000n;
const carbonValues = {
  ...{ priceYear: 2025, source: 'A hand' },
  values: { '2025': { low: '50', central: '100', high: '150' }, '2030': { low: '60', central: '120', high: '180' } },
};
const flat = { ...carbonValues, values: { '2025': { low: '50', central: '100', high: '150' } } };
const money = (told: Partial<Initiative['money']>): Initiative['money'] => ({
  ...{ capital: '0', capitalByYear: {}, running: '0', saving: '0', priceYear: 2025, funding: [] },
  ...told,
});

/** £1,000 in 2025, then £300 a year saved and £50 to run it, for five years; 10 t a year. */
const lighting = initiative('lighting', lessBy('0.1'), {
  ...{ start: '2025-04', lifetimeYears: 5 },
  money: money({ capital: '1000', saving: '300', running: '50' }),
});
const tenAYear = years.map((year) => (year >= 2025 && year < 2030 ? 10n * tonne : 0n));
const cost = (told: Partial<CostAsked> = {}): Cost =>
  costOf({
    ...{ initiative: lighting, reductions: tenAYear, years, carbonValues: flat, priceYear: 2025, presentYear: 2025 },
    ...told,
  });

describe('discount factors', () => {
  it('are those that the Green Book publishes', () => {
    const published = {
      0: '1.0000',
      1: '0.9662',
      2: '0.9335',
      3: '0.9019',
      4: '0.8714',
      5: '0.8420',
      10: '0.7089',
      20: '0.5026',
      30: '0.3563',
    };
    for (const [year, factor] of Object.entries(published))
      expect(rounded(discountFactor(Number(year)), 4)).toBe(factor);
  });

  it('fall by 3.0 % a year beyond thirty years, and by 2.5 % beyond seventy-five', () => {
    // 0.3563 ÷ 1.03 = 0.3459; ÷ 1.03 to the 20th = 0.1973; ÷ 1.03 to the 45th = 0.0942.
    expect([31, 50, 75].map((year) => rounded(discountFactor(year), 4))).toEqual(['0.3459', '0.1973', '0.0942']);
    expect(discountFactor(76).times('1.025').minus(discountFactor(75)).abs().lt('1e-30')).toBe(true);
  });

  it('bring forward what was spent before', () => {
    expect(discountFactor(-2).toFixed()).toBe('1.071225');
  });
});

describe('what an initiative costs', () => {
  it('is what it saves less what it costs, each year in present value', () => {
    // £250 × (1 + 0.9662 + 0.9335 + 0.9019 + 0.8714) = £250 × 4.67308 = £1,168.27; less £1,000.
    expect([cost().npv, cost().netPresentCost]).toEqual(['168.27', '-168.27']);
  });

  it('by the tonne divides by tonnes that are not discounted', () => {
    // −£168.27 ÷ 50 t. Carbon: 10 t × £100 × 4.67308 = £4,673.08, which is £93.46 for each of the 50 t.
    const { reduction, poundsPerTonne, carbonValue, carbonPerTonne } = cost();
    expect([reduction, poundsPerTonne]).toEqual([50n * tonne, '-3.37']);
    expect(carbonValue).toEqual({ low: '2336.54', central: '4673.08', high: '7009.62' });
    expect(carbonPerTonne?.central).toBe('93.46');
  });

  it('follows its ramp and its lifetime', () => {
    // From October 2026, over a year: months 1 to 6 of 12 in 2026 are 36 ÷ 24 ÷ 12 = 0.125; in 2027 10.5 months' worth: 0.875.
    const ramped = { ...lighting, start: '2026-10', rampMonths: 12, lifetimeYears: 2 };
    const told = cost({ initiative: ramped }).years.map(({ year, capital, saving }) => [year, capital, saving]);
    expect(told.slice(1, 6)).toEqual([
      [2025, '0.00', '0.00'],
      [2026, '1000.00', '37.50'],
      [2027, '0.00', '262.50'],
      [2028, '0.00', '150.00'],
      [2029, '0.00', '0.00'],
    ]);
  });

  it('takes capital in the years for which it is told', () => {
    const byYear = { ...lighting, money: money({ capital: '1', capitalByYear: { '2025': '400', '2026': '600' } }) };
    // 400 + 600 × 0.96618 = £979.71.
    expect([cost({ initiative: byYear }).capital, cost({ initiative: byYear }).netPresentCost]).toEqual([
      '1000.00',
      '979.71',
    ]);
  });

  it('counts only what is beyond the baseline year, as its tonnes do', () => {
    const begun = { ...lighting, start: '2020-04', lifetimeYears: null };
    expect(
      cost({ initiative: begun }).years.every(({ saving, capital }) => saving === '0.00' && capital === '0.00'),
    ).toBe(true);
  });

  it('of nothing is nought, without a sign', () => {
    const free = { ...lighting, money: money({}) };
    const { npv, netPresentCost, poundsPerTonne } = cost({ initiative: free });
    expect([npv, netPresentCost, poundsPerTonne]).toEqual(['0.00', '0.00', '0.00']);
  });

  it('has no pounds a tonne where it takes nothing off', () => {
    const none = cost({ reductions: years.map(() => 0n) });
    expect([none.poundsPerTonne, none.carbonPerTonne]).toEqual([null, null]);
  });

  it('of one of the organisations that share it is that one’s share', () => {
    const organisations = [
      { organisation: 'trust', share: '0.6' },
      { organisation: 'other', share: '0.4' },
    ];
    const shared = { ...lighting, organisations };
    expect(cost({ initiative: shared, organisations: ['trust'] }).capital).toBe('600.00');
    expect(cost({ initiative: shared }).capital).toBe('1000.00');
  });

  it('is brought to the prices asked for, and says what could not be', () => {
    const index = new Map([
      [2022, new Decimal(100)],
      [2024, new Decimal(110)],
    ]);
    const deflators = { index: (year: number) => index.get(year) ?? null, last: 2024 };
    // Nothing is published for 2025 yet, so that its prices are taken for those of 2024.
    const told = cost({ priceYear: 2022, deflators });
    expect([told.capital, told.unadjusted]).toEqual(['909.09', []]);
    expect(told.carbonValue.central).toBe(rounded(new Decimal('4673.0792').div('1.1'), 2));
    expect(cost({ priceYear: 2022 }).unadjusted).toEqual([2025, 2025]);
  });
});

describe('the value of carbon', () => {
  it('beyond the years that are published is that of the nearest', () => {
    expect([2020, 2025, 2030, 2050].map((year) => carbonValueIn(carbonValues, year).central)).toEqual([
      '100',
      '100',
      '120',
      '120',
    ]);
  });
});

describe('the abatement cost curve', () => {
  const of = (id: string, poundsPerTonne: string | null, tonnes: bigint): Cost => ({
    ...cost(),
    ...{ initiative: id, poundsPerTonne, reduction: tonnes * tonne },
  });

  it('goes from the cheapest tonne to the dearest, however they are entered', () => {
    const costs = [
      of('pumps', '210.50', 40n),
      of('lighting', '-30.00', 10n),
      of('menus', '9.00', 5n),
      of('idle', null, 0n),
    ];
    const expected = {
      steps: [
        { initiative: 'lighting', poundsPerTonne: '-30.00', from: 0n, to: 10n * tonne },
        { initiative: 'menus', poundsPerTonne: '9.00', from: 10n * tonne, to: 15n * tonne },
        { initiative: 'pumps', poundsPerTonne: '210.50', from: 15n * tonne, to: 55n * tonne },
      ],
      without: ['idle'],
    };
    expect(macc(costs)).toEqual(expected);
    expect(macc(costs.toReversed())).toEqual(expected);
  });
});

describe('the three columns', () => {
  const funded = {
    ...lighting,
    money: money({ capital: '1000', saving: '300', running: '50', funding: [{ source: 'Salix', amount: '350' }] }),
    coBenefits: { environmental: 'Less glare', social: 'Better light to work by', financial: 'Fewer lamps to change' },
  };

  it('hold tonnes and their value, words, and money', () => {
    expect(threeColumns({ initiative: funded, cost: cost({ initiative: funded }) })).toEqual({
      initiative: 'lighting',
      environmental: {
        ...{ tonnes: 50n * tonne, benefits: 'Less glare' },
        carbonValue: { low: '2336.54', central: '4673.08', high: '7009.62' },
      },
      social: 'Better light to work by',
      financial: {
        ...{ npv: '168.27', capital: '1000.00', running: '50.00', saving: '300.00' },
        ...{ funding: '350.00', unfunded: '650.00', benefits: 'Fewer lamps to change' },
      },
    });
  });

  it('never tell more funding than there is capital', () => {
    const rich = { ...funded, money: { ...funded.money, funding: [{ source: 'Salix', amount: '5000' }] } };
    const { financial } = threeColumns({ initiative: rich, cost: cost({ initiative: rich }) });
    expect([financial.funding, financial.unfunded]).toEqual(['1000.00', '0.00']);
  });
});
