import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duck } from '../../platform/duck/duck.ts';
import { answered, saidOf, unsaid } from './answer.ts';
import { checkFile } from './check-file.ts';
import { spendLists } from './kinds/spend.ts';
import { type Mapping, notCounted } from './mapping.ts';
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
const payments = ['Date', 'Supplier', 'Description', 'Amount'];
const paid = (what: string, amount: string, at = '2024-04-01') => [at, 'Somebody Ltd', what, amount];
const look = (
  headings: string[],
  rows: Rows,
  kept: Mapping[] = [],
  context: Partial<Context> = {},
): Promise<Proposal> =>
  propose(duck, sheetOfRows(headings, rows), lookOfRows(headings, rows, context.fileName), kept, contextOf(context));
const checkOf = (headings: string[], rows: Rows, map: Mapping, context: Partial<Context> = {}) =>
  checkFile(duck, sheetOfRows(headings, rows), map, contextOf(context), folder);
const question = ({ questions }: Proposal, subject: string) => {
  const found = questions.find((one) => one.subject === subject);
  if (!found) throw new Error(`Nothing is asked about ${subject}`);
  return found;
};

describe('account names of a list of payments', () => {
  const rows = [
    paid('Agency Staff', '100'),
    paid('Agency Staff', '150'),
    paid('AGENCY STAFF', '30'),
    paid('Agency-Staff', '25'),
    paid('Salaries', '9,000'),
    paid('Postage', '1.5'),
    paid('Consultancy fees', '500'),
  ];

  it('that are alike but for case, spaces and punctuation are one question', async () => {
    const { questions } = await look(payments, rows);
    expect(questions.map(({ subject }) => subject)).toEqual(['Salaries', 'Agency Staff', 'Postage']);
  });

  it('are asked by the money that hangs on them, with their rows and money beside them', async () => {
    const proposal = await look(payments, rows);
    expect(question(proposal, 'Salaries').hangs).toEqual({ rows: 1, amount: '9000.000000', also: 0 });
    expect(question(proposal, 'Agency Staff').hangs).toEqual({ rows: 4, amount: '305.000000', also: 2 });
    expect(proposal.words).toEqual({ rows: 7, amount: '9806.500000', unit: 'GBP', isMuch: true });
  });

  it('that mean something which is counted otherwise than by money are asked about too', async () => {
    expect((await look(payments, [paid('Electricity', '5000')])).questions).toMatchObject([
      { about: 'activity', subject: 'Electricity', needed: false },
    ]);
  });

  it('need no answer first where little hangs on them, or nobody knows them in a row or two', async () => {
    const known = Array.from({ length: 99 }, (_, at) => paid('Consultancy fees', '10', `2024-04-${(at % 28) + 1}`));
    expect((await look(payments, [...known, paid('Postage', '1')])).words?.isMuch).toBe(false);
    expect((await look(payments, [...known, paid('Postage', '9999')])).words?.isMuch).toBe(true);
    expect((await look(payments, [...known.slice(0, 4), paid('Postage', '10')])).words?.isMuch).toBe(false);
  });

  it('that do not count are left out with a count, and are known the next time', async () => {
    const proposal = await look(payments, rows);
    const map = answered(proposal.mapping, question(proposal, 'Salaries'), notCounted);
    const all = answered(map, question(proposal, 'Agency Staff'), notCounted);
    const { rows: counted, findings } = await checkOf(payments, rows, all);
    expect(counted).toMatchObject({ all: 7, accepted: 1, rejected: 1, leftOut: 5, skipped: 0 });
    expect(findings.map(({ sentence }) => sentence)).toContain(
      '5 rows are left out, as somebody said that they do not count: “Agency Staff” (4), “Salaries” (1).',
    );
    const next = await look(payments, [paid('SALARIES', '7'), paid('Postage', '1')], [{ ...all, id: 'kept' }]);
    expect([next.how, next.questions.map(({ subject }) => subject)]).toEqual(['same', ['Postage']]);
  });

  it('can be answered otherwise, or left open again', async () => {
    const proposal = await look(payments, rows);
    const asked = question(proposal, 'Agency Staff');
    const map = answered(proposal.mapping, asked, 'spend/business-services/management-consultancy');
    expect(saidOf(map, { about: 'activity', subject: 'agency  STAFF' })).toContain('consultancy');
    expect(saidOf(unsaid(map, asked), asked)).toBeNull();
    const { rows: counted } = await checkOf(payments, rows, map);
    expect(counted).toMatchObject({ accepted: 5, rejected: 2 });
  });

  it('are understood as a mapping of before has them, in small letters', async () => {
    const map = spendLists.read(lookOfRows(payments, rows));
    if (map?.activity.from !== 'columns') throw new Error('no list of payments');
    const before: Mapping = { ...map, activity: { ...map.activity, words: { 'agency-staff': notCounted } } };
    expect((await checkOf(payments, [paid('Agency-Staff', '1')], before)).rows.leftOut).toBe(1);
  });

  it('come back told once for all rows that have one, with the first of them', async () => {
    const { mapping } = await look(payments, rows);
    const { rejectGroups } = await checkOf(payments, rows, mapping);
    expect(rejectGroups.map(({ found, rows: count, first }) => [found, count, first])).toEqual([
      ['Agency-Staff', 4, [2, 3, 4, 5]],
      ['Salaries', 1, [6]],
      ['Postage', 1, [7]],
    ]);
  });
});

