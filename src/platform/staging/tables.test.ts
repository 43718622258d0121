import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeadingsBeforehand, StagedSheet } from './model.ts';
import { headingsOf, workbench } from './testing/staging.ts';

let bench: Awaited<ReturnType<typeof workbench>>;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.remove());

type Rows = readonly (readonly (string | number)[])[];

async function staged(name: string, content: string | Uint8Array, headings: Partial<HeadingsBeforehand> = {}) {
  const found = await bench.stage(await bench.write(name, content), {}, headings);
  return { ...found, tables: await Promise.all(found.sheets.map(tableOf)) };
}

/** The headings of a table and its rows, each with its number. */
async function tableOf(sheet: StagedSheet) {
  return { headings: headingsOf(sheet), rows: await bench.rows(sheet) };
}

const csv = (rows: Rows) => `${rows.map((cells) => cells.join(',')).join('\n')}\n`;

async function workbook(rows: Rows): Promise<Uint8Array> {
  const book = new Workbook();
  book.addWorksheet('Bills').addRows(rows.map((cells) => [...cells]));
  return book.xlsx.writeBuffer();
}

/** Both as it comes from a program, with lines as long as they need be, and as Excel saves it. */
const padded = (rows: Rows) => rows.map((cells) => Array.from({ length: 4 }, (_, column) => cells[column] ?? ''));
const kinds: [string, (rows: Rows) => string | Promise<Uint8Array>][] = [
  ['a text', csv],
  ['a text as Excel saves it', (rows) => csv(padded(rows))],
  ['a workbook', workbook],
];

const gasAndMiles: Rows = [
  ['Gas of our sites'],
  ['Site', 'Month', 'kWh'],
  ['Northgate', '2026-04', 500],
  ['Southgate', '2026-04', 600],
  [],
  ['Mileage claims'],
  ['Vehicle', 'Claimed on', 'Miles', 'Paid (£)'],
  ['Diesel van', '2026-04-03', 12, 5.4],
  ['Petrol car', '2026-04-09', 30, 13.5],
];

describe.each(kinds)('%s with tables one below the other', (kind, fileOf) => {
  it('is read as so many tables, each with its own headings and rows', async () => {
    const { sheets, tables, remarks } = await staged('stacked.csv', await fileOf(gasAndMiles));
    expect(tables).toEqual([
      {
        headings: ['Site', 'Month', 'kWh'],
        rows: [
          [3, 'Northgate', '2026-04', '500'],
          [4, 'Southgate', '2026-04', '600'],
        ],
      },
      {
        headings: ['Vehicle', 'Claimed on', 'Miles', 'Paid (£)'],
        rows: [
          [8, 'Diesel van', '2026-04-03', '12', '5.4'],
          [9, 'Petrol car', '2026-04-09', '30', '13.5'],
        ],
      },
    ]);
    const name = kind === 'a workbook' ? 'Bills' : '';
    expect(sheets).toMatchObject([
      { name, table: 1, headingRows: [2], above: [['Gas of our sites']] },
      { name, table: 2, headingRows: [7], above: [['Mileage claims']] },
    ]);
    expect(remarks).toEqual([
      expect.stringMatching(/holds 2 tables, one below the other, which begin at \w+s 2 and 7\./),
    ]);
  });

  it('has its headings again on each printed page left out, and told', async () => {
    const page: Rows = [[], ['SITE', ' Month', 'kWh '], ['Eastgate', '2026-05', 700]];
    const { sheets, tables, remarks } = await staged(
      'printed.csv',
      await fileOf([...gasAndMiles.slice(1, 4), ...page]),
    );
    expect(tables[0]?.rows).toEqual([
      [2, 'Northgate', '2026-04', '500'],
      [3, 'Southgate', '2026-04', '600'],
      [6, 'Eastgate', '2026-05', '700'],
    ]);
    expect(sheets).toHaveLength(1);
    expect(remarks).toEqual([expect.stringMatching(/(row|line) 5 repeats the headings .* is left out/)]);
  });

  it('stays one table where its rows have empty ones between them, and words where figures are missing', async () => {
    const gaps: Rows = [
      ['Site', 'Month', 'kWh'],
      ['Northgate', '2026-04', 500],
      [],
      ['Southgate', 'no month', 'meter broken'],
      ['Southgate', '2026-05', 600],
      [],
      ['Eastgate'],
      ['Main block', '2026-05', 'n/a'],
      ['Annexe', '2026-05', 700],
      [],
      ['Total', '', 'see above'],
      ['Northgate', '2026-06', 5],
    ];
    const { sheets, tables } = await staged('gaps.csv', await fileOf(gaps));
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.table).toBeUndefined();
    expect(tables[0]?.rows.map(([row]) => row)).toEqual([2, 4, 5, 7, 8, 9, 11, 12]);
  });
});

