import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../kernel/decimals.ts';
import { anInitiative } from '../testing/initiatives.ts';
import { madeUpSystem } from '../testing/made-up-system.ts';
import { type Aim, remainingOf } from './aim.ts';
import { forecast } from './forecast.ts';
import type { Effect, Initiative, Milligrams, Model, Stream, StreamRate } from './model.ts';
import { type OptimiseTask, optimise } from './optimise.ts';
import { type Budget, type Option, optionsOf } from './options.ts';

const stream = (site: string, category: string, quantity: string): Stream => ({
  ...{ id: site, organisation: 'northmere-hospitals', site, supplier: '', activity: 'Gas', category },
  ...{ unit: 'kWh', quantity, driver: 'floor area' },
  rates: [
    { part: 'direct', category, scope: '1', kg: '0.2', national: null },
    { part: 'upstream', category: 'well-to-tank', scope: '3', kg: '0.03', national: 'grid' },
  ],
});

const model = (initiatives: Initiative[]): Model => ({
  baseline: {
    year: 2025,
    source: 'a test',
    streams: [stream('north', 'fossil-fuels', '100000'), stream('south', 'electricity', '50000')],
    ranges: {},
    of1990: [],
    closures: [{ organisation: 'northmere-hospitals', site: 'south', from: '2029-10' }],
  },
  nationalChanges: [{ id: 'grid', name: 'The grid', source: 'a test', values: { 2025: '1', 2030: '0.4' } }],
  growths: [{ id: 'floor area', name: 'Floor area', source: 'a test', values: { 2030: '1.2' } }],
  initiatives,
  switches: {},
  lastYear: 2030,
});

const hundredths = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => (n / 100).toFixed(2));
const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ type: fc.constant('share less' as const), share: hundredths(-20, 100) }),
  fc.record({
    type: fc.constant('less activity' as const),
    amount: fc.integer({ min: -5000, max: 90_000 }).map(String),
    unit: fc.constant('kWh'),
  }),
  fc.record({
    type: fc.constant('another factor' as const),
    share: hundredths(0, 100),
    activity: fc.constant('Electricity'),
    unit: fc.constant('kWh'),
    perUnit: hundredths(10, 300),
    rates: fc.constant<StreamRate[]>([
      { part: 'direct', category: 'electricity', scope: '2', kg: '0.18', national: 'grid' },
    ]),
  }),
  fc.record({
    type: fc.constant('tonnes' as const),
    aYear: hundredths(-100, 2500),
    byYear: fc.constant({}),
    source: fc.constant('a test'),
  }),
);

const initiative = (id: string, stage: Initiative['stage'], needs: readonly string[]): fc.Arbitrary<Initiative> =>
  fc
    .record({
      effect,
      sites: fc.constantFrom<string[]>([], ['north'], ['south']),
      start: fc.constantFrom('2024-10', '2026-04', '2026-11', '2027-02'),
      rampMonths: fc.constantFrom(0, 18),
      lifetimeYears: fc.constantFrom(null, 3),
      capital: fc.integer({ min: 0, max: 60 }),
      needs: fc.subarray([...needs]),
    })
    .map(({ sites, capital, ...more }) =>
      anInitiative({
        id,
        stage,
        ...more,
        actsOn: { categories: [], activities: [], sites, suppliers: [] },
        money: { ...anInitiative({ id }).money, capital: String(capital) },
      }),
    );

const aim: fc.Arbitrary<Aim> = fc.record({
  of: fc.constantFrom<Aim['of']>('plus', 'footprint', ['fossil-fuels'], ['electricity', 'well-to-tank']),
  year: fc.constantFrom<Aim['year']>('all', 2030),
});

const small: fc.Arbitrary<OptimiseTask> = fc
  .record({
    planned: fc.tuple(initiative('p', 'funded', []), initiative('q', 'under way', [])),
    candidates: fc.tuple(
      initiative('a', 'idea', ['p']),
      initiative('b', 'idea', ['a']),
      initiative('c', 'idea', []),
      initiative('d', 'idea', ['c', 'q']),
    ),
    money: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })),
    aim,
    carryOver: fc.boolean(),
  })
  .map(({ planned, candidates, money, ...more }) => ({
    ...more,
    model: model(planned),
    candidates,
    budgets: money.map((pounds, at) => ({ year: 2026 + at, pounds: String(pounds) })),
  }));

