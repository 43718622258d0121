import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { ratio, unitById, units } from '../../kernel/units.ts';
import { type Asked, type ChoiceSettings, ratesFor } from './choose.ts';
import { factorLibrary } from './library.ts';
import type { OwnFactor } from './model.ts';
import { ownFactor } from './own.ts';

const library = factorLibrary();
const settings: ChoiceSettings = { factorYear: 'begins', warmingPotentials: 'AR5' };

function chosen(activity: string, unit: string, year: number, more: Partial<ChoiceSettings> = {}) {
  const choice = ratesFor(library, { activity, unit, year, settings: { ...settings, ...more } });
  if ('missing' in choice) throw new Error(choice.missing);
  return choice;
}

function missing(asked: Omit<Asked, 'settings'>) {
  const choice = ratesFor(library, { ...asked, settings });
  if (!('missing' in choice)) throw new Error('There are factors');
  return choice;
}

/** kgCO₂e per unit of one part; by location where both are told. */
function kg(choice: ReturnType<typeof chosen>, part = 'direct', basis: 'location' | 'market' = 'location'): Decimal {
  const rate = choice.rates.find((each) => each.part === part && (each.basis ?? basis) === basis);
  if (!rate) throw new Error(`There is no ${part}`);
  return new Decimal(rate.kg);
}

const tonnes = (kilograms: Decimal, places: number) => rounded(kilograms.div(1000), places);

describe('worked examples of the NHS', () => {
  it('328 kWh/m² over 2,778.54 m² of gas in 2019 is 167.55 t', () => {
    const quantity = new Decimal('328').times('2778.54');
    expect(tonnes(kg(chosen('fuels/gaseous-fuels/natural-gas', 'kWh', 2019)).times(quantity), 2)).toBe('167.55');
  });

  it('45,000 l of nitrous oxide at 0.0018 kg/l and a potential of 310 is 25.11 t', () => {
    const second = chosen('anaesthetic-gases/nitrous-oxide', 'litres', 2019, { warmingPotentials: 'SAR' });
    expect(tonnes(kg(second).times(45_000), 2)).toBe('25.11');
    expect(second.fallbacks).toEqual([]);
  });

  it('and 21.47 t by the fifth assessment report, whose potential is 265', () => {
    expect(tonnes(kg(chosen('anaesthetic-gases/nitrous-oxide', 'l', 2019)).times(45_000), 2)).toBe('21.47');
  });

  it('£3,400 of tax advice at 0.145 and £20,000 of consultancy at 0.104 kg/£ is 2.57 t', () => {
    const advice = kg(chosen('spend/business-services/tax-consultancy', '£', 2022)).times(3400);
    const consultancy = kg(chosen('spend/business-services/management-consultancy', '£', 2022)).times(20_000);
    expect(tonnes(advice.plus(consultancy), 2)).toBe('2.57');
  });

  it('554,091 m³ of water in 2017/18 at 0.344 is 191 t', () => {
    expect(tonnes(kg(chosen('water/supply', 'm³', 2017)).times(554_091), 0)).toBe('191');
  });
});

describe('the parts of an activity', () => {
  it('gas is burnt in scope 1, and was brought in scope 3, category 3', () => {
    const { rates, fallbacks } = chosen('fuels/gaseous-fuels/natural-gas', 'kWh', 2025);
    expect(
      rates.map(({ part, kg: each, category, scope, ghgCategory }) => [part, each, category, scope, ghgCategory]),
    ).toEqual([
      ['direct', '0.182960000000', 'fossil-fuels', '1', null],
      ['well-to-tank', '0.030210000000', 'well-to-tank', '3', 3],
    ]);
    expect(fallbacks).toEqual([]);
  });

  it('electricity has its losses, what came before both, and the biogenic share beside', () => {
    const { rates } = chosen('electricity/uk', 'kWh', 2025);
    expect(rates.map(({ part, basis, scope }) => [part, basis, scope])).toEqual([
      ['direct', 'location', '2'],
      ['direct', 'market', '2'],
      ['well-to-tank', null, '3'],
      ['transmission', null, '3'],
      ['well-to-tank of transmission', null, '3'],
      ['outside of scopes', null, 'outside'],
    ]);
  });

  it('a contract for renewable electricity counts as nought by market alone', () => {
    const green = chosen('electricity/renewable-tariff', 'kWh', 2025);
    expect(kg(green, 'direct', 'market').isZero()).toBe(true);
    expect(kg(green, 'direct', 'location').toFixed()).toBe('0.177');
    expect(kg(green, 'transmission').toFixed()).toBe('0.01853');
  });

  it('without a contract the average of the grid stands in, and that is told', () => {
    const grid = chosen('electricity/uk', 'kWh', 2025);
    expect(kg(grid, 'direct', 'market')).toEqual(kg(grid, 'direct', 'location'));
    expect(grid.fallbacks.map(({ kind }) => kind)).toEqual(['basis']);
  });

  it('staff come to work in the cars and trains of business travel, counted as commuting', () => {
    const [rate] = chosen('staff-commuting/rail/national-rail', 'passenger km', 2025).rates;
    expect([rate?.kg, rate?.category, rate?.ghgCategory]).toEqual(['0.035460000000', 'staff-commuting', 7]);
  });

  it('an electric car of the fleet is charged in scope 2', () => {
    const { rates } = chosen('fleet/cars-by-size/average-car/battery-electric-vehicle', 'miles', 2025);
    const scopes = rates.map(({ part, scope }) => `${part} ${scope}`);
    expect([...new Set(scopes)]).toEqual(['direct 1', 'electricity 2', 'well-to-tank 3', 'transmission 3']);
  });
});

