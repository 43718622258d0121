import { describe, expect, it } from 'vitest';
import { factorLibrary } from '../../carbon/factors/library.ts';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { Growth, NationalChange } from '../rules/model.ts';
import gridFile from './grid.json' with { type: 'json' };
import { GridFile, VehiclesFile } from './model.ts';
import { carbonValues, growths, nationalChanges, nationalRatio, nationalSources, valueIn } from './national.ts';
import vehiclesFile from './vehicles.json' with { type: 'json' };

const grid = GridFile.parse(gridFile);
const { changes: vehicles } = VehiclesFile.parse(vehiclesFile);

describe('the grid', () => {
  it('is as clean in a year that has passed as that year’s conversion factor says', () => {
    const published = factorLibrary()
      .factorsOf('electricity/uk')
      .filter(({ part, unit }) => part === 'direct' && unit === 'kWh');
    for (let year = 2007; year <= 2025; year++) {
      const told = published.filter((factor) => factor.year === year).map(({ kg }) => new Decimal(kg).toFixed(6));
      expect(told, `${year}`).toContain(new Decimal(grid.values[year] ?? '').toFixed(6));
    }
  });

  it('takes the projection’s course from 2025 on, and the factor’s level', () => {
    // 2030: 0.177 × 0.047623 ÷ 0.126655 = 0.066553
    const [from, first] = [grid.values[2025] ?? '', grid.projection[2025] ?? ''];
    for (const year of [2030, 2035, 2040, 2045, 2050])
      expect(grid.values[year]).toBe(
        new Decimal(from)
          .times(grid.projection[year] ?? '')
          .div(first)
          .toFixed(6),
      );
    expect(grid.values[2030]).toBe('0.066553');
  });

  it('becomes cleaner at every step that is projected', () => {
    const ahead = Object.entries(grid.values).filter(([year]) => Number(year) >= 2024);
    for (const [at, [year, value]] of ahead.entries())
      if (at > 0) expect(Number(value), year).toBeLessThan(Number(ahead[at - 1]?.[1]));
  });
});

describe('vehicles on the road', () => {
  it('are as electric as the sales of the fourteen years before made them', () => {
    for (const { id, inputs, values } of vehicles.filter(({ inputs }) => inputs.sales)) {
      for (const [year, value] of Object.entries(values)) {
        const share = electricShare(inputs.sales ?? {}, inputs.fleetOf2023 ?? '0', inputs.life ?? 0, Number(year));
        expect(Number(value), `${id} ${year}`).toBeCloseTo(Number(meanOf(share, inputs, Number(year))), 5);
      }
    }
  });

  it('come within ten points of the Climate Change Committee’s fleet of 2040: four in five cars, three in four vans', () => {
    const shareOf = (id: string) => {
      const { inputs } = vehicles.find((each) => each.id === id) ?? {};
      return Number(electricShare(inputs?.sales ?? {}, inputs?.fleetOf2023 ?? '0', inputs?.life ?? 0, 2040));
    };
    expect(Math.abs(shareOf('cars') - 0.8)).toBeLessThan(0.1);
    expect(Math.abs(shareOf('vans') - 0.75)).toBeLessThan(0.1);
  });

  it('of lorries follow the shares that are told', () => {
    const { inputs, values } = vehicles.find(({ id }) => id === 'hgv') ?? {};
    // 2040: 0.36 × 1 + 0.64 × 0.28 × 0.021586 ÷ 0.177 = 0.38185
    expect(values?.[2040]).toBe('0.38185');
    for (const [year, value] of Object.entries(values ?? {})) {
      const share = valueIn(inputs?.shares ?? {}, Number(year));
      expect(Number(value), year).toBeCloseTo(Number(meanOf(share, { engine: '1', battery: '0.28' }, Number(year))), 5);
    }
  });

  it('take what a kilometre sets free from the conversion factors of 2025', () => {
    const kgOf = (activity: string, ...parts: string[]) =>
      sumOf(
        factorLibrary()
          .factorsOf(activity)
          .filter(({ unit, year, part }) => unit === 'km' && year === 2025 && parts.includes(part))
          .map(({ kg }) => kg),
      ).toFixed(5);
    const inputsOf = (id: string) => vehicles.find((each) => each.id === id)?.inputs;
    const car = 'business-travel/land/cars-by-size/average-car';
    expect(inputsOf('cars')?.engine).toBe(kgOf(`${car}/unknown`, 'direct'));
    expect(inputsOf('cars')?.battery).toBe(kgOf(`${car}/battery-electric-vehicle`, 'direct'));
    const van = 'fleet/vans/average-up-to-3-5-tonnes';
    expect(inputsOf('vans')?.engine).toBe(kgOf(`${van}/diesel`, 'direct'));
    expect(inputsOf('vans')?.battery).toBe(kgOf(`${van}/battery-electric-vehicle`, 'electricity', 'transmission'));
  });
});

