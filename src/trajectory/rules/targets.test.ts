import { describe, expect, it } from 'vitest';
import { forecast } from './forecast.ts';
import type { Baseline, Model, Target } from './model.ts';
import { nationalTargets, type PathsAsked, targetPaths, targetsWithoutPath } from './targets.ts';
import { initiative, kg, lessBy, modelOf, rate, stream } from './testing.ts';

/** England's NHS of round figures: the Footprint of 1990 was twice that of 2020, the Footprint Plus a quarter more. */
const nationalRatio = {
  source: 'A hand',
  footprint: { 1990: '20', byYear: { '2010': '12', '2020': '10' } },
  plus: { 1990: '50', byYear: { '2020': '40' } },
};
const target = (told: Partial<Target> & Pick<Target, 'of' | 'reduction' | 'by'>): Target => ({
  ...{ id: `${told.of} ${told.by}`, name: 'A target', from: told.by, against: 1990, source: 'A hand' },
  ...told,
});
const eighty = target({ of: 'footprint', reduction: '0.8', by: 2032 });
const netZero = target({ of: 'footprint', reduction: '1', by: 2040 });

/** 1,000 kg of electricity in 2024, and 600 kg of medicines, which are in the Footprint Plus alone. */
const model = (told: Partial<Model> = {}, of1990: Baseline['of1990'] = []): Model => {
  const made = modelOf({
    streams: [
      stream({ quantity: '5000' }),
      stream({
        id: 'pills',
        activity: 'Pills',
        category: 'medicines',
        quantity: '600',
        rates: [rate('medicines', '3', '1')],
      }),
    ],
    lastYear: 2045,
    ...told,
  });
  return { ...made, baseline: { ...made.baseline, of1990 } };
};
const known = [{ organisation: 'trust', footprint: '1500', plus: '2400' }];

const askedOf = (made: Model, targets: readonly Target[], more: Partial<PathsAsked> = {}): PathsAsked => ({
  ...{ forecast: forecast(made), baseline: made.baseline, targets, nationalRatio },
  ...more,
});
const inYear = (values: readonly bigint[] | undefined, year: number) => kg(values?.[year - 2024]);

describe('the path to a target', () => {
  it('runs straight from the baseline to the year by which it is to be met, and stays there', () => {
    // 80 % of the known 1,500 kg leave 300 kg in 2032; half way, in 2028, (1,000 + 300) ÷ 2.
    const [path] = targetPaths(askedOf(model({}, known), [eighty]));
    expect([path?.how, kg(path?.against)]).toEqual(['known', 1500]);
    expect([2024, 2028, 2032, 2040].map((year) => inYear(path?.allowed, year))).toEqual([1000, 650, 300, 300]);
  });

  it('goes on from the targets of the same tonnes that come before it', () => {
    // From 300 kg in 2032 to none in 2040: 150 kg in 2036.
    const [, path] = targetPaths(askedOf(model({}, known), [eighty, netZero]));
    expect([2028, 2032, 2036, 2040, 2045].map((year) => inYear(path?.allowed, year))).toEqual([650, 300, 150, 0, 0]);
  });

  it('without a 1990 of its own takes what the NHS in England was then to what it is now', () => {
    // 1,000 kg × 20 ÷ 10 = 2,000 kg, of which 20 % are 400 kg; beyond 2020 the last that is published stays.
    const [path] = targetPaths(askedOf(model(), [eighty]));
    expect([path?.how, kg(path?.against), inYear(path?.allowed, 2032)]).toEqual(['national ratio', 2000, 400]);
  });

  it('against a year between two that are published takes what lies between', () => {
    // 2015: 11 ÷ 10 of 1,000 kg.
    const [path] = targetPaths(
      askedOf(model(), [target({ of: 'footprint', reduction: '0.5', by: 2030, against: 2015 })]),
    );
    expect(kg(path?.against)).toBe(1100);
  });

  it('against the baseline year needs nobody else’s figures', () => {
    const own = target({ of: ['medicines'], reduction: '0.1', by: 2028, against: 2024 });
    const [path] = targetPaths(askedOf(model(), [own]));
    expect([path?.how, inYear(path?.allowed, 2026), inYear(path?.allowed, 2028)]).toEqual(['baseline year', 570, 540]);
  });

  it('of which nobody knows what it is against is told apart', () => {
    const own = target({ of: ['medicines'], reduction: '0.1', by: 2028, against: 2019 });
    const asked = askedOf(model(), [eighty, own]);
    expect(targetPaths(asked).map((path) => path.target.id)).toEqual([eighty.id]);
    expect(targetsWithoutPath(asked)).toEqual([own]);
  });

  it('of a system is the sum of its organisations’, those that know their 1990 and those that don’t', () => {
    const made = model({}, known);
    const both: Model = {
      ...made,
      baseline: {
        ...made.baseline,
        streams: [...made.baseline.streams, stream({ id: 'b', organisation: 'other', quantity: '3333' })],
      },
    };
    const [whole] = targetPaths(askedOf(both, [eighty]));
    const [trust] = targetPaths(askedOf(both, [eighty], { organisations: ['trust'] }));
    const [other] = targetPaths(askedOf(both, [eighty], { organisations: ['other'] }));
    // 1,500 kg and 666.6 kg × 2.
    expect([whole?.how, trust?.how, other?.how]).toEqual(['national ratio', 'known', 'national ratio']);
    expect(whole?.against).toBe((trust?.against ?? 0n) + (other?.against ?? 0n));
    expect(whole?.parts.map(({ organisation, against }) => [organisation, kg(against)])).toEqual([
      ['other', 1333.2],
      ['trust', 1500],
    ]);
  });
});