describe('quantities that hang on words', () => {
  it('are told in the unit that all rows have', async () => {
    const headings = ['Delivery date', 'Product', 'Bottles', 'Size (ml)'];
    const bought = [
      ['2024-04-01', 'Desflurane', '6', '240'],
      ['2024-04-01', 'Oxygen', '18', '240'],
    ];
    const proposal = await look(headings, bought);
    expect(question(proposal, 'Oxygen').hangs).toEqual({ rows: 1, amount: null, also: 0 });
    expect(proposal.words).toMatchObject({ rows: 2, unit: null, isMuch: true });
  });
});

describe('a return of many organisations', () => {
  const headings = ['Organisation Code', 'Electricity consumed (kWh)', 'Gas consumed (kWh)', 'Water volume (m³)'];
  const fileName = 'ERIC-2014-15.csv';
  const codes = ['R0A', ...Array.from({ length: 240 }, (_, at) => `X${at}`)];
  const rows = codes.map((code) => [code, '1', '2', '3']);
  const look241 = (kept: Mapping[] = [], some: Rows = rows) => look(headings, some, kept, { fileName });

  it('is asked once what of the others’ rows', async () => {
    const { questions } = await look241();
    expect(questions.filter(({ needed }) => needed).map(({ sentence }) => sentence)).toEqual([
      'This file holds 241 organisations; 1 is yours (Northmere). What of the others’ rows?',
    ]);
  });

  it('has the others’ rows left out and counted, and is not asked about again', async () => {
    const proposal = await look241();
    const others = question(proposal, 'Organisation Code');
    const ours = question(proposal, 'X7');
    const map = answered(answered(proposal.mapping, others, 'leave out'), ours, 'southmere');
    const { rows: counted, findings } = await checkOf(headings, rows, map, { fileName });
    expect(counted).toMatchObject({ all: 241, accepted: 2, rejected: 0, leftOut: 239, skipped: 0 });
    expect(findings.map(({ sentence }) => sentence)).toContain(
      '239 rows are left out, as somebody said: they are of 239 other organisations.',
    );
    expect(await look241([{ ...map, id: 'kept' }])).toMatchObject({ how: 'same', questions: [] });
    expect((await linesIn(duck, folder)).map(({ organisation }) => organisation)).toContain('southmere');
  });

  it('is asked about again where none of the organisations is known any more', async () => {
    const proposal = await look241();
    const map = answered(proposal.mapping, question(proposal, 'Organisation Code'), 'leave out');
    const next = await look241([{ ...map, id: 'kept' }], rows.slice(1));
    expect(next.questions[0]?.sentence).toContain('none of them is known here');
  });
});

describe('readings of a site and month that another file tells already', () => {
  const headings = ['Date', 'Site', 'Meter', 'Electricity [kWh]'];
  const line = `(select * from (values ('f1', 1, 'northmere', 'Main', 202404, 202404, 'electricity/uk', 'kWh', 7.0, null, '', ''))
    as t(file, line, organisation, site, from_month, to_month, activity, unit, quantity, spend, supplier, evidence))`;
  const before = { existing: line, earlierFiles: [{ id: 'f1', name: 'bills.csv' }] };
  const told = async (site: string, date: string) => {
    const rows = [[date, site, 'M1', '5.5']];
    const { mapping } = await look(headings, rows);
    return (await checkOf(headings, rows, mapping, before)).findings.map(({ sentence }) => sentence);
  };

  it('are warned of, as both will count', async () => {
    expect(await told('main', '2024-04')).toContain(
      'main (Northmere) already has “Electricity from the grid” for April 2024, from bills.csv; both will count. If this file corrects that one, say so when you send it.',
    );
  });

  it('are not, where the month or the site is another', async () => {
    expect([...(await told('Main', '2024-05')), ...(await told('Annexe', '2024-04'))]).toEqual([]);
  });
});
