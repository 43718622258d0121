/** The months of a financial year, written as the ledger writes them: 202404. */

/** April to March. @param year in whose April it begins */
export function monthsOfYear(year: number): number[] {
  return [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((month) =>
    month > 12 ? (year + 1) * 100 + month - 12 : year * 100 + month,
  );
}

/** The months that a figure covers, both ends included. */
export function monthsOf({ fromMonth, toMonth }: { fromMonth: number; toMonth: number }): number[] {
  const months: number[] = [];
  for (let month = fromMonth; month <= toMonth; month += month % 100 === 12 ? 89 : 1) months.push(month);
  return months;
}

/** The financial year that a month is of, by its first calendar year. */
export const yearOfMonth = (month: number): number =>
  month % 100 >= 4 ? Math.floor(month / 100) : Math.floor(month / 100) - 1;

/** "April 2024". */
export function monthName(month: number): string {
  return `${names[(month % 100) - 1]} ${Math.floor(month / 100)}`;
}

/** "2024/25". @param year its first calendar year */
export function yearName(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
