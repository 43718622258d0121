import { describe, expect, it } from 'vitest';
import { forecast, opportunitiesOf } from './forecast.ts';
import { fewer, given, heatPump, initiative, left, lessBy, modelOf, rate, stream, tonnes } from './testing.ts';

const grid = { id: 'grid', name: 'The grid', source: 'A hand', values: { '2024': '0.20', '2034': '0.05' } };
const gas = stream({
  id: 'gas',
  activity: 'Gas',
  category: 'fossil-fuels',
  rates: [rate('fossil-fuels', '1', '0.18')],
});

describe('initiatives that meet', () => {
  it('two of 30 % leave 49 %, and share the 51 % alike', () => {
    // 200 kg × 0.7 × 0.7 = 98 kg; the 102 kg that are gone are parted in two.
    const told = forecast(
      modelOf({ streams: [stream()], initiatives: [initiative('a', lessBy('0.3')), initiative('b', lessBy('0.3'))] }),
    );
    expect(left(told, 2030)).toBe(98);
    expect([given(told, 'a', 2030), given(told, 'b', 2030)]).toEqual([51, 51]);
  });

  it('are given the mean of coming first and coming last', () => {
    // 50 % and 10 % of 200 kg. Half: first 100, last 200 × 0.9 × 0.5 = 90: 95 kg. Tenth: first 20, last 10: 15 kg.
    const initiatives = [initiative('half', lessBy('0.5')), initiative('tenth', lessBy('0.1'))];
    const told = forecast(modelOf({ streams: [stream()], initiatives }));
    expect([given(told, 'half', 2030), given(told, 'tenth', 2030)]).toEqual([95, 15]);
  });

  it('in order of delivery the first is given all of its effect, and the total is the same', () => {
    // Tenth comes first: 20 kg of 200. Half of the 180 kg that are left: 90 kg. Together 110 kg, as above.
    const initiatives = [initiative('half', lessBy('0.5'), { start: '2026-04' }), initiative('tenth', lessBy('0.1'))];
    const told = forecast(modelOf({ streams: [stream()], initiatives }), { attribution: 'delivery' });
    expect([given(told, 'half', 2030), given(told, 'tenth', 2030), left(told, 2030)]).toEqual([90, 20, 90]);
  });

  it('amounts come off before shares', () => {
    // (1,000 − 200) kWh × 0.7 × 0.2 kg = 112 kg. The amount: first 40 kg, after the share 28: 34. The share: 60, 48: 54.
    const initiatives = [initiative('amount', fewer('200')), initiative('share', lessBy('0.3'))];
    const told = forecast(modelOf({ streams: [stream()], initiatives }));
    expect([left(told, 2030), given(told, 'amount', 2030), given(told, 'share', 2030)]).toEqual([112, 34, 54]);
  });

  it('what one switches no other can switch again: the earlier one has its share first', () => {
    // 1,000 kWh of gas: 800 to the first pump; of the 200 left, 160 to the second; 40 stay: 7.2 kg.
    // 960 kWh × 0.3 × 0.2 kg = 57.6 kg of electricity.
    const initiatives = [initiative('z', heatPump('0.8')), initiative('a', heatPump('0.8'), { start: '2026-04' })];
    const told = forecast(modelOf({ streams: [gas], initiatives }), { attribution: 'delivery' });
    expect([left(told, 2030, 'fossil-fuels'), left(told, 2030, 'electricity')]).toEqual([7.2, 57.6]);
    // First: 800 × (0.18 − 0.06) = 96 kg; second: 160 × 0.12 = 19.2 kg.
    expect([given(told, 'z', 2030), given(told, 'a', 2030)]).toEqual([96, 19.2]);
  });
});

