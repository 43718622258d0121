import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkout } from '../../checkout.ts';
import { headingsOf, onlySheet, workbench } from '../testing/staging.ts';
import { RecordReader } from './records.ts';

let bench: Awaited<ReturnType<typeof workbench>>;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.remove());

async function staged(name: string, content: string | Uint8Array) {
  const found = await bench.stage(await bench.write(name, content));
  const sheet = onlySheet(found);
  return { ...found, sheet, headings: headingsOf(sheet), rows: await bench.rows(sheet) };
}

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('a regular file', () => {
  it('is stored without a column of row numbers, which are told all the same', async () => {
    const { sheet, headings, rows, format, encoding, delimiter, remarks } = await staged(
      'gas.csv',
      lines('Site,Month,kWh', 'Northgate,2026-04,1200.5', 'Southgate,2026-04,'),
    );
    expect({ format, encoding, delimiter, remarks }).toEqual({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      remarks: [],
    });
    expect(sheet).toMatchObject({ rowColumn: false, headingRows: [1], firstRow: 2, rows: 2, counts: 'line' });
    expect(headings).toEqual(['Site', 'Month', 'kWh']);
    expect(rows).toEqual([
      [2, 'Northgate', '2026-04', '1200.5'],
      [3, 'Southgate', '2026-04', ''],
    ]);
    expect(sheet.columns[2]).toMatchObject({ filled: 1, samples: ['1200.5'], profile: { numbers: 1, longest: 6 } });
  });

  it('tells what its columns look like', async () => {
    const { sheet } = await staged(
      'looks.csv',
      lines('When,Amount,Who', '01/04/2026,"£1,200.00",A', '02/04/2026,(5.50),B', '03/04/2026,7,B'),
    );
    expect(sheet.columns.map(({ profile }) => [profile.numbers, profile.dates, profile.distinct])).toEqual([
      [0, 3, 3],
      [3, 0, 3],
      [0, 0, 2],
    ]);
    expect(sheet.columns[1]?.profile).toMatchObject({ min: '-5.5', max: '1200' });
  });
});

describe('any table that a program wrote', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('', ' ', '"', 'x,y', ' "a" ', 'two\nlines', "'", '-'),
  );
  const table = fc.array(fc.tuple(fc.nat(), cell, cell), { minLength: 1, maxLength: 8 });
  /** A cell of blanks is an empty one: record by record it is stored so, and all who read either way take it so. */
  const written = (cells: readonly unknown[]) => cells.map((words) => (String(words).trim() === '' ? '' : words));
  it('is read to the same cells on the way of DuckDB and record by record', async () => {
    let onDuckDb = 0;
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, quoted) => {
        const plain = rows.map((row) => row.map((words) => String(words).replace(/[\r\0]/g, '')));
        const text = stringify([['amount', 'who', 'what'], ...plain], { quoted });
        const { sheet, rows: read } = await staged('any.csv', text);
        const reader = new RecordReader({ delimiter: ',', bareReturns: false });
        const records = [...reader.push(text), ...reader.end()].slice(1);
        const width = sheet.columns.length;
        const found = read.map(([line, ...cells]) => [line, ...written(cells)]);
        expect(found).toEqual(records.map(({ line, cells }) => [line, ...written(cells.slice(0, width))]));
        expect(found.map(([, ...cells]) => cells)).toEqual(
          parse(text, { from: 2 }).map((cells) => written(cells.slice(0, width))),
        );
        onDuckDb += sheet.rowColumn ? 0 : 1;
      }),
      { numRuns: 30 },
    );
    expect(onDuckDb).toBeGreaterThan(5);
  });
});