const yearOf = (month: string) => Number(month.slice(0, 4)) - (Number(month.slice(5)) < 4 ? 1 : 0);

/** Every set that is within the rules, without any cleverness. */
function allChoices({ model: { initiatives }, candidates, budgets, carryOver }: OptimiseTask): Option[][] {
  const options = Map.groupBy(optionsOf(candidates, budgets), ({ candidate }) => candidate.id);
  const all = [...options.values()].reduce<Option[][]>(
    (before, starts) => before.flatMap((set) => [set, ...starts.map((start) => [...set, start])]),
    [[]],
  );
  return all.filter((set) => {
    const starts = new Map([
      ...initiatives.map(({ id, start }) => [id, yearOf(start)] as const),
      ...set.map(({ candidate, startYear }) => [candidate.id, startYear] as const),
    ]);
    const ready = set.every(({ candidate, startYear }) =>
      candidate.needs.every((id) => (starts.get(id) ?? Infinity) <= startYear),
    );
    return ready && isPaid(set, budgets, carryOver ?? false);
  });
}

function isPaid(set: readonly Option[], budgets: readonly Budget[], carryOver: boolean): boolean {
  let left = new Decimal(0);
  return budgets.every(({ year, pounds }) => {
    left = (carryOver ? left : new Decimal(0)).plus(pounds);
    for (const { spend } of set) left = left.minus(spend.get(year) ?? 0);
    return left.gte(0);
  });
}

function reductionOf({ model: whole, aim: what }: OptimiseTask, set: readonly Option[]): Milligrams {
  const initiatives = [...whole.initiatives, ...set.map(({ planned }) => planned)];
  return remainingOf(forecast(whole), what) - remainingOf(forecast({ ...whole, initiatives }), what);
}

describe('the choice within a budget', () => {
  it('is no further from the best of all choices than it says', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (task) => {
        const choice = await optimise(task);
        for (const set of allChoices(task)) expect(choice.bound).toBeGreaterThanOrEqual(reductionOf(task, set));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps to each year’s budget, and tells what the forecast has', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (task) => {
        const choice = await optimise(task);
        const set = optionsOf(task.candidates, task.budgets).filter(({ candidate, startYear }) =>
          choice.chosen.some((each) => each.initiative === candidate.id && each.startYear === startYear),
        );
        expect(set.length).toBe(choice.chosen.length);
        expect(isPaid(set, task.budgets, task.carryOver ?? false)).toBe(true);
        expect(choice.reduction).toBe(reductionOf(task, set));
      }),
      { numRuns: 40 },
    );
  });

  it('never does worse with a bigger budget, where it is told what the smaller one chose', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 0, max: 60 }), async (task, more) => {
        const before = await optimise(task);
        const budgets = task.budgets.map(({ year, pounds }) => ({ year, pounds: String(Number(pounds) + more) }));
        const after = await optimise({ ...task, budgets, known: [before.chosen] });
        expect(after.reduction).toBeGreaterThanOrEqual(before.reduction);
        expect(before.bigger?.reduction ?? before.reduction).toBeGreaterThanOrEqual(before.reduction);
      }),
      { numRuns: 20 },
    );
  });

  it('does no worse with a bigger budget than by the gap that it states, where it is told nothing', async () => {
    const { initiatives, ...system } = madeUpSystem({ organisations: 2, initiatives: 40, stage: 'idea', seed: 3 });
    let before = 0n;
    for (const pounds of ['200000', '400000', '800000']) {
      const choice = await optimise({
        model: { ...system, initiatives: [] },
        candidates: initiatives,
        budgets: [2026, 2027, 2028].map((year) => ({ year, pounds })),
        aim: { of: 'plus', year: 'all' },
        seconds: 0.5,
      });
      expect(choice.bound).toBeGreaterThanOrEqual(before);
      expect(Number(choice.reduction)).toBeGreaterThanOrEqual(Number(before) * (1 - choice.gapToOptimum));
      expect(choice.gapToOptimum).toBeLessThan(0.05);
      before = choice.reduction;
    }
  });
});
