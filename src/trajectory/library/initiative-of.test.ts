import { describe, expect, it } from 'vitest';
import { Baseline, Initiative, type Stream } from '../rules/model.ts';
import { initiativeOf } from './initiative-of.ts';
import { kindOf, kinds } from './library.ts';
import type { InitiativeKind } from './model.ts';

const organisation = 'fenmarsh-hospitals';

function kind(id: string): InitiativeKind {
  const found = kindOf(id);
  if (!found) throw new RangeError(`No kind ${id}`);
  return found;
}

let made = 0;
const stream = (activity: string, unit: string, quantity: string, more: Partial<Stream> = {}): Stream => ({
  ...{ id: `s${made++}`, organisation, site: 'Main', supplier: '', activity, category: 'electricity', unit, quantity },
  ...{ rates: [{ part: 'direct', category: 'electricity', scope: '2', kg: '0.2', national: 'grid' }], driver: null },
  ...more,
});
const baseline = (year: number, ...streams: Stream[]) => Baseline.parse({ year, source: 'A test', streams });
const wanted = { organisation, start: '2027-04' };

describe('an initiative started from the library', () => {
  it.each(kinds())('of the kind $id is whole, and an idea', (each) => {
    const idea = initiativeOf(each, wanted);
    expect(Initiative.parse(idea)).toEqual(idea);
    expect(idea).toMatchObject({ stage: 'idea', kind: each.id, theme: each.area, start: '2027-04' });
    expect(idea.evidence).toContain('Sources: ');
    expect(Number(idea.range?.low)).toBeLessThan(1);
    expect(Number(idea.range?.high)).toBeGreaterThan(1);
  });

  it('costs by the kilowatt hours that it saves: a share of what its sites use', () => {
    const base = baseline(
      2024,
      stream('electricity/uk', 'kWh', '1000000'),
      stream('electricity/uk', 'MWh', '500'),
      stream('electricity/uk', 'kWh', '9000000', { site: 'Elsewhere' }),
      stream('electricity/uk', 'kWh', '9000000', { organisation: 'thornwold' }),
    );
    // 12 % of 1,500,000 kWh are 180,000: × £0.79 = £142,200, × £0.188 = £33,840 a year
    const led = initiativeOf(kind('led-lighting'), { ...wanted, sites: ['Main'], baseline: base });
    expect(led.money).toMatchObject({ capital: '142200', running: '0', saving: '33840', priceYear: 2024 });
    expect(led.actsOn.sites).toEqual(['Main']);
    // 0.05 ÷ 0.12 and 0.2 ÷ 0.12
    expect(led.range).toEqual({ low: '0.4167', high: '1.6667' });
  });

  it('leaves what goes by the quantity at nought where no baseline says how much there is', () => {
    expect(initiativeOf(kind('led-lighting'), wanted).money).toMatchObject({ capital: '0', saving: '0' });
  });

  it('saves by its size: 250 kW of panels if nobody says more, 100 kW if somebody does', () => {
    expect(initiativeOf(kind('rooftop-solar'), wanted).effect).toMatchObject({ amount: '212500', unit: 'kWh' });
    const small = initiativeOf(kind('rooftop-solar'), { ...wanted, size: '100' });
    expect(small.effect).toMatchObject({ amount: '85000' });
    expect(small.money).toMatchObject({ capital: '120000', running: '1000', saving: '16000' });
  });

  it('states tonnes by its size, with their source', () => {
    const aids = initiativeOf(kind('walking-aids'), { ...wanted, size: '2000' });
    // 2,000 × 9.4 kg
    expect(aids.effect).toMatchObject({ type: 'tonnes', aYear: '18.8' });
    expect(aids.effect).toHaveProperty('source', expect.stringContaining('560,000 aids'));
  });

  it('takes the baseline’s own factors of what is done instead, where it has them', () => {
    const gas = stream('fuels/gaseous-fuels/natural-gas', 'kWh', '1000000', { category: 'fossil-fuels' });
    const base = baseline(2024, gas, stream('electricity/uk', 'kWh', '10'));
    const pumps = initiativeOf(kind('heat-pumps'), { ...wanted, baseline: base });
    expect(pumps.effect).toHaveProperty('rates', base.streams[1]?.rates);
    // 700,000 kWh of gas: × £1.24, × £0.064, × £0.044
    expect(pumps.money).toMatchObject({ capital: '868000', running: '44800', saving: '30800' });
  });

  it('and else brings those of 2025 to the baseline year by the grid: 0.177 becomes 0.2556 in 2019', () => {
    const gas = stream('fuels/gaseous-fuels/natural-gas', 'kWh', '1000', { category: 'fossil-fuels' });
    const pumps = initiativeOf(kind('heat-pumps'), { ...wanted, baseline: baseline(2019, gas) });
    expect(pumps.effect).toMatchObject({ rates: [{ part: 'direct', kg: '0.2556' }, {}, {}, {}] });
  });

  it('counts a kilometre as a kilometre where the fleet is told in kilometres', () => {
    const vans = stream('fleet/vans/average-up-to-3-5-tonnes/diesel', 'km', '160934.4', { category: 'fleet' });
    const electric = initiativeOf(kind('electric-vans'), { ...wanted, baseline: baseline(2025, vans) });
    // A km is 1 ÷ 1.609344 mile, to the mile of an electric van
    expect(electric.effect).toMatchObject({ unit: 'mile', perUnit: '0.621371192237' });
    // 100,000 miles, nine tenths of them: × £0.3
    expect(electric.money.capital).toBe('27000');
  });

  it('needs an organisation and a month', () => {
    expect(() => initiativeOf(kind('menus'), { ...wanted, start: 'next year' })).toThrow(/Write a month/);
  });
});
