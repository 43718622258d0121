import { describe, expect, it } from 'vitest';
import { Decimal } from '../../kernel/decimals.ts';
import { checkRows, type PublishedRow } from './check.ts';
import type { OtherFactor } from './hints.ts';
import { isNothing, markOf, readPublished, roundedTo } from './numbers.ts';
import { factorForm, type Mass, measureOf } from './units.ts';

const row = (
  source: string,
  quantity: string,
  unit: string,
  factor: string,
  stated: string,
  told = {},
): PublishedRow => ({
  row: 2,
  ...{ source, quantity, unit, stated, statedIn: 't', measure: measureOf(unit), factors: [{ text: factor }] },
  ...told,
});
const checkReturn = (rows: PublishedRow[], others: OtherFactor[] = []) => checkRows(rows, () => others);
const verdict = (one: PublishedRow) => checkReturn([one]).rows[0];

describe('a published return', () => {
  it('agrees where its tonnes follow from quantity and factor, to the rounding that each is written with', () => {
    const { rows, agreeing, unclear, flagged } = checkReturn([
      row('Gas', '911,361.12', 'kWh', '0.18385', '167.55'),
      row('Water', '554,091', 'm3', '0.344', '191'),
      row('Consultancy', '£20,000', 'GBP', '0.104', '2.08'),
      { ...row('Nitrous oxide', '45,000', 'l', '', '25.11'), factors: [{ text: '0.0018' }, { text: '310' }] },
    ]);
    expect(rows.map((one) => one.verdict)).toEqual(['agrees', 'agrees', 'agrees', 'agrees']);
    expect(rows.map((one) => one.rounding)).toEqual(['to 2 places', 'to whole numbers', 'to 2 places', 'to 2 places']);
    expect([agreeing, unclear, flagged]).toEqual([4, 0, 0]);
    expect(rows[1]?.computed).toBe('190.607304');
  });

  it('flags the row that does not follow from its own figures, with the difference', () => {
    expect(verdict(row('Gas', '1,000,000', 'kWh', '0.184', '201'))).toMatchObject({
      verdict: 'does not follow',
      computed: '184',
      difference: '17',
      differenceShare: '0.092391',
      hint: 'It would take a factor of 0.201.',
    });
  });

  it('tells which other factor a row was made with', () => {
    const others = [
      { name: 'natural gas, gross, with well-to-tank', kg: '0.20776' },
      { name: 'another', kg: '0.21' },
    ];
    const { rows } = checkReturn([row('Gas', '1,000,000', 'kWh', '0.18385', '207.8')], others);
    expect(rows[0]?.hint).toBe('It follows with natural gas, gross, with well-to-tank (0.20776).');
  });

  it('recognises the usual slips', () => {
    expect(verdict(row('Gas', '1,000,000', 'kWh', '0.18385', '183,850'))?.hint).toMatch(/thousandfold/);
    expect(verdict(row('Car', '12,345', 'km', '0.2', '3.973'))?.hint).toMatch(/miles/);
    expect(verdict(row('Gas', '1,000,000', 'kWh', '0.18385', '50.141'))?.hint).toMatch(/carbon/);
  });

  it('takes noughts at the end as places held, where nothing else shows how the publication rounds', () => {
    expect(verdict(row('Gas', '6,456,000', 'kWh', '0.18385', '1,200'))).toMatchObject({
      verdict: 'agrees',
      rounding: 'to the nearest 100',
      computed: '1186.9356',
    });
  });

  it('guesses the rounding of the publication from all its rows, and holds each to it', () => {
    const rows = [
      row('a', '1234', 'kWh', '0.2', '247', { statedIn: 'kg' }),
      row('b', '4321', 'kWh', '0.2', '864', { statedIn: 'kg' }),
      row('c', '9876', 'kWh', '0.2', '1975', { statedIn: 'kg' }),
      row('d', '5934', 'kWh', '0.2', '1200', { statedIn: 'kg' }),
    ];
    const checked = checkReturn(rows);
    expect(checked.rounding).toEqual({ kind: 'places', places: 0 });
    expect(checked.rows.map(({ verdict: of }) => of)).toEqual(['agrees', 'agrees', 'agrees', 'does not follow']);
  });

  it('sees that a publication rounds to three significant digits', () => {
    const { rounding, flagged } = checkReturn([
      row('a', '123456', 'kWh', '0.2', '24.7'),
      row('b', '1234567', 'kWh', '0.2', '247'),
      row('c', '61234567', 'kWh', '0.2', '12,200'),
      row('d', '12345', 'kWh', '0.2', '2.47'),
    ]);
    expect(rounding).toEqual({ kind: 'digits', digits: 3 });
    expect(flagged).toBe(0);
  });

  it('agrees with a spreadsheet that did not round: 25.110000000000003', () => {
    expect(verdict(row('Nitrous oxide', '45000', 'l', '0.558', '25.110000000000003'))).toMatchObject({
      verdict: 'agrees',
      rounding: 'not rounded',
    });
    expect(verdict(row('Nitrous oxide', '45000', 'l', '0.558', '25.210000100000003'))?.verdict).toBe('does not follow');
  });

  it('says where digits were cut off, and where the factor is given too rounded to tell', () => {
    expect(verdict(row('Gas', '1,000,000', 'kWh', '0.18399', '183'))?.verdict).toBe('agrees, cut off');
    expect(verdict(row('Gas', '1,000,000', 'kWh', '0.18', '183.9'))?.verdict).toBe('agrees within its own rounding');
    expect(verdict(row('Gas', '1,000,000', 'kWh', '0.18', '186'))?.verdict).toBe('does not follow');
  });

  it('turns the unit of the quantity into that of the factor, and what the factor gives into what is stated', () => {
    const of = (quantity: string, unit: string, factor: string, form: string, stated: string, statedIn: Mass = 't') =>
      verdict({
        ...row('a', quantity, unit, factor, stated),
        factors: [{ text: factor, ...factorForm(form) }],
        statedIn,
      })?.verdict;
    expect(of('1,000', 'MWh', '0.18385', 'kgCO2e/kWh', '183.85')).toBe('agrees');
    expect(of('1,000', 'MWh', '0.18385', 'tCO2e per MWh', '183.85')).toBe('agrees');
    expect(of('1245.3', 'GWh', '0.184', 't/MWh', '229.1', 'kt')).toBe('agrees');
    expect(of('554.091', 'thousand m3', '0.344', 'kg CO2e per m3', '191')).toBe('agrees');
    expect(of('1,000,000', 'kWh', '183.85', 'g/kWh', '183.85')).toBe('agrees');
    expect(of('20', '£k', '0.104', 'kgCO2e/£', '2.08')).toBe('agrees');
    expect(of('2,114,000', 'passenger km', '0.21256', 'kgCO2e per km', '449.35')).toBe('agrees');
    expect(of('1,000', 'MWh', '0.18', 'kg per m3', '1')).toBe('not readable');
  });

  it('adds the factors of parts: what is burnt, and what came before', () => {
    const parts = { together: 'added' as const, factors: [{ text: '0.18385' }, { text: '0.02391' }] };
    expect(verdict({ ...row('Gas', '1,000,000', 'kWh', '', '207.76'), ...parts })?.verdict).toBe('agrees');
  });

  it('holds what is stated as less than a bound to the bound', () => {
    expect(verdict(row('Gas', '100', 'kWh', '0.18385', '<0.1'))?.verdict).toBe('agrees');
    expect(verdict(row('Gas', '100,000', 'kWh', '0.18385', '<0.1'))?.verdict).toBe('does not follow');
    expect(verdict(row('Gas', '100', 'kWh', '0.18385', '12%'))?.verdict).toBe('not readable');
  });

  it('sees a digit that was mistyped, and two that changed places', () => {
    expect(verdict(row('Sewage', '146,386', 'm3', '0.708', '113.6'))?.hint).toBe(
      'One digit is another than in 103.6: it may have been mistyped.',
    );
    expect(verdict(row('Gas', '1,000,000', 'kWh', '0.18385', '138.85'))?.hint).toBe(
      'Two digits of 183.85 have changed places.',
    );
  });

  it('does not guess at what is no number', () => {
    const { rows, flagged } = checkReturn([row('Gas', 'n/a', 'kWh', '0.18', '12')]);
    expect(rows[0]).toMatchObject({ verdict: 'not readable', computed: null });
    expect(flagged).toBe(1);
  });
});

