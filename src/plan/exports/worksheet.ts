/** A list as a sheet of a workbook, with filters and a frozen heading row. */
import type { CellValue, Worksheet } from '@cj-tech-master/excelts';
import type { Cell } from './rows.ts';

/** What is written: the titles of the columns with their widths in characters, and the rows. */
export interface List {
  columns: { title: string; width: number }[];
  rows: Cell[][];
}

/** The most characters that Excel takes in one cell. */
const longestCell = 32_767;
const headingFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00573F' } } as const;

/** @param footer stands at the foot of every printed page */
export function addList(worksheet: Worksheet, sheet: List, footer: string): void {
  worksheet.columns = sheet.columns.map(({ width }) => ({ width }));
  const heading = worksheet.addRow(sheet.columns.map((column) => column.title));
  heading.eachCell((cell) => {
    cell.font = { bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = headingFill;
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  for (const values of sheet.rows) {
    const row = worksheet.addRow(values.map(written));
    row.alignment = { vertical: 'top', wrapText: true };
    for (const [index, value] of values.entries()) {
      if (typeof value === 'object' && value !== null) row.getCell(index + 1).numFmt = 'dd/mm/yyyy';
    }
  }
  worksheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 1 }];
  worksheet.autoFilter = {
    from: { row: 1, col: 1 },
    to: { row: sheet.rows.length + 1, col: sheet.columns.length },
  };
  worksheet.pageSetup.orientation = 'landscape';
  worksheet.pageSetup.fitToPage = true;
  worksheet.pageSetup.fitToWidth = 1;
  worksheet.pageSetup.fitToHeight = 0;
  worksheet.pageSetup.printTitlesRow = '1:1';
  worksheet.headerFooter.oddFooter = `&L${footer.replaceAll('&', '&&')}&R&P / &N`;
}

/** Text is written as text, which no spreadsheet takes for a formula; a day as a date that can be sorted by. */
export function written(cell: Cell): CellValue {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'object') return new Date(`${cell.day}T00:00:00Z`);
  const clean = withoutControls(cell);
  return clean.length <= longestCell ? clean : `${clean.slice(0, longestCell - 1)}…`;
}

/** XML has no way to write most control characters; nor half a surrogate pair. */
function withoutControls(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
}
