import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sumOf } from '../../kernel/decimals.ts';
import type { Duck } from '../../platform/duck/duck.ts';
import { checkFile } from './check-file.ts';
import { plainForm } from './kinds/plain.ts';
import type { Mapping } from './mapping.ts';
import { rejectedRows } from './rejected-file.ts';
import type { Context } from './source.ts';
import { contextOf, linesIn, sheetOfRows, workplace } from './testing.ts';

const lineType = z.object({ column_name: z.string(), column_type: z.string() });
let duck: Duck;
let folder: string;
beforeAll(async () => {
  ({ duck, folder } = await workplace());
});
afterAll(() => duck.close());

const headings = plainForm.headings;
const row = (particular: Partial<Record<string, string>> = {}): string[] => {
  const usual: Record<string, string> = {
    period: '2024-04',
    organisation: 'R0A',
    site: 'Main',
    activity: 'gas',
    quantity: '100',
    unit: 'kWh',
    spend: '',
    supplier: '',
  };
  return headings.map((heading) => particular[heading] ?? usual[heading] ?? '');
};
const check = (rows: string[][], map: Mapping = plainForm, context: Partial<Context> = {}) =>
  checkFile(duck, sheetOfRows(headings, rows), map, contextOf(context), folder);

describe('a line in the plain form', () => {
  it('comes out with the columns of the ledger', async () => {
    const checked = await check([row({ quantity: '1,234.5', spend: '£99.90', supplier: 'Gas  Company ' })]);
    expect(checked.rows).toEqual({ all: 1, accepted: 1, remarked: 0, rejected: 0, leftOut: 0, skipped: 0 });
    expect(await linesIn(duck, folder)).toEqual([
      {
        file: 'file-1',
        line: 2,
        part: 0,
        organisation: 'northmere',
        site: 'Main',
        from_month: 202404,
        to_month: 202404,
        year: 2024,
        activity: 'fuels/gaseous-fuels/natural-gas',
        unit: 'kWh',
        quantity: '1234.500000',
        spend: '99.900000',
        supplier: 'Gas Company',
        tier: 'standard',
        estimated: false,
        remark: null,
        evidence: '',
      },
    ]);
    expect(checked.totals).toEqual([
      {
        activity: 'fuels/gaseous-fuels/natural-gas',
        unit: 'kWh',
        lines: 1,
        quantity: '1234.500000',
        spend: '99.900000',
      },
    ]);
  });

  it('is remarked upon where its column of estimates says neither yes nor no', async () => {
    const said = ['E', 'A', '', 'maybe', 'credit note'];
    const rows = said.map((estimated, at) => [...row({ quantity: `10${at}` }), estimated]);
    const map = { ...plainForm, estimated: 'estimated' };
    await checkFile(duck, sheetOfRows([...headings, 'estimated'], rows), map, contextOf(), folder);
    const unclear = 'whether it is an estimate is said in other words than yes or no: taken for none';
    expect((await linesIn(duck, folder)).map(({ estimated, remark }) => [estimated, remark])).toEqual([
      [true, null],
      [false, null],
      [false, null],
      [false, unclear],
      [false, unclear],
    ]);
  });

  it('has every column in the type that the ledger asks for', async () => {
    await check([row()]);
    const types = await duck.rows(`describe select * from read_parquet('${folder}/lines.parquet')`, lineType);
    expect(types.map(({ column_name, column_type }) => `${column_name} ${column_type}`)).toEqual([
      'file VARCHAR',
      'line BIGINT',
      'part INTEGER',
      'organisation VARCHAR',
      'site VARCHAR',
      'from_month INTEGER',
      'to_month INTEGER',
      'year INTEGER',
      'activity VARCHAR',
      'unit VARCHAR',
      'quantity DECIMAL(18,6)',
      'spend DECIMAL(18,6)',
      'supplier VARCHAR',
      'tier VARCHAR',
      'estimated BOOLEAN',
      'remark VARCHAR',
      'evidence VARCHAR',
    ]);
  });

  it.each([
    ['12,400', '12400.000000'],
    [' 12400 ', '12400.000000'],
    ['(1,234.50)', '-1234.500000'],
    ['123.45-', '-123.450000'],
    ['−5', '-5.000000'],
    ['£1 234', '1234.000000'],
    ['1.2E+05', '120000.000000'],
    ['.5', '0.500000'],
    ['0.0000005', '0.000001'],
    ['-0.0000005', '-0.000001'],
  ])('reads the amount %j as %s', async (written, quantity) => {
    await check([row({ quantity: written })]);
    expect((await linesIn(duck, folder)).map((line) => line.quantity)).toEqual([quantity]);
  });

  it('takes what was spent as the amount where the activity is counted in pounds', async () => {
    await check([row({ activity: 'consultancy fees', quantity: '', unit: '', spend: '250' })]);
    expect(await linesIn(duck, folder)).toMatchObject([{ unit: 'GBP', quantity: '250.000000', spend: '250.000000' }]);
  });

  it('is taken in with a remark when it is negative, nought, or rounded', async () => {
    const checked = await check([row({ quantity: '-5' }), row({ quantity: '0' }), row({ quantity: '1.23456789' })]);
    expect(checked.rows).toMatchObject({ accepted: 3, remarked: 3 });
    expect((await linesIn(duck, folder)).map(({ quantity, remark }) => [quantity, remark])).toEqual([
      ['-5.000000', 'less than nought: taken as a credit note or correction'],
      ['0.000000', 'nought'],
      ['1.234568', 'rounded to six places'],
    ]);
  });
});

