import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duck } from '../../platform/duck/duck.ts';
import { answered } from './answer.ts';
import { plainForm } from './kinds/plain.ts';
import { noColumn, withPart } from './line-parts.ts';
import type { Mapping } from './mapping.ts';
import { propose } from './propose.ts';
import { contextOf, lookOfRows, sheetOfRows, workplace } from './testing.ts';

let duck: Duck;
beforeAll(async () => {
  ({ duck } = await workplace());
});
afterAll(() => duck.close());

const look = (headings: string[], rows: string[][], kept: Mapping[] = []) =>
  propose(duck, sheetOfRows(headings, rows), lookOfRows(headings, rows), kept, contextOf());

describe('a column of units', () => {
  const renamed = ['period', 'organisation', 'site', 'activity', 'amount used', 'unit', 'spend', 'supplier'];
  const rows = [
    ['2024-04', 'R0A', 'Main', 'natural gas', '412350', 'kWh', '18655.20', 'Gas Ltd'],
    ['2024-05', 'R0A', 'Main', 'natural gas', '402350', 'kWh', '18655.20', 'Gas Ltd'],
  ];

  it('is never of what was spent: which column is the amount is asked, and columns of numbers are offered', async () => {
    const proposal = await look(renamed, rows);
    expect(proposal.questions.map(({ about, subject }) => [about, subject])).toEqual([['column', 'quantity']]);
    const [question] = proposal.questions;
    if (!question) throw new Error('not asked');
    expect(question.needed).toBe(true);
    expect(question.choices.map(({ value }) => value)).toEqual(['amount used', 'spend', noColumn]);
    const said = answered(proposal.mapping, question, 'amount used');
    expect(said).toMatchObject({
      quantity: { from: 'columns', columns: ['amount used'] },
      unit: { from: 'column', column: 'unit' },
      spend: 'spend',
    });
    expect(answered(proposal.mapping, question, noColumn)).toMatchObject({
      quantity: { from: 'spend' },
      unit: { from: 'constant', unit: 'GBP' },
    });
  });

  it('that are all of money says what was spent', async () => {
    const paid = rows.map((row) => row.map((cell) => (cell === 'kWh' ? 'GBP' : cell)));
    expect((await look(renamed, paid)).mapping.quantity).toEqual({ from: 'spend' });
  });
});

describe('a file without headings', () => {
  const headings = ['', '', '', '', '', ''];
  const rows = ['2024-04', '2024-05'].map((month, at) => [month, 'R0A', 'NH', 'electricity', `100${at}`, 'kWh']);

  it('is read by its values: the units beside the numbers, names of activities and organisations', async () => {
    const { mapping, questions, how } = await look(headings, rows);
    expect(how).toBe('guessed');
    expect(mapping).toMatchObject({
      period: { from: 'column', column: 'column 1' },
      organisation: { from: 'column', column: 'column 2' },
      activity: { from: 'columns', columns: ['column 4'] },
      quantity: { from: 'columns', columns: ['column 5'] },
      unit: { from: 'column', column: 'column 6' },
    });
    expect(questions).toEqual([]);
  });

  it('asks for the amount where several columns are of numbers, and none stands beside a unit', async () => {
    const { questions } = await look(['', '', ''], [['2024-04', '5.5', '7.5']]);
    expect(questions.map(({ subject, choices }) => [subject, choices.map(({ value }) => value)])).toEqual([
      ['quantity', ['column 2', 'column 3', noColumn]],
    ]);
  });
});

describe('headings of several rows', () => {
  it('are read by their last part: electricity and gas below “Energy” are two columns', async () => {
    const headings = ['Month', 'Site', 'Energy – Electricity (kWh)', 'Energy – Gas (kWh)'];
    const { mapping } = await look(headings, [['2024-04', 'Main', '1000', '2000']]);
    expect(mapping.shape).toBe('columns are activities');
    expect(mapping.columns).toEqual([
      { column: 'Energy – Electricity (kWh)', activity: 'electricity/uk', unit: 'kWh' },
      { column: 'Energy – Gas (kWh)', activity: 'fuels/gaseous-fuels/natural-gas', unit: 'kWh' },
    ]);
  });

  it('of which one names no activity are asked about, not passed over', async () => {
    const { mapping, questions } = await look(
      ['Month', 'Electricity (kWh)', 'Process load (kWh)'],
      [['2024-04', '1000', '2000']],
    );
    expect(mapping.columns.map(({ activity }) => activity)).toEqual(['electricity/uk', null]);
    expect(questions.map(({ subject, needed }) => [subject, needed])).toEqual([['Process load (kWh)', false]]);
  });
});

