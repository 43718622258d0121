import { describe, expect, it } from 'vitest';
import { columnsOf } from './columns.ts';
import { checkReturn } from './return.ts';
import type { Cells } from './rows.ts';

/** A return as a table; cells are parted by bars. */
function checked(heading: string, ...lines: string[]) {
  const split = (line: string) => line.split('|').map((cell) => cell.trim());
  const rows = lines.map(split);
  const columns = split(heading).map((text, at) => ({
    name: `c${at}`,
    heading: text,
    samples: [...new Set(rows.flatMap((row) => row[at] || []))].slice(0, 5),
  }));
  const cells = rows.map((row, at): Cells => {
    const named = Object.fromEntries(row.map((cell, column) => [`c${column}`, cell]));
    return { ...named, row: String(at + 2) };
  });
  return checkReturn(cells, columnsOf(columns, {}, 'a return'));
}
const verdicts = ({ rows }: ReturnType<typeof checked>) => rows.map(({ verdict }) => verdict);
const totals = ({ totals: all }: ReturnType<typeof checked>) => all.map(({ of, verdict }) => `${of}: ${verdict}`);

describe('a university’s return', () => {
  const found = checked(
    'Emission source | Consumption 2018/19 | Units | DEFRA 2018 factor | Emissions (kg CO2e)',
    'Gas | 34,112,450 | kWh | 0.18396 | 6275326',
    'Grid electricity | 28,030,112 | kWh | 0.28307 | 7934484',
    'Fleet diesel | 41,230 | litres | 2.62694 | 108309',
    'R410A | 12.5 | kg | 2088 | 26.1',
    'Grand total | | | | 14344219',
  );

  it('has its names under "Emission source" and its emissions in kilograms', () => {
    expect(found.rows[0]).toMatchObject({ source: 'Gas', verdict: 'agrees' });
    expect(verdicts(found)).toEqual(['agrees', 'agrees', 'agrees', 'does not follow']);
    expect(found.rows[3]?.hint).toMatch(/thousandfold/);
  });

  it('has a total that is the sum of what follows, not of what is stated', () => {
    expect(found.totals).toMatchObject([{ verdict: 'agrees', of: 'all rows' }]);
  });
});

describe('a city’s return', () => {
  it('with decimal commas in gigawatt hours, tonnes per megawatt hour and kilotonnes is worked out', () => {
    const found = checked(
      'Sector | Fuel | Quantity (GWh) | EF (tCO2e per MWh) | ktCO2e',
      'Domestic | Gas | 1245,3 | 0,184 | 229,1',
      'Domestic | Electricity | 612,8 | 0,233 | 142,8',
      'Industry | Gas | 845,0 | 0,184 | 155,5',
      'Industry | Electricity | 910,2 | 0,233 | 312,1',
      'Transport | Diesel | 1500,5 | 0,25 | 375,1',
    );
    expect(found.mark).toBe(',');
    expect(verdicts(found)).toEqual(['agrees', 'agrees', 'agrees', 'does not follow', 'agrees']);
    expect(found.rows[3]?.hint).toMatch(/^One digit is another than in 212\.1/);
  });

  it('with subtotals by sector has each held to the rows of its sector', () => {
    const found = checked(
      'Sector | Fuel | MWh | tCO2e/MWh | tCO2e',
      'Domestic | Gas | 1,000 | 0.184 | 184',
      'Domestic | Electricity | 1,000 | 0.233 | 233',
      ' | Domestic total | | | 417',
      'Industry | Gas | 2,000 | 0.184 | 368',
      ' | Industry total | | | 386',
      ' | Total | | | 785',
    );
    expect(totals(found)).toEqual([
      'the rows of Domestic: agrees',
      'the rows of Industry: does not follow',
      'all rows: agrees',
    ]);
  });
});

