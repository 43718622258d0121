import { describe, expect, it } from 'vitest';
import type { Figure } from '../../carbon/footprint/figure.ts';
import { translators } from '../../platform/web/translate.ts';
import { workspaceWordsOf } from '../workspace/desk.ts';
import { formReader } from '../workspace/form-reader.ts';
import { byMonthIn, fieldsOf, measurementIn, monthsOfYear } from './measurement-fields.ts';
import { savedMessages } from './messages.ts';
import { readingsIn } from './readings-of.ts';

const t = translators({ en: savedMessages })('en');
const words = workspaceWordsOf('en');

const gas = (over: Partial<Figure>): Figure => ({
  organisation: 'northmere-hospitals',
  year: 2024,
  fromMonth: 202404,
  toMonth: 202404,
  category: 'fossil-fuels',
  scope: '1',
  ghgCategory: null,
  part: 'direct',
  basis: '',
  tier: 'optimal',
  estimated: false,
  lines: 1,
  kg: '200',
  activity: 'fuels/gaseous-fuels/natural-gas',
  unit: 'kWh',
  quantity: '1000',
  site: 'Northmere General Hospital',
  supplier: '',
  factor: '',
  evidence: '',
  ...over,
});

describe('the readings of a meter', () => {
  it('are its months, with the kilograms of each category that it sets something free in', () => {
    const { unit, byCategory } = readingsIn([
      gas({}),
      gas({ part: 'well-to-tank', category: 'well-to-tank', scope: '3', kg: '30' }),
      gas({ fromMonth: 202405, toMonth: 202405, quantity: '2', unit: 'MWh', kg: '400' }),
    ]);
    expect(unit).toBe('kWh');
    expect(byCategory.get('fossil-fuels')).toEqual([
      { month: '2024-04', quantity: '1000.000000', kg: '200.000000' },
      { month: '2024-05', quantity: '2000.000000', kg: '400.000000' },
    ]);
    expect(byCategory.get('well-to-tank')?.map(({ kg }) => kg)).toEqual(['30.000000', '0.000000']);
  });

  it('are nought in months without lines where that is what it means, as with a gas that nobody buys any more', () => {
    const { byCategory } = readingsIn([gas({})], [202404, 202405]);
    expect(byCategory.get('fossil-fuels')?.at(-1)).toEqual({ month: '2024-05', quantity: '0.000000', kg: '0.000000' });
  });

  it('of a quarter’s bill count in each of its months by a third', () => {
    const { byCategory } = readingsIn([gas({ fromMonth: 202412, toMonth: 202502, quantity: '900', kg: '180' })]);
    expect(byCategory.get('fossil-fuels')).toEqual([
      { month: '2024-12', quantity: '300.000000', kg: '60.000000' },
      { month: '2025-01', quantity: '300.000000', kg: '60.000000' },
      { month: '2025-02', quantity: '300.000000', kg: '60.000000' },
    ]);
  });
});

describe('what months are adjusted by', () => {
  it('is told by month, in words too, or by financial year', () => {
    expect(byMonthIn(['2023-04 210.5', 'May 2023: 99'])).toEqual({ values: { '2023-04': '210.5', '2023-05': '99' } });
    const years = byMonthIn(['2023/24 142300']);
    expect('values' in years ? Object.keys(years.values) : []).toEqual(monthsOfYear(2023));
    expect(monthsOfYear(2023)).toContain('2024-03');
    expect(byMonthIn(['2023-04 cold'])).toEqual({ wrong: '2023-04 cold' });
  });
});

describe('the form of a measurement', () => {
  const offered = {
    organisations: [{ slug: 'northmere-hospitals', name: 'Northmere' }],
    categories: [{ id: 'fossil-fuels', name: 'Fossil fuels' }],
    activities: ['fuels/gaseous-fuels/natural-gas'],
    sites: ['Northmere General Hospital'],
  };
  const filled = {
    organisation: 'northmere-hospitals',
    category: 'fossil-fuels',
    activity: 'fuels/gaseous-fuels/natural-gas',
    type: 'same meter before',
    from: 'April 2023',
    to: '2024-03',
    adjustBy: 'nothing',
  };
  const read = (values: Record<string, string | string[]>, areas: Record<string, string> = {}) =>
    measurementIn(t, formReader(values, words), offered, () => areas);

  it('reads back as it was filled in', () => {
    const { measurement, problems } = read({ ...filled, note: 'Boilers', sites: ['Northmere General Hospital'] });
    expect(problems).toEqual([]);
    expect(measurement?.counterfactual).toMatchObject({ from: '2023-04', to: '2024-03', adjuster: {} });
    expect(measurement && read(fieldsOf(measurement)).measurement).toEqual(measurement);
  });

  it('takes the floor area that was entered for the footprint where none is given', () => {
    const { measurement } = read({ ...filled, adjustBy: 'floor area' }, { '2023-04': '142300' });
    expect(measurement?.counterfactual).toMatchObject({
      adjuster: { '2023-04': '142300' },
      source: 'Floor area as entered for the footprint',
    });
  });

  it('says at its field what is wrong', () => {
    const wrong = (over: Record<string, string | string[]>) =>
      read({ ...filled, ...over }).problems.map(({ field }) => field);
    expect(wrong({ organisation: 'elsewhere' })).toEqual(['organisation']);
    expect(wrong({ sites: ['<script>'] })).toEqual(['sites']);
    expect(wrong({ activity: 'coal' })).toEqual(['activity']);
    expect(wrong({ to: '2022-03' })).toEqual(['to']);
    expect(wrong({ adjustBy: 'weather' })).toEqual(['adjuster', 'source']);
    expect(wrong({ adjustBy: 'weather', adjuster: 'cold', source: 'Met Office' })).toEqual(['adjuster']);
    expect(wrong({ type: 'measure moved' })).toEqual(['usual', 'kgPerUnit', 'measure', 'measureSource']);
    expect(wrong({ type: '' })).toEqual(['type']);
  });
});
