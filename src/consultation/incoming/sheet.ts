/** The questions of a consultation as a sheet to be filled in and sent back. */
import { Workbook } from '@cj-tech-master/excelts';
import { addList, type List } from '../../plan/exports/worksheet.ts';
import type { PlanIndex } from '../../plan/rules.ts';
import type { Translate } from '../../platform/web/translate.ts';
import type { ConsultationKey } from '../messages.ts';
import { type Consultation, missing, verdicts, wholePlan } from '../model.ts';
import type { IncomingKey } from './messages.ts';

/** Each commitment a row, then the whole and what is missing; the answer is chosen from a list. */
export async function questionSheet(
  t: Translate<IncomingKey>,
  ask: Translate<ConsultationKey>,
  { title }: Consultation,
  { commitments }: PlanIndex,
): Promise<Uint8Array> {
  const list: List = {
    columns: [
      { title: t('sheet.number'), width: 10 },
      { title: t('sheet.theme'), width: 24 },
      { title: t('sheet.proposed'), width: 70 },
      { title: t('sheet.verdict'), width: 16 },
      { title: t('sheet.why'), width: 70 },
    ],
    rows: [
      ...commitments.map(({ commitment: { id, text, children }, theme }) => [
        id,
        theme?.title ?? '',
        [text, ...children.map((part) => `• ${part.text}`)].join('\n'),
        '',
        '',
      ]),
      [wholePlan, '', ask('ask.wholeText'), '', ''],
      [missing, '', ask('ask.missingText'), '', ''],
    ],
  };
  const workbook = new Workbook();
  workbook.title = title;
  const sheet = workbook.addWorksheet(t('sheet.name'));
  addList(sheet, list, title);
  const choices = verdicts.map((one) => ask(`ask.${one}`)).join(',');
  for (let row = 2; row <= commitments.length + 1; row += 1)
    sheet.getCell(row, 4).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${choices}"`],
      showErrorMessage: true,
      error: t('sheet.choose'),
    };
  return workbook.xlsx.writeBuffer();
}