describe('a row that cannot be taken in', () => {
  it.each([
    [
      { quantity: '12,4O0' },
      'letter-in-number',
      'Column “quantity”: Found “12,4O0” (a letter O). Expected a number such as 12,400. Correct it and send the row again.',
    ],
    [{ quantity: '=B2*C2' }, 'formula', '“=B2*C2”'],
    [{ quantity: '#DIV/0!' }, 'error-cell', '“#DIV/0!”'],
    [{ quantity: '?' }, 'not-known', 'not known how much'],
    [{ quantity: '' }, 'no-quantity', 'Nothing is written'],
    [{ quantity: 'lots' }, 'not-a-number', '“lots”'],
    [{ quantity: '12,40' }, 'other-decimal-mark', 'decimal mark'],
    [{ quantity: '1000000000000' }, 'number-too-large', 'less than 1,000,000,000,000'],
    [{ spend: 'n/k' }, 'not-known', 'Column “spend”'],
    [{ period: '' }, 'no-period', 'There is no date'],
    [{ period: 'soon' }, 'unreadable-period', '“soon”'],
    [{ period: '31/04/2024' }, 'no-such-day', 'no day of the calendar'],
    [{ period: '2026-04' }, 'future-period', 'not begun yet'],
    [{ period: '1985' }, 'early-period', 'before 1990'],
    [{ organisation: '' }, 'no-organisation', 'No organisation'],
    [{ organisation: 'R9Z' }, 'unknown-organisation', 'Nearest: “Northmere”'],
    [{ activity: '' }, 'no-activity', 'what this is of'],
    [{ activity: 'natural gass' }, 'unknown-activity', 'Nearest: “Natural gas”'],
    [{ unit: '' }, 'no-unit', 'no unit'],
    [{ unit: 'kWhr' }, 'unknown-unit', '“kWh”'],
    [{ unit: 'kg' }, 'unit-of-other-kind', 'Nearest: “kWh”, “m3”'],
  ])('%j is %s', async (particular, code, sentence) => {
    const checked = await check([row(), row(particular)]);
    expect(checked.rows).toMatchObject({ all: 2, accepted: 1, rejected: 1 });
    expect(checked.rejects.map((reject) => [reject.row, reject.code])).toEqual([[3, code]]);
    expect(checked.rejects[0]?.sentence).toContain(sentence);
  });

  it('is told everything that is wrong with it at once', async () => {
    const checked = await check([row({ period: 'soon', activity: 'magic', quantity: 'x' })]);
    expect(checked.rejects.map(({ code }) => code)).toEqual(['unreadable-period', 'unknown-activity', 'not-a-number']);
    expect(checked.findings.map(({ code }) => code)).toEqual(['nothing-accepted']);
  });

  it('comes back as the same file with a column that says what is wrong, which is not read when it is sent again', async () => {
    const sheet = sheetOfRows(headings, [row(), row({ quantity: '12,4O0', unit: 'kg' })]);
    await checkFile(duck, sheet, plainForm, contextOf(), folder);
    const back = await Array.fromAsync(
      rejectedRows(duck, sheet, join(folder, 'rejects.parquet'), plainForm, contextOf()),
    );
    expect(back[0]).toEqual([...headings, 'What is wrong']);
    expect(back[1]?.slice(0, -1)).toEqual(row({ quantity: '12,4O0', unit: 'kg' }));
    expect(back[1]?.at(-1)).toMatch(/“kg” does not measure this activity.*“12,4O0” \(a letter O\)/);
    const mended = [...row({ quantity: '12,400' }), back[1]?.at(-1) ?? ''];
    const again = await checkFile(duck, sheetOfRows(back[0] ?? [], [mended]), plainForm, contextOf(), folder);
    expect(again.rows).toMatchObject({ all: 1, accepted: 1 });
  });
});

