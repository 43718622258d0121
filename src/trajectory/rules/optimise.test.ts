import { describe, expect, it } from 'vitest';
import { anInitiative } from '../testing/initiatives.ts';
import type { Choice } from './choice.ts';
import type { Initiative, Model, Stream } from './model.ts';
import { type OptimiseTask, optimise } from './optimise.ts';

/** 100,000 units that set free a kilogram each: 100 t a year. */
const stream = (site: string, more: Partial<Stream> = {}): Stream => ({
  id: site,
  organisation: 'northmere-hospitals',
  site,
  supplier: '',
  activity: 'Gas',
  category: 'fossil-fuels',
  unit: 'kWh',
  quantity: '100000',
  rates: [{ part: 'direct', category: 'fossil-fuels', scope: '1', kg: '1', national: null }],
  driver: null,
  ...more,
});

const model = (streams: Stream[], initiatives: Initiative[] = [], lastYear = 2030): Model => ({
  baseline: { year: 2025, source: 'a test', streams, ranges: {}, of1990: [], closures: [] },
  nationalChanges: [],
  growths: [],
  initiatives,
  switches: {},
  lastYear,
});

/** Takes a share less of what goes on at a site, from April 2026 at once, for so many pounds. */
const idea = (id: string, site: string, share: string, pounds: string, more: Partial<Initiative> = {}): Initiative =>
  anInitiative({
    id,
    stage: 'idea',
    start: '2026-04',
    actsOn: { categories: [], activities: [], sites: [site], suppliers: [] },
    effect: { type: 'share less', share },
    money: { capital: pounds, capitalByYear: {}, running: '0', saving: '0', priceYear: 2025, funding: [] },
    ...more,
  });

const asked = (candidates: Initiative[], budgets: [number, string][], more: Partial<OptimiseTask> = {}) =>
  optimise({
    model: model([stream('north'), stream('south')]),
    candidates,
    budgets: budgets.map(([year, pounds]) => ({ year, pounds })),
    aim: { of: 'plus', year: 2030 },
    ...more,
  });

const ids = ({ chosen }: Choice) => chosen.map(({ initiative }) => initiative).toSorted();
const tonnes = (milligrams: bigint) => Number(milligrams) / 1e9;
const why = ({ leftOut }: Choice, id: string) => leftOut.find(({ initiative }) => initiative === id)?.why;