describe('the country', () => {
  it('electricity saved in 2034 saves the grid of 2034', () => {
    // 500 kWh × 0.2 kg × 0.05 ÷ 0.20 = 25 kg; in 2029, half way, 0.125 ÷ 0.20 of 100 kg: 62.5 kg.
    const power = stream({ rates: [rate('electricity', '2', '0.2', 'grid')] });
    const initiatives = [initiative('led', lessBy('0.5'))];
    const told = forecast(modelOf({ streams: [power], nationalChanges: [grid], initiatives }));
    expect([given(told, 'led', 2029), given(told, 'led', 2034), given(told, 'led', 2035)]).toEqual([62.5, 25, 25]);
  });

  it('switched off, leaves the baseline year’s factor', () => {
    const power = stream({ rates: [rate('electricity', '2', '0.2', 'grid')] });
    const told = forecast(modelOf({ streams: [power], nationalChanges: [grid], switches: { grid: false } }));
    expect(left(told, 2034)).toBe(200);
  });

  it('growth multiplies the quantity, and is told before national change', () => {
    // 1,000 kWh × 1.1 × 0.2 = 220 kg with growth; with the grid of 2034 a quarter: 55 kg.
    const growth = { id: 'patients', name: 'Patients', source: 'A hand', values: { '2034': '1.1' } };
    const power = stream({ driver: 'patients', rates: [rate('electricity', '2', '0.2', 'grid')] });
    const [line] = forecast(modelOf({ streams: [power], nationalChanges: [grid], growths: [growth] })).lines;
    expect([line?.baseline, line?.withGrowth[10], line?.withoutAction[10]]).toEqual([
      200_000_000n,
      220_000_000n,
      55_000_000n,
    ]);
  });

  it('a heat pump moves tonnes from scope 1 to scope 2, of the year’s grid', () => {
    // 800 kWh of gas less: 144 kg of scope 1. 800 × 0.3 × 0.2 × 0.25 (the grid of 2034) = 12 kg more of scope 2.
    const told = forecast(
      modelOf({ streams: [gas], nationalChanges: [grid], initiatives: [initiative('pump', heatPump('0.8', 'grid'))] }),
    );
    expect(
      told.credits.map(({ category, scope, byYear }) => [category, scope, Number(byYear[10] ?? 0n) / 1e6]),
    ).toEqual([
      ['electricity', '2', -12],
      ['fossil-fuels', '1', 144],
    ]);
    expect(left(told, 2034, 'fossil-fuels')).toBe(36);
  });
});

describe('time', () => {
  it('a lifetime ends: five years from April 2026 are 2026/27 to 2030/31', () => {
    const led = initiative('led', lessBy('0.5'), { start: '2026-04', lifetimeYears: 5 });
    const told = forecast(modelOf({ streams: [stream()], initiatives: [led] }));
    expect([2025, 2026, 2030, 2031].map((year) => left(told, year))).toEqual([200, 100, 100, 200]);
  });

  it('the last month counts still: ending in September 2030, it has half of 2030/31', () => {
    const led = initiative('led', lessBy('0.5'), { ends: '2030-09' });
    const told = forecast(modelOf({ streams: [stream()], initiatives: [led] }));
    expect([2029, 2030, 2031].map((year) => left(told, year))).toEqual([100, 150, 200]);
  });

  it('a ramp of twelve months from October straddles two financial years', () => {
    // Months in the middle of which it has ½, 1½ … 11½ twelfths. October to March: (½ + … + 5½) ÷ 12 ÷ 12 = 0.125.
    // 2027/28: six more of the ramp, 4.5, and six in full: 10.5 ÷ 12 = 0.875. So 40 % are 5 %, 35 %, 40 % of 200 kg.
    const led = initiative('led', lessBy('0.4'), { start: '2026-10', rampMonths: 12 });
    const told = forecast(modelOf({ streams: [stream()], initiatives: [led] }));
    expect([2026, 2027, 2028].map((year) => given(told, 'led', year))).toEqual([10, 70, 80]);
  });

  it('what worked in the baseline year is in the baseline, and is not counted twice', () => {
    // 48 months from April 2022. In 2024/25 it has (24½ + … + 35½) ÷ 12 ÷ 48 = 0.625, and in full 1: of 40 %, 25 % and
    // 40 %. So the baseline of 200 kg is 75 % of what there once was, and 60 % of that is 160 kg.
    const led = initiative('led', lessBy('0.4'), { start: '2022-04', rampMonths: 48 });
    const told = forecast(modelOf({ streams: [stream()], initiatives: [led] }));
    expect([2024, 2026].map((year) => left(told, year))).toEqual([200, 160]);
    // 2025/26: 0.875, so 35 %: 200 × 65 ÷ 75 = 173.333333 kg.
    expect(left(told, 2025)).toBe(173.333333);
  });

  it('what worked in full in the baseline year adds nothing, and its end takes away', () => {
    // 20 % since 2020, until March 2030: then 200 ÷ 0.8 = 250 kg again.
    const led = initiative('led', lessBy('0.2'), { start: '2020-04', ends: '2030-03' });
    const told = forecast(modelOf({ streams: [stream()], initiatives: [led] }));
    expect([2029, 2030].map((year) => given(told, 'led', year))).toEqual([0, -50]);
  });

  it('a site that closes in October 2030 has half of that year, and nothing there saves anything more', () => {
    const led = initiative('led', lessBy('0.3'));
    const old = stream({ site: 'old wing' });
    const closures = [{ organisation: 'trust', site: 'old wing', from: '2030-10' }];
    const told = forecast(modelOf({ streams: [old], closures, initiatives: [led] }));
    expect([2029, 2030, 2031].map((year) => left(told, year))).toEqual([140, 70, 0]);
    expect([2029, 2030, 2031].map((year) => given(told, 'led', year))).toEqual([60, 30, 0]);
  });
});