describe('an encoding', () => {
  const words = lines('Site;Ort;£', 'Café;Łódź;12,5');
  it.each([
    ['utf-8', Buffer.from(words)],
    ['utf-8', Buffer.from(`\ufeff${words}`)],
    ['utf-16le', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['utf-16le', Buffer.from(words, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
  ])('such as %s is told', async (name, bytes) => {
    const { encoding, headings, rows, delimiter } = await staged('encoded.csv', bytes);
    expect({ encoding, headings, rows, delimiter }).toEqual({
      encoding: name,
      headings: ['Site', 'Ort', '£'],
      rows: [[2, 'Café', 'Łódź', '12,5']],
      delimiter: ';',
    });
  });

  it('that is Windows-1252 is guessed, and said so', async () => {
    const { encoding, rows, remarks } = await staged('old.csv', Buffer.from('site,cost\nCaf\xe9,\xa35\n', 'latin1'));
    expect({ encoding, rows }).toEqual({ encoding: 'windows-1252', rows: [[2, 'Café', '£5']] });
    expect(remarks).toEqual([expect.stringContaining('Windows-1252')]);
  });
});

describe('a delimiter', () => {
  it.each([',', ';', '\t', '|', '$', '~', '^'])('may be “%s”', async (delimiter) => {
    const rows = [
      ['site', 'note', 'kWh'],
      ['A', 'x', '5'],
      ['B', 'y', '6'],
    ].map((cells) => cells.join(delimiter));
    const found = await staged('parted.csv', lines(...rows));
    expect(found.delimiter).toBe(delimiter);
    expect(found.rows).toEqual([
      [2, 'A', 'x', '5'],
      [3, 'B', 'y', '6'],
    ]);
  });

  it('may be said on the first line, which a spreadsheet does not show but counts', async () => {
    const { delimiter, headings, rows } = await staged('said.csv', lines('sep=#', 'a#b', '1,5#2,5'));
    expect({ delimiter, headings, rows }).toEqual({ delimiter: '#', headings: ['a', 'b'], rows: [[3, '1,5', '2,5']] });
  });

  it('is not the comma of decimals', async () => {
    expect((await staged('comma.csv', lines('1,5;2,5', '3,5;4,5'))).rows).toEqual([
      [1, '1,5', '2,5'],
      [2, '3,5', '4,5'],
    ]);
  });

  it('may be none', async () => {
    const { headings, rows, delimiter } = await staged('single.csv', lines('kWh', '1,200', '3,400'));
    expect({ headings, rows, delimiter }).toEqual({
      headings: ['kWh'],
      rows: [
        [2, '1,200'],
        [3, '3,400'],
      ],
      delimiter: '',
    });
  });
});

describe('headings', () => {
  it('may stand below titles', async () => {
    const { sheet, rows } = await staged(
      'titled.csv',
      lines('Energy report', '"Printed 3 May 2026, by A. Clerk"', '', 'Site,Month,kWh', 'A,2026-04,5', 'B,2026-04,6'),
    );
    expect(sheet.above).toEqual([['Energy report'], ['Printed 3 May 2026, by A. Clerk']]);
    expect(sheet).toMatchObject({ headingRows: [4], firstRow: 5 });
    expect(rows[0]).toEqual([5, 'A', '2026-04', '5']);
  });

  it('may be two rows, of which the first goes over several columns', async () => {
    const { headings, sheet } = await staged(
      'spans.csv',
      lines(',,Gas,,Electricity,', 'Code,Site,kWh,Cost (£),kWh,Cost (£)', 'R1,North,5,1,7,2', 'R2,South,6,1,8,2'),
    );
    expect(sheet.headingRows).toEqual([1, 2]);
    expect(headings).toEqual([
      'Code',
      'Site',
      'Gas – kWh',
      'Gas – Cost (£)',
      'Electricity – kWh',
      'Electricity – Cost (£)',
    ]);
  });

  it('may be followed by a row of units', async () => {
    const { headings, sheet } = await staged('units.csv', lines('Site,Gas,Water', ',kWh,m3', 'A,5,7', 'B,6,8'));
    expect(sheet.firstRow).toBe(3);
    expect(headings).toEqual(['Site', 'Gas – kWh', 'Water – m3']);
  });

  it('may be the 48 half hours of a day', async () => {
    const times = Array.from(
      { length: 48 },
      (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? 30 : '00'}`,
    );
    const day = (date: string) => [`M1,${date}`, ...times.map((_, half) => String(half / 2))].join(',');
    const { headings, sheet } = await staged(
      'meter.csv',
      lines(['Meter,Date', ...times].join(','), day('2026-04-01'), day('2026-04-02')),
    );
    expect(headings.slice(0, 4)).toEqual(['Meter', 'Date', '00:00', '00:30']);
    expect(sheet).toMatchObject({ rows: 2, headingRows: [1] });
    expect(sheet.columns).toHaveLength(50);
  });

  it('may be numbers that count on', async () => {
    const { headings } = await staged('years.csv', lines('Site,2021,2022,2023', 'A,5,6,7', 'B,6,7,9'));
    expect(headings).toEqual(['Site', '2021', '2022', '2023']);
  });

  it('may be months', async () => {
    const { headings } = await staged('months.csv', lines('Apr-26,May-26,Jun-26', '5,6,7', '6,7,9'));
    expect(headings).toEqual(['Apr-26', 'May-26', 'Jun-26']);
  });

  it('may be missing', async () => {
    const { headings, sheet, rows } = await staged(
      'bare.csv',
      lines('R1,Northgate,20260401,5', 'R2,Southgate,20260402,6'),
    );
    expect(headings).toEqual(['', '', '', '']);
    expect(sheet).toMatchObject({ headingRows: [], firstRow: 1, rows: 2 });
    expect(rows[0]).toEqual([1, 'R1', 'Northgate', '20260401', '5']);
  });
});

describe('what is irregular', () => {
  it('is read and told with its lines: cells too many and too few', async () => {
    const { headings, rows, remarks } = await staged(
      'ragged.csv',
      lines('site,kWh', 'A,5', 'Smith, Jones,6', 'B', 'C,7'),
    );
    expect(headings).toEqual(['site', 'kWh', '']);
    expect(rows).toEqual([
      [2, 'A', '5', ''],
      [3, 'Smith', ' Jones', '6'],
      [4, 'B', '', ''],
      [5, 'C', '7', ''],
    ]);
    expect(remarks).toEqual([
      expect.stringMatching(/^Line 3 has more cells than the 2 of the other rows/),
      expect.stringMatching(/^Line 4 has fewer cells than the 2/),
    ]);
  });

  it('may be a file cut off in the middle', async () => {
    const { rows, remarks } = await staged('cut.csv', 'site,month,kWh\nA,2026-04,5\nB,2026-04,6\nC,20');
    expect(rows.at(-1)).toEqual([4, 'C', '20', '']);
    expect(remarks).toEqual([
      'The file seems to be cut off in the middle: its last line, 4, has 2 of 3 cells. Export it again, and compare the number of rows.',
    ]);
  });

  it('may be cut off within a quoted cell', async () => {
    const { rows, remarks } = await staged('cut-quote.csv', 'site,month,kWh\nA,2026-04,5\nB,2026-04,"6');
    expect(rows.at(-1)).toEqual([3, 'B', '2026-04', '"6']);
    expect(remarks).toEqual([expect.stringMatching(/cut off in the middle: its last line, 3, ends within a cell/)]);
  });

  it('may be a quotation mark that is never closed', async () => {
    const { rows, remarks } = await staged('open.csv', lines('site,kWh', '"A,5', 'B,6'));
    expect(rows).toEqual([
      [2, '"A', '5'],
      [3, 'B', '6'],
    ]);
    expect(remarks).toEqual([expect.stringMatching(/^Line 2 has a quotation mark that is opened and never closed/)]);
  });

  it('may be empty lines, which are counted and left out', async () => {
    const { rows } = await staged('gaps.csv', lines('site,kWh', 'A,5', '', ',', 'B,6', '', ''));
    expect(rows).toEqual([
      [2, 'A', '5'],
      [5, 'B', '6'],
    ]);
  });

  it('may be line ends of old Macs', async () => {
    expect((await staged('mac.csv', 'site,kWh\rA,5\rB,6\r')).rows).toEqual([
      [2, 'A', '5'],
      [3, 'B', '6'],
    ]);
  });

  it('may begin only after the part that was looked at, and is found all the same', async () => {
    const regular = Array.from({ length: 60_000 }, (_, row) => `Site ${row},${row}`);
    const { sheet, rows, remarks } = await staged(
      'late.csv',
      lines('site,kWh', ...regular, '"two', 'lines",5', 'Total,9,9'),
    );
    expect(sheet).toMatchObject({ rowColumn: true, rows: 60_002 });
    expect(rows.slice(-2)).toEqual([
      [60_002, 'two\nlines', '5', ''],
      [60_004, 'Total', '9', '9'],
    ]);
    expect(remarks).toEqual([expect.stringMatching(/^Line 60,004 has more cells/)]);
  });

  it('may be a row so long that it is none', async () => {
    const path = await bench.write('long.csv', `site,kWh\nA,${'5'.repeat(2_000_000)}\n`);
    await expect(bench.stage(path)).rejects.toThrow(/line 2 is too long.*one row on each line/s);
  });
});

describe('refused', () => {
  it('is a file of nothing but empty lines', async () => {
    await expect(bench.stage(await bench.write('blank.csv', '\n \n\n'))).rejects.toThrow(/no rows in it/);
  });

  it('is a file of more columns or rows than are read', async () => {
    const path = await bench.write('wide.csv', lines('a,b,c', '1,2,3'));
    await expect(bench.stage(path, { columns: 2 })).rejects.toThrow(/more than 2 columns/);
    await expect(bench.stage(path, { rows: 0 })).rejects.toThrow(/more than 0 rows/);
  });
});

const edge = join(checkout, '../shared/data/csv-edge');

describe.skipIf(!existsSync(edge))('the collected oddities of CSV', () => {
  const Rows = z.array(z.record(z.string(), z.string()));
  const names = existsSync(edge) ? readdirSync(join(edge, 'csvs')).map((name) => name.replace('.csv', '')) : [];
  it.each(names)('%s is read as csv-parse reads it, and as its answer says', async (name) => {
    const path = join(edge, 'csvs', `${name}.csv`);
    const sheet = onlySheet(await bench.stage(path));
    const rows = (await bench.rows(sheet)).map(([, ...cells]) => cells);
    expect([headingsOf(sheet), ...rows]).toEqual(parse(readFileSync(path), { bom: true, relax_quotes: true }));
    const answer = Rows.safeParse(JSON.parse(readFileSync(join(edge, 'json', `${name}.json`), 'utf8')));
    if (!answer.success) return;
    const told = rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [sheet.columns[at]?.heading, cell])));
    // two answers were written where lines end in CRLF, and their files in LF
    expect(told).toEqual(JSON.parse(JSON.stringify(answer.data).replaceAll('\\r\\n', '\\n')));
  });
});
