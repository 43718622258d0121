import { Workbook } from '@cj-tech-master/excelts';
import { type BookType, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relationsOf, zipOf } from '../../documents/testing/files.ts';
import { headingsOf, onlySheet, workbench } from '../testing/staging.ts';

let bench: Awaited<ReturnType<typeof workbench>>;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.remove());

async function staged(name: string, content: Uint8Array) {
  const found = await bench.stage(await bench.write(name, content));
  return { ...found, rows: await Promise.all(found.sheets.map(bench.rows)) };
}

/** A workbook of one sheet of this XML, as programs other than Excel write it. */
function workbookOf(rows: string, more: { merges?: string; workbookPr?: string; strings?: string } = {}) {
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="urn:m" xmlns:r="urn:r">${more.workbookPr ?? ''}<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsOf({ r1: ['worksheet', '/xl/worksheets/sheet1.xml'] }),
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    ...(more.strings === undefined ? {} : { 'xl/sharedStrings.xml': more.strings }),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData>${more.merges ?? ''}</worksheet>`,
  });
}

describe('an Excel workbook', () => {
  it('is read sheet by sheet, hidden ones told as such, merged headings joined', async () => {
    const workbook = new Workbook();
    const energy = workbook.addWorksheet('Energy');
    energy.addRows([
      ['Wold Trust: energy'],
      [],
      ['Site', 'Energy', null, 'Date'],
      [null, 'Gas consumed (kWh)', 'Electricity (kWh)', null],
      ['Northgate', 1200.5, 0.1 + 0.2, new Date(Date.UTC(2026, 2, 31))],
      [null, 7, 1e21, new Date(Date.UTC(2026, 3, 30, 14, 30))],
    ]);
    for (const range of ['A1:D1', 'A3:A4', 'B3:C3', 'D3:D4', 'A5:A6']) energy.mergeCells(range);
    energy.getCell('D5').numFmt = 'dd/mm/yyyy';
    energy.getCell('D6').numFmt = 'dd/mm/yyyy hh:mm';
    workbook.addWorksheet('Lists', { state: 'hidden' }).addRows([
      ['Code', 'Count'],
      ['R1', 4],
    ]);
    workbook.addWorksheet('Nothing');
    const { format, sheets, rows, remarks } = await staged('energy.xlsx', await workbook.xlsx.writeBuffer());
    expect(format).toBe('xlsx');
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Energy', false],
      ['Lists', true],
    ]);
    const [first] = sheets;
    expect(first && headingsOf(first)).toEqual([
      'Site',
      'Energy – Gas consumed (kWh)',
      'Energy – Electricity (kWh)',
      'Date',
    ]);
    expect(first).toMatchObject({ headingRows: [3, 4], firstRow: 5, above: [['Wold Trust: energy']], counts: 'row' });
    expect(rows[0]).toEqual([
      [5, 'Northgate', '1200.5', '0.3', '2026-03-31'],
      [6, 'Northgate', '7', '1000000000000000000000', '2026-04-30 14:30:00'],
    ]);
    expect(remarks).toEqual(['Sheet “Lists” is hidden. Check whether it belongs to what you send.']);
  });

  it('has its errors counted, and formulas without a result told', async () => {
    const { sheets, rows, remarks } = await staged(
      'trouble.xlsx',
      await workbookOf(
        `<row r="1"><c r="A1" t="inlineStr"><is><t>Site</t></is></c><c r="B1" t="inlineStr"><is><r><t>k</t></r><r><t>Wh</t></r></is></c></row>
        <row r="2"><c r="A2" t="str"><f>X1</f><v>A &amp; B</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        <row r="4" hidden="1"><c r="A4" t="b"><v>1</v></c><c r="B4"><f>SUM(B1)</f></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>C</t></is></c><c r="B5"><v>5</v></c></row>`,
      ),
    );
    expect(rows[0]).toEqual([
      [2, 'A & B', '#DIV/0!'],
      [4, 'TRUE', ''],
      [5, 'C', '5'],
    ]);
    expect(sheets[0]).toMatchObject({ errorCells: 1, headingRows: [1] });
    expect(remarks).toEqual([
      'Sheet “Data”: 1 row is hidden, by a filter or by hand, and read all the same.',
      expect.stringMatching(/1 cell holds an error instead of a value \(#DIV\/0! in B2\)/),
      expect.stringMatching(/1 cell holds a formula without its result \(B4\)/),
    ]);
  });

  it('has days counted from 1904 where it says so, and lengths of time in hours', async () => {
    const cells =
      '<c r="A1" s="1"><v>0</v></c><c r="B1" s="2"><v>44651.5</v></c><c r="C1" s="3"><v>1.1041666666</v></c><c r="D1" s="4"><v>3.10</v></c>';
    const of = async (workbookPr: string) =>
      (
        await staged(
          'days.xlsx',
          await workbookOf(`<row>${cells}</row><row>${cells.replace(/r="\w+" /g, '')}</row>`, { workbookPr }),
        )
      ).rows[0];
    expect(await of('<workbookPr date1904="1"/>')).toEqual([
      [1, '1904-01-01', '2026-04-01 12:00:00', '26:30:00', '3.1'],
      [2, '1904-01-01', '2026-04-01 12:00:00', '26:30:00', '3.1'],
    ]);
    expect((await of(''))?.[0]?.[2]).toBe('2022-03-31 12:00:00');
  });

  it('counts a figure that is merged over several rows once', async () => {
    const text = (reference: string, words: string) => `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const { rows, remarks } = await staged(
      'merged.xlsx',
      await workbookOf(
        `<row r="1">${text('A1', 'Site')}${text('B1', 'kWh')}</row><row r="2">${text('A2', 'A')}<c r="B2"><v>9</v></c></row><row r="3">${text('A3', 'B')}</row>`,
        { merges: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>' },
      ),
    );
    expect(rows[0]).toEqual([
      [2, 'A', '9'],
      [3, 'B', ''],
    ]);
    expect(remarks).toEqual([expect.stringMatching(/a figure is merged over several rows \(B2\)/)]);
  });

  it('that swells beyond the limit is refused before it is unpacked', async () => {
    const path = await bench.write('bomb.xlsx', await workbookOf(`<row><c><v>${'0'.repeat(30_000_000)}</v></c></row>`));
    await expect(bench.stage(path, { unpackedMegabytes: 10 })).rejects.toThrow(
      /more than 10 MB in it when it is unpacked/,
    );
  });

  it('that was cut short is refused', async () => {
    const whole = await workbookOf('<row><c><v>1</v></c></row>');
    const path = await bench.write('cut.xlsx', whole.subarray(0, whole.length / 2));
    await expect(bench.stage(path)).rejects.toThrow(/cut short or damaged/);
  });
});

describe.each<[BookType, string]>([
  ['biff8', 'xls'],
  ['xlsb', 'xlsb'],
  ['ods', 'ods'],
  ['html', 'html'],
])('a workbook as %s', (bookType, format) => {
  it('is read as an Excel workbook is', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Site', 'kWh', 'Share'],
      ['A', 1200.5, 0.25],
      ['B', 7, 0.5],
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Gas');
    const found = await staged(`gas.${format}`, new Uint8Array(write(book, { type: 'buffer', bookType })));
    expect(found.format).toBe(format);
    expect(headingsOf(onlySheet(found))).toEqual(['Site', 'kWh', 'Share']);
    expect(found.rows[0]).toEqual([
      [2, 'A', '1200.5', '0.25'],
      [3, 'B', '7', '0.5'],
    ]);
  });
});