describe('when the exact factor is missing', () => {
  it('the nearest year stands in, and that is told', () => {
    const { rates, fallbacks } = chosen('refrigerants/r410a', 'kg', 2021);
    expect(rates[0]?.factor.year).toBe(2023);
    expect(fallbacks).toEqual([
      {
        part: 'direct',
        kind: 'year',
        sentence: 'Direct: the factor of 2023 stands in, as no set here has one for 2021/22.',
      },
    ]);
  });

  it('a financial year takes the calendar year in which it begins, or that in which it ends', () => {
    const year = (factorYear: 'begins' | 'ends') =>
      chosen('electricity/uk', 'kWh', 2023, { factorYear }).rates[0]?.factor.year;
    expect([year('begins'), year('ends')]).toEqual([2023, 2024]);
  });

  it('a stream of the NHS’s own list, which ends with 2020/21, goes on with the UK Government’s, and that is told', () => {
    const [in2020, in2025] = [2020, 2025].map((year) => chosen('waste/nhs/landfill', 'tonnes', year));
    expect(in2020?.rates[0]?.kg).toBe('447.774100000000');
    expect(in2020?.fallbacks).toEqual([]);
    expect(in2025?.rates[0]?.kg).toBe('520.532700000000');
    expect(in2025?.fallbacks.map(({ sentence }) => sentence)).toEqual([
      'Direct: “Refuse · Commercial and industrial waste · Landfill” of the UK Government’s set stands in, as the NHS’s own list ends with 2020/21.',
    ]);
  });

  it('a report that has no potential for a gas gives way to the next, and that is told', () => {
    const { rates, fallbacks } = chosen('anaesthetic-gases/sevoflurane', 'ml', 2024, { warmingPotentials: 'AR4' });
    expect(rates[0]?.kg).toBe('0.328752000000');
    expect(fallbacks.map(({ kind }) => kind)).toEqual(['warming potentials']);
  });

  it('a factor of a wider area stands in, and that is told', () => {
    const { fallbacks } = chosen('water/supply', 'm3', 2025, { area: 'England' });
    expect(fallbacks.map(({ kind }) => kind)).toEqual(['area']);
  });

  it('a mile by train is taken as one passenger’s, and that is told', () => {
    const { fallbacks } = chosen('business-travel/land/rail/national-rail', 'miles', 2025);
    expect(fallbacks.map(({ kind }) => kind)).toEqual(['unit', 'unit']);
  });

  it('an activity that nobody has a factor for is an error with the nearest names, never nought', () => {
    const { missing: sentence, nearest } = missing({ activity: 'fuel/natural-gaz', unit: 'kWh', year: 2024 });
    expect(sentence).toBe('No factor set that is here has a factor for "fuel/natural-gaz".');
    expect(nearest[0]).toBe('fuels/gaseous-fuels/natural-gas');
  });

  it('a unit that the published ones cannot be turned into is an error', () => {
    expect(missing({ activity: 'water/supply', unit: 'kWh', year: 2024 }).missing).toMatch(/per m3, Ml/);
  });

  it('spend that is counted from meters says so', () => {
    expect(missing({ activity: 'spend/eclass/l', unit: '£', year: 2019 }).missing).toMatch(/counted from meters/);
  });

  it('a year too far from every published one is an error', () => {
    expect(missing({ activity: 'business-travel/hotel-stay/uk', unit: 'nights', year: 2008 }).missing).toMatch(
      /no published factor for 2008\/09; the nearest is of 20\d\d, and none is taken from more than 10 years away/,
    );
  });
});