describe('an NHS return', () => {
  it('has several factors a row, each for its own column, and a total across', () => {
    const found = checked(
      'Source | Quantity | Unit | Scope 1 factor (kgCO2e/unit) | Scope 3 WTT factor (kgCO2e/unit) | Scope 1 tCO2e | Scope 3 tCO2e | Total tCO2e',
      'Natural gas | 1,000,000 | kWh | 0.18385 | 0.02391 | 183.85 | 23.91 | 207.76',
      'Gas oil | 10,000 | litres | 2.75776 | 0.62865 | 27.58 | 6.92 | 34.50',
      'Total | | | | | 211.43 | 30.83 | 242.26',
    );
    expect(found.rows.map(({ column, verdict }) => `${column}: ${verdict}`)).toEqual([
      'Scope 1 tCO2e: agrees',
      'Scope 1 tCO2e: agrees',
      'Scope 3 tCO2e: agrees',
      'Scope 3 tCO2e: does not follow',
    ]);
    expect(found.across).toMatchObject({ checked: 3, off: [] });
    expect(totals(found)).toEqual(['all rows: agrees', 'all rows: agrees']);
  });

  it('with one column of emissions takes the factors of its parts together', () => {
    const found = checked(
      'Source | kWh | Direct factor | WTT factor | tCO2e',
      'Gas | 1,000,000 | 0.18385 | 0.02391 | 207.76',
      'Gas, annexe | 500,000 | 0.18385 | 0.02391 | 103.88',
      'Solar | 500,000 | – | – | –',
    );
    expect(verdicts(found)).toEqual(['agrees', 'agrees']);
  });

  it('has sections with subtotals, amounts without a factor, notes, dashes and bounds', () => {
    const found = checked(
      'Activity | Amount | Unit | Factor (kgCO2e) | Emissions (tCO2e) | % of total',
      'Scope 1 | | | | |',
      'Gas | 1,000,000* | kWh | 0.18385 | 183.85 | 43%',
      'Fugitive gases | n/a | – | n/a | 12.30 | 3%',
      'Scope 1 subtotal | | | | 196.15 | 46%',
      'Scope 2 | | | | |',
      'Electricity | 1\u2009000\u2009000 | kWh | 0.20707 | 207.07† | 49%',
      'Electricity, kiosk | 100 | kWh | 0.20707 | <0.1 | 0%',
      'Steam | – | kWh | 0.17 | – | –',
      'Scope 2 subtotal | | | | 207.1 | 49%',
      'Total | 2,000,100 | | | 403.2 | 100%',
      'Figures marked † are location-based | | | | |',
    );
    expect(verdicts(found)).toEqual(['agrees', 'agrees', 'agrees']);
    expect(found.alone).toMatchObject([{ source: 'Fugitive gases', stated: '12.30' }]);
    expect(totals(found).map((told) => told.replace(/ within.*/, ''))).toEqual([
      'the rows of Scope 1: agrees',
      'the rows of Scope 2: agrees',
      'all rows: agrees',
    ]);
  });

  it('of several years has the quantity and the emissions of a year together', () => {
    const found = checked(
      'Source | 2018/19 kWh | 2019/20 kWh | Factor | 2018/19 tCO2e | 2019/20 tCO2e',
      'Gas | 1,000,000 | 2,000,000 | 0.18385 | 183.85 | 367.70',
    );
    expect(verdicts(found)).toEqual(['agrees', 'agrees']);
  });

  it('that does not say what its figures are in is read as most of its rows follow', () => {
    const found = checked(
      'Source | Amount | Unit | Factor | Emissions',
      'Gas | 1,000,000 | kWh | 0.18385 | 183,850',
      'Water | 554,091 | m3 | 0.344 | 190,607',
      'Diesel | 10,000 | litres | 2.51279 | 25.128',
    );
    expect(found.assumed).toEqual([{ factor: 'kg', stated: 'kg' }]);
    expect(verdicts(found)).toEqual(['agrees', 'agrees', 'does not follow']);
  });

  it('may have units in its cells, and the unit of its factor in a column of its own', () => {
    const found = checked(
      'Source | Quantity | Emission factor | Factor unit | Emissions',
      'Gas | 1,000 MWh | 0.18385 | kgCO2e/kWh | 183.85 t',
      'Water | 554,091 m3 | 344 | gCO2e/m3 | 190.6 tCO2e',
    );
    expect(verdicts(found)).toEqual(['agrees', 'agrees']);
  });
});
