/** Numbers, shares, months and lists as people write them into a form, and as a form shows them. */
import { Decimal } from '../../kernel/decimals.ts';

/** "£1,234.50", "1,234.5" and "−3" as a decimal; null if it is none. */
export function decimalIn(text: string): string | null {
  const plain = text.trim().replace(/^£\s*/, '').replace(/^[−–]/, '-');
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^-?\d{1,20}(\.\d{1,12})?$/.test(bare) ? bare : null;
}

/** "30", "30 %" and "30%" as a share: "0.3"; null if it is no number. */
export function shareIn(text: string): string | null {
  const number = decimalIn(text.replace(/\s*%\s*$/, ''));
  return number === null ? null : new Decimal(number).div(100).toFixed();
}

/**
 * The share that an effect has, from −1 to 1: "30" and "30 %". Less than 1 % is taken only with its sign, as 0.3 is more
 * often meant as 30 %; null of all else.
 */
export function effectShareIn(text: string): string | null {
  const share = shareIn(text);
  if (share === null || new Decimal(share).abs().gt(1)) return null;
  const isTiny = new Decimal(share).abs().lt('0.01') && !new Decimal(share).isZero();
  return isTiny && !text.includes('%') ? null : share;
}

/** An effect's share as the form takes it: "30", "0.3 %". */
export const effectPercentOf = (share: string): string =>
  effectShareIn(percentOf(share)) === null ? `${percentOf(share)} %` : percentOf(share);

/** "0.3" as "30". */
export const percentOf = (share: string): string => new Decimal(share).times(100).toFixed();

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2027-04", "April 2027", "Apr 2027" and "04/2027" as "2027-04"; null if it is no month. */
export function monthIn(text: string): string | null {
  const plain = text.trim().toLowerCase();
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(plain) ?? [];
  if (year && month) return monthOf(year, Number(month));
  const [, number, after] = /^(\d{1,2})[/.](\d{4})$/.exec(plain) ?? [];
  if (number && after) return monthOf(after, Number(number));
  const [, name, of] = /^([a-z]{3,9})\.? (\d{4})$/.exec(plain) ?? [];
  const at = monthNames.indexOf(name?.slice(0, 3) ?? '');
  return of && at >= 0 ? monthOf(of, at + 1) : null;
}

const monthOf = (year: string, month: number): string | null =>
  month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;

/** "2027", "2027/28" and "2027-28" as the calendar year in which the financial year begins; null if it is none. */
export function yearIn(text: string): number | null {
  const [, first, second] = /^((?:19|20|21)\d\d)(?:[/-](\d\d|\d{4}))?$/.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  return second === undefined || Number(second) % 100 === (Number(first) + 1) % 100 ? Number(first) : null;
}

/** Lines of a year and a number, "2027/28 120"; null and the line where one is something else. */
export function byYearIn(lines: readonly string[]): { values: Record<string, string> } | { wrong: string } {
  const values: Record<string, string> = {};
  for (const line of lines) {
    const [, first = '', rest = ''] = /^(\S+?)[\s:;=]+(.+)$/.exec(line) ?? [];
    const [year, value] = [yearIn(first), decimalIn(rest)];
    if (year === null || value === null || values[year] !== undefined) return { wrong: line };
    values[year] = value;
  }
  return { values };
}

export const byYearLines = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([year, value]) => `${year} ${value}`)
    .join('\n');

/** A name in addresses made of a title, that none of these has. */
export function idFor(title: string, taken: ReadonlySet<string>): string {
  const slug =
    title
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'initiative';
  for (let n = 1; ; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** So many equal shares that add up to 1; what cannot be parted evenly goes to the first. */
export function evenShares(count: number): string[] {
  const each = new Decimal(1).div(count).toDecimalPlaces(12, Decimal.ROUND_DOWN);
  const first = new Decimal(1).minus(each.times(count - 1));
  return Array.from({ length: count }, (_, at) => (at === 0 ? first : each).toFixed());
}