describe('spend', () => {
  it('of a later year is brought to the prices of the factor', () => {
    const { rates } = chosen('spend/eclass/d', '£', 2023);
    // 0.43 kg for a pound of 2020/21, at an index of 95.825 then and 107.975 now.
    expect(rates[0]?.kg).toBe(rounded(new Decimal('0.43').times('95.825').div('107.975'), 12));
    expect(rates[0]?.how).toMatch(/95\.825 ÷ 107\.975, from prices of 2020\/21 to those of 2023\/24/);
  });

  it('of the factor’s own year is taken as it is', () => {
    expect(chosen('spend/eclass/d', '£', 2019).rates[0]?.kg).toBe('0.430000000000');
  });

  it('after the last deflator is not brought to other prices, and that is told', () => {
    expect(chosen('spend/eclass/d', '£', 2026).fallbacks.map(({ kind }) => kind)).toEqual(['year', 'prices']);
  });
});

describe('an organisation’s own factor', () => {
  const supplier: OwnFactor = {
    organisation: 'rx1',
    activity: 'spend/eclass/d',
    unit: '£',
    kg: '0.09',
    name: 'Wholesaler',
    evidence: 'Product carbon footprint, certificate 17',
    from: '2024-04-01',
  };
  const own = [ownFactor(supplier)];
  const rate = (organisation: string, year: number) =>
    chosen('spend/eclass/d', '£', year, { own, organisation }).rates[0]?.factor.kg;

  it('comes before the published one, for that organisation alone and from its day', () => {
    expect([rate('rx1', 2024), rate('rx1', 2023), rate('rx2', 2024)]).toEqual(['0.09', '0.43', '0.43']);
  });

  it('says its evidence', () => {
    const [first] = chosen('spend/eclass/d', '£', 2024, { own, organisation: 'rx1' }).rates;
    expect(first?.how).toMatch(/certificate 17/);
  });

  it('for electricity is the contract’s, so it counts by market', () => {
    const contract = [ownFactor({ ...supplier, activity: 'electricity/uk', unit: 'kWh', kg: '0.05' })];
    const choice = chosen('electricity/uk', 'kWh', 2025, { own: contract, organisation: 'rx1' });
    expect([kg(choice, 'direct', 'market').toFixed(), kg(choice).toFixed()]).toEqual(['0.05', '0.177']);
  });

  it('without evidence is refused', () => {
    expect(() => ownFactor({ ...supplier, evidence: '' })).toThrow(/what shows that this factor is right/);
  });

  it('for something that is counted nowhere is refused', () => {
    expect(() => ownFactor({ ...supplier, activity: 'magic/beans' })).toThrow(/none of the kinds/);
  });
});

describe('for every activity of the library', () => {
  it('the unit of entry does not change the total', () => {
    const activities = library.activities.filter(({ units: own }) => own.length > 0);
    fc.assert(
      fc.property(
        fc.constantFrom(...activities),
        fc.integer({ min: 2018, max: 2025 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (activity, year, quantity) => {
          const base = unitById(activity.units[0] ?? '');
          const choice = ratesFor(library, { activity: activity.id, unit: base.id, year, settings });
          if ('missing' in choice) return;
          for (const other of units.filter(({ dimension }) => dimension === base.dimension)) {
            const also = chosen(activity.id, other.id, year);
            const by = ratio(base, other);
            expect(also.rates.map(({ part, basis }) => [part, basis])).toEqual(
              choice.rates.map(({ part, basis }) => [part, basis]),
            );
            for (const [index, rate] of also.rates.entries()) {
              const here = new Decimal(choice.rates[index]?.kg ?? '').times(quantity);
              const there = new Decimal(rate.kg).times(by ?? 1).times(quantity);
              // A rate is rounded at its twelfth place, once for each unit that was entered.
              const bound = new Decimal('5.1e-13').times(quantity).times(new Decimal(by ?? 1).plus(1));
              // A gigajoule is no decimal number of kilowatt hours; their ratio is kept to twelve places.
              const inexact = here.abs().times('1e-11');
              expect(here.minus(there).abs().lte(bound.plus(inexact))).toBe(true);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('doubling the quantity doubles the total', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...library.activities),
        fc.bigInt(1n, 10n ** 12n),
        ({ id, units: [unit = ''] }, quantity) => {
          const choice = ratesFor(library, { activity: id, unit, year: 2024, settings });
          if ('missing' in choice) return;
          const total = (amount: bigint) =>
            choice.rates.reduce(
              (sum, { kg: each }) => sum.plus(new Decimal(each).times(amount.toString())),
              new Decimal(0),
            );
          expect(total(quantity * 2n).eq(total(quantity).times(2))).toBe(true);
        },
      ),
    );
  });

  it('choosing again gives the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...library.activities),
        fc.integer({ min: 2010, max: 2027 }),
        ({ id, units: [unit = ''] }, year) => {
          const asked = { activity: id, unit, year, settings };
          expect(ratesFor(library, asked)).toEqual(ratesFor(library, asked));
        },
      ),
    );
  });
});
