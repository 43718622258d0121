import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { differenceOf, type ImportedSet, importedSet, joined, writeSet } from './import.ts';
import { factorLibrary } from './library.ts';
import { factorsFrom, readSet } from './set-files.ts';

type Rows = (string | number | null)[][];

/** A workbook as the UK Government publishes it: a few rows about the sheet, notes, and tables between them. */
function workbook(sheets: Record<string, { scope: string; rows: Rows; merges?: string[] }>, year = 2027): Uint8Array {
  const book = utils.book_new();
  for (const [name, { scope, rows, merges = [] }] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet([
      ['UK Government GHG Conversion Factors for Company Reporting'],
      [name],
      ['Emissions source:', name, 'Factor set:', 'Condensed set'],
      ['Scope:', scope, 'Version:', 1, 'Year:', year],
      ...rows,
    ]);
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!(bytes instanceof Uint8Array)) throw new Error('There is no workbook');
  return bytes;
}

const fuels: Rows = [
  ['The GWPs used are based on the Intergovernmental Panel on Climate Change (IPCC) Sixth Assessment Report (AR6).'],
  [
    'Activity',
    'Fuel',
    'Unit',
    'kg CO2e',
    'kg CO2e of CO2 per unit',
    'kg CO2e of CH4 per unit',
    'kg CO2e of N2O per unit',
  ],
  ['Gaseous fuels', 'Natural gas', 'cubic metres', 2.06672, 2.0627, 0.00307, 0.00095],
  [null, null, 'kWh (Gross CV)', 0.13388999999999998, 0.13, 0.003, 0.00089],
  [],
  ['A note between two tables, with a figure of 4 in it.'],
  ['Activity', 'Fuel', 'Unit', 'kg CO2e'],
  ['Liquid fuels', 'Burning oil', 'litres', 2.54016],
  [null, 'Gas oil', 'litres', null],
];

const imported = (bytes: Uint8Array, year: number | null = null): ImportedSet =>
  importedSet({ bytes, file: 'factors.xlsx', year, today: '2027-06-10' });

const found = ({ factors }: ImportedSet) => factors.map(({ activity, part, unit, kg }) => [activity, part, unit, kg]);

