/** A plan as a workbook whose formulas live: whoever changes a cell sees the total move. In the order of delivery. */
import { Mistake } from '../../../platform/mistake.ts';
import { plannedStages } from '../../rules/model.ts';
import { writeActivity } from './activity-sheet.ts';
import { writeAmounts } from './amounts-sheet.ts';
import type { WorkbookAsked } from './asked.ts';
import { writeFactors } from './factors-sheet.ts';
import { writeInitiatives } from './initiatives-sheet.ts';
import { type T, workbookWords } from './messages.ts';
import { writeMoney } from './money-sheet.ts';
import { writeOthers } from './others-sheet.ts';
import { writeReadMe } from './read-me-sheet.ts';
import { writeSaved } from './saved-sheet.ts';
import { Book, TooManyFormulas } from './sheet.ts';
import { writeStated } from './stated-sheet.ts';
import { writeStrengths } from './strength-sheet.ts';
import { type Subject, subjectOf } from './subject.ts';
import { Labels } from './sum-labels.ts';
import { writeSum } from './sum-sheet.ts';
import { writeTrajectory } from './trajectory-sheet.ts';
import { writeWaterfall } from './waterfall-sheet.ts';

export type { WorkbookAsked };

/** Formulas that spreadsheets on a usual computer still open in some seconds. */
const usualMost = 200_000;

/**
 * Figures are those of the forecast in the order of delivery to a hundredth of a kilogram, and of the cost to the penny:
 * each formula is written together with what it comes to, for viewers that do not calculate. Ideas and what was stopped are
 * in it with nothing to count, unless that would be too much.
 * @throws Mistake where even what is planned would need more formulas than a spreadsheet opens readily
 */
export async function workbookOf(asked: WorkbookAsked, most: number = usualMost): Promise<Uint8Array> {
  const t = workbookWords(asked.language);
  const all = asked.model.initiatives;
  const planned = all.filter(({ stage }) => plannedStages.includes(stage));
  const hasIdeas = planned.length < all.length;
  const book =
    bookOf(asked, subjectOf(asked, all), { ideas: hasIdeas ? 'there' : 'none', most }, t) ??
    (hasIdeas ? bookOf(asked, subjectOf(asked, planned), { ideas: 'left out', most }, t) : null);
  if (!book) throw new Mistake(t('tooMany', { most }));
  const { workbook } = book;
  workbook.title = asked.names.title;
  workbook.creator = asked.names.system;
  workbook.calcProperties = { fullCalcOnLoad: true };
  return workbook.xlsx.writeBuffer();
}

interface Bounds {
  ideas: 'there' | 'none' | 'left out';
  most: number;
}

/** @returns null where it would have too many formulas */
function bookOf(asked: WorkbookAsked, subject: Subject, bounds: Bounds, t: T): Book | null {
  const book = new Book(subject.forecast.years, bounds.most);
  try {
    writeBook(book, asked, subject, bounds, t);
    return book;
  } catch (error) {
    if (error instanceof TooManyFormulas) return null;
    throw error;
  }
}

function writeBook(book: Book, asked: WorkbookAsked, subject: Subject, bounds: Bounds, t: T): void {
  // In the order in which a reader comes to them; they are written in the order in which one follows from another.
  const sheets = {
    readMe: book.sheet(t('sheet.readMe')),
    waterfall: book.sheet(t('sheet.waterfall')),
    trajectory: book.sheet(t('sheet.trajectory')),
    initiatives: book.sheet(t('sheet.initiatives')),
    strength: book.sheet(t('sheet.strength')),
    activity: book.sheet(t('sheet.activity')),
    factors: book.sheet(t('sheet.factors')),
    amounts: book.sheet(t('sheet.amounts')),
    sum: book.sheet(t('sheet.sum')),
    stated: book.sheet(t('sheet.stated')),
    others: book.sheet(t('sheet.others')),
    saved: book.sheet(t('sheet.saved')),
    money: book.sheet(t('sheet.money')),
  };
  const labels = new Labels(subject, asked, t);
  writeReadMe(sheets.readMe, subject, asked, bounds, t);
  const cells = writeInitiatives(sheets.initiatives, subject.initiatives, asked, t);
  const strengths = writeStrengths(sheets.strength, cells, book.years, t);
  const units = writeActivity(sheets.activity, subject, asked, t);
  const factors = writeFactors(sheets.factors, subject, t);
  const amounts = writeAmounts(sheets.amounts, subject, cells, units, asked, t);
  const byId = new Map(cells.map((one) => [one.initiative.id, one]));
  writeSum(sheets.sum, { subject, units, factors, amounts, strengths, cells: byId, labels });
  writeOthers(sheets.others, subject, labels);
  const { sum, others, stated } = sheets;
  const leftBefore = leftBeforeStated(subject);
  writeStated(stated, { subject, cells, strengths, labels, sum, others, leftBefore, t });
  const saved = writeSaved(sheets.saved, subject, [sum, stated], t);
  const path = writeTrajectory(sheets.trajectory, subject, { sum, stated, others }, asked, t);
  writeWaterfall(sheets.waterfall, subject, { path, saved, trajectory: sheets.trajectory }, asked, t);
  writeMoney(sheets.money, { subject, asked, cells, strengths, saved, t });
}

/** Kilograms of a place after all but those who state tonnes. */
function leftBeforeStated({ forecast, initiatives }: Subject) {
  const stating = new Set(initiatives.filter(({ effect }) => effect.type === 'tonnes').map(({ id }) => id));
  return (place: { organisation: string; category: string; scope: string }): number[] => {
    const isThere = (one: { organisation: string; category: string; scope: string }) =>
      one.organisation === place.organisation && one.category === place.category && one.scope === place.scope;
    const line = forecast.lines.find(isThere);
    const credits = forecast.credits.filter((credit) => isThere(credit) && stating.has(credit.initiative));
    return forecast.years.map((_, at) => {
      const stated = credits.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n);
      return Number((line?.withAction[at] ?? 0n) + stated) / 1e6;
    });
  };
}
