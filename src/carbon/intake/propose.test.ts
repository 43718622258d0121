import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duck } from '../../platform/duck/duck.ts';
import { answered } from './answer.ts';
import { checkFile } from './check-file.ts';
import type { Mapping } from './mapping.ts';
import { type Proposal, propose } from './propose.ts';
import type { Context } from './source.ts';
import { contextOf, linesIn, lookOfRows, sheetOfRows, workplace } from './testing.ts';

let duck: Duck;
let folder: string;
beforeAll(async () => {
  ({ duck, folder } = await workplace());
});
afterAll(() => duck.close());

type Rows = readonly (readonly string[])[];
const look = (
  headings: string[],
  rows: Rows,
  context: Partial<Context> = {},
  kept: Mapping[] = [],
): Promise<Proposal> =>
  propose(duck, sheetOfRows(headings, rows), lookOfRows(headings, rows, context.fileName), kept, contextOf(context));
const taken = async (headings: string[], rows: Rows, map: Mapping, context: Partial<Context> = {}) => {
  const checked = await checkFile(duck, sheetOfRows(headings, rows), map, contextOf(context), folder);
  return { checked, lines: await linesIn(duck, folder) };
};
const asked = ({ questions }: Proposal) => questions.map(({ about, subject }) => `${about}: ${subject}`);

describe('what a file does not say', () => {
  it('is asked: whether the point of 425.448 parts thousands', async () => {
    const headings = ['Date', 'Site', 'Electricity [kWh]'];
    const rows = [
      ['2024-04-01', 'Main', '425.448'],
      ['2024-05-01', 'Main', '398.112'],
    ];
    const proposal = await look(headings, rows);
    expect(asked(proposal)).toEqual(['decimal mark: Electricity [kWh]']);
    expect(proposal.questions[0]?.choices.map(({ value }) => value)).toEqual(['.', ',']);
    const [question] = proposal.questions;
    if (!question) throw new Error('no question');
    const quantity = async (value: string) =>
      (await taken(headings, rows, answered(proposal.mapping, question, value))).lines.map((line) => line.quantity);
    expect(await quantity(',')).toEqual(['425448.000000', '398112.000000']);
    expect(await quantity('.')).toEqual(['425.448000', '398.112000']);
  });

  it('is not asked where another number tells: 12.5 has a decimal point', async () => {
    expect(
      asked(
        await look(
          ['Date', 'Gas [kWh]'],
          [
            ['2024-04-01', '425.448'],
            ['2024-05-01', '12.5'],
          ],
        ),
      ),
    ).toEqual([]);
  });

  it('is seen in the numbers themselves: a decimal comma', async () => {
    const headings = ['Date', 'Gas [kWh]'];
    const rows = [
      ['2024-04-01', '1.425,5'],
      ['2024-05-01', '12,25'],
    ];
    const proposal = await look(headings, rows);
    expect(proposal.mapping.decimalMark).toBe(',');
    expect((await taken(headings, rows, proposal.mapping)).lines.map((line) => line.quantity)).toEqual([
      '1425.500000',
      '12.250000',
    ]);
  });

  it('is asked: which activity “equipment load [kWh]” is', async () => {
    const headings = ['datetime', 'equipment load [kWh]'];
    const rows = [
      ['2024-04-01 00:00:00', '10.8'],
      ['2024-04-01 01:00:00', '21.7'],
    ];
    const proposal = await look(headings, rows);
    expect(asked(proposal)).toEqual(['activity: equipment load [kWh]']);
    expect(proposal.questions[0]?.needed).toBe(true);
    const named = await look(headings, rows, { fileName: 'b0_electricity_2024.csv' });
    expect(asked(named)).toEqual([]);
    const gas = await look(headings, rows, { fileName: 'b0_gas_2024.csv' }, [named.mapping]);
    expect(gas.questions[0]?.sentence).toContain('sounds like Natural gas');
  });

  it('is asked: whether the day or the month stands first', async () => {
    expect(
      asked(
        await look(
          ['Date', 'Gas [kWh]'],
          [
            ['03/04/2024', '1.5'],
            ['05/04/2024', '2.5'],
          ],
        ),
      ),
    ).toEqual(['date order: Date']);
    const american = await look(
      ['Date', 'Gas [kWh]'],
      [
        ['03/24/2024', '1.5'],
        ['05/04/2024', '2.5'],
      ],
    );
    expect([asked(american), american.mapping.dateOrder]).toEqual([[], 'month first']);
  });

  it('is asked: whose file it is, which year, which unit, what a word means', async () => {
    expect(asked(await look(['Month', 'Gas'], [['Apr-24', '5.5']], { organisation: null }))).toContain(
      'organisation: ',
    );
    expect(asked(await look(['Site', 'Gas [kWh]', 'Water [m3]'], [['Main', '5.5', '1.5']]))).toEqual(['period: ']);
    expect(asked(await look(['Date', 'Fuel', 'Consumption'], [['2024-04', 'magic', '5.5']]))).toEqual([
      'unit: Consumption',
      'activity: magic',
    ]);
  });
});

