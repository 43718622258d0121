/** The plan as a workbook: what it is on the first sheet, then each list with filters and a frozen heading row. */
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { type ExportInput, longDate, standing, wordsFor } from './input.ts';
import { commitmentRows, glossaryRows, linkRows, milestoneRows, recommendationRows, type Sheet } from './rows.ts';
import { addList, written } from './worksheet.ts';

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