describe('a workbook of conversion factors', () => {
  it('is read table by table, wherever they stand', () => {
    const set = imported(workbook({ Fuels: { scope: 'Scope 1', rows: fuels } }));
    expect(found(set)).toEqual([
      ['fuels/gaseous-fuels/natural-gas', 'direct', 'm3', '2.06672'],
      ['fuels/gaseous-fuels/natural-gas', 'direct', 'kWh', '0.13389'],
      ['fuels/liquid-fuels/burning-oil', 'direct', 'l', '2.54016'],
    ]);
    expect(set.factors[0]?.gases).toEqual({ co2: '2.0627', ch4: '0.00307', n2o: '0.00095' });
    expect(set.factors[0]).toMatchObject({
      sheet: 'Fuels',
      row: 7,
      scope: '1',
      year: 2027,
      name: 'Gaseous fuels · Natural gas',
    });
    expect(set.notUnderstood).toEqual([]);
    expect(set.sheets).toEqual([{ sheet: 'Fuels', factors: 3, figures: 9, empty: 1, energy: 0 }]);
  });

  it('tells its year and the report of its potentials itself', () => {
    const { set } = imported(workbook({ Fuels: { scope: 'Scope 1', rows: fuels } }));
    expect([set.id, set.year, set.warmingPotentials]).toEqual(['uk-government-2027', 2027, 'AR6']);
  });

  it('has headings that span several columns', () => {
    const rows: Rows = [
      [null, null, null, null, 'With RF', null, 'Without RF', null],
      ['Activity', 'Haul', 'Class', 'Unit', 'kg CO2e', 'kg CO2e of CO2 per unit', 'kg CO2e', 'kg CO2e of CO2 per unit'],
      ['Flights', 'Domestic, to/from UK', 'Average passenger', 'passenger.km', 0.2, 0.19, 0.1, 0.09],
    ];
    const sheet = { scope: 'Scope 3', rows, merges: ['E5:F5', 'G5:H5'] };
    const set = imported(workbook({ 'Business travel- air': sheet }));
    expect(found(set)).toEqual([
      ['business-travel/air/domestic-to-from-uk/average-passenger/with-rf', 'direct', 'passenger.km', '0.2'],
      ['business-travel/air/domestic-to-from-uk/average-passenger/without-rf', 'direct', 'passenger.km', '0.1'],
    ]);
  });

  it('joins well-to-tank to what it belongs to', () => {
    const rows: Rows = [
      ['Activity', 'Fuel', 'Unit', 'kg CO2e'],
      ['WTT- gaseous fuels', 'Natural gas', 'kWh (Gross CV)', 0.03],
    ];
    expect(found(imported(workbook({ 'WTT- fuels': { scope: 'Scope 3', rows } })))).toEqual([
      ['fuels/gaseous-fuels/natural-gas', 'well-to-tank', 'kWh', '0.03'],
    ]);
  });

  it('says with sheet and row what it did not understand', () => {
    const rows: Rows = [
      ['Activity', 'Fuel', 'Unit', 'kg CO2e'],
      ['Gaseous fuels', 'Natural gas', 'furlongs', 1],
      [null, 'Butane', 'litres', 'see note 3'],
      [null, 'Propane', null, 7],
    ];
    const { notUnderstood } = imported(
      workbook({ Fuels: { scope: 'Scope 1', rows }, Teleporting: { scope: 'Scope 3', rows } }),
    );
    expect(notUnderstood.filter(({ sheet }) => sheet === 'Fuels')).toEqual([
      { sheet: 'Fuels', row: 7, what: '"see note 3" where a figure should be' },
      { sheet: 'Fuels', row: 8, what: 'figures without a unit' },
      { sheet: 'Fuels', row: 6, what: 'the unit "furlongs"' },
    ]);
    expect(notUnderstood.some(({ what }) => what.includes('no rule says'))).toBe(true);
  });

  it('takes no figure of another year than its own', () => {
    const rows: Rows = [
      ['Activity', 'Country', 'Unit', 'Year', 'kg CO2e'],
      ['Electricity generated', 'Electricity: UK', 'kWh', 2026, 0.3],
      [null, null, 'kWh', 2027, 0.2],
    ];
    const set = imported(workbook({ 'UK electricity': { scope: 'Scope 2', rows } }));
    expect(found(set)).toEqual([['electricity/uk', 'direct', 'kWh', '0.2']]);
    expect(set.notUnderstood).toEqual([
      { sheet: 'UK electricity', row: 6, what: "figures of 2026, which is not the set's year" },
    ]);
  });

  it('keeps no kilowatt hours per kilometre', () => {
    const rows: Rows = [
      [null, null, null, 'Diesel'],
      ['Activity', 'Type', 'Unit', 'kWh (Net CV)'],
      ['Cars (by size)', 'Small car', 'km', 0.5],
    ];
    const fuel: Rows = [
      ['Activity', 'Fuel', 'Unit', 'kg CO2e'],
      ['Gaseous fuels', 'Natural gas', 'kWh', 0.2],
    ];
    const sheets = {
      'SECR kWh pass & delivery vehs': { scope: 'Scope 1', rows },
      Fuels: { scope: 'Scope 1', rows: fuel },
    };
    expect(imported(workbook(sheets)).sheets[0]).toMatchObject({ factors: 0, energy: 1 });
  });

  it('of another year than was said is refused', () => {
    expect(() => imported(workbook({ Fuels: { scope: 'Scope 1', rows: fuels } }), 2026)).toThrow(
      'factors.xlsx says that it is for 2027, not for 2026.',
    );
  });

  it('without a table of factors is refused', () => {
    expect(() => imported(workbook({ Fuels: { scope: 'Scope 1', rows: [['Nothing here']] } }))).toThrow(
      /no table in it has "Unit" and "kg CO2e"/,
    );
  });

  it('that is none, or is cut off, is refused in a sentence', () => {
    const bytes = workbook({ Fuels: { scope: 'Scope 1', rows: fuels } });
    expect(() => imported(bytes.slice(0, 500))).toThrow('factors.xlsx is not a workbook that can be read.');
    expect(() => imported(new TextEncoder().encode('"a,b\n1,2'))).toThrow(/neither a workbook nor CSV/);
  });
});

