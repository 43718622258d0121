import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { plainForm } from './kinds/plain.ts';
import { writeRejectedFile } from './rejected-file.ts';
import { contextOf, sheetOfRows, workplace } from './testing.ts';

it('rejected rows come back as CSV or as a workbook, in which a formula is text', async () => {
  const { duck, folder } = await workplace();
  const rows = [
    ['2024-04', 'R0A', 'Main', 'gas', '100', 'kWh', '', ''],
    ['2024-04', 'R0A', 'Main, "east"', 'gas', '=1+1', 'kWh', '', 'Ä Ltd'],
  ];
  const sheet = sheetOfRows(plainForm.headings, rows);
  await checkFile(duck, sheet, plainForm, contextOf(), folder);
  const csv = join(folder, 'rejected.csv');
  await writeRejectedFile(duck, sheet, folder, plainForm, contextOf(), csv);
  expect(readFileSync(csv, 'utf8')).toBe(
    '\uFEFFperiod,organisation,site,activity,quantity,unit,spend,supplier,What is wrong\r\n' +
      '2024-04,R0A,"Main, ""east""",gas,\'=1+1,kWh,,Ä Ltd,"Column “quantity”: Found the formula “=1+1”. Expected its value: in the spreadsheet, copy the column and paste it as values."\r\n',
  );
  const xlsx = join(folder, 'rejected.xlsx');
  await writeRejectedFile(duck, sheet, folder, plainForm, contextOf(), xlsx);
  const book = new Workbook();
  await book.xlsx.readFile(xlsx);
  const cells = book.worksheets[0];
  expect([1, 2, 3].map((row) => cells?.getRow(row).getCell(5).text)).toEqual(['quantity', '=1+1', '']);
  expect(cells?.getRow(2).getCell(5).formula).toBeUndefined();
  expect(cells?.getRow(1).getCell(9).text).toBe('What is wrong');
  duck.close();
});

it('the last row of a file that breaks off is told so, beside what it lacks', async () => {
  const { duck, folder } = await workplace();
  const rows = [
    ['2024-04', 'R0A', 'Main', 'gas', '100', 'kWh', '', ''],
    ['2024-05', 'R0A', 'Main, buil', '', '', '', '', ''],
  ];
  const sheet = { ...sheetOfRows(plainForm.headings, rows), cutOff: 3 };
  const { rejects } = await checkFile(duck, sheet, plainForm, contextOf(), folder);
  expect(rejects.at(-1)?.sentence).toMatch(/The file seems to be cut off in the middle of this row: export it again/);
  const csv = join(folder, 'rejected.csv');
  await writeRejectedFile(duck, sheet, folder, plainForm, contextOf(), csv);
  expect(readFileSync(csv, 'utf8')).toMatch(/cut off in the middle of this row/);
  duck.close();
});
