import { describe, expect, it } from 'vitest';
import { madeUpSystem } from '../testing/made-up-system.ts';
import { forecast, opportunitiesOf } from './forecast.ts';
import { fewer, initiative, lessBy, modelOf, rate, stream } from './testing.ts';
import { type Step, totals, type WaterfallAsked, waterfall } from './waterfall.ts';

const kgOf = ({ kind, id, change, from, to }: Step) => [kind, id, ...[change, from, to].map((mg) => Number(mg) / 1e6)];

const grid = { id: 'grid', name: 'The grid', source: 'A hand', values: { '2024': '1', '2030': '0.5' } };
const growth = { id: 'patients', name: 'Patients', source: 'A hand', values: { '2030': '1.1' } };
const theTrust = stream({ driver: 'patients', rates: [rate('electricity', '2', '0.2', 'grid')] });
const shared = [
  { organisation: 'trust', share: '0.6' },
  { organisation: 'board', share: '0.4' },
];

// In 2030/31: 200 kg × 1.1 = 220, and half of it by the grid: 110 kg. The board, without growth: 200, and 100 kg.
const model = modelOf({
  streams: [theTrust, stream({ id: 'b', organisation: 'board', rates: theTrust.rates })],
  ...{ nationalChanges: [grid], growths: [growth] },
  initiatives: [
    initiative('led', fewer('500'), { theme: 'estates', organisations: shared }),
    initiative('habits', fewer('100'), { theme: 'people' }),
    initiative('doors', fewer('50'), { theme: 'estates' }),
    initiative('solar', lessBy('0.5'), { stage: 'idea' }),
  ],
});
const told = forecast(model);
const of = (asked: Partial<WaterfallAsked> = {}) =>
  waterfall(told, { initiatives: model.initiatives, of: 'plus', year: 2030, groupBy: 'theme', ...asked });

describe('a waterfall', () => {
  it('goes from the baseline by growth, national change and themes to the forecast', () => {
    // A kWh is 0.1 kg: led 500 are 50 kg, habits 10, doors 5.
    expect(of().steps.map(kgOf)).toEqual([
      ['baseline', '', 400, 0, 400],
      ['growth', '', 20, 400, 420],
      ['national', '', -210, 420, 210],
      ['theme', 'estates', -55, 210, 155],
      ['theme', 'people', -10, 155, 145],
      ['forecast', '', 145, 0, 145],
    ]);
  });

  it('tells the parts of a theme, a shared initiative once', () => {
    const [estates] = of().steps.filter(({ id }) => id === 'estates');
    expect(estates?.parts).toEqual([
      {
        ...{ initiative: 'led', change: -50_000_000n },
        places: [{ category: 'electricity', scope: '2', change: -50_000_000n }],
      },
      {
        ...{ initiative: 'doors', change: -5_000_000n },
        places: [{ category: 'electricity', scope: '2', change: -5_000_000n }],
      },
    ]);
  });

  it('tells each initiative by itself where nothing groups them', () => {
    const { groupBy: _, ...each } = {
      initiatives: model.initiatives,
      of: 'plus' as const,
      year: 2030,
      groupBy: 'theme',
    };
    expect(waterfall(told, each).steps.flatMap(({ kind, id }) => (kind === 'theme' ? [id] : []))).toEqual([
      ...['led', 'habits', 'doors'],
    ]);
  });

  it('ends with what is missing, what is allowed, and hollow what ideas would take off', () => {
    // Solar: half of the trust’s 110 − 30 − 10 − 5 = 65 kg.
    const made = of({ allowed: 100_000_000n, opportunities: opportunitiesOf(model) });
    expect(made.steps.slice(-4).map(kgOf)).toEqual([
      ['forecast', '', 145, 0, 145],
      ['gap', '', -45, 145, 100],
      ['allowed', '', 100, 0, 100],
      ['opportunity', 'solar', -32.5, 145, 112.5],
    ]);
    expect(made.gap).toBe(45_000_000n);
  });

  it('has no gap where less is left than is allowed', () => {
    const made = of({ allowed: 150_000_000n });
    expect(made.gap).toBe(-5_000_000n);
    expect(made.steps.map(({ kind }) => kind)).not.toContain('gap');
  });

  it('of tonnes that none are of is nought', () => {
    expect(of({ of: ['inhalers'] }).steps.map(({ to }) => to)).toEqual([0n, 0n, 0n, 0n]);
  });

  it('of a year that the forecast does not tell is refused', () => {
    expect(() => of({ year: 2060 })).toThrow('The forecast tells 2024 to 2035, not 2060');
  });

  it('of a system is the sum of its organisations’, step by step, to the last digit', () => {
    const system = madeUpSystem({ organisations: 4, initiatives: 60 });
    for (const attribution of ['shapley', 'delivery'] as const) {
      const forecasted = forecast(system, { attribution });
      const asked = { initiatives: system.initiatives, of: 'plus' as const, year: 2035, groupBy: 'theme' as const };
      const changesOf = (organisations?: string[]) =>
        waterfall(forecasted, { ...asked, ...(organisations ? { organisations } : {}) }).steps;
      const sums = new Map<string, bigint>();
      for (const organisation of new Set(system.baseline.streams.map((each) => each.organisation)))
        for (const { kind, id, change } of changesOf([organisation]))
          sums.set(`${kind} ${id}`, (sums.get(`${kind} ${id}`) ?? 0n) + change);
      expect(sums).toEqual(new Map(changesOf().map(({ kind, id, change }) => [`${kind} ${id}`, change])));
    }
  });
});

describe('totals', () => {
  it('are by year, of whose and of what is asked for', () => {
    const { baseline, withGrowth, withoutAction, withAction } = totals(told, {
      organisations: ['trust'],
      of: 'footprint',
    });
    expect([baseline, withGrowth, withoutAction, withAction].map((byYear) => byYear[6])).toEqual([
      ...[200_000_000n, 220_000_000n, 110_000_000n, 65_000_000n],
    ]);
  });
});