describe('the choice within a budget', () => {
  it('takes two that save 50 t together for £100 rather than one that saves 40 t', async () => {
    const choice = await asked(
      [idea('dear', 'north', '0.4', '100'), idea('one', 'south', '0.25', '50'), idea('two', 'north', '0.25', '50')],
      [[2026, '100']],
    );
    expect(ids(choice)).toEqual(['one', 'two']);
    expect(tonnes(choice.reduction)).toBe(50);
    expect(choice.gapToOptimum).toBeLessThan(1e-5);
    expect(choice.spend).toEqual([{ year: 2026, budget: '100', spent: '100' }]);
  });

  it('counts on those that meet for what they do together: 30 % and 30 % at one site take 51 t, 30 % and 25 % at two take 55', async () => {
    const choice = await asked(
      [idea('one', 'north', '0.3', '50'), idea('two', 'north', '0.3', '50'), idea('other', 'south', '0.25', '50')],
      [[2026, '100']],
    );
    expect(ids(choice)).toContain('other');
    expect(tonnes(choice.reduction)).toBe(55);
  });

  it('counts on what is planned already: where half is gone, 40 % take 20 t', async () => {
    const planned = idea('planned', 'north', '0.5', '0', { stage: 'funded' });
    const choice = await asked(
      [idea('met', 'north', '0.4', '50'), idea('other', 'south', '0.25', '50')],
      [[2026, '50']],
      { model: model([stream('north'), stream('south')], [planned]) },
    );
    expect(ids(choice)).toEqual(['other']);
    expect(tonnes(choice.reduction)).toBe(25);
  });

  it('starts early what takes most for its money where all years count: 40 t in five years, 25 t in four', async () => {
    const choice = await asked(
      [idea('small', 'south', '0.25', '100'), idea('large', 'north', '0.4', '100')],
      [
        [2026, '100'],
        [2027, '100'],
      ],
      { aim: { of: 'plus', year: 'all' } },
    );
    expect(choice.chosen).toEqual([
      { initiative: 'large', startYear: 2026 },
      { initiative: 'small', startYear: 2027 },
    ]);
    expect(tonnes(choice.reduction)).toBe(5 * 40 + 4 * 25);
    expect(choice.reasons.map(({ initiative, year }) => [initiative, year.why])).toEqual([
      ['large', 'as soon as it can'],
      ['small', 'earlier budgets are spent'],
    ]);
  });

  it('starts nothing before it can be had, nor before what it needs', async () => {
    const choice = await asked(
      [
        idea('grid', 'south', '0.01', '10', { start: '2027-04' }),
        idea('pump', 'north', '0.9', '100', { needs: ['grid'] }),
      ],
      [
        [2026, '200'],
        [2027, '200'],
      ],
      { aim: { of: 'plus', year: 'all' } },
    );
    expect(choice.chosen).toEqual([
      { initiative: 'grid', startYear: 2027 },
      { initiative: 'pump', startYear: 2027 },
    ]);
    expect(choice.reasons.find(({ initiative }) => initiative === 'pump')?.year).toEqual({
      why: 'with what it needs',
      initiative: 'grid',
    });
  });

  it('pays capital that falls in several years from each of their budgets', async () => {
    const money = { running: '0', saving: '0', priceYear: 2025, funding: [] };
    const slow = idea('slow', 'north', '0.9', '0', {
      money: { ...money, capital: '0', capitalByYear: { 2026: '60', 2027: '60' } },
    });
    const budgets: [number, string][] = [
      [2026, '60'],
      [2027, '50'],
    ];
    expect(why(await asked([slow], budgets), 'slow')).toEqual({ code: 'too dear for any year' });
    expect((await asked([slow], [budgets[0] ?? [2026, '60'], [2027, '60']])).spend.map(({ spent }) => spent)).toEqual([
      '60',
      '60',
    ]);
  });

  it('lets money that a year leaves go, unless it is told to carry it over', async () => {
    const dear = [idea('dear', 'north', '0.5', '100')];
    const budgets: [number, string][] = [
      [2026, '50'],
      [2027, '50'],
    ];
    expect(ids(await asked(dear, budgets))).toEqual([]);
    expect((await asked(dear, budgets, { carryOver: true })).chosen).toEqual([{ initiative: 'dear', startYear: 2027 }]);
  });

  it('leaves out what adds more than it takes, even where it costs nothing', async () => {
    const choice = await asked([idea('more', 'north', '-0.2', '0'), idea('less', 'north', '0.1', '0')], [[2026, '1']]);
    expect(ids(choice)).toEqual(['less']);
    expect(why(choice, 'more')).toEqual({ code: 'takes nothing off' });
  });

  it('knows that what was switched before the baseline comes back at the end of its lifetime', async () => {
    // Half was electric in 2025, so that gas comes back to twice its 100 t once that ends: 40 % of 200 t is 80.
    const ended = idea('ended', 'north', '0', '0', {
      stage: 'under way',
      start: '2024-04',
      lifetimeYears: 3,
      effect: {
        ...{ type: 'another factor', share: '0.5', activity: 'Electricity', unit: 'kWh', perUnit: '1' },
        rates: [{ part: 'direct', category: 'electricity', scope: '2', kg: '0.5', national: null }],
      },
    });
    const choice = await asked([idea('some', 'north', '0.4', '50')], [[2026, '50']], {
      model: model([stream('north')], [ended]),
    });
    expect(tonnes(choice.reduction)).toBe(80);
    expect(tonnes(choice.bound)).toBeCloseTo(80, 3);
  });

  it('takes no more tonnes that somebody states than there are', async () => {
    const stated = (id: string, aYear: string, pounds: string) =>
      idea(id, 'north', '0', pounds, { effect: { type: 'tonnes', aYear, byYear: {}, source: 'a test' } });
    const choice = await asked([stated('one', '80', '50'), stated('two', '70', '50')], [[2026, '100']], {
      model: model([stream('north')]),
    });
    expect(tonnes(choice.reduction)).toBe(100);
    expect(tonnes(choice.bound)).toBeCloseTo(100, 3);
  });
});

