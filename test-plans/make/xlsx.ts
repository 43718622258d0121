/** The council's list of actions as a workbook: a title above the headings, merged areas, days that are days. */
import { Workbook } from '@cj-tech-master/excelts';
import { parse } from 'csv-parse/sync';

const firstDay = /^(\d{2})\/(\d{2})\/(\d{4})$/;

export async function actionListXlsx(csv: string): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.created = new Date(Date.UTC(2026, 8, 3));
  workbook.addWorksheet('Read me').addRow(['Exported from the performance system. One row is one action.']);
  const sheet = workbook.addWorksheet('Actions');
  const rows: string[][] = parse(csv, { relaxColumnCount: true });
  let areaFrom = 0;
  rows.forEach((cells, index) => {
    sheet.addRow(cells.map(cellValue));
    const isAction = /^[A-Z]{2}\d+$/.test(cells[0] ?? '');
    if (isAction && cells[1] === '') return;
    if (areaFrom > 0 && index > areaFrom) sheet.mergeCells(`B${areaFrom}:B${index}`);
    areaFrom = isAction ? index + 1 : 0;
  });
  sheet.mergeCells('A1:G1');
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function cellValue(text: string): string | Date | null {
  const [, day, month, year] = firstDay.exec(text) ?? [];
  if (day && month && year) return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return text === '' ? null : text;
}
