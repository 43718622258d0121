import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf } from '../published-return/columns.ts';
import { footprintCommands } from './footprint.ts';
import { commandLine } from './testing.ts';

let folder: string;
const greenplan = commandLine(footprintCommands, () => Promise.reject(new Error('No database is asked for')));
const checked = (file: string, ...options: string[]) =>
  greenplan('footprint', 'check-return', join(folder, file), ...options);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-returns-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a published return on the command line', () => {
  it('is worked out again row by row: what follows, what does not, and whether its total is the sum', async () => {
    await writeFile(
      join(folder, 'return.csv'),
      `Source of emissions,Quantity,Unit,Conversion factor (kg CO₂e per unit),Emissions (tCO₂e)
Natural gas,"911,361.12",kWh,0.18385,167.55
Scope 2,,,,
Electricity,"1,000,000",kWh,0.20707,207.07
Water,"554,091",m3,0.344,201.00
Fleet diesel,"10,000",litres,2.51279,25.13
Total,,,,600.75
`,
    );
    expect(await checked('return.csv')).toBe(
      [
        'Read names from "Source of emissions", quantities from "Quantity", units from "Unit", factors from "Conversion factor (kg CO₂e per unit)", emissions from "Emissions (tCO₂e)".',
        'Row 5, Water: 554,091 m3 × 0.344 is 190.61 t, and 201.00 t is stated, 10.392696 more. It would take a factor of 0.3628.',
        '3 of 4 rows follow from their own figures to the rounding of the publication (to 2 places). 1 does not, or cannot be read.',
        'The total, 600.75, is the sum of its rows.',
      ].join('\n'),
    );
    expect(await checked('return.csv', '--total', '590.3')).toContain(
      'Total, 590.3, is not the sum of all rows, 600.75: it is -10.45 off.',
    );
  });

  it('is read from a workbook below its title, with density and potential multiplied in', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['Anaesthetic gases of 2017/18'],
      [],
      ['Gas', 'Volume', 'Unit', 'Density (kg/l)', 'Potential', 'Tonnes CO2e'],
      ['Nitrous oxide', 45000, 'l', 0.0018, 310, 25.11],
      ['Nitrous oxide, piped', 90000, 'l', 0.0018, 310, 50.22],
      ['Entonox', 12345, 'l', 0.0018, 310, 6.89],
    ]);
    const book = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([['Notes'], ['Nothing to count here']]), 'Notes');
    xlsx.utils.book_append_sheet(book, sheet, 'Gases');
    await writeFile(join(folder, 'gases.xlsx'), xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }));
    const named = [
      '--factor',
      'Density (kg/l)',
      '--factor',
      'Potential',
      '--quantity',
      'Volume',
      '--stated',
      'tonnes co2e',
    ];
    expect(await checked('gases.xlsx', ...named)).toBe(
      'Read on sheet "Gases" names from "Gas", quantities from "Volume", units from "Unit", factors from "Density (kg/l)" and "Potential", emissions from "Tonnes CO2e".\n' +
        '3 of 3 rows follow from their own figures to the rounding of the publication (to 2 places).',
    );
    expect(JSON.parse(await checked('gases.xlsx', ...named, '--sheet', 'Gases', '--format', 'json')).agreeing).toBe(3);
    expect((await checked('gases.xlsx', ...named, '--format', 'csv')).split('\n')[1]).toBe(
      '4,Nitrous oxide,,agrees,25.11,25.11,25.11,to 2 places,0,0,',
    );
    await expect(checked('gases.xlsx', '--sheet', 'Gas')).rejects.toThrow('has no sheet "Gas". It has: Notes, Gases.');
  }, 60_000);

  it('says which column it lacks, and which there are', async () => {
    await writeFile(join(folder, 'spend.csv'), 'What,Spend,Carbon\nTax advice,£3400,0.49\n');
    await expect(checked('spend.csv')).rejects.toThrow(
      /spend\.csv: no column of factors was found\. Name it with --factor\. Its columns are: What; Spend; Carbon\./,
    );
    await expect(checked('spend.csv', '--factor', 'kg')).rejects.toThrow(/spend\.csv has no column "kg"\./);
    await expect(checked('spend.csv', '--stated-in', 'lb')).rejects.toThrow(
      'Write --stated-in with one of: g, kg, t, kt, Mt.',
    );
    await expect(checked('no-such-file.csv')).rejects.toThrow(/no-such-file\.csv/);
    await writeFile(join(folder, 'blank.csv'), 'Source,Quantity,Factor,tCO2e\nGas,,,\n');
    await expect(checked('blank.csv')).rejects.toThrow(/has no row with a quantity, a factor and what came of it/);
  }, 60_000);
});

describe('the columns of a return', () => {
  const found = (...headings: string[]) => {
    const columns = headings.map((heading, n) => ({ name: String(n), heading }));
    const { source, unit, stated } = columnsOf(columns, {}, 'a file');
    const [one] = stated;
    const [factor] = one?.factors ?? [];
    return [source, one?.quantity, unit, factor?.column, one?.column, one?.mass, factor?.mass, factor?.per?.text].join(
      ' ',
    );
  };

  it('are told by the words in their headings, as NHS, universities and cities write them', () => {
    expect(found('Emission source', 'Usage', 'Units', 'kgCO2e/unit', 'tCO2e')).toBe('0 1 2 3 4 t kg ');
    expect(found('Category', 'Activity data', 'Unit of measure', 'Emission factor', 'Total emissions (kg CO2e)')).toBe(
      '0 1 2 3 4 kg  ',
    );
    expect(found('Description', 'Consumption (kWh)', 'Conversion factor kg CO₂e per kWh', 'Tonnes CO₂e')).toBe(
      '0 1  2 3 t kg kWh',
    );
    expect(found('Tonnes of CO2e', 'Factor (tCO2e per MWh)', 'Amount', 'Fuel')).toBe('3 2  1 0 t t MWh');
    expect(found('Emission source', 'Consumption 2018/19', 'Units', 'DEFRA 2018 factor', 'Emissions (kg CO2e)')).toBe(
      '0 1 2 3 4 kg  ',
    );
  });

  it('that are lacking are told with the first few headings that there are, and none without a heading', () => {
    const headings = Array.from({ length: 190 }, (_, n) => ({ name: `c${n}`, heading: n === 3 ? '' : `Figure ${n}` }));
    expect(() => columnsOf(headings, {}, 'eric.csv')).toThrow(
      'eric.csv: no column of factors was found. Name it with --factor. It has 189 headings, which begin: Figure 0; Figure 1; Figure 2; Figure 4; Figure 5; Figure 6; Figure 7; Figure 8.',
    );
  });
});