describe('the value of carbon', () => {
  it('is told for each year from 2020 to 2050, the low half and the high one and a half of the central', () => {
    const { values, priceYear } = carbonValues();
    expect(priceYear).toBe(2022);
    expect(Object.keys(values)).toEqual(Array.from({ length: 31 }, (_, at) => `${2020 + at}`));
    for (const [year, { low, central, high }] of Object.entries(values)) {
      expect(Math.abs(Number(low) * 2 - Number(central)), year).toBeLessThan(0.02);
      expect(Math.abs(Number(high) / 1.5 - Number(central)), year).toBeLessThan(0.02);
    }
  });

  it('is, in prices of 2020, what was published in 2021: £260, £280, £326 and £378', () => {
    // 253.19 in prices of 2022 was 241 in those of 2020.
    const { values } = carbonValues();
    const in2020 = (year: number) => Math.round((Number(values[year]?.central) * 241) / 253.19);
    expect([2025, 2030, 2040, 2050].map(in2020)).toEqual([260, 280, 326, 378]);
  });
});

describe('England’s NHS', () => {
  it('had cut its Footprint by 62 % and its Footprint Plus by 26 % in 2019, as its report says', () => {
    const { footprint, plus } = nationalRatio();
    const cut = (now: string | undefined, then: string) => Math.round((1 - Number(now) / Number(then)) * 100);
    expect(cut(footprint.byYear[2019], footprint[1990])).toBe(62);
    expect(cut(footprint.byYear[2010], footprint[1990])).toBe(46);
    expect(cut(footprint.byYear[2015], footprint[1990])).toBe(54);
    expect(cut(plus.byYear[2019], plus[1990])).toBe(26);
    expect(cut(plus.byYear[2010], plus[1990])).toBe(17);
    expect(cut(plus.byYear[2015], plus[1990])).toBe(19);
  });
});

describe('what drives activity', () => {
  it('is told against a baseline year, which is 1', () => {
    const population = growths(2024).find(({ id }) => id === 'population');
    // 2024: 1 + 0.064 × 2 ÷ 10 = 1.0128; 2032: 1.064 ÷ 1.0128 = 1.050553
    expect(population?.values).toMatchObject({ '2024': '1', '2032': '1.050553' });
    expect(population?.values).not.toHaveProperty('2022');
  });

  it('stays for floor area and for prices, whatever the baseline year', () => {
    for (const id of ['floor-area', 'prices'])
      expect(Object.values(growths(2019).find((each) => each.id === id)?.values ?? {}), id).toEqual(['1', '1']);
  });

  it('is at most the lower end of what the Health Foundation says hospitals need, a fifth more in 2030 than in 2018', () => {
    expect(growths(2018).find(({ id }) => id === 'patients')?.values[2030]).toBe('1.2');
  });
});

describe('all of it', () => {
  it('is in the words of the trajectory', () => {
    for (const change of nationalChanges()) expect(NationalChange.parse(change)).toEqual(change);
    for (const growth of growths(2023)) expect(Growth.parse(growth)).toEqual(growth);
    expect(nationalChanges().map(({ id }) => id)).toEqual(['grid', 'cars', 'vans', 'hgv']);
  });

  it('says of each figure where it is from, and what was read of it unless there is nothing to read', () => {
    for (const { id, source, derivation, basis, seen } of nationalSources()) {
      expect(source.length, id).toBeGreaterThan(10);
      expect(derivation.length, id).toBeGreaterThan(10);
      if (basis !== 'own judgement') expect(seen, id).not.toBe('');
    }
  });
});

/** Mean electric share of the sales of a vehicle's life; those of 2020 to 2023 make up the fleet of 2023. */
function electricShare(
  sales: Readonly<Record<string, string>>,
  fleetOf2023: string,
  life: number,
  year: number,
): Decimal {
  const shareSold = (sold: number) => {
    if (sold > 2035) return '1';
    if (sold >= 2020 && sold <= 2023) return new Decimal(fleetOf2023).times(life).div(4);
    return sales[sold] ?? '0';
  };
  return sumOf(Array.from({ length: life }, (_, back) => shareSold(year - back))).div(life);
}

function meanOf(share: Decimal, { engine, battery }: { engine: string; battery: string }, year: number): Decimal {
  const charged = share.times(battery).times(valueIn(grid.values, year)).div(valueIn(grid.values, 2025));
  return new Decimal(1).minus(share).times(engine).plus(charged);
}
