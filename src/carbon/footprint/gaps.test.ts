import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { benchmarksFromPeers, type GapsAsked, gapsOf, siteMonthsOf } from './gaps.ts';
import { monthsOfYear } from './months.ts';
import { figure } from './testing.ts';

const gas = (told: Partial<Figure> = {}) =>
  figure({ category: 'fossil-fuels', scope: '1', activity: 'fuels/gaseous-fuels/natural-gas', kg: '900', ...told });
const asked = (told: Partial<GapsAsked>): GapsAsked => ({
  organisation: 'northmoor',
  year: 2024,
  figures: [],
  sites: { now: [], before: [] },
  drivers: [],
  benchmarks: [],
  explained: [],
  ...told,
});
const peers = ['10', '30', '20'].map((kg, n) => ({
  name: `trust-${n}`,
  category: 'waste',
  kg: `${kg}000`,
  drivers: [{ kind: 'floor area' as const, value: '1000' }],
}));

describe('a gap', () => {
  it('is a category of which there is no data', () => {
    const gaps = gapsOf(asked({ figures: [gas()] }));
    expect(gaps.length).toBe(23);
    expect(gaps.find(({ category }) => category.id === 'waste')).toMatchObject({
      kind: 'no data',
      sentence: 'There is no data on waste for 2024/25.',
      estimates: [],
    });
  });

  it('has the peers’ median beside it, by floor area, with where it comes from', () => {
    const gap = gapsOf(
      asked({
        drivers: [
          { organisation: 'northmoor', year: 2024, kind: 'floor area', value: '2778.54', source: 'ERIC 2024/25' },
          { organisation: 'northmoor', year: 2023, kind: 'floor area', value: '1', source: 'ERIC 2023/24' },
        ],
        benchmarks: benchmarksFromPeers(peers, 'acute trusts', '2024/25'),
      }),
    ).find(({ category }) => category.id === 'waste');
    expect(gap?.estimates).toEqual([
      {
        kind: 'benchmark',
        kg: '55570.8',
        basis: '2778.54 m² (ERIC 2024/25) at 20 kg per m² and year',
        source: 'Median of 3 organisations of the same kind (acute trusts) in this system, 2024/25',
      },
    ]);
  });

  it('with one peer or two has what they have, by their names', () => {
    const from = (count: number) => benchmarksFromPeers(peers.slice(0, count), 'acute trusts', '2024/25');
    expect(from(1)[0]).toMatchObject({
      kgPer: '10',
      source: expect.stringMatching(/^As trust-0, 2024\/25: there is no/),
    });
    expect(from(2)[0]).toMatchObject({
      kgPer: '20',
      source: expect.stringMatching(/^The mean of trust-0 and trust-1,/),
    });
    expect(from(0)).toEqual([]);
  });

  it('has what its own nearest other year came to, before any benchmark', () => {
    const waste = (year: number, kg: string) =>
      figure({ category: 'waste', kg, year, fromMonth: year * 100 + 4, toMonth: (year + 1) * 100 + 3 });
    const told = { figures: [gas(), waste(2019, '1'), waste(2023, '500')] };
    const gap = gapsOf(asked(told)).find(({ category }) => category.id === 'waste');
    expect(gap?.estimates).toMatchObject([{ kind: 'own other year', kg: '500', basis: 'What 2023/24 came to' }]);
    // A year of some months is no year.
    const short = gapsOf(asked({ figures: [gas(), { ...waste(2023, '500'), toMonth: 202312 }] }));
    expect(short.find(({ category }) => category.id === 'waste')?.estimates).toEqual([]);
  });

  it('says what has to be known for an estimate where a benchmark is there', () => {
    const benchmarks = benchmarksFromPeers(peers, 'acute trusts', '2024/25');
    const gap = gapsOf(asked({ benchmarks })).find(({ category }) => category.id === 'waste');
    expect(gap).toMatchObject({ estimates: [], wanted: ['floor area'] });
  });

  it('takes the floor area of another year where this one’s is not known, and says so', () => {
    const drivers = [
      { organisation: 'northmoor', year: 2022, kind: 'floor area' as const, value: '1000', source: 'ERIC 2022/23' },
    ];
    const benchmarks = benchmarksFromPeers(peers, 'acute trusts', '2024/25');
    const gap = gapsOf(asked({ drivers, benchmarks })).find(({ category }) => category.id === 'waste');
    expect(gap?.estimates).toMatchObject([
      { kg: '20000', basis: '1000 m² (ERIC 2022/23, of 2022/23) at 20 kg per m² and year' },
    ]);
  });

  it('is months that are missing of what goes on every month, with what its own other months suggest', () => {
    const gaps = gapsOf(asked({ figures: [gas({ toMonth: 202410 }), gas({ toMonth: 202412, kg: '0' })] }));
    const [gap, ...others] = gaps.filter(({ kind }) => kind === 'months missing');
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      site: '',
      months: [202501, 202502, 202503],
      sentence: '3 of 12 months of 2024/25 are missing of fossil fuels: January 2025 to March 2025.',
    });
    expect(gap?.estimates[0]).toMatchObject({ kind: 'own other months', kg: '300' });
  });

  it('of a fuel is not told once more as a gap of what came before it', () => {
    const upstream = gas({ category: 'well-to-tank', scope: '3', part: 'well-to-tank', toMonth: 202412 });
    const gaps = gapsOf(asked({ figures: [gas({ toMonth: 202412 }), upstream] }));
    expect(gaps.filter(({ kind }) => kind === 'months missing').length).toBe(1);
  });

  it('is told in spans, across the turn of the year', () => {
    const figures = [gas({ toMonth: 202411 }), gas({ fromMonth: 202502, toMonth: 202502 })];
    const gap = gapsOf(asked({ figures })).find(({ kind }) => kind === 'months missing');
    expect(gap?.sentence).toContain('December 2024 to January 2025, March 2025.');
  });

  it('is none where spend has months without a purchase, nor where somebody said why', () => {
    const bought = figure({ category: 'medicines', activity: 'spend/eclass/d', kg: '1', toMonth: 202404 });
    const gaps = gapsOf(
      asked({
        figures: [bought, gas({ fromMonth: 202409 })],
        explained: [
          { category: 'fossil-fuels', site: '', reason: 'opened in September' },
          { category: 'heat', site: '', reason: 'no heat is bought in' },
        ],
      }),
    );
    expect(gaps.map(({ category }) => category.id)).not.toContain('medicines');
    expect(gaps.map(({ category }) => category.id)).not.toContain('fossil-fuels');
    expect(gaps.map(({ category }) => category.id)).not.toContain('heat');
  });

  it('is not filled by what another organisation or year has, nor by what is outside of scopes', () => {
    const figures = [gas({ organisation: 'southmoor' }), gas({ year: 2023 }), gas({ scope: 'outside' })];
    expect(gapsOf(asked({ figures })).length).toBe(24);
  });
});