describe('reasons', () => {
  it('say what a tonne costs, from the cheapest on, and whom each meets', async () => {
    const planned = idea('planned', 'north', '0.5', '0', { stage: 'funded' });
    const choice = await asked(
      [idea('dear', 'north', '0.4', '5000'), idea('cheap', 'south', '0.25', '500')],
      [[2026, '6000']],
      { model: model([stream('north'), stream('south')], [planned]) },
    );
    // By Shapley's values: planned and dear take 70 t together, alone 50 and 40, so that dear is given (40 + 20) / 2.
    expect(
      choice.reasons.map(({ initiative, rank, poundsPerTonne, meets }) => [initiative, rank, poundsPerTonne, meets]),
    ).toEqual([
      ['cheap', 1, '20.00', []],
      ['dear', 2, '166.67', ['planned']],
    ]);
  });

  it('say why each of the others was left out', async () => {
    const choice = await asked(
      [
        idea('chosen', 'north', '0.9', '100'),
        idea('met', 'north', '0.5', '10'),
        idea('dearer', 'south', '0.1', '50'),
        idea('fits nowhere', 'south', '0.9', '101'),
        idea('late', 'south', '0.9', '1', { start: '2029-04' }),
        idea('lost', 'south', '0.9', '1', { needs: ['nobody'] }),
        idea('elsewhere', 'nowhere', '0.9', '1'),
      ],
      [[2026, '100']],
    );
    expect(ids(choice)).toEqual(['chosen']);
    expect(choice.leftOut.map(({ initiative, why: { code } }) => [initiative, code])).toEqual([
      ['met', 'met'],
      ['dearer', 'dearer'],
      ['fits nowhere', 'too dear for any year'],
      ['late', 'starts later'],
      ['lost', 'needs'],
      ['elsewhere', 'takes nothing off'],
    ]);
    expect(why(choice, 'met')).toEqual({ code: 'met', by: ['chosen'] });
    expect(why(choice, 'dearer')).toEqual({ code: 'dearer', poundsPerTonne: '5.00', dearestChosen: '1.11' });
  });
});

describe('a somewhat bigger budget', () => {
  it('is solved again: a tenth more pays for what did not fit', async () => {
    const choice = await asked(
      [idea('fits', 'north', '0.3', '100'), idea('too dear', 'north', '0.5', '110')],
      [[2026, '100']],
    );
    expect(choice.bigger).toMatchObject({ times: '1.1', added: ['too dear'], dropped: ['fits'] });
    expect(tonnes(choice.bigger?.reduction ?? 0n)).toBe(50);
  });
});

describe('where there is nothing to choose', () => {
  it('says so', async () => {
    const some = [idea('some', 'north', '0.3', '100')];
    const outcomes = [
      await asked([], [[2026, '100']]),
      await asked(some, []),
      await asked(some, [[2026, '0']]),
      await asked(some, [[2026, '50']]),
      await asked([idea('elsewhere', 'nowhere', '0.3', '100')], [[2026, '100']]),
    ].map(({ outcome, reduction }) => [outcome, reduction]);
    expect(outcomes).toEqual([
      ['no candidates', 0n],
      ['no budget', 0n],
      ['no budget', 0n],
      ['nothing affordable', 0n],
      ['nothing takes off', 0n],
    ]);
  });
});