describe('rows that are no lines', () => {
  it('are left out and told: empty ones and sums', async () => {
    const checked = await check([
      row(),
      headings.map(() => ''),
      row({ period: 'Total', quantity: '100' }),
      row({ site: 'Total' }),
    ]);
    expect(checked.rows).toMatchObject({ all: 4, accepted: 1, rejected: 0, skipped: 3 });
    expect(checked.findings.map(({ sentence }) => sentence)).toEqual([
      'Rows 3, 4, 5 are no lines: empty, a sum of other rows, or nothing that is counted.',
    ]);
  });
});

describe('a period over two financial years', () => {
  it('is parted by days, and its parts are the whole exactly', async () => {
    const checked = await check([row({ period: '15/03/2024 - 14/04/2024', quantity: '100', spend: '10' })]);
    expect(checked.rows).toMatchObject({ accepted: 1, remarked: 1 });
    expect(checked.lines).toBe(2);
    const lines = await linesIn(duck, folder);
    // 17 days of 31 in March, 14 in April: 100 × 17 ÷ 31 is 54.838709677…
    expect(
      lines.map(({ part, from_month, year, quantity, spend }) => [part, from_month, year, quantity, spend]),
    ).toEqual([
      [0, 202403, 2023, '54.838709', '5.483870'],
      [1, 202404, 2024, '45.161291', '4.516130'],
    ]);
    expect(lines[0]?.remark).toContain('parted by days');
  });

  it('is parted into three where it touches three', async () => {
    await check([row({ period: '2023-01-01/2024-12-31', quantity: '731' })]);
    expect((await linesIn(duck, folder)).map(({ year, quantity }) => [year, quantity])).toEqual([
      [2022, '90.000000'],
      [2023, '366.000000'],
      [2024, '275.000000'],
    ]);
  });
});

describe('a row that is there twice', () => {
  it('is rejected and told which row it repeats', async () => {
    const checked = await check([row(), row({ quantity: '7' }), row()]);
    expect(checked.rows).toMatchObject({ accepted: 2, rejected: 1 });
    expect(checked.rejects[0]).toMatchObject({ row: 4, code: 'twice' });
    expect(checked.rejects[0]?.sentence).toContain('the same as row 2');
  });

  it('is remarked upon where the mapping says so', async () => {
    const checked = await check([row(), row()], { ...plainForm, twice: 'remark' });
    expect(checked.rows).toMatchObject({ accepted: 2, remarked: 1, rejected: 0 });
    expect(checked.remarks).toEqual({ twice: 1 });
  });

  it('is found in the ledger, with the file that it came in', async () => {
    await check([row()]);
    await duck.run(
      `create or replace temp table ledger as select * replace ('old' as file) from read_parquet('${folder}/lines.parquet')`,
    );
    const checked = await check([row(), row({ quantity: '101' })], plainForm, { existing: 'ledger' });
    expect(checked.rows).toMatchObject({ accepted: 1, rejected: 1 });
    expect(checked.rejects[0]?.sentence).toContain('in the ledger already (old, row 2)');
  });
});

describe('lines that are in the ledger already', () => {
  const again = async (particular: Partial<Mapping>) => {
    await check([row(), row({ quantity: '7' })]);
    await duck.run(`create or replace temp table ledger as select * from read_parquet('${folder}/lines.parquet')`);
    const earlierFiles = [{ id: 'file-1', name: 'april.csv' }];
    const rows = [row(), row({ quantity: '7' }), row({ quantity: '8' })];
    return check(rows, { ...plainForm, ...particular }, { existing: 'ledger', earlierFiles });
  };

  it.each(['reject', 'remark', 'accept'] as const)(
    'are left out and come back with the name of the earlier file, where rows that are there twice are to be: %s',
    async (twice) => {
      const checked = await again({ twice });
      expect(checked.rows).toMatchObject({ accepted: 1, rejected: 2 });
      expect(checked.rejections).toEqual({ 'in-ledger': 2 });
      expect(checked.rejects[0]?.sentence).toContain('in the ledger already (april.csv, row 2), so it is left out');
    },
  );

  it('count as well, with a remark, where a person says that they are further ones', async () => {
    const checked = await again({ inLedger: 'remark' });
    expect(checked.rows).toMatchObject({ accepted: 3, remarked: 2, rejected: 0 });
    expect((await linesIn(duck, folder)).map(({ remark }) => remark)).toEqual([
      'the same line is in the ledger already',
      'the same line is in the ledger already',
      null,
    ]);
  });
});