describe('a gap at a site', () => {
  const year = monthsOfYear(2024);
  const electricity = (site: string, months: readonly number[], kg = '100') =>
    months.map((month) =>
      figure({ category: 'electricity', scope: '2', basis: 'location', site, fromMonth: month, toMonth: month, kg }),
    );
  const gapsAtSites = (now: Figure[], before: Figure[] = [], told: Partial<GapsAsked> = {}) =>
    gapsOf(asked({ figures: now, sites: { now: siteMonthsOf(now), before: siteMonthsOf(before) }, ...told })).filter(
      ({ site }) => site !== '',
    );

  it('is months that other sites have data of, with what its own other months suggest', () => {
    const gaps = gapsAtSites([...electricity('Site A', year), ...electricity('Site B', year.slice(0, 4))]);
    expect(gaps.map(({ sentence }) => sentence)).toEqual(['Site B has no data on electricity from August 2024.']);
    expect(gaps[0]?.months).toEqual(year.slice(4));
    expect(gaps[0]?.estimates).toMatchObject([{ kind: 'own other months', kg: '800' }]);
  });

  it('names single months and spans of them', () => {
    const [first] = gapsAtSites([
      ...electricity('Site A', year),
      ...electricity('Site B', [202405, 202407, 202410, 202411, 202412, 202501, 202502, 202503]),
    ]);
    expect(first?.sentence).toBe(
      'Site B has no data on electricity in April 2024, in June 2024 and from August 2024 to September 2024.',
    );
  });

  it('is a site that had data in the year before and has none now, with what that year came to', () => {
    const gaps = gapsAtSites(
      electricity('Site A', year),
      electricity('Site B', monthsOfYear(2023), '50').map((one) => ({ ...one, year: 2023 })),
    );
    expect(gaps).toMatchObject([
      {
        sentence: 'Site B has no data on electricity for 2024/25, and had some for 2023/24.',
        estimates: [{ kind: 'own year before', kg: '600' }],
      },
    ]);
  });

  it('comes after those of all sites, the greatest first, and is not told where all sites lack the month', () => {
    const now = [
      ...electricity('Site A', year.slice(0, 11), '10'),
      ...electricity('Site B', year.slice(0, 10), '10'),
      ...electricity('Site C', year.slice(1, 11), '1000'),
    ];
    expect(gapsOf(asked({ figures: now, sites: { now: siteMonthsOf(now), before: [] } })).slice(-3)).toMatchObject([
      { site: '', kind: 'no data' },
      { site: 'Site C', months: [202404] },
      { site: 'Site B', months: [202502] },
    ]);
  });

  it('is none in a month of which lines name no site: they may be of any', () => {
    const now = [
      ...electricity('Site A', year),
      ...electricity('Site B', [202404]),
      ...electricity('', year.slice(0, 11)),
    ];
    expect(gapsAtSites(now)).toMatchObject([{ site: 'Site B', months: [202503] }]);
  });

  it('is none in a month that an invoice of several months covers', () => {
    const invoice = figure({ category: 'electricity', scope: '2', basis: 'location', site: 'Site B', kg: '900' });
    expect(gapsAtSites([...electricity('Site A', year), invoice])).toEqual([]);
  });

  it('is none of travel, which no site has to do every month, nor where somebody said why', () => {
    const travel = (site: string, toMonth: number) => figure({ category: 'business-travel', kg: '1', site, toMonth });
    expect(gapsAtSites([travel('Site A', 202503), travel('Site B', 202404)])).toEqual([]);
    const closed = [{ category: 'electricity', site: 'Site B', reason: 'closed in May' }];
    const now = [...electricity('Site A', year), ...electricity('Site B', [202404])];
    expect(gapsAtSites(now, [], { explained: closed })).toEqual([]);
  });
});
