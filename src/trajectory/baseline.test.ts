import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../carbon/calculation/calculate.ts';
import type { Calculation } from '../carbon/calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon/carbon.ts';
import { counted } from '../carbon/footprint/basis.ts';
import { categories } from '../carbon/footprint/categories.ts';
import { Figure, kgOf } from '../carbon/footprint/figure.ts';
import { footprintOf } from '../carbon/footprint/footprint.ts';
import { sampleFiles } from '../carbon/testing/sample-lines.ts';
import { takenIn } from '../carbon/testing/taken-in.ts';
import { Decimal, sumOf } from '../kernel/decimals.ts';
import { testDatabase } from '../platform/database/testing.ts';
import { SystemSettings } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { testHouse } from '../platform/testing/house.ts';
import { baselineOf } from './baseline-of.ts';
import { kilograms, streamsOf } from './baseline-streams.ts';
import { movedBy } from './moved-by.ts';
import { Baseline, type Stream } from './rules/model.ts';
import { TrajectorySettings } from './settings.model.ts';

const northmere = 'northmere-hospitals';
const harbeck = 'harbeck-community';
const usual = TrajectorySettings.parse({});

let folder: string;
let carbon: Carbon;
let calculation: Calculation;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-baseline-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  const organisations = [
    { slug: northmere, name: 'Northmere Hospitals', sector: 'trust' },
    { slug: harbeck, name: 'Harbeck Community', sector: 'trust' },
    { slug: 'voluntary-alliance', name: 'Voluntary Alliance', sector: 'vcse' },
  ];
  const settings = SystemSettings.parse({ name: 'Fenmarsh', shortName: 'Fenmarsh', organisations });
  const system = await systemStore(database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  carbon = carbonOf(house, system);
  const own = sampleFiles().filter(({ name }) => /^(northmere|harbeck).*(2019|2024)/.test(name));
  for (const { name, lines } of own) await takenIn(carbon, name, lines);
  ({ calculation } = await calculate(carbon, await carbon.method(), 'The first'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const kgIn = (streams: readonly Pick<Stream, 'quantity' | 'rates'>[], isIn: (category: string) => boolean): Decimal =>
  sumOf(
    streams.flatMap(({ quantity, rates }) =>
      rates.filter(({ category }) => isIn(category)).map(({ kg }) => new Decimal(quantity).times(kg)),
    ),
  );

async function told(organisations: string[]): Promise<Baseline> {
  const baseline = await baselineOf(carbon, calculation, usual, organisations);
  if (!baseline) throw new Error('There is no baseline');
  return Baseline.parse(baseline);
}

describe('a baseline', () => {
  it('comes to the footprint to the last digit, in the whole, by category and by scope', async () => {
    const { streams, year } = await told([northmere, harbeck]);
    expect(year).toBe(2019);
    const figures = (await carbon.calculations.totals(calculation.id)).filter((figure) => figure.year === year);
    const footprint = footprintOf(figures);
    expect(kgIn(streams, () => true).toFixed()).toBe(new Decimal(footprint.plus.kg).toFixed());
    for (const { category, amount } of footprint.categories)
      expect([category.id, kgIn(streams, (one) => one === category.id).toFixed()]).toEqual([
        category.id,
        new Decimal(amount?.kg ?? 0).toFixed(),
      ]);
  });

  it('tells activities at their sites, and what is bought by supplier, with the published factors to the digit', async () => {
    const { streams } = await told([northmere]);
    const gas = streams.find(({ activity, site }) => activity.endsWith('natural-gas') && site === 'Saltmere Hospital');
    expect(gas).toMatchObject({ unit: 'kWh', category: 'fossil-fuels', supplier: '' });
    // The UK Government's factors of 2019 for natural gas, gross calorific value: burnt, and before it came.
    expect(gas?.rates.map(({ part, category, scope, kg, national }) => [part, category, scope, kg, national])).toEqual([
      ['direct', 'fossil-fuels', '1', '0.18385', null],
      ['well-to-tank', 'well-to-tank', '3', '0.02391', null],
    ]);
    const bought = streams.find(({ supplier }) => supplier === 'Helix Diagnostics');
    expect(bought).toMatchObject({ activity: 'spend/eclass/k', organisation: northmere, site: '' });
    expect(streams.filter(({ unit }) => unit === kilograms)).toEqual([]);
  });

  it('counts electricity by location, and lets the grid move it and all that follows from it', async () => {
    const { streams } = await told([northmere]);
    const power = streams.filter(({ activity }) => activity === 'electricity/uk');
    expect(power.map(({ site }) => site)).toEqual(['Northmere General Hospital', 'Saltmere Hospital']);
    expect(new Set(power.flatMap(({ rates }) => rates.map(({ national }) => national)))).toEqual(new Set(['grid']));
  });

  it('says whose and of when it is, what nobody has locked, and who is not in it', async () => {
    const { source } = await told([northmere, 'voluntary-alliance']);
    expect(source).toContain('Calculation 1, 2019/20, as it was counted on');
    expect(source).toContain('nobody has locked it');
    expect(source).toContain('not in it: Voluntary Alliance.');
  });

  it('tells how far off each category may be as factors of it', async () => {
    const { ranges } = await told([northmere]);
    const { low = '', high = '' } = ranges['fossil-fuels'] ?? {};
    expect(Number(low)).toBeGreaterThan(0.85);
    expect(Number(low)).toBeLessThan(1);
    expect(Number(high)).toBeGreaterThan(1);
    expect(Number(high)).toBeLessThan(1.15);
  });

  it('takes growth, closures and 1990 from the settings', async () => {
    const settings = TrajectorySettings.parse({
      growthOf: { 'fossil-fuels': 'population' },
      closures: [{ organisation: northmere, site: 'Saltmere Hospital', from: '2031-04' }],
      of1990: [{ organisation: 'voluntary-alliance', footprint: '1', plus: '2' }],
    });
    const baseline = await baselineOf(carbon, calculation, settings, [northmere]);
    expect(baseline?.streams.find(({ category }) => category === 'fossil-fuels')?.driver).toBe('population');
    expect(baseline?.streams.find(({ category }) => category === 'waste')?.driver).toBeNull();
    expect(baseline?.closures).toEqual(settings.closures);
    expect(baseline?.of1990).toEqual([]);
  });

  it('is what was locked, of the calculation that it was locked with', async () => {
    const lock = { organisation: harbeck, year: 2024, calculationId: calculation.id, reason: 'Merged' };
    await carbon.baselines.lock(lock);
    const own = await told([harbeck]);
    expect(own.year).toBe(2024);
    expect(own.source).toContain('Calculation 1, 2024/25, locked on');
    await carbon.baselines.lock({ ...lock, organisation: '', year: 2019, reason: 'The first' });
    const both = await told([northmere, harbeck]);
    expect(both.year).toBe(2019);
    expect(both.source).toContain('Other years stand in for 2019/20: Harbeck Community 2024/25.');
  });

  it('is none where nothing was counted', async () => {
    expect(await baselineOf(carbon, null, usual, ['voluntary-alliance'])).toBeNull();
  });
});

describe('streams of figures', () => {
  const figure = (more: Partial<Figure>): Figure =>
    Figure.parse({
      ...{ organisation: northmere, year: 2024, fromMonth: 202404, toMonth: 202503, ghgCategory: null },
      ...{ category: 'fossil-fuels', scope: '1', part: 'direct', basis: '', tier: 'optimal', estimated: false },
      ...{ lines: 1, kg: '10', activity: 'fuels/liquid-fuels/gas-oil', unit: 'l', quantity: '3' },
      ...more,
    });

  it('that no factor of twelve places makes up leave a rest, so that nothing is lost', () => {
    const third = figure({});
    const [oil, rest] = streamsOf([third], [third]);
    expect(oil?.rates[0]?.kg).toBe('3.333333333333');
    expect(rest).toMatchObject({ unit: kilograms, quantity: '0.000000000001', activity: '' });
    expect(
      kgIn(
        [oil, rest].flatMap((one) => one ?? []),
        () => true,
      ).toFixed(),
    ).toBe('10');
  });

  it('put together what was metered and what was estimated of the same, and leave out what is outside of scopes', () => {
    const metered = figure({ kg: '6', quantity: '2' });
    const estimated = figure({ kg: '3', quantity: '1', estimated: true, tier: 'standard' });
    const outside = figure({ scope: 'outside', part: 'outside of scopes', kg: '99' });
    const all = [metered, estimated, outside];
    expect(streamsOf(all, all)).toMatchObject([{ quantity: '3', rates: [{ kg: '3' }] }]);
  });

  it('are kilograms alone of what the footprint counts and no activity tells', () => {
    const whole = figure({ activity: '', unit: '', quantity: null, kg: '7' });
    expect(streamsOf([], [whole])).toMatchObject([
      { unit: kilograms, quantity: '7', rates: [{ kg: '1', scope: '1' }] },
    ]);
  });

  it('name each place once, whatever order the figures come in', () => {
    const all = [figure({ site: 'B' }), figure({ site: 'A' }), figure({ site: 'A', supplier: 'C' })];
    const streams = streamsOf(all, all);
    expect(new Set(streams.map(({ id }) => id)).size).toBe(streams.length);
    expect(streamsOf(all.toReversed(), all)).toEqual(streams);
    expect(kgIn(streams, (one) => categories.some(({ id }) => id === one)).toFixed()).toBe(
      kgOf(counted(all, 'location').figures).toFixed(),
    );
  });
});

describe('what the country changes', () => {
  it.each([
    ['electricity/uk', 'direct', 'grid'],
    ['electricity/uk', 'well-to-tank', 'grid'],
    ['electricity/renewable-tariff', 'direct', 'grid'],
    ['electricity/generated-on-site', 'direct', null],
    ['electricity/gas-fired-chp', 'direct', null],
    ['heat/district-heat-and-steam', 'transmission', null],
    ['business-travel/land/cars-by-size/average-car/unknown', 'direct', 'cars'],
    ['business-travel/land/cars-by-size/average-car/battery-electric-vehicle', 'well-to-tank', 'grid'],
    ['fleet/cars-by-size/average-car/plug-in-hybrid-electric-vehicle', 'electricity', 'grid'],
    ['fleet/cars-by-size/average-car/plug-in-hybrid-electric-vehicle', 'direct', 'cars'],
    ['leased-assets/vehicles/vans/average', 'direct', 'vans'],
    ['patient-travel/cars-by-size/average-car/unknown', 'direct', 'cars'],
    ['fleet/vans/average-up-to-3-5-tonnes/diesel', 'direct', 'vans'],
    ['freight/hgv-all-diesel/all-hgvs/average-laden', 'well-to-tank', 'hgv'],
    ['fleet/hgvs-refrigerated-all-diesel/all-rigids', 'direct', 'hgv'],
    ['fuels/gaseous-fuels/natural-gas', 'direct', null],
    ['spend/eclass/f', 'direct', null],
  ])('of %s, %s: %s', (activity, part, national) => {
    expect(movedBy(activity, part)).toBe(national);
  });
});
