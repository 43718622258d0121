/** The plan as a workbook: what it is on the first sheet, then each list with filters and a frozen heading row. */
import { type CellValue, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { type ExportInput, longDate, standing, wordsFor } from './input.ts';
import {
  type Cell,
  commitmentRows,
  glossaryRows,
  linkRows,
  milestoneRows,
  recommendationRows,
  type Sheet,
} from './rows.ts';

/** The most characters that Excel takes in one cell. */
const longestCell = 32_767;
const headingFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00573F' } } as const;

export async function toXlsx(input: ExportInput): Promise<Uint8Array> {
  const t = wordsFor(input);
  const workbook = new Workbook();
  workbook.title = input.plan.title;
  workbook.creator = input.system.settings.name;
  workbook.created = input.madeAt;
  workbook.modified = input.madeAt;
  addAbout(workbook.addWorksheet(t('sheet.about')), input);
  const lists: [string, Sheet][] = [
    [t('sheet.commitments'), commitmentRows(input)],
    [t('sheet.recommendations'), recommendationRows(input)],
    [t('sheet.links'), linkRows(input)],
    [t('sheet.milestones'), milestoneRows(input)],
    [t('sheet.glossary'), glossaryRows(input)],
  ];
  for (const [name, sheet] of lists) addList(workbook.addWorksheet(name), sheet, standing(input));
  return workbook.xlsx.writeBuffer();
}

function addAbout(worksheet: Worksheet, input: ExportInput): void {
  const t = wordsFor(input);
  const { plan, system, address, madeAt } = input;
  worksheet.columns = [{ width: 18 }, { width: 100 }];
  const rows: [string, string][] = [
    [t('about.status'), standing(input)],
    [t('about.plan'), plan.title],
    [t('about.system'), system.settings.name],
    [t('about.version'), String(plan.version)],
    [t('about.made'), longDate(madeAt.toISOString().slice(0, 10), system)],
    ...(address === null ? [] : [[t('about.address'), address] satisfies [string, string]]),
    ...(plan.vision === null ? [] : [[t('about.vision'), plan.vision] satisfies [string, string]]),
  ];
  for (const [label, value] of rows) {
    const row = worksheet.addRow([label, written(value)]);
    row.getCell(1).font = { bold: true };
    row.alignment = { vertical: 'top', wrapText: true };
  }
  worksheet.getRow(1).getCell(2).font = { bold: true, color: { argb: 'FFB3261E' } };
}

function addList(worksheet: Worksheet, sheet: Sheet, footer: string): void {
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
function written(cell: Cell): CellValue {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'object') return new Date(`${cell.day}T00:00:00Z`);
  const clean = withoutControls(cell);
  return clean.length <= longestCell ? clean : `${clean.slice(0, longestCell - 1)}…`;
}

/** XML has no way to write most control characters; nor half a surrogate pair. */
function withoutControls(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
}
