/** Savings by year as a file. */
import { stringify } from 'csv-stringify/sync';
import type { SavedFacts } from './saved-facts.ts';

const heads = ['initiative id', 'initiative', 'organisation', 'year', 'months measured', 'measured kgCO2e'];

/** UTF-8, a row for each initiative and financial year; what begins like a formula is made text. */
export function savedCsv(nameOf: (organisation: string) => string, { measured }: SavedFacts): string {
  const rows = measured.flatMap(({ initiative, measurement, years }) =>
    years.map(({ year, months, kg }) => [
      asText(initiative.id),
      asText(initiative.title),
      asText(nameOf(measurement.organisation)),
      `${year}/${String((year + 1) % 100).padStart(2, '0')}`,
      String(months),
      kg,
    ]),
  );
  return stringify([heads, ...rows], { bom: true });
}

/** A workbook would take it for a formula; a number below nought is one, and stays. */
const asText = (words: string): string => (/^[=+\-@\t\r]/.test(words) ? `'${words}` : words);
