import { describe, expect, it } from 'vitest';
import { madeUpSystem } from '../testing/made-up-system.ts';
import { arithmetic } from './arithmetic.ts';
import { forecast, opportunitiesOf } from './forecast.ts';
import { fewer, heatPump, initiative, lessBy, milligramsGiven, modelOf, rate, stream, tonnes } from './testing.ts';

const grid = { id: 'grid', name: 'The grid', source: 'A hand', values: { '2024': '1', '2030': '0.5' } };

describe('the arithmetic of an initiative', () => {
  it('tells each step: what there is, how strongly it works, what it takes by itself and is given', () => {
    // 1,000 kWh × 0.2 kg × 0.5 = 100 kg in 2030. By itself 30 %: 30 kg. With another of 30 %: half of 51 kg.
    const led = initiative('led', lessBy('0.3'), { start: '2030-04', rampMonths: 0 });
    const model = modelOf({
      streams: [stream({ rates: [rate('electricity', '2', '0.2', 'grid')] })],
      ...{ nationalChanges: [grid], initiatives: [led, initiative('other', lessBy('0.3'))] },
    });
    const told = arithmetic(model, 'led', 2030);
    expect(told).toMatchObject({
      strength: '1',
      strengthBefore: '0',
      planned: true,
      alone: 30_000_000n,
      credit: 25_500_000n,
    });
    expect(told.streams).toEqual([
      {
        stream: {
          ...{ id: 'power', organisation: 'trust', site: '', supplier: '', activity: 'Electricity' },
          ...{ category: 'electricity', unit: 'kWh' },
        },
        ...{ quantity: '1000', units: '1000', effect: { type: 'share less', share: '0.3' }, meets: ['other'] },
        rates: [
          {
            ...{ of: 'old', part: 'direct', category: 'electricity', scope: '2', kg: '0.2' },
            ...{ national: 'grid', index: '0.5' },
          },
        ],
        places: [{ category: 'electricity', scope: '2', alone: 30_000_000n, credit: 25_500_000n }],
      },
    ]);
  });

  it('tells what is used instead, and more of it as less than nought', () => {
    const gas = stream({ id: 'gas', category: 'fossil-fuels', rates: [rate('fossil-fuels', '1', '0.18')] });
    const model = modelOf({ streams: [gas], initiatives: [initiative('pump', heatPump('0.8'))] });
    const [told] = arithmetic(model, 'pump', 2030).streams;
    expect(told?.effect).toEqual({
      ...{ type: 'another factor', share: '0.8', activity: 'Electricity', unit: 'kWh', perUnit: '0.3' },
    });
    expect(told?.rates.map(({ of, kg }) => [of, kg])).toEqual([
      ['old', '0.18'],
      ['new', '0.2'],
    ]);
    expect(told?.places.map(({ category, credit }) => [category, credit])).toEqual([
      ['electricity', -48_000_000n],
      ['fossil-fuels', 144_000_000n],
    ]);
  });

  it('tells the part of an amount that falls to each stream', () => {
    const streams = [stream({ quantity: '3000' }), stream({ id: 'b', site: 'north' })];
    const model = modelOf({ streams, initiatives: [initiative('controls', fewer('400'))] });
    expect(arithmetic(model, 'controls', 2030).streams.map(({ stream: { id }, effect }) => [id, effect])).toEqual([
      ['power', { type: 'less activity', units: '300' }],
      ['b', { type: 'less activity', units: '100' }],
    ]);
  });

  it('tells stated tonnes by place: what is stated, and what is left to take', () => {
    // 150 kg stated of 200 kg, of which another takes half: 100 kg are left.
    const initiatives = [initiative('aids', tonnes('0.15')), initiative('led', lessBy('0.5'))];
    const told = arithmetic(modelOf({ streams: [stream()], initiatives }), 'aids', 2030);
    expect(told.stated).toEqual([
      {
        ...{ organisation: 'trust', category: 'electricity', scope: '2' },
        ...{ alone: 150_000_000n, credit: 100_000_000n },
      },
    ]);
  });

  it('adds up to the credit that the forecast gives, and of an idea to what it would take besides', () => {
    const planned = madeUpSystem({ organisations: 3, initiatives: 40 });
    const model = {
      ...planned,
      initiatives: planned.initiatives.map((each, at) => (at % 4 === 0 ? { ...each, stage: 'idea' as const } : each)),
    };
    for (const attribution of ['shapley', 'delivery'] as const) {
      const { credits, years } = forecast(model, { attribution });
      const all = [...credits, ...opportunitiesOf(model)];
      for (const { id } of model.initiatives.slice(0, 16))
        expect([id, arithmetic(model, id, 2033, attribution).credit]).toEqual([
          ...[id, milligramsGiven(all, id, years.indexOf(2033))],
        ]);
    }
  });

  it('of an initiative or a year that is not there is refused', () => {
    const model = modelOf({ streams: [stream()], initiatives: [initiative('led', lessBy('0.3'))] });
    expect(() => arithmetic(model, 'none', 2030)).toThrow('There is no initiative "none"');
    expect(() => arithmetic(model, 'led', 2050)).toThrow('The forecast does not tell 2050');
  });
});