describe('columns that are not counted', () => {
  const headings = ['Month', 'Fuel', 'Usage (kWh)', 'Gas (kWh)', 'VAT (£)', 'Meter number'];
  const rows = [['2024-04', 'electricity', '1000', '2000', '20', '12345']];

  it('are told where they are numbers with a unit or the name of an activity, and not money', async () => {
    expect((await look(headings, rows)).uncounted).toEqual(['Gas (kWh)']);
  });

  it('are told when they come to a kind of file that was confirmed before', async () => {
    const first = await look(['Month', 'Fuel', 'Usage (kWh)'], [['2024-04', 'gas', '5']]);
    const { how, uncounted } = await look(headings, rows, [{ ...first.mapping, id: 'kept' }]);
    expect([how, uncounted]).toEqual(['moved', ['Gas (kWh)']]);
  });
});

describe('a column that is gone', () => {
  const row = ['2024-04', 'R0A', 'Main', 'gas', '5', 'kWh', '', ''];
  const without = (...gone: string[]) => {
    const kept = plainForm.headings.map((name, at) => [name, row[at] ?? ''] as const);
    const left = kept.filter(([name]) => !gone.includes(name));
    return look(
      left.map(([name]) => name),
      [left.map(([, cell]) => cell)],
      [plainForm],
    );
  };

  it('is no question where lines can do without it', async () => {
    const headings = ['Bill date', 'Building', 'Supplier', 'Gas (kWh)', 'Cost (£)'];
    const { mapping: kept } = await look(headings, [['2024-04', 'Main', 'Gas Ltd', '5', '1.5']]);
    expect(kept).toMatchObject({ spend: 'Cost (£)', supplier: 'Supplier', site: 'Building' });
    const short = await look(
      ['Bill date', 'Building', 'Gas (kWh)'],
      [['2024-05', 'Main', '6']],
      [{ ...kept, id: 'kept' }],
    );
    expect([short.how, short.questions]).toEqual(['moved', []]);
    expect(short.mapping).toMatchObject({ spend: null, supplier: null, site: 'Building' });
  });

  it('or came to the plain form leaves it the plain form, with all that it can hold', async () => {
    const said = answered(plainForm, { about: 'activity', subject: 'heating' }, 'fuels/gaseous-fuels/natural-gas');
    const headings = ['period', 'activity', 'quantity', 'unit', 'organisation', 'estimated'];
    const { how, questions, mapping } = await look(headings, [['2024-04', 'heating', '5', 'kWh', 'R0A', 'E']], [said]);
    expect([how, questions]).toEqual(['known kind', []]);
    expect(mapping).toMatchObject({ spend: null, site: null, estimated: 'estimated' });
  });

  it('may be in no column, and is asked for then as where none was ever', async () => {
    const { how, questions, mapping } = await without('unit', 'spend');
    expect(how).toBe('like');
    const [question] = questions;
    if (!question) throw new Error('not asked');
    expect([question.subject, question.choices.map(({ value }) => value)]).toEqual(['unit', [noColumn]]);
    expect(answered(mapping, question, noColumn).unit).toEqual({ from: 'constant', unit: '?' });
  });

  it('can’t be done without where it is the only amount', async () => {
    const { questions } = await without('quantity', 'spend');
    expect(questions.map(({ subject, choices }) => [subject, choices])).toEqual([['quantity', []]]);
  });
});

describe('a part of a line', () => {
  it('can be said to stand in another column, of a wide table too', () => {
    const wide: Mapping = { ...plainForm, shape: 'columns are activities', activity: { from: 'headings' } };
    expect(withPart(wide, 'quantity', 'Gas (kWh)')).toMatchObject({
      shape: 'lines',
      activity: { from: 'constant', activity: '?' },
      quantity: { from: 'columns', columns: ['Gas (kWh)'] },
    });
    expect(withPart(plainForm, 'site', 'column 3').site).toBe('column 3');
    expect(withPart(plainForm, 'organisation', null).organisation).toEqual({ from: 'sender' });
  });
});
