/** Reads the periods that files of activity write: days in any order, months, quarters, years, spreadsheet serials. */
import { readPeriod } from '../../kernel/periods.ts';

export interface WrittenPeriod {
  /** First and last day, YYYY-MM-DD. */
  first: string;
  last: string;
  /** It is told to the day or finer. */
  fine: boolean;
}

export interface PeriodManner {
  dateOrder: 'day first' | 'month first';
  hyphen: 'month' | 'financial year';
}

export type PeriodTrouble = 'no-period' | 'unreadable-period' | 'no-such-day' | 'open-period' | 'error-cell';

const monthKeys = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** A time of day behind a date; of no interest here, as a line is of a month. */
const clock = '(?:[T ]+\\d{1,2}[:.]\\d\\d.*)?';

type Reader = (groups: string[], manner: PeriodManner) => WrittenPeriod | PeriodTrouble | null;
const readers: [RegExp, Reader][] = [
  [new RegExp(`^(\\d{4})-(\\d\\d?)-(\\d\\d?)${clock}$`), ([y, m, d]) => day(y, m, d)],
  [new RegExp(`^(\\d{4})/(\\d\\d?)/(\\d\\d?)${clock}$`), ([y, m, d]) => day(y, m, d)],
  [/^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/, ([y, m, d]) => day(y, m, d)],
  [/^((?:19|20)\d\d)[-_. ]?(\d\d)$/, readYearAndTwo],
  [/^((?:19|20)\d\d)_(?:19|20)?(\d\d)$/, ([y, next]) => financialYear(y, next)],
  [new RegExp(`^(\\d{1,2})[/.\\- ](\\d{1,2})[/.\\- ](\\d{4}|\\d\\d)${clock}$`), readDayMonthYear],
  [/^(\d{1,2})[/\-. ](\d{4})$/, ([m, y]) => months(y, m, m)],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ \\-/]${monthWord}[ \\-/,]+(\\d{4}|\\d\\d)${clock}$`, 'i'),
    ([d, m, y]) => day(year(y), monthNumber(m), d),
  ],
  [
    new RegExp(`^${monthWord}[ \\-/_']*(\\d{4}|\\d\\d)$`, 'i'),
    ([m, y]) => months(year(y), monthNumber(m), monthNumber(m)),
  ],
  [new RegExp(`^(\\d{4})[ \\-/_]${monthWord}$`, 'i'), ([y, m]) => months(y, monthNumber(m), monthNumber(m))],
  // A spreadsheet counts days from 30 December 1899: 20000 is 1954, 73050 is 2099.
  [/^(\d{5})(?:\.\d+)?$/, ([serial]) => ofSerial(Number(serial))],
  [/^(\d{4}-\d\d)\/(\d{4}-\d\d)$/, ([from, to]) => run(`${from}`, `${to}`)],
  [/^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/, ([from, to]) => run(`${from}`, `${to}`)],
];

/**
 * The period that a text names, or why it names none. A two-digit year is of this century; a single year is the
 * calendar's; "2024/25" is the financial year.
 */
export function writtenPeriod(text: string, manner: PeriodManner): WrittenPeriod | PeriodTrouble {
  const written = text.trim().replace(/\s+/g, ' ');
  if (written === '') return 'no-period';
  if (written.startsWith('#') || written.startsWith('=')) return 'error-cell';
  for (const [pattern, read] of readers) {
    const found = pattern.exec(written);
    const period =
      found &&
      read(
        found.slice(1).map((group) => group ?? ''),
        manner,
      );
    if (period) return period;
  }
  const [from, to, ...more] = written.split(/ (?:-|–|to|until) /);
  if (from !== undefined && to !== undefined && more.length === 0 && /\d[/.-]\d/.test(to)) {
    return between(writtenPeriod(from, manner), writtenPeriod(to, manner));
  }
  return inWords(written);
}

/** The period from the beginning of one to the end of another. */
export function between(
  begin: WrittenPeriod | PeriodTrouble,
  end: WrittenPeriod | PeriodTrouble,
): WrittenPeriod | PeriodTrouble {
  if (typeof begin === 'string') return begin;
  if (typeof end === 'string') return end;
  if (begin.first > end.last) return 'unreadable-period';
  return { first: begin.first, last: end.last, fine: begin.fine };
}