describe('amounts', () => {
  it('less than nought is more: a negative saving adds', () => {
    const scanner = initiative('scanner', fewer('-100'));
    const told = forecast(modelOf({ streams: [stream()], initiatives: [scanner] }));
    expect([left(told, 2030), given(told, 'scanner', 2030)]).toEqual([220, -20]);
  });

  it('are parted by how much of the activity each stream has, in any unit of its kind', () => {
    // 1 MWh over 3,000 kWh and 1 MWh: 750 kWh and 0.25 MWh; at 0.2 kg a kWh 150 kg and 50 kg.
    const small = stream({ id: 'b', category: 'b', unit: 'MWh', quantity: '1', rates: [rate('b', '2', '200')] });
    const streams = [stream({ quantity: '3000' }), small];
    const told = forecast(modelOf({ streams, initiatives: [initiative('controls', fewer('1', 'MWh'))] }));
    expect([left(told, 2030, 'electricity'), left(told, 2030, 'b')]).toEqual([450, 150]);
  });

  it('together beyond what is there are scaled down evenly, and it is said', () => {
    // 800 and 1,200 kWh of 1,000: half of each.
    const initiatives = [initiative('a', fewer('800')), initiative('b', fewer('1200'))];
    const told = forecast(modelOf({ streams: [stream()], initiatives, lastYear: 2027 }));
    expect([left(told, 2026), given(told, 'a', 2026), given(told, 'b', 2026)]).toEqual([0, 80, 120]);
    expect(told.remarks.map(({ code, initiative: of }) => [code, of])).toEqual([
      ['cut down', 'a'],
      ['cut down', 'b'],
    ]);
    expect(told.remarks[0]?.sentence).toContain('In 2025/26 to 2027/28 ');
  });

  it('in a unit that nothing is counted in find nothing to act on', () => {
    const told = forecast(modelOf({ streams: [stream()], initiatives: [initiative('miles', fewer('10', 'mile'))] }));
    expect([left(told, 2030), told.credits, told.remarks[0]?.code]).toEqual([200, [], 'nothing to act on']);
  });
});

