import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { benchmarksFromPeers, type GapsAsked, gapsOf } from './gaps.ts';
import { figure } from './testing.ts';

const gas = (told: Partial<Figure> = {}) =>
  figure({ category: 'fossil-fuels', scope: '1', activity: 'fuels/gaseous-fuels/natural-gas', kg: '900', ...told });
const asked = (told: Partial<GapsAsked>): GapsAsked => ({
  organisation: 'northmoor',
  year: 2024,
  figures: [],
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

  it('has no benchmark of two peers: that would tell of the two', () => {
    expect(benchmarksFromPeers(peers.slice(0, 2), 'acute trusts', '2024/25')).toEqual([]);
  });

  it('is months that are missing of what goes on every month, with what its own other months suggest', () => {
    const gaps = gapsOf(asked({ figures: [gas({ toMonth: 202412 }), gas({ site: 'annexe' })] }));
    const [gap, ...others] = gaps.filter(({ kind }) => kind === 'months missing');
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      months: [202501, 202502, 202503],
      sentence: '3 of 12 months of 2024/25 are missing of fuels/gaseous-fuels/natural-gas: January 2025 to March 2025.',
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
        figures: [bought, gas({ site: 'new wing', fromMonth: 202409 })],
        explained: [
          { category: 'fossil-fuels', site: 'new wing', activity: '', reason: 'opened in September' },
          { category: 'heat', site: '', activity: '', reason: 'no heat is bought in' },
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
