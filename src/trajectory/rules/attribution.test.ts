import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast } from './forecast.ts';
import type { Effect, Forecast, Initiative, Model, Stream } from './model.ts';
import {
  stream as aStream,
  fewer,
  heatPump,
  initiative,
  lessBy,
  milligramsGiven,
  modelOf,
  rate,
  tonnes,
} from './testing.ts';

/** From `low` to `high`, at so many places. */
const decimal = (low: number, high: number, places: number) =>
  fc
    .integer({ min: low * 10 ** places, max: high * 10 ** places })
    .map((whole) => (whole / 10 ** places).toFixed(places));
const month = fc
  .tuple(fc.integer({ min: 2021, max: 2034 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`);

const effect: fc.Arbitrary<Effect> = fc.oneof(
  decimal(-1, 1, 4).map(lessBy),
  decimal(0, 1, 4).map((share) => heatPump(share, 'grid')),
  decimal(-500, 4000, 3).map((amount) => fewer(amount)),
  decimal(-1, 3, 6).map((aYear) => tonnes(aYear)),
);

const sites = ['north', 'south', ''];
const stream = fc
  .record({
    organisation: fc.constantFrom('board', 'trust'),
    site: fc.constantFrom(...sites),
    gas: fc.boolean(),
    quantity: decimal(0, 5000, 6),
    driver: fc.constantFrom(null, 'patients'),
  })
  .map(
    ({ gas, ...told }): Omit<Stream, 'id'> => ({
      ...{ ...told, supplier: '', unit: 'kWh', activity: gas ? 'Gas' : 'Electricity' },
      category: gas ? 'fossil-fuels' : 'electricity',
      rates: [
        gas ? rate('fossil-fuels', '1', '0.1829') : rate('electricity', '2', '0.20705', 'grid'),
        rate('well-to-tank', '3', '0.03021', gas ? null : 'grid'),
      ],
    }),
  );

const told = fc.record({
  effect,
  start: month,
  rampMonths: fc.integer({ min: 0, max: 40 }),
  lifetimeYears: fc.option(fc.integer({ min: 1, max: 12 })),
  organisations: fc.constantFrom<Initiative['organisations'][]>(
    [{ organisation: 'trust', share: '1' }],
    [{ organisation: 'board', share: '1' }],
    [
      { organisation: 'trust', share: '0.37' },
      { organisation: 'board', share: '0.63' },
    ],
  ),
  actsOn: fc.record({
    categories: fc.constantFrom<string[][]>([], ['electricity'], ['fossil-fuels'], ['well-to-tank']),
    activities: fc.constant<string[]>([]),
    sites: fc.constantFrom<string[][]>([], ['north'], ['north', 'south']),
    suppliers: fc.constant<string[]>([]),
  }),
});

const model = fc
  .record({
    streams: fc.array(stream, { minLength: 1, maxLength: 6 }),
    initiatives: fc.array(told, { maxLength: 7 }),
    closes: fc.option(month),
  })
  .map(
    ({ streams, initiatives, closes }): Model =>
      modelOf({
        streams: streams.map((each, at) => ({ ...each, id: `stream-${at}` })),
        initiatives: initiatives.map(({ effect: its, ...each }, at) => initiative(`initiative-${at}`, its, each)),
        nationalChanges: [
          { id: 'grid', name: 'Grid', source: 'A hand', values: { '2024': '0.207', '2031': '0.07', '2035': '0.013' } },
        ],
        growths: [{ id: 'patients', name: 'Patients', source: 'A hand', values: { '2033': '1.17' } }],
        closures: closes === null ? [] : [{ organisation: 'trust', site: 'north', from: closes }],
      }),
  );

const attribution = fc.constantFrom<Forecast['attribution'][]>('shapley', 'delivery');
const runs = { numRuns: 80 };

const placeOf = ({ organisation, category, scope }: { organisation: string; category: string; scope: string }) =>
  [organisation, category, scope].join();

describe('credit', () => {
  it('adds up to the whole reduction, exactly, in each place and year', () => {
    fc.assert(
      fc.property(model, attribution, (of, by) => {
        const { lines, credits, years } = forecast(of, { attribution: by });
        for (const line of lines)
          for (const at of years.keys()) {
            const sum = credits
              .filter((credit) => placeOf(credit) === placeOf(line))
              .reduce((all, { byYear }) => all + (byYear[at] ?? 0n), 0n);
            expect(sum).toBe((line.withoutAction[at] ?? 0n) - (line.withAction[at] ?? 0n));
          }
      }),
      runs,
    );
  });

  it('comes to the same total by either rule', () => {
    fc.assert(
      fc.property(model, (of) => {
        expect(forecast(of, { attribution: 'delivery' }).lines).toEqual(forecast(of).lines);
      }),
      runs,
    );
  });

  it('does not depend on the order in which initiatives and streams are entered', () => {
    fc.assert(
      fc.property(model, attribution, fc.infiniteStream(fc.nat()), (of, by, numbers) => {
        const shuffled = <Each>(all: readonly Each[]) =>
          all
            .map((each) => ({ each, at: numbers.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each);
        const baseline = { ...of.baseline, streams: shuffled(of.baseline.streams) };
        const other = { ...of, baseline, initiatives: shuffled(of.initiatives) };
        expect(forecast(other, { attribution: by })).toEqual(forecast(of, { attribution: by }));
      }),
      runs,
    );
  });

  it('of an initiative is that of its parts, where it is split by the sites that it covers', () => {
    const shares = fc.oneof(
      decimal(-1, 1, 4).map(lessBy),
      decimal(0, 1, 4).map((share) => heatPump(share, 'grid')),
    );
    fc.assert(
      fc.property(model, attribution, told, shares, (of, by, { effect: _, ...each }, its) => {
        // Named so that the parts come where the whole does in ties: these are settled by id.
        const part = (id: string, at: string[]) =>
          initiative(id, its, { ...each, actsOn: { ...each.actsOn, sites: at } });
        const forecastWith = (initiatives: Initiative[]) =>
          forecast({ ...of, initiatives: [...of.initiatives, ...initiatives] }, { attribution: by });
        const whole = forecastWith([part('split', ['north', 'south'])]);
        const parts = forecastWith([part('split', ['north']), part('split-2', ['south'])]);
        expect(parts.lines).toEqual(whole.lines);
        for (const at of whole.years.keys()) {
          const [north, south] = [
            milligramsGiven(parts.credits, 'split', at),
            milligramsGiven(parts.credits, 'split-2', at),
          ];
          expect(north + south).toBe(milligramsGiven(whole.credits, 'split', at));
          for (const { id } of of.initiatives)
            expect(milligramsGiven(parts.credits, id, at)).toBe(milligramsGiven(whole.credits, id, at));
        }
      }),
      runs,
    );
  });

  it('is alike for two that are alike, but for the milligram that cannot be halved', () => {
    fc.assert(
      fc.property(model, told, (of, each) => {
        const twins = ['twin-1', 'twin-2'].map((id) => initiative(id, each.effect, each));
        const { years, credits } = forecast({ ...of, initiatives: [...of.initiatives, ...twins] });
        // Rounded by themselves: a stream’s rates, at most two, and what each that switches brings there, at most nine.
        const rounded = BigInt(of.baseline.streams.length * (2 + 9));
        for (const at of years.keys()) {
          const apart = milligramsGiven(credits, 'twin-1', at) - milligramsGiven(credits, 'twin-2', at);
          expect(apart < 0n ? -apart : apart).toBeLessThanOrEqual(rounded);
        }
      }),
      runs,
    );
  });

  it('is alike for two that are each to switch all there is', () => {
    const twins = ['twin-1', 'twin-2'].map((id) => initiative(id, heatPump('1', 'grid'), { start: '2025-04' }));
    const of = modelOf({ streams: [aStream()], initiatives: twins });
    const { years, credits } = forecast(of);
    // Nothing is left for the second to bring, and still each has a half of what goes and of what comes.
    for (const at of years.keys()) {
      const apart = milligramsGiven(credits, 'twin-1', at) - milligramsGiven(credits, 'twin-2', at);
      expect(apart < 0n ? -apart : apart).toBeLessThanOrEqual(3n);
    }
  });

  it('is none for what is idle, and leaves the others’ as it is', () => {
    const idle = fc.constantFrom(
      initiative('idle', lessBy('0')),
      initiative('idle', lessBy('0.9'), { start: '2099-04' }),
      initiative('idle', fewer('0')),
      initiative('idle', tonnes('0')),
      initiative('idle', lessBy('0.9'), {
        actsOn: { categories: ['inhalers'], activities: [], sites: [], suppliers: [] },
      }),
      initiative('idle', lessBy('0.9'), { organisations: [{ organisation: 'elsewhere', share: '1' }] }),
      initiative('idle', lessBy('0.4'), { start: '2019-04' }),
    );
    fc.assert(
      fc.property(model, attribution, idle, (of, by, one) => {
        const before = forecast(of, { attribution: by });
        const after = forecast({ ...of, initiatives: [...of.initiatives, one] }, { attribution: by });
        expect(after.credits).toEqual(before.credits);
        expect(after.lines).toEqual(before.lines);
      }),
      runs,
    );
  });
});

describe('a forecast', () => {
  it('nothing falls below nought', () => {
    fc.assert(
      fc.property(model, (of) => {
        for (const { withAction, withoutAction } of forecast(of).lines)
          for (const milligrams of [...withAction, ...withoutAction]) expect(milligrams).toBeGreaterThanOrEqual(0n);
      }),
      runs,
    );
  });

  it('of a system is the sum of its organisations’, to the last digit', () => {
    fc.assert(
      fc.property(model, attribution, (of, by) => {
        const whole = forecast(of, { attribution: by });
        const parts = ['board', 'trust'].map((organisation) => {
          const streams = of.baseline.streams.filter((each) => each.organisation === organisation);
          return forecast({ ...of, baseline: { ...of.baseline, streams } }, { attribution: by });
        });
        expect(parts.flatMap(({ lines }) => lines)).toEqual(whole.lines);
        expect(parts.flatMap(({ credits }) => credits)).toEqual(whole.credits);
      }),
      runs,
    );
  });

  it('in the baseline year is the baseline', () => {
    fc.assert(
      fc.property(model, (of) => {
        for (const { baseline, withGrowth, withoutAction, withAction } of forecast(of).lines)
          expect([withGrowth[0], withoutAction[0], withAction[0]]).toEqual([baseline, baseline, baseline]);
      }),
      runs,
    );
  });
});