describe('tonnes that are stated', () => {
  it('come off by year where years are told, else each year', () => {
    const stated = initiative('aids', tonnes('0.01', { '2026': '0.05' }));
    const told = forecast(modelOf({ streams: [stream()], initiatives: [stated] }));
    expect([2025, 2026, 2027].map((year) => left(told, year))).toEqual([190, 150, 190]);
  });

  it('are cut down at nought, after all else, evenly', () => {
    // Half of 200 kg goes by lighting. 80 kg and 120 kg are stated of the 100 kg left: 40 kg and 60 kg.
    const initiatives = [
      initiative('led', lessBy('0.5')),
      initiative('a', tonnes('0.08')),
      initiative('b', tonnes('0.12')),
    ];
    const told = forecast(modelOf({ streams: [stream()], initiatives }));
    expect(left(told, 2030)).toBe(0);
    expect(['led', 'a', 'b'].map((id) => given(told, id, 2030))).toEqual([100, 40, 60]);
    expect(told.remarks.map(({ initiative: of, field }) => [of, field])).toEqual([
      ['a', 'effect.aYear'],
      ['b', 'effect.aYear'],
    ]);
  });

  it('of a category are of all that is counted in it, whatever sets it free', () => {
    // Gas and electricity both have some of well-to-tank: 30 and 10 kg; 20 kg less of the 40.
    const upstream = (kgOfUnit: string) => rate('well-to-tank', '3', kgOfUnit);
    const streams = [
      stream({ rates: [rate('electricity', '2', '0.2'), upstream('0.01')] }),
      { ...gas, rates: [...gas.rates, upstream('0.03')] },
    ];
    const actsOn = { categories: ['well-to-tank'], activities: [], sites: [], suppliers: [] };
    const told = forecast(modelOf({ streams, initiatives: [initiative('a', tonnes('0.02'), { actsOn })] }));
    expect([left(told, 2030, 'well-to-tank'), left(told, 2030, 'electricity')]).toEqual([20, 200]);
  });
});

describe('whose it is', () => {
  it('a shared initiative is parted by the shares, and acts in each organisation’s own streams', () => {
    // 1,000 kWh: 600 at the trust, 400 at the board; at 0.2 kg 120 and 80 kg.
    const organisations = [
      { organisation: 'trust', share: '0.6' },
      { organisation: 'board', share: '0.4' },
    ];
    const streams = [stream({ quantity: '10000' }), stream({ id: 'other', organisation: 'board', quantity: '5000' })];
    const told = forecast(modelOf({ streams, initiatives: [initiative('both', fewer('1000'), { organisations })] }));
    expect(told.credits.map(({ organisation, byYear }) => [organisation, byYear[5]])).toEqual([
      ['board', 80_000_000n],
      ['trust', 120_000_000n],
    ]);
    expect(given(told, 'both', 2029)).toBe(200);
  });

  it('what is only an idea, or stopped, takes nothing off', () => {
    const initiatives = [
      initiative('idea', lessBy('0.5'), { stage: 'idea' }),
      initiative('stopped', lessBy('0.5'), { stage: 'stopped' }),
    ];
    const told = forecast(modelOf({ streams: [stream()], initiatives }));
    expect([left(told, 2030), told.credits]).toEqual([200, []]);
  });

  it('an idea is told as it would be after all that is planned', () => {
    // 30 % of the 70 % that are left of 200 kg: 42 kg.
    const initiatives = [initiative('planned', lessBy('0.3')), initiative('idea', lessBy('0.3'), { stage: 'idea' })];
    const model = modelOf({ streams: [stream()], initiatives });
    const { years } = forecast(model);
    expect(given({ years, credits: opportunitiesOf(model) }, 'idea', 2030)).toBe(42);
  });
});

describe('figures', () => {
  it('a whole nation’s are exact to the milligram', () => {
    // 25,000,000 t and a milligram; 30 % less is 7,500,000 t and 0.3 mg, so that 17,500,000,000,000,000.7 mg are left.
    const nation = stream({ unit: 'kg', quantity: '25000000000.000001', rates: [rate('plus', '3', '1')] });
    const told = forecast(modelOf({ streams: [nation], initiatives: [initiative('a', lessBy('0.3'))] }));
    const [line] = told.lines;
    expect([line?.baseline, line?.withAction[5], told.credits[0]?.byYear[5]]).toEqual([
      25_000_000_000_000_001n,
      17_500_000_000_000_001n,
      7_500_000_000_000_000n,
    ]);
  });

  it('what was given back stays a negative quantity, of which no amount is taken', () => {
    const returned = stream({ quantity: '-100' });
    const told = forecast(modelOf({ streams: [returned], initiatives: [initiative('a', fewer('10'))] }));
    expect(left(told, 2030)).toBe(-20);
  });
});