describe('what a file says as a whole', () => {
  const months = ['2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09'];
  it('tells a month that is a thousandfold, and asks whether the unit is right', async () => {
    const rows = months.map((period, at) =>
      row({ period, unit: 'MWh', quantity: at === 3 ? '101000' : `${100 + at}` }),
    );
    const checked = await check(rows);
    expect(checked.remarks).toEqual({ thousandfold: 1 });
    expect(checked.findings[0]?.sentence).toBe(
      'Northmere, Main, Natural gas: 101,000 MWh in July 2024, about 980 times a usual month (103 MWh): is it kWh in a column of MWh?',
    );
  });

  it('holds a month against the same month of the year before, in the ledger too', async () => {
    await check([row({ period: '2023-04', quantity: '50' })]);
    await duck.run(`create or replace temp table ledger as select * from read_parquet('${folder}/lines.parquet')`);
    const checked = await check([row({ quantity: '600' })], plainForm, { existing: 'ledger' });
    expect(checked.findings.map(({ sentence }) => sentence)).toEqual([
      'Northmere, Main, Natural gas: 600 kWh in April 2024, about 12 times what it was in April 2023 (50 kWh).',
    ]);
  });

  it('names the months that a meter lacks', async () => {
    const rows = [...months, '2024-12']
      .filter((period) => period !== '2024-06')
      .map((period, at) => row({ period, quantity: `${100 + at}` }));
    const checked = await check(rows, { ...plainForm, tier: 'optimal' });
    expect(checked.findings.map(({ sentence }) => sentence)).toEqual([
      'Northmere, Main, Natural gas: no line for June 2024, October 2024 to November 2024.',
    ]);
  });
});

describe('the lines of a file', () => {
  const lineOf = fc.record({
    period: fc.constantFrom('2024-04', 'Apr-24', '03/2024', '2023/24', '15/03/2024 - 14/04/2024', 'soon', ''),
    organisation: fc.constantFrom('R0A', 'R0B', 'R9Z'),
    activity: fc.constantFrom('gas', 'electricity', 'magic'),
    quantity: fc.oneof(
      fc.integer({ min: -99_999, max: 9_999_999 }).map((n) => (n / 1000).toFixed(3)),
      fc.constantFrom('x', '', '1,000'),
    ),
    unit: fc.constantFrom('kWh', 'MWh', 'kg'),
  });
  const rowsOf = fc
    .array(lineOf, { minLength: 1, maxLength: 25 })
    .map((all) => all.map((each, at) => row({ ...each, supplier: `s${at}` })));
  const totals = (all: Awaited<ReturnType<typeof check>>[]) => {
    const sums = Map.groupBy(
      all.flatMap((each) => each.totals),
      ({ activity, unit }) => `${activity} ${unit}`,
    );
    return [...sums].map(([key, each]) => [key, sumOf(each.map(({ quantity }) => quantity)).toFixed()]).sort();
  };

  it('add up to the same in any order, and in one file or two; accepted, rejected and skipped are all rows', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.nat(), async (rows, cut) => {
        const whole = await check(rows);
        expect(whole.rows.accepted + whole.rows.rejected + whole.rows.skipped).toBe(rows.length);
        const backwards = await check(rows.toReversed());
        const at = cut % rows.length;
        const halves = [await check(rows.slice(0, at)), await check(rows.slice(at))];
        expect(totals([backwards])).toEqual(totals([whole]));
        expect(totals(halves)).toEqual(totals([whole]));
      }),
      { numRuns: 12 },
    );
  });

  it('are the same bytes each time', async () => {
    const rows = Array.from({ length: 500 }, (_, at) =>
      row({ quantity: `${(at * 7919) % 1000}.5`, organisation: at % 3 ? 'R0A' : 'R0B', supplier: `s${at % 7}` }),
    );
    const hash = async () => {
      await check(rows);
      return ['lines', 'rejects'].map((name) =>
        createHash('sha256')
          .update(readFileSync(join(folder, `${name}.parquet`)))
          .digest('hex'),
      );
    };
    expect(await hash()).toEqual(await hash());
  });
});
