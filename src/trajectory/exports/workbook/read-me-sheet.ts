/** What the workbook is, which cells can be changed, and how its sum goes. */
import { nameOfYear } from '../../rules/years.ts';
import type { WorkbookAsked } from './asked.ts';
import type { T } from './messages.ts';
import type { Sheet, Style } from './sheet.ts';
import type { Subject } from './subject.ts';

export function writeReadMe(
  sheet: Sheet,
  subject: Subject,
  asked: WorkbookAsked,
  { ideas, most }: { ideas: 'there' | 'none' | 'left out'; most: number },
  t: T,
): void {
  const { model } = subject;
  sheet.worksheet.getColumn(1).width = 120;
  sheet.next = 1;
  const say = (text: string, style: Style = {}) => {
    sheet.put(sheet.next, 1, text, style);
    sheet.worksheet.getCell(sheet.next, 1).alignment = { wrapText: true, vertical: 'top' };
    sheet.next += 1;
  };
  const { year, source } = model.baseline;
  say(t('read.title', { title: asked.names.title }), { look: 'total' });
  say(t('read.made', { date: asked.madeOn, system: asked.names.system, of: t(`of.${asked.of}`) }));
  say(t('read.baseline', { year: nameOfYear(year), source: source.replace(/\.$/, '') }));
  say(t('read.year', { year: String(asked.year) }));
  say(t('read.carbon', { prices: nameOfYear(asked.money.priceYear), present: nameOfYear(asked.money.presentYear) }));
  say(t('read.change'), { look: 'total' });
  say(t('read.changeInitiatives'), { look: 'input' });
  say(t('read.changeOthers'), { look: 'input' });
  say(t('read.sum'), { look: 'total' });
  for (const key of ['read.sum1', 'read.sum2', 'read.sum3', 'read.sum4', 'read.sum5'] as const) say(t(key));
  say(t('read.order'));
  say(t('read.kept'));
  if (ideas === 'there') say(t('read.ideas'));
  if (ideas === 'left out') say(t('read.noIdeas', { most }));
  say(t('read.rounding'));
  say(t('read.sources'), { look: 'total' });
  for (const { name, source: from } of [...model.nationalChanges, ...model.growths])
    say(t('read.source', { name, source: from }));
}
