import { describe, expect, it } from 'vitest';
import { madeUpSystem } from '../testing/made-up-system.ts';
import { isOf } from './aim.ts';
import { drawFan, type Fan, type FanAsked } from './fan.ts';
import { forecast } from './forecast.ts';
import type { Effect, Initiative, Model, Stage, Target } from './model.ts';
import { fewer, heatPump, initiative, kg, lessBy, modelOf, rate, stream, tonnes } from './testing.ts';

const nationalRatio = {
  source: 'A hand',
  footprint: { 1990: '16.2', byYear: { '2020': '6.1' } },
  plus: { 1990: '33.8', byYear: { '2020': '24.9' } },
};
const sure: Record<Stage, string> = {
  ...{ idea: '1', scoped: '1', funded: '1', 'under way': '1', done: '1', stopped: '0' },
};
/** Whoever is asked, the effect is so many times what is stated. */
const always = (times: string) => ({
  ...{ low: { low: times, high: times }, medium: { low: times, high: times }, high: { low: times, high: times } },
});

const fanOf = (model: Model, asked: Partial<FanAsked> = {}): Fan =>
  drawFan(model, { seed: '1', of: 'plus', nationalRatio, draws: 2000, likelihoods: sure, ...asked });

function plainOf(model: Model, of: Target['of'] = 'plus'): number[] {
  const { years, lines } = forecast(model);
  const own = lines.filter(({ category }) => isOf(of, category));
  return years.map((_, at) => kg(own.reduce((sum, { withAction }) => sum + (withAction[at] ?? 0n), 0n)));
}

function expectNear(told: readonly number[], expected: readonly number[]): void {
  expect(told.length).toBe(expected.length);
  for (const [at, value] of told.entries())
    expect(Math.abs(value - (expected[at] ?? 0))).toBeLessThan(1e-9 * (expected[0] ?? 0) + 1e-5);
}

/** Gas of which a heat pump takes some, electricity that has a grid, and inhalers with stated tonnes. */
const estate = (size: number): Model => {
  const times = (value: number) => String(value * size);
  return modelOf({
    streams: [
      stream({ quantity: '9000', rates: [rate('electricity', '2', '0.2', 'grid'), rate('well-to-tank', '3', '0.05')] }),
      stream({
        id: 'gas',
        activity: 'Gas',
        category: 'fossil-fuels',
        rates: [rate('fossil-fuels', '1', '0.18')],
        quantity: '8000',
      }),
      stream({
        id: 'inhalers',
        activity: 'Inhalers',
        category: 'inhalers',
        unit: 'each',
        rates: [rate('inhalers', '3', '20')],
        quantity: '300',
      }),
    ],
    nationalChanges: [{ id: 'grid', name: 'The grid', source: 'A hand', values: { '2024': '0.2', '2034': '0.05' } }],
    initiatives: [
      initiative('led', lessBy(times(0.2)), on('Electricity')),
      initiative('controls', fewer(times(900)), { ...on('Electricity'), start: '2026-10' }),
      initiative('insulation', lessBy(times(0.15)), on('Gas')),
      initiative('boiler', fewer(times(500)), on('Gas')),
      initiative('pump', heatPump(times(0.3), 'grid'), { ...on('Gas'), start: '2028-01', rampMonths: 24 }),
      initiative('other pump', heatPump(times(0.2), 'grid'), { ...on('Gas'), lifetimeYears: 6 }),
      initiative('inhalers', tonnes(times(1)), on('Inhalers')),
    ],
  });
};
const on = (activity: string): Pick<Initiative, 'actsOn'> => ({
  actsOn: { categories: [], activities: [activity], sites: [], suppliers: [] },
});

describe('the plain line of a fan', () => {
  it('is the forecast, of each footprint and of single categories', () => {
    const model = madeUpSystem({ organisations: 3, initiatives: 75 });
    const subjects: Target['of'][] = ['plus', 'footprint', ['medicines', 'business-services']];
    for (const of of subjects) expectNear(fanOf(model, { of, draws: 1 }).plain, plainOf(model, of));
  });
});

