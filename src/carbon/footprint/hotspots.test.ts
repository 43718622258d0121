import { describe, expect, it } from 'vitest';
import { hotspots } from './hotspots.ts';
import { peersMedian, standings } from './peers.ts';
import { figure } from './testing.ts';

const at = (site: string, kg: string, told = {}) => figure({ category: 'electricity', scope: '2', site, kg, ...told });

describe('hotspots', () => {
  const figures = [at('north', '300'), at('south', '500'), at('north', '100'), at('', '100')];

  it('are ranked by what they weigh, with share and cumulative share', () => {
    expect(
      hotspots({ figures, by: 'site' }).map(({ rank, key, kg, share, cumulative }) => [
        rank,
        key,
        kg,
        share,
        cumulative,
      ]),
    ).toEqual([
      [1, 'south', '500', '0.500000', '0.500000'],
      [2, 'north', '400', '0.400000', '0.900000'],
      [3, '', '100', '0.100000', '1.000000'],
    ]);
  });

  it('of medicines are ranked by product or class', () => {
    const gas = (activity: string, kg: string) => figure({ category: 'anaesthetic-gases', scope: '1', activity, kg });
    const all = [gas('anaesthetic-gases/desflurane', '1'), gas('anaesthetic-gases/nitrous-oxide', '3')];
    expect(hotspots({ figures: all, by: 'medicine' }).map(({ key, share }) => [key, share])).toEqual([
      ['anaesthetic-gases/nitrous-oxide', '0.750000'],
      ['anaesthetic-gases/desflurane', '0.250000'],
    ]);
  });

  it('are set against last year', () => {
    const [south, north] = hotspots({ figures, by: 'site', lastYear: [at('south', '400')] });
    expect(south?.lastYear).toEqual({ kg: '400', change: '100', changeShare: '0.250000' });
    expect(north?.lastYear).toBeNull();
  });

  it('that are only a bad figure show as one: MWh entered as kWh', () => {
    const [spot] = hotspots({
      figures: [at('south', '500000', { unit: 'kWh' })],
      by: 'site',
      lastYear: [at('south', '500', { unit: 'MWh' })],
    });
    expect(spot?.doubts).toEqual([
      {
        kind: 'leap',
        sentence: 'It is 1000 times last year: look whether the unit is right (MWh last year, kWh this year).',
      },
    ]);
  });

  it('made by a proxy or estimated say so', () => {
    const [spot] = hotspots({
      figures: [at('a', '60', { tier: 'reduced', estimated: true }), at('a', '40')],
      by: 'site',
    });
    expect(spot?.quality.tier).toBe('mixed');
    expect(spot?.doubts.map(({ sentence }) => sentence)).toEqual([
      '60 % of it is made by a proxy such as spend or floor area: better data comes before action.',
      '60 % of it is estimated, not read or invoiced.',
    ]);
  });

  it('far from their peers, or as wide as themselves, are doubted; well-metered ones are not', () => {
    const area = (value: string) => [{ kind: 'floor area' as const, value }];
    const peers = ['10', '20', '30'].map((kg) => ({ name: kg, kg, drivers: area('1') }));
    const measured = new Map([['a', { own: { name: 'a', kg: '0', drivers: area('1') }, peers }]]);
    const [far] = hotspots({ figures: [at('a', '400')], by: 'site', measured });
    expect(far?.doubts[0]?.sentence).toBe(
      'By floor area it is 20 times the median of its 3 peers: look whether the figure is right.',
    );
    const [wide] = hotspots({
      figures: [at('a', '400')],
      by: 'site',
      ranges: new Map([['a', { low: 100, high: 900 }]]),
    });
    expect(wide?.doubts).toEqual([
      {
        kind: 'range',
        sentence: 'Its 95 % range is as wide as the figure itself, so its place in the list may change.',
      },
    ]);
    const [good] = hotspots({
      figures: [at('a', '20')],
      by: 'site',
      measured,
      ranges: new Map([['a', { low: 18, high: 22 }]]),
    });
    expect(good?.doubts).toEqual([]);
  });
});

describe('peers', () => {
  const peer = (kg: string, beds: string) => ({ name: kg, kg, drivers: [{ kind: 'beds' as const, value: beds }] });

  it('are compared by each driver that both have, by their quartiles', () => {
    const [standing, ...others] = standings(peer('900', '100'), [
      peer('400', '100'),
      peer('600', '100'),
      peer('1600', '200'),
    ]);
    expect(others).toEqual([]);
    expect(standing).toEqual({
      driver: 'beds',
      unit: 'beds',
      own: '9',
      peers: 3,
      lowerQuartile: '5',
      median: '6',
      upperQuartile: '7',
      times: '1.5',
      place: 4,
    });
  });

  it('without beds are no peers by bed', () => {
    const all = [peer('400', '100'), peer('600', '100'), peer('1', '0')];
    expect(peersMedian(all, 'beds')).toEqual({ kgPer: '5', names: ['400', '600'] });
    expect(peersMedian(all.slice(2), 'beds')).toBeNull();
  });
});
