/**
 * What people write in the cells of a list of initiatives, as exact decimals, months and lists. Each reader answers null
 * to what it cannot read; an empty cell is the business of whoever asks.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readPublished } from '../../carbon/published-return/numbers.ts';
import { Decimal } from '../../kernel/decimals.ts';
import { readPeriod } from '../../kernel/periods.ts';
import { dateText } from '../../platform/staging/cells.ts';

const plain = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());

/** Digits that a decimal of the model may have on either side of its point. */
const mostDigits = 30;

/** "1,234.5", "(12)", "−3" and "1.2E+05" as decimals; a share in per cent is none. */
export function numberOf(text: string): string | null {
  if (/%\s*$/.test(text)) return null;
  const read = readPublished(text.replace(/^\+(?=\d)/, ''));
  if (read === null || /[[*†‡#]/.test(text)) return null;
  const [whole = '', fraction = ''] = read.value.abs().toFixed().split('.');
  return whole.length > mostDigits || fraction.length > mostDigits ? null : plain(read.value);
}

const magnitudes: readonly [RegExp, string][] = [
  [/\s*(?:bn|billion)$/i, '1000000000'],
  [/\s*(?:m|mn|mill?|million)$/i, '1000000'],
  [/\s*(?:k|thousand|000s)$/i, '1000'],
];

/**
 * Pounds: "£1.2m", "450k", "£12,000".
 * @param scale what the heading says that a plain number stands for: 1000 below "Capital (£000)". "£1.2m" says it itself
 */
export function poundsOf(text: string, scale: number): string | null {
  const written = text.trim();
  const [words, magnitude] = magnitudes.find(([ending]) => ending.test(written)) ?? [null, `${scale}`];
  const number = numberOf(words === null ? written : written.replace(words, ''));
  return number === null ? null : plain(new Decimal(number).times(magnitude));
}

/** A share: "30%" and "0.3", and "30" where the unit or the heading says that it is in per cent. */
export function shareOf(text: string, inPercent: boolean): string | null {
  const written = text.trim();
  const [, inside] = /^(.*\d)\s*%$/.exec(written) ?? [];
  const number = numberOf(inside ?? written);
  if (number === null) return null;
  return inPercent || inside !== undefined ? plain(new Decimal(number).div(100)) : number;
}

/** A share as it is written: "0.3" as "30". */
export const percentOf = (share: string): string => plain(new Decimal(share).times(100));

/** Day numbers of spreadsheets that can be days of an initiative: 1982 to 2119. */
const isDayNumber = (text: string): boolean => /^\d{5}$/.test(text) && Number(text) >= 30_000 && Number(text) <= 80_000;

/**
 * The month that words name, as "2027-04": the first of "Q2 2027/8", "April 2027", "2027/28", "01/04/2027" and of the
 * day numbers of spreadsheets, or the last one.
 */
export function monthOf(text: string, end: 'first' | 'last'): string | null {
  const written = text.trim();
  if (isDayNumber(written)) return monthOf(dateText(Number(written), false) ?? '', end);
  const [, month, year] = /^(0?[1-9]|1[0-2])[/.](\d{4})$/.exec(written) ?? [];
  if (month !== undefined && year !== undefined) return valid(`${year}-${month.padStart(2, '0')}`);
  const [, , monthOfDay, shortYear] = /^(\d{1,2})[/.](\d{1,2})[/.](\d\d)$/.exec(written) ?? [];
  if (monthOfDay !== undefined) return valid(`20${shortYear}-${monthOfDay.padStart(2, '0')}`);
  const [, iso] = /^(\d{4}-\d\d)(?:-\d\d(?:[ T].*)?)?$/.exec(written) ?? [];
  if (iso !== undefined) return valid(iso);
  const period = readPeriod(written);
  const day = end === 'first' ? period?.first : (period?.latest ?? period?.first);
  return day ? valid(day.slice(0, 7)) : null;
}

const valid = (month: string): string | null => (/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(month) ? month : null);

/** A length of time in whole months or years: "18", "18 months", "1.5 years". */
export function lengthOf(text: string, unit: 'months' | 'years'): number | null {
  const [, number = '', word = ''] = /^([\d.,]+)\s*(m|mths?|months?|y|yrs?|years?)?$/i.exec(text.trim()) ?? [];
  const read = numberOf(number);
  if (read === null) return null;
  const inYears = word === '' ? unit === 'years' : /^y/i.test(word);
  const months = new Decimal(read).times(inYears ? 12 : 1);
  const length = unit === 'months' ? months : months.div(12);
  return length.isInteger() ? length.toNumber() : null;
}

/** The things that a cell lists, parted by semicolons or lines; in quotation marks where they have these in them. */
export function listOf(text: string, delimiter = ';'): string[] {
  const records: string[][] = parse(text, {
    delimiter,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  return records.flat().filter((item) => item !== '');
}

/** What `listOf` reads. */
export function listText(items: readonly string[], delimiter = ';'): string {
  const text = stringify([[...items]], { delimiter, quoted_match: /^\s|\s$|\r/, record_delimiter: '' });
  return text.replaceAll(unquotedMark(delimiter), `${delimiter === '|' ? ' ' : ''}${delimiter} `);
}

/** The delimiter where it stands outside of quotation marks. */
const unquotedMark = (delimiter: string): RegExp => new RegExp(`\\${delimiter}(?=(?:[^"]*"[^"]*")*[^"]*$)`, 'g');