describe('what is drawn', () => {
  it('half of each effect is the forecast of halves', () => {
    const fan = fanOf(estate(1), { ranges: always('0.5'), draws: 3 });
    for (const told of [fan.mean, fan.p5, fan.p95]) expectNear(told, plainOf(estate(0.5)));
  });

  it('is cut off where there is no more to take, as in the forecast', () => {
    // Twice 80 % is all of it, and 2 × 600 kWh are more than the 1,000 that there are.
    const model = (effect: Effect) => modelOf({ streams: [stream()], initiatives: [initiative('a', effect)] });
    for (const effect of [lessBy('0.8'), fewer('600'), tonnes('0.15')])
      expect(fanOf(model(effect), { ranges: always('2'), draws: 3 }).p95.at(-1)).toBeCloseTo(0, 9);
  });

  it('has the forecast as its mean, within the sampling error, where nothing is cut off', () => {
    const model = { ...estate(1) };
    model.baseline = {
      ...model.baseline,
      ranges: { electricity: { low: '0.9', high: '1.1' }, 'fossil-fuels': { low: '0.7', high: '1.4' } },
    };
    const fan = fanOf(model, { draws: 10_000 });
    const plain = plainOf(model);
    for (const [at, mean] of fan.mean.entries()) {
      // Nine tenths of the draws lie within 1.645 standard deviations either way, or nearly so.
      const error = ((fan.p95[at] ?? 0) - (fan.p5[at] ?? 0)) / 3.29 / Math.sqrt(fan.draws);
      expect(Math.abs(mean - (plain[at] ?? 0))).toBeLessThan(4 * error);
      expect(error).toBeGreaterThan(0);
    }
  });

  it('an initiative that may not happen takes its effect as often as it does', () => {
    // 200 kg, of which it takes half three times in ten: 170 kg in the mean, and none or all of it in each draw.
    const model = modelOf({
      streams: [stream()],
      initiatives: [initiative('a', lessBy('0.5'), { likelihood: '0.3' })],
    });
    const fan = fanOf(model, { ranges: always('1'), draws: 10_000 });
    expect(Math.abs((fan.mean.at(-1) ?? 0) - 170)).toBeLessThan((4 * 100 * Math.sqrt(0.3 * 0.7)) / 100);
    expect([fan.p5.at(-1), fan.p95.at(-1)]).toEqual([100, 200]);
  });

  it('an initiative does not happen without one that it needs', () => {
    const initiatives = [
      initiative('first', lessBy('0'), { likelihood: '0.5' }),
      initiative('second', lessBy('0.5'), { likelihood: '1', needs: ['first'] }),
    ];
    const fan = fanOf(modelOf({ streams: [stream()], initiatives }), { ranges: always('1'), draws: 10_000 });
    // 200 or 100 kg, each half of the time.
    expect(Math.abs((fan.mean.at(-1) ?? 0) - 150)).toBeLessThan((4 * 100 * 0.5) / 100);
  });

  it('ideas and what is stopped take no part', () => {
    const initiatives = [
      initiative('a', lessBy('0.5'), { stage: 'idea' }),
      initiative('b', lessBy('0.5'), { stage: 'stopped' }),
    ];
    const fan = fanOf(modelOf({ streams: [stream()], initiatives }), { draws: 5 });
    expect([...fan.plain, ...fan.mean].every((value) => Math.abs(value - 200) < 1e-9)).toBe(true);
  });

  it('is the same to the last bit in whatever order streams and initiatives are entered', () => {
    const model = madeUpSystem({ organisations: 2, initiatives: 40 });
    const turned: Model = {
      ...model,
      baseline: { ...model.baseline, streams: model.baseline.streams.toReversed() },
      initiatives: model.initiatives.toReversed(),
    };
    expect(fanOf(turned, { draws: 500 })).toEqual(fanOf(model, { draws: 500 }));
  });

  it('of one organisation does not change with what others plan', () => {
    const model = madeUpSystem({ organisations: 2, initiatives: 20 });
    const alone = {
      ...model,
      initiatives: model.initiatives.filter(({ organisations }) => organisations.some(isFirst)),
    };
    const asked = { organisations: ['org-001'], draws: 500 };
    expect(fanOf(alone, asked)).toEqual(fanOf(model, asked));
  });
});
const isFirst = ({ organisation }: { organisation: string }) => organisation === 'org-001';

describe('the chance of meeting a target', () => {
  const half: Target = {
    ...{
      id: 'half',
      name: 'Half',
      of: 'plus',
      reduction: '0.5',
      from: 2029,
      by: 2030,
      against: 2024,
      source: 'A hand',
    },
  };
  const model = (told: Partial<Initiative>, of1990: Model['baseline']['of1990'] = []): Model => {
    const made = modelOf({ streams: [stream()], initiatives: [initiative('a', lessBy('0.5'), told)] });
    return { ...made, baseline: { ...made.baseline, of1990, ranges: { electricity: { low: '0.8', high: '1.2' } } } };
  };

  it('is told for each year from the first to the last in which it counts', () => {
    const { chances } = fanOf(model({ range: { low: '1.1', high: '1.1' } }), { targets: [half], draws: 100 });
    expect(chances).toEqual([
      { target: 'half', year: 2029, chance: 1 },
      { target: 'half', year: 2030, chance: 1 },
    ]);
  });

  it('does not hang on how far off the baseline is, where the target is against it', () => {
    const chance = fanOf(model({ range: { low: '1.1', high: '1.1' }, likelihood: '0.6' }), {
      targets: [half],
      draws: 10_000,
    }).chances[0]?.chance;
    expect(Math.abs((chance ?? 0) - 0.6)).toBeLessThan((4 * Math.sqrt(0.6 * 0.4)) / 100);
  });

  it('hangs on it where 1990 is known', () => {
    // 100 kg of 200 are left, and 50 % of 1990 are 100 kg: met where the baseline is no higher than it was counted.
    const known = model({ range: { low: '1', high: '1' } }, [{ organisation: 'trust', footprint: '200', plus: '200' }]);
    const chance = fanOf(known, { targets: [{ ...half, against: 1990 }], draws: 10_000 }).chances[0]?.chance;
    expect(Math.abs((chance ?? 0) - 0.5)).toBeLessThan(0.02);
  });

  it('is not told where nobody knows what it is against', () => {
    const target: Target = { ...half, of: ['electricity'], against: 2019 };
    expect(fanOf(model({}), { targets: [target], draws: 10 }).chances).toEqual([]);
  });
});