describe('the gap', () => {
  const acted = model(
    {
      initiatives: [
        initiative('led', lessBy('0.5'), {
          actsOn: { categories: ['electricity'], activities: [], sites: [], suppliers: [] },
        }),
      ],
    },
    known,
  );

  it('is what is forecast above what is allowed; below nought where more is done', () => {
    // 500 kg from 2025 on: in 2028 150 kg less than allowed, in 2032 200 kg too many.
    const [path] = targetPaths(askedOf(acted, [eighty]));
    expect([inYear(path?.gap, 2028), inYear(path?.gap, 2032)]).toEqual([-150, 200]);
  });

  it('adds up over the years, from the baseline on', () => {
    const [path] = targetPaths(askedOf(acted, [eighty]));
    // 1,000 kg in 2024 and 500 a year to 2026; allowed are 1,000, 912.5 and 825 kg.
    expect([inYear(path?.cumulative.forecast, 2026), inYear(path?.cumulative.allowed, 2026)]).toEqual([2000, 2737.5]);
    expect(inYear(path?.cumulative.gap, 2026)).toBe(-737.5);
  });

  it('by category holds each against its share of the baseline, and adds up to the milligram', () => {
    // Plus: 2,400 kg in 1990, a fifth is 480 kg: 300 kg for electricity (1,000 of 1,600 kg), 180 kg for medicines.
    const [path] = targetPaths(askedOf(acted, [target({ of: 'plus', reduction: '0.8', by: 2036 })]));
    expect(path?.gapByCategory.map(({ category, byYear }) => [category, inYear(byYear, 2036)])).toEqual([
      ['medicines', 420],
      ['electricity', 200],
    ]);
    for (const [at, gap] of (path?.gap ?? []).entries())
      expect(path?.gapByCategory.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n)).toBe(gap);
  });
});

describe('the national targets', () => {
  it('are 80 % and net zero of either footprint, against 1990', () => {
    expect(nationalTargets.map(({ of, reduction, from, by, against }) => [of, reduction, from, by, against])).toEqual([
      ['footprint', '0.8', 2028, 2032, 1990],
      ['footprint', '1', 2040, 2040, 1990],
      ['plus', '0.8', 2036, 2039, 1990],
      ['plus', '1', 2045, 2045, 1990],
    ]);
  });
});