describe('a kind of file that was confirmed before', () => {
  const headings = ['Reading date', 'Building', 'Fuel', 'Used', 'Unit'];
  const rows = [['2024-04', 'Main', 'gas', '5.5', 'kWh']];

  it('is recognised by its headings, in any order and case', async () => {
    const first = await look(headings, rows);
    expect(first.how).toBe('guessed');
    const kept = { ...first.mapping, id: 'kept' };
    expect(
      await look(
        headings.map((each) => each.toUpperCase()),
        rows,
        {},
        [kept],
      ),
    ).toMatchObject({ how: 'same', confidence: 1, mapping: { id: 'kept' }, questions: [] });
    expect(await look([...headings, 'Note'], [[...(rows[0] ?? []), 'x']], {}, [kept])).toMatchObject({
      how: 'moved',
      questions: [],
    });
  });

  it('is recognised with a column renamed, which is asked and not guessed', async () => {
    const { mapping } = await look(headings, rows);
    const renamed = ['Reading date', 'Building', 'Fuel', 'kWh used', 'Unit'];
    const proposal = await look(renamed, rows, {}, [
      { ...mapping, quantity: { from: 'columns', columns: ['Used'], times: '1' } },
    ]);
    expect(proposal.how).toBe('like');
    expect(proposal.questions.map(({ sentence }) => sentence)).toEqual([
      'This file is like “A new kind of file”, but its column “Used” is gone. Is it now called “kWh used”?',
    ]);
    const [question] = proposal.questions;
    if (!question) throw new Error('no question');
    const mended = answered(proposal.mapping, question, 'kWh used');
    expect((await taken(renamed, rows, mended)).lines).toMatchObject([{ quantity: '5.500000' }]);
  });
});

describe('a column renamed into another unit', () => {
  const rows = [['2024-04', 'Main', '2207443']];
  const renamed = ['Month', 'Site', 'Gas used (kWh)'];

  it('is asked about, and read in the unit that is answered', async () => {
    const { mapping } = await look(['Month', 'Site', 'Gas used (MWh)'], rows);
    expect(mapping.unit).toEqual({ from: 'constant', unit: 'MWh' });
    const proposal = await look(renamed, rows, {}, [mapping]);
    expect(asked(proposal)).toEqual(['column: Gas used (MWh)', 'unit: Gas used (kWh)']);
    const [column, unit] = proposal.questions;
    if (!column || !unit) throw new Error('no question');
    expect(unit).toMatchObject({
      sentence: 'Files like this were in MWh, but the heading “Gas used (kWh)” says kWh. In which unit is it?',
      choices: [{ value: 'kWh' }, { value: 'MWh' }],
      needed: true,
    });
    const named = answered(proposal.mapping, column, 'Gas used (kWh)');
    expect(named.unit).toEqual({ from: 'constant', unit: 'kWh' });
    const { lines } = await taken(renamed, rows, answered(named, unit, 'kWh'));
    expect(lines).toMatchObject([{ quantity: '2207443.000000', unit: 'kWh' }]);
    expect(answered(named, unit, 'MWh').unit).toEqual({ from: 'constant', unit: 'MWh' });
  });

  it('is asked about in a wide table, too, of that column alone', async () => {
    const wide = ['Month', 'Site', 'Gas (MWh)', 'Electricity (kWh)'];
    const { mapping } = await look(wide, [['2024-04', 'Main', '5.5', '7.5']]);
    expect(mapping.shape).toBe('columns are activities');
    const proposal = await look(
      wide.map((name) => name.replace('Gas (MWh)', 'Gas (kWh)')),
      [['2024-04', 'Main', '5.5', '7.5']],
      {},
      [mapping],
    );
    const units = proposal.questions.reduce<Mapping>(
      (map, question) => answered(map, question, question.choices[0]?.value ?? ''),
      proposal.mapping,
    ).columns;
    expect(units.map(({ column, unit }) => [column, unit])).toEqual([
      ['Gas (kWh)', 'kWh'],
      ['Electricity (kWh)', 'kWh'],
    ]);
  });
});

describe('a table that is', () => {
  it('a list of sites with a column for each month of a financial year', async () => {
    const headings = ['Site', 'Fuel', 'Financial year', 'Apr', 'May', 'Feb'];
    const rows = [
      ['Main', 'gas', '2024/25', '10', '20', '-'],
      ['Annexe', 'electricity', '2024/25', '1', 'x', '3'],
    ];
    const proposal = await look(headings, rows);
    expect(asked(proposal)).toEqual(['unit: ']);
    const { checked, lines } = await taken(headings, rows, {
      ...proposal.mapping,
      unit: { from: 'constant', unit: 'kWh' },
    });
    // A row with a bad cell comes back whole.
    expect(checked.rows).toMatchObject({ accepted: 1, rejected: 1 });
    expect(checked.rejects).toMatchObject([{ row: 3, column: 'May', found: 'x', code: 'not-a-number' }]);
    expect(lines.map(({ part, from_month, quantity }) => [part, from_month, quantity])).toEqual([
      [0, 202404, '10.000000'],
      [100, 202405, '20.000000'],
    ]);
  });

  it('a year of invoices with begin and end', async () => {
    const headings = ['From', 'To', 'Invoice number', 'Gas (kWh)', 'Cost (£)'];
    const rows = [['25/03/2024', '24/04/2024', 'A1', '1,000', '99.10']];
    const proposal = await look(headings, rows);
    expect(proposal.questions).toEqual([]);
    const { lines } = await taken(headings, rows, proposal.mapping);
    expect(lines.map(({ year, quantity, spend, evidence }) => [year, quantity, spend, evidence])).toEqual([
      [2023, '225.806451', '22.377419', 'A1 · 25/03/2024 – 24/04/2024'],
      [2024, '774.193549', '76.722581', 'A1 · 25/03/2024 – 24/04/2024'],
    ]);
  });
});
