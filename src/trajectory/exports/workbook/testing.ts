/** Plans for the tests of the workbook: one with all that there is, and any that chance makes. */
import fc from 'fast-check';
import type { Effect, Initiative, Model, Stage, Stream } from '../../rules/model.ts';
import { fewer, heatPump, initiative, lessBy, modelOf, rate, stream, tonnes } from '../../rules/testing.ts';
import type { WorkbookAsked } from './asked.ts';

export const grid = { id: 'grid', name: 'The grid', source: 'A hand', values: { '2024': '0.20', '2034': '0.05' } };
export const patients = { id: 'patients', name: 'Patients', source: 'A hand', values: { '2034': '1.1' } };

export const asked = (model: Model, told: Partial<WorkbookAsked> = {}): WorkbookAsked => ({
  ...{ model, organisations: [], of: 'plus', year: 2032, allowed: null, madeOn: '2026-11-29', language: 'en' },
  money: {
    ...{ priceYear: 2025, presentYear: 2024, prices: { byYear: { '2024': '97', '2025': '100' }, last: 2025 } },
    carbonValues: { priceYear: 2025, source: 'A hand', values: { '2025': { low: '50', central: '100', high: '150' } } },
  },
  names: { title: 'The trust', system: 'A system', organisations: { trust: 'The trust' }, themes: { heat: 'Heat' } },
  ...told,
});

const gas = stream({
  ...{ id: 'gas', activity: 'Gas', category: 'fossil-fuels', driver: 'patients' },
  rates: [rate('fossil-fuels', '1', '0.18'), rate('well-to-tank', '3', '0.03')],
});
const power = stream({ quantity: '5000', site: 'Old', rates: [rate('electricity', '2', '0.2', 'grid')] });
const food = stream({
  ...{ id: 'food', activity: '', category: 'food', unit: 'kgCO2e', quantity: '800' },
  rates: [rate('food', '3', '1')],
});
const water = stream({
  id: 'water',
  activity: 'Water',
  category: 'water',
  unit: 'm3',
  rates: [rate('water', '3', '0.3')],
});
const waste = stream({
  id: 'waste',
  activity: 'Waste',
  category: 'waste',
  unit: 't',
  rates: [rate('waste', '3', '20')],
});

const money = (told: Partial<Initiative['money']>): Initiative['money'] => ({
  ...{ capital: '0', capitalByYear: {}, running: '0', saving: '0', priceYear: 2025, funding: [] },
  ...told,
});
const on = (activities: string[]): Initiative['actsOn'] => ({ categories: [], activities, sites: [], suppliers: [] });

/** Each kind of effect, ramps, lifetimes, an end, one that works in the baseline year, a cut, a closure, an idea. */
export const wholePlan: Model = modelOf({
  streams: [gas, power, food, water, waste],
  closures: [{ organisation: 'trust', site: 'Old', from: '2031-10' }],
  nationalChanges: [grid],
  growths: [patients],
  initiatives: [
    initiative('insulation', lessBy('0.3'), {
      ...{ actsOn: on(['Gas']), theme: 'heat', start: '2022-04', rampMonths: 48 },
      money: money({ capital: '12000', saving: '900.5', priceYear: 2024 }),
    }),
    initiative('pump', heatPump('0.8', 'grid'), {
      ...{ actsOn: on(['Gas']), theme: 'heat', start: '2027-10', rampMonths: 18, lifetimeYears: 7 },
      money: money({ capital: '90000', running: '1200', saving: '4000' }),
    }),
    initiative('second pump', heatPump('0.5'), { ...{ actsOn: on(['Gas']), theme: 'heat', start: '2028-04' } }),
    initiative('controls', fewer('0.2', 'MWh'), { actsOn: on(['Gas']), theme: 'heat', start: '2026-06' }),
    initiative('solar', fewer('7000'), { actsOn: on(['Electricity']), start: '2026-04', rampMonths: 60 }),
    initiative('led', lessBy('0.25'), {
      ...{ actsOn: on(['Electricity']), start: '2026-09', ends: '2033-02' },
      money: money({ capitalByYear: { '2026': '400', '2027': '650.25' }, saving: '300' }),
    }),
    initiative('menus', tonnes('0.3', { '2027': '0.1' }), {
      actsOn: { categories: ['food', 'waste'], activities: [], sites: [], suppliers: [] },
    }),
    initiative('kitchens', tonnes('0.9'), {
      ...{ actsOn: { categories: ['food'], activities: [], sites: [], suppliers: [] }, start: '2029-01' },
      rampMonths: 24,
    }),
    initiative('fewer bins', lessBy('0.4'), { actsOn: on(['Waste']), stage: 'idea', start: '2028-01' }),
    initiative('more meals', tonnes('-0.05'), {
      actsOn: { categories: ['food'], activities: [], sites: [], suppliers: [] },
      start: '2030-04',
    }),
  ],
});

const decimal = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => (n / 100).toFixed(2));
const month = fc
  .tuple(fc.integer({ min: 2023, max: 2031 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`);
const effect: fc.Arbitrary<Effect> = fc.oneof(
  decimal(-20, 100).map(lessBy),
  decimal(0, 100).map((share) => heatPump(share, 'grid')),
  decimal(-100_000, 600_000).map((amount) => fewer(amount)),
  decimal(-20, 90).map((aYear) => tonnes(aYear)),
);
const stage: fc.Arbitrary<Stage> = fc.constantFrom('scoped', 'funded', 'done', 'idea', 'stopped');
const anInitiative = fc.record({
  ...{ effect, stage, start: month, rampMonths: fc.integer({ min: 0, max: 40 }) },
  lifetimeYears: fc.option(fc.integer({ min: 1, max: 9 })),
  ends: fc.option(month),
  activities: fc.subarray(['Gas', 'Electricity']),
  theme: fc.constantFrom('heat', ''),
  ...{ capital: decimal(0, 500_000), running: decimal(0, 9_000), saving: decimal(0, 90_000) },
  share: fc.constantFrom('0.3', '1'),
});
const quantities = fc.tuple(decimal(0, 200_000), decimal(1, 200_000), decimal(1, 200_000));

/** Plans of two organisations with up to seven initiatives, which meet wherever chance will have it. */
export const anyPlan: fc.Arbitrary<Model> = fc
  .tuple(quantities, fc.array(anInitiative, { minLength: 2, maxLength: 7 }))
  .map(([[first, second, third], given]) =>
    modelOf({
      streams: [
        ...[gas, { ...power, quantity: first }, food, water],
        { ...gas, id: 'other gas', organisation: 'other', quantity: second },
        { ...gas, id: 'more gas', site: 'New', quantity: third } satisfies Stream,
      ],
      nationalChanges: [grid],
      growths: [patients],
      initiatives: given.map(({ activities, capital, running, saving, share, effect: does, ...told }, at) =>
        initiative(`one ${at}`, does, {
          ...told,
          ...{ actsOn: on(activities), money: money({ capital, running, saving }) },
          organisations:
            share === '1'
              ? [{ organisation: 'trust', share }]
              : [
                  { organisation: 'trust', share },
                  { organisation: 'other', share: '0.7' },
                ],
        }),
      ),
    }),
  );