describe('tables one below the other', () => {
  it('may have the same headings in part, and two rows of them', async () => {
    const { tables } = await staged(
      'parts.csv',
      csv([
        ['Site', 'Gas', 'Water'],
        ['', 'kWh', 'm3'],
        ['A', 5, 7],
        [],
        ['Site', 'Waste', '', 'Paper'],
        ['', 'Landfill (t)', 'Recycled (t)', 'Reams'],
        ['A', 1, 2, 3],
        ['B', 3, 4, 5],
      ]),
    );
    expect(tables.map(({ headings }) => headings)).toEqual([
      ['Site', 'Gas – kWh', 'Water – m3'],
      ['Site', 'Waste – Landfill (t)', 'Recycled (t)', 'Paper – Reams'],
    ]);
  });

  it('may begin far below what is looked at for headings', async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => [`Site ${row}`, '2026-04', row]);
    const { sheets, tables } = await staged(
      'far.csv',
      csv([['Site', 'Month', 'kWh'], ...rows, ...gasAndMiles.slice(4)]),
    );
    expect(sheets.map(({ rows: count, firstRow }) => [count, firstRow])).toEqual([
      [2000, 2],
      [2, 2005],
    ]);
    expect(tables[1]?.headings[2]).toBe('Miles');
  });

  it('are not made of labels that stand above a table', async () => {
    const { sheets } = await staged(
      'labels.csv',
      csv([
        ['Trust:', 'Northmere', 'Beds:', '500'],
        ['Sent on:', '2026-05-01', 'Sites:', '4'],
        [],
        ['Site', 'Month', 'kWh', 'Cost'],
        ['A', '2026-04', 5, 1],
        ['B', '2026-04', 6, 1],
      ]),
    );
    expect(sheets).toMatchObject([{ headingRows: [4], rows: 2 }]);
  });

  it('are one where headings come again without a gap, as in files put together by a program', async () => {
    const month = ['site,kWh', ...Array.from({ length: 600 }, (_, row) => `Site ${row},${row}`)];
    const { sheets, remarks } = await staged('together.csv', `${[...month, ...month, ...month].join('\n')}\n`);
    expect(sheets).toMatchObject([{ rows: 1800 }]);
    expect(remarks).toEqual([
      'The file: lines 602 and 1,203 repeat the headings or a title above them, and are left out.',
    ]);
  });
});

describe('headings that a person shows', () => {
  /** All is words, so that the headings can't be told from the rows. */
  const words: Rows = [
    ['Northmere', 'Estates'],
    ['Meters', 'Readings'],
    ['Name', 'Reading'],
    ['North', 'five'],
    ['South', 'six'],
  ];
  const said = (row: number, rows: number, oneTable = false) => ({ said: [{ sheet: '', row, rows, oneTable }] });

  it('are taken where they are said to stand', async () => {
    const { sheets, tables } = await staged('words.csv', csv(words), said(3, 1));
    expect(tables).toEqual([
      {
        headings: ['Name', 'Reading'],
        rows: [
          [4, 'North', 'five'],
          [5, 'South', 'six'],
        ],
      },
    ]);
    expect(sheets[0]).toMatchObject({
      above: [
        ['Northmere', 'Estates'],
        ['Meters', 'Readings'],
      ],
      said: said(3, 1).said[0],
    });
  });

  it('may take two rows, or none', async () => {
    const two = await staged('words.csv', csv(words), said(2, 2));
    expect(two.tables[0]?.headings).toEqual(['Meters – Name', 'Readings – Reading']);
    const none = await staged('words.csv', csv(words), said(4, 0));
    expect(none.tables[0]).toMatchObject({
      headings: ['', ''],
      rows: [
        [4, 'North', 'five'],
        [5, 'South', 'six'],
      ],
    });
  });

  it('may begin a table that stands right below another, far down in a workbook too', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => [`Site ${row}`, row]);
    const content = await workbook([['Site', 'kWh'], ...rows, ['Vehicle', 'Miles'], ['Van', 5], ['Car', 6]]);
    const { sheets, tables } = await staged('below.xlsx', content, {
      said: [{ sheet: 'Bills', row: 502, rows: 1, oneTable: false }],
    });
    expect(sheets.map((sheet) => sheet.rows)).toEqual([500, 2]);
    expect(tables[1]?.headings).toEqual(['Vehicle', 'Miles']);
  });

  it('may be of one table, whatever looks like another further down', async () => {
    const { tables } = await staged('one.csv', csv(gasAndMiles), said(2, 1, true));
    expect(tables.map(({ rows }) => rows.map(([row]) => row))).toEqual([[3, 4, 6, 7, 8, 9]]);
  });

  it('are looked for as ever where the file ends above them, which is told', async () => {
    const { sheets, remarks } = await staged('short.csv', csv(gasAndMiles.slice(0, 4)), said(90, 1));
    expect(sheets).toMatchObject([{ headingRows: [2], rows: 2 }]);
    expect(remarks).toEqual(['The file ends above line 90, so no headings were found there.']);
  });

  it('are known in the next file of the kind, wherever they stand in it', async () => {
    const known = { known: [{ headings: ['Name', 'Reading'], row: 3, rows: 1, oneTable: false }] };
    const { tables, sheets } = await staged('next.csv', csv([['Printed in', 'May'], ...words]), known);
    expect(tables[0]?.headings).toEqual(['Name', 'Reading']);
    expect(sheets[0]).toMatchObject({ headingRows: [4], said: { sheet: '', row: 4, rows: 1, oneTable: false } });
    const other = await staged('other.csv', csv(gasAndMiles.slice(0, 4)), known);
    expect(other.sheets[0]?.said).toBeUndefined();
  });
});
