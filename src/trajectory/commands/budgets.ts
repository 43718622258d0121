/** A budget by year, as it is written on the command line: "2026/27=500000, 2027/28-2030/31=£1.2m". */
import { z } from 'zod';
import { poundsOf } from '../files/values.ts';
import type { Budget } from '../rules/options.ts';
import { financialYearOf } from './asked.ts';

const howTo = 'Write a budget by year as --budget 2026/27=500000,2027/28-2030/31=1.2m.';

export const BudgetOption = z.string(howTo).transform((text, context): Budget[] => {
  const budgets: Budget[] = [];
  for (const item of text.split(/[,;](?=\s*(?:19|20)\d\d)/)) {
    const read = itemOf(item);
    const twice = read?.find(({ year }) => budgets.some((one) => one.year === year));
    if (read === null || twice) {
      context.addIssue(
        twice ? `${howTo} ${twice.year} stands in it twice.` : `${howTo} This was given: ${item.trim()}`,
      );
      return z.NEVER;
    }
    budgets.push(...read);
  }
  return budgets.sort((a, b) => a.year - b.year);
});

/** The most years that a budget may be of. */
const mostYears = 60;

function itemOf(item: string): Budget[] | null {
  const [, from = '', to = from, amount = ''] =
    /^\s*(\d{4}(?:\/\d\d)?)(?:\s?(?:-|–|to)\s?(\d{4}(?:\/\d\d)?))?\s*=\s*(.+)$/.exec(item) ?? [];
  const [first, last] = [financialYearOf(from), financialYearOf(to)];
  const pounds = poundsOf(amount, 1);
  if (first === null || last === null || pounds === null || pounds.startsWith('-')) return null;
  const count = last - first + 1;
  if (count < 1 || count > mostYears) return null;
  return Array.from({ length: count }, (_, at) => ({ year: first + at, pounds }));
}