/** A month named beside a year: "April" and "2024/25" is April 2024, "Feb" and "2024/25" is February 2025. */
export function monthOfYear(monthText: string, yearText: string, manner: PeriodManner): WrittenPeriod | PeriodTrouble {
  const whole = writtenPeriod(monthText, manner);
  const yearOf = writtenPeriod(yearText, manner);
  // The month's column may tell the year itself.
  if (typeof whole !== 'string') return whole;
  if (typeof yearOf === 'string') return yearOf;
  const number = monthIn(monthText);
  if (number === null) return monthText.trim() === '' ? 'no-period' : 'unreadable-period';
  const first = Number(yearOf.first.slice(0, 4));
  const fromMonth = Number(yearOf.first.slice(5, 7));
  return months(number < fromMonth ? first + 1 : first, number, number);
}

/** "Apr", "April", "4", "04" is 4; null for anything else. */
export function monthIn(text: string): number | null {
  const written = text.trim();
  if (/^\d{1,2}$/.test(written)) return Number(written) >= 1 && Number(written) <= 12 ? Number(written) : null;
  return new RegExp(`^${monthWord}$`, 'i').test(written) ? monthNumber(written) : null;
}

function inWords(written: string): WrittenPeriod | PeriodTrouble {
  const period = readPeriod(written);
  if (period === null) return 'unreadable-period';
  if (period.first === null || period.latest === null) return 'open-period';
  return { first: period.first, last: period.latest, fine: /^\d{4}-\d\d-\d\d(?:\/|$)/.test(period.edtf) };
}

function readYearAndTwo([y, two]: string[], manner: PeriodManner): ReturnType<Reader> {
  const asYear = financialYear(y, two);
  if (manner.hyphen === 'financial year' && asYear) return asYear;
  return Number(two) >= 1 && Number(two) <= 12 ? months(y, two, two) : (asYear ?? 'unreadable-period');
}

function readDayMonthYear([a, b, y]: string[], manner: PeriodManner): ReturnType<Reader> {
  return manner.dateOrder === 'day first' ? day(year(y), b, a) : day(year(y), a, b);
}

function financialYear(y: string | undefined, next: string | undefined): WrittenPeriod | null {
  if ((Number(y) + 1) % 100 !== Number(next)) return null;
  return { first: `${y}-04-01`, last: `${Number(y) + 1}-03-31`, fine: false };
}

function ofSerial(serial: number): WrittenPeriod | PeriodTrouble {
  if (serial < 20_000 || serial > 73_050) return 'unreadable-period';
  const date = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
  return { first: date, last: date, fine: true };
}

function run(from: string, to: string): WrittenPeriod | PeriodTrouble {
  const manner = { dateOrder: 'day first', hyphen: 'month' } as const;
  return between(writtenPeriod(from, manner), writtenPeriod(to, manner));
}

type Digits = string | number | undefined;

function day(y: Digits, m: Digits, d: Digits): WrittenPeriod | PeriodTrouble {
  const [yearNumber, monthOf, dayOf] = [Number(y), Number(m), Number(d)];
  if (monthOf < 1 || monthOf > 12 || dayOf < 1 || dayOf > daysIn(yearNumber, monthOf)) return 'no-such-day';
  const date = `${yearNumber}-${pad(monthOf)}-${pad(dayOf)}`;
  return { first: date, last: date, fine: true };
}

function months(y: Digits, from: Digits, to: Digits): WrittenPeriod | PeriodTrouble {
  const [yearNumber, first, last] = [Number(y), Number(from), Number(to)];
  if (first < 1 || last > 12) return 'no-such-day';
  return {
    first: `${yearNumber}-${pad(first)}-01`,
    last: `${yearNumber}-${pad(last)}-${pad(daysIn(yearNumber, last))}`,
    fine: false,
  };
}

function year(text: string | undefined): number {
  const number = Number(text);
  return number < 100 ? 2000 + number : number;
}

function monthNumber(name: string | undefined): number {
  return monthKeys.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function daysIn(y: number, m: number): number {
  return new Date(Date.UTC(y, m, 0)).getUTCDate();
}

const pad = (value: number): string => String(value).padStart(2, '0');
