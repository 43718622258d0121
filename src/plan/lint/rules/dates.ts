/** Rules on dates: past, or to be read in two ways. */
import type { Rule } from '../rule.ts';

const past: Rule = {
  id: 'date-past',
  title: 'A date already past',
  help: 'A commitment whose last day is over on the day of the lint is done, late, or a slip of the pen.',
  severity: 'warning',
  check: ({ all, today }) =>
    all.flatMap((one) =>
      one.dates
        .filter(({ latest, relation }) => latest !== null && latest < today && relation !== 'from')
        .map(({ phrase, latest }) => ({
          at: [one],
          message: `“${phrase}” ended on ${latest}, before ${today}.`,
          mend: 'Say that it is done, or give a new date.',
        })),
    ),
};

/** "by 2028" and "Q2 2025", but not "2025/6", "March 2028" or "31 December 2028". */
const bareYear = /^(?:\D*\s)?(?:end of )?\d{4}(?:\s*\(.*\))?$/;
const bareQuarter = /\b(?:Q[1-4]|quarter [1-4]|(?:first|second|third|fourth|last) quarter)(?: of)? \d{4}$/i;
const months = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const seasons = /\b(?:spring|summer|autumn|winter)\b/i;

const ambiguous: Rule = {
  id: 'date-ambiguous',
  title: 'A date that can be read two ways',
  help: '“By 2028” may mean the calendar year or the financial year, which ends three months later; “Q2 2025” may be spring or summer.',
  severity: 'warning',
  check: ({ all }) =>
    all.flatMap((one) =>
      one.dates
        .filter(({ phrase, relation }) => relation !== 'every' && isAmbiguous(phrase))
        .map(({ phrase }) => ({
          at: [one],
          message: `“${phrase}” may be a calendar or a financial year.`,
          mend: 'Give the month, for example “by March 2028”, or write the financial year as “2027/28”.',
        })),
    ),
};

function isAmbiguous(phrase: string): boolean {
  const told = phrase.replace(/[*.,;:]+$/, '').trim();
  if (bareQuarter.test(told)) return true;
  return bareYear.test(told) && !months.test(told) && !seasons.test(told) && !/financial|calendar/i.test(told);
}

export const dateRules: Rule[] = [past, ambiguous];