describe('the flat list', () => {
  const list = (...rows: string[]) =>
    new TextEncoder().encode(
      ['ID,Scope,Level 1,Level 2,Level 3,Level 4,Column Text,UOM,GHG/Unit,GHG Conversion Factor 2027', ...rows].join(
        '\n',
      ),
    );

  it('says the same as the workbook', () => {
    const set = imported(
      list(
        '1,Scope 1,Fuels,Gaseous fuels,Natural gas,,,cubic metres,kg CO2e,2.06672',
        '2,Scope 1,Fuels,Gaseous fuels,Natural gas,,,cubic metres,kg CO2e of CH4 per unit,5e-05',
        '3,Scope 1,Fuels,Gaseous fuels,Butane,,,litres,kg CO2e,',
      ),
    );
    expect(found(set)).toEqual([['fuels/gaseous-fuels/natural-gas', 'direct', 'm3', '2.06672']]);
    expect(set.factors[0]?.gases.ch4).toBe('0.00005');
  });

  it('with something else where a figure should be says where', () => {
    const { notUnderstood } = imported(
      list(
        '1,Scope 1,Fuels,Gaseous fuels,Natural gas,,,kWh,kg CO2e,0.2',
        '2,Scope 1,Fuels,Gaseous fuels,Butane,,,litres,kg CO2e,1.7O',
      ),
    );
    expect(notUnderstood).toEqual([{ sheet: '', row: 3, what: '"1.7O" where a figure should be' }]);
  });
});

describe('a published figure', () => {
  const first = imported(workbook({ Fuels: { scope: 'Scope 1', rows: fuels } }));
  const folder = mkdtempSync(join(tmpdir(), 'greenplan-factors-'));
  const here = () => readSet(join(folder, 'uk-government-2027'));
  const other = imported(
    workbook({
      Fuels: {
        scope: 'Scope 1',
        rows: [
          ['Activity', 'Fuel', 'Unit', 'kg CO2e'],
          ['Gaseous fuels', 'Natural gas', 'cubic metres', 9],
          [null, 'Butane', 'litres', 1.74533],
        ],
      },
    }),
  );

  it('is kept in files, and read from them as it was', () => {
    writeSet(folder, first.set, first.factors);
    expect(here().factors).toEqual(first.factors);
    expect(here().set).toEqual(first.set);
    const [own] = factorLibrary([folder]).sets;
    expect(own?.set.id).toBe('uk-government-2027');
  });

  it('is not changed by a file that has another', () => {
    expect(() => joined(here(), other, null)).toThrow(
      /"uk-government-2027" is here with other figures, 1 of them: .*natural-gas.*: 2\.06672, and now 9 \(Fuels, row 6\)/,
    );
  });

  it('is corrected where the publisher did so, which is kept with the set; the others stay', () => {
    const { set, factors } = joined(here(), other, 'Version 1.1 of October');
    expect(set.corrections).toEqual([{ on: '2027-06-10', reason: 'Version 1.1 of October' }]);
    expect(factors.map(({ activity, unit, kg }) => `${activity} ${unit} ${kg}`).sort()).toEqual([
      'fuels/gaseous-fuels/butane l 1.74533',
      'fuels/gaseous-fuels/natural-gas kWh 0.13389',
      'fuels/gaseous-fuels/natural-gas m3 9',
      'fuels/liquid-fuels/burning-oil l 2.54016',
    ]);
  });

  it('is the same in a second reading of the same file', () => {
    const again = imported(workbook({ Fuels: { scope: 'Scope 1', rows: fuels } }));
    expect(differenceOf(here().factors, again.factors)).toEqual({ added: [], left: [], changed: [] });
  });

  it('that is spoilt in its file is told with its row and column', () => {
    const text = readFileSync(join(folder, 'uk-government-2027', 'factors.csv'), 'utf8');
    const read = (spoilt: string) => factorsFrom(spoilt, first.set, 'factors.csv');
    expect(() => read(text.replace('2.06672', '2,06672'))).toThrow(
      'factors.csv, row 2: found 18 cells where 17 are expected.',
    );
    expect(() => read(text.replace('2.06672', '2.O6672'))).toThrow(
      /^factors\.csv, row 2, column "kg": found "2\.O6672"\. Write a number/,
    );
    expect(() => read(`${text}${text.split('\n')[1]}\n`)).toThrow(/there is a factor for the same before it/);
  });
});