describe('a published number', () => {
  it('is read as it is written', () => {
    const value = (text: string) => readPublished(text)?.value.toFixed();
    expect(value('554,091')).toBe('554091');
    expect(value('1 200.50')).toBe('1200.5');
    expect(value('(12.3)')).toBe('-12.3');
    expect(value('−12.3')).toBe('-12.3');
    expect(value('2.05E-04')).toBe('0.000205');
    expect(value('.5')).toBe('0.5');
    expect(value('1\u2009234\u202f567.5')).toBe('1234567.5');
    expect(value('229.1*')).toBe('229.1');
    expect(value('229.1 [a]')).toBe('229.1');
    expect(value('229.1¹')).toBe('229.1');
    expect(value('c. 40r')).toBe('40');
    expect(value('12.5%')).toBe('0.125');
    expect(value('12,34')).toBeUndefined();
    expect(value('')).toBeUndefined();
    expect(value('-')).toBeUndefined();
    expect(value('12.3.4')).toBeUndefined();
    expect(value('n/a')).toBeUndefined();
  });

  it('has its decimal mark from those that can be read in one way only', () => {
    expect(readPublished('1.245,3', ',')?.value.toFixed()).toBe('1245.3');
    expect(markOf(['1245,3', '0,184', '1.245'])).toBe(',');
    expect(markOf(['1,245.3', '12', '845,000'])).toBe('.');
    expect(markOf(['1,245', '12'])).toBeNull();
  });

  it('is told from a cell that says that there is none', () => {
    for (const text of ['', '–', '-', 'n/a', 'N.A.', 'nil', 'not applicable']) expect(isNothing(text), text).toBe(true);
    for (const text of ['0', '-1', 'see note', '<0.1']) expect(isNothing(text), text).toBe(false);
  });

  it('is rounded half up, to places before and after the point', () => {
    expect(roundedTo(new Decimal('1250'), { kind: 'places', places: -2 }).toFixed()).toBe('1300');
    expect(roundedTo(new Decimal('-2.345'), { kind: 'places', places: 2 }).toFixed()).toBe('-2.35');
    expect(roundedTo(new Decimal('0.0012345'), { kind: 'digits', digits: 3 }).toFixed()).toBe('0.00123');
  });
});
