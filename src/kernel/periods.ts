/**
 * Finds periods in running text: "Q2 2025/6", "March 2027", "31 March 2026", "winter 2024/5", "FY25/26", "2028".
 * It says which period the words name, not what is to happen in it.
 */
import {
  between,
  dayPeriod,
  financialYear,
  inYearOf,
  monthOfAnyYear,
  monthsPeriod,
  onwards,
  type Period,
  type Season,
  seasonPeriod,
  startOf,
  thirdOf,
  yearPeriod,
  yearsPeriod,
} from './calendar.ts';
import { Cover } from './cover.ts';

export type Grain = 'day' | 'month' | 'quarter' | 'season' | 'financial year' | 'year';

export interface FoundPeriod {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
  readonly grain: Grain;
  /** The words alone may mean something else ("2025", "25/26", "March"): only words around them make it a period. */
  readonly bare: boolean;
}

type Groups = Record<string, string | undefined>;
interface Pattern {
  pattern: RegExp;
  bare: boolean;
  read(groups: Groups): { period: Period; grain: Grain } | null;
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthKeys = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullYear = '(?:19|20)\\d\\d';
/** A calendar year, or a financial year or run of years in any of its spellings; not the beginning of a number. */
const yearish = `(?<year>${fullYear})(?:\\s?[/–-]\\s?(?<to>${fullYear})|[/–-](?<to2>\\d{1,2}))?(?![\\d%]|\\.\\d|,\\d)`;
const shortYears = `(?<short>\\d\\d)[/–-](?<to2>\\d\\d)(?![\\d%/])`;
const financial = '(?:fy|financial year|fiscal year)\\s?';
const ordinals: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, final: 4, last: 4 };
const quarterWord =
  '(?:q(?<q>[1-4])|quarter (?<quarter>[1-4])|(?<ordinal>first|second|third|fourth|final|last) quarter)';

/** Most telling first: what an earlier pattern has taken, a later one leaves alone. */
const patterns: Pattern[] = [
  pattern(`(?<year>${fullYear})-(?<month>0[1-9]|1[0-2])-(?<day>\\d\\d)(?!\\d)`, ({ year, month, day }) =>
    found(dayPeriod(Number(year), Number(month), Number(day)), 'day'),
  ),
  pattern(`(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>${fullYear})(?!\\d)`, ({ year, month, day }) =>
    Number(month) < 1 || Number(month) > 12 ? null : found(dayPeriod(Number(year), Number(month), Number(day)), 'day'),
  ),
  pattern(
    `(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${months})\\b(?:\\.?,? (?<year>${fullYear})(?!\\d))?`,
    ({ day, month, year }) => found(dayPeriod(year ? Number(year) : null, monthNumber(month), Number(day)), 'day'),
  ),
  pattern(`(?<month>${months})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>${fullYear})(?!\\d)`, (groups) =>
    found(dayPeriod(Number(groups.year), monthNumber(groups.month), Number(groups.day)), 'day'),
  ),
  pattern(`${quarterWord}(?: of| in)?(?: the)? (?:${financial})?(?:${yearish})(?: financial year)?`, readQuarter),
  pattern(`${quarterWord}(?: of)? (?:${financial})?${shortYears}`, readQuarter),
  pattern(`${yearish}[, ]{1,2}q(?<q>[1-4])\\b`, readQuarter),
  pattern(`(?:h(?<h>[12])|(?<half>first|second) half)(?: of| in)?(?: the)? (?:${financial})?(?:${yearish})`, readHalf),
  pattern(`(?<season>spring|summer|autumn|winter)(?: of)?,? ${yearish}`, ({ season, year }) =>
    found(seasonPeriod(Number(year), asSeason(season)), 'season'),
  ),
  pattern(
    `(?<month>${months})\\b\\.?(?:,? (?:of )?|-)(?:(?<year>${fullYear})(?![\\d/])|['’](?<short>\\d\\d)\\b)`,
    readMonth,
  ),
  pattern(`(?<month>${months})-(?<short>\\d\\d)\\b`, readMonth),
  pattern(`(?:${financial})${yearish}`, (groups) => readYears(groups, true)),
  pattern(`(?:${financial})(?:${shortYears}|(?<ending>\\d\\d)(?![\\d/]))`, (groups) =>
    groups.ending ? found(financialYear(1999 + Number(groups.ending)), 'financial year') : readShortYears(groups),
  ),
  pattern(`${yearish}(?: financial year)?`, (groups) => readYears(groups, false), true),
  pattern(shortYears, readShortYears, true),
  pattern(`(?<month>${months})`, ({ month }) => found(monthOfAnyYear(monthNumber(month)), 'month'), true),
];

/** Every period that the text names, in the order of the text, none within another. */
export function findPeriods(text: string): FoundPeriod[] {
  const all: FoundPeriod[] = [];
  const taken = new Cover(text.length);
  const digits = /\d/.test(text);
  for (const { pattern: regex, bare, read } of digits ? patterns : patterns.slice(-1)) {
    for (const match of text.matchAll(regex)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.has(start, end)) continue;
      const named = read(match.groups ?? {});
      if (!named) continue;
      taken.add(start, end);
      all.push({ start, end, bare, ...named });
    }
  }
  return all.sort((a, b) => a.start - b.start);
}

const leadIn =
  /^(?:by|before|from|during|in|on|to|until|since)? ?(?:the )?(?:(end|close|start|beginning|middle|early|mid|late)(?: of)?[ -])?(?:the )?(?:financial year )?$/i;
const openEnd = /^ ?(?:[-–—]|to|until) ?(?:now|present|today|date|ongoing)\b|^ ?(?:onwards?|and beyond)\b|^\+/i;
const joining = /^ ?(?:[-–—]|to|until|and) ?$/i;

/** The period that a label such as "Winter 2024/5", "Apr 2022 – now" or "By Jun 2025" names; null if it names none. */
export function readPeriod(text: string): Period | null {
  const periods = findPeriods(text.trim());
  const [first, second] = periods;
  if (!first) return null;
  const label = text.trim();
  const before = leadIn.exec(label.slice(0, first.start));
  if (!before) return null;
  const period = withPart(first.period, before[1]?.toLowerCase());
  if (second && joining.test(label.slice(first.end, second.start)))
    return between(inYearOf(period, second.period), second.period);
  const open = openEnd.test(label.slice(first.end)) || /^(?:from|since)\b/i.test(label);
  return open ? onwards(period) : period;
}

/** The part of a period that a word before it picks: "early 2026", "the start of 2027". */
export function withPart(period: Period, part: string | undefined): Period {
  if (part === 'start' || part === 'beginning') return startOf(period);
  if (part === 'early' || part === 'late') return thirdOf(period, part);
  if (part === 'mid' || part === 'middle') return thirdOf(period, 'mid');
  return period;
}

function pattern(source: string, read: Pattern['read'], bare = false): Pattern {
  return { pattern: new RegExp(`(?<![\\w/£$€]|\\d[.,]|(?<!\\bmid)-)(?:${source})(?!\\w)`, 'gi'), read, bare };
}

function found(period: Period | null, grain: Grain): { period: Period; grain: Grain } | null {
  return period && { period, grain };
}

function monthNumber(name: string | undefined): number {
  return monthKeys.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function asSeason(name: string | undefined): Season {
  const lower = (name ?? '').toLowerCase();
  return lower === 'spring' || lower === 'summer' || lower === 'autumn' ? lower : 'winter';
}

/** First and last year of "2025", "2025/6", "2025-26", "2022–2025"; `last` is null for a single year. */
function yearsOf({ year, to, to2, short }: Groups): { first: number; last: number | null } {
  const first = short ? 2000 + Number(short) : Number(year);
  const tail = to ?? to2;
  if (!tail) return { first, last: null };
  const sameCentury = Number(String(first).slice(0, 4 - tail.length) + tail);
  // "1999/00" and "2029/0" run over the end of a century or decade.
  const last = sameCentury === first + 1 - 10 ** tail.length ? first + 1 : sameCentury;
  return { first, last: last > first ? last : null };
}

function readYears(groups: Groups, named: boolean): ReturnType<Pattern['read']> {
  const { first, last } = yearsOf(groups);
  if (last === null) {
    const monthOfYear = Number(groups.to2);
    if (groups.to2?.length === 2 && monthOfYear >= 1 && monthOfYear <= 12)
      return found(monthsPeriod(first, monthOfYear, monthOfYear), 'month');
    if (groups.to || groups.to2) return null;
    // "FY2026" is the year that ends in March 2026, as accountants count.
    return named ? found(financialYear(first - 1), 'financial year') : found(yearPeriod(first), 'year');
  }
  return last === first + 1 ? found(financialYear(first), 'financial year') : found(yearsPeriod(first, last), 'year');
}

function readShortYears(groups: Groups): ReturnType<Pattern['read']> {
  const { first, last } = yearsOf(groups);
  return last === first + 1 ? found(financialYear(first), 'financial year') : null;
}

function readQuarter(groups: Groups): ReturnType<Pattern['read']> {
  const number = Number(groups.q ?? groups.quarter ?? ordinals[(groups.ordinal ?? '').toLowerCase()]);
  const { first, last } = yearsOf(groups);
  // A single year is the calendar's: "Q1 2026" is January to March.
  return last === null
    ? found(monthsPeriod(first, number * 3 - 2, number * 3), 'quarter')
    : found(financialYear(first, number), 'quarter');
}

function readHalf(groups: Groups): ReturnType<Pattern['read']> {
  const second = groups.h === '2' || groups.half?.toLowerCase() === 'second';
  const { first, last } = yearsOf(groups);
  const from = (last === null ? 1 : 4) + (second ? 6 : 0);
  return found(monthsPeriod(first, from, from + 5), 'quarter');
}

function readMonth({ month, year, short }: Groups): ReturnType<Pattern['read']> {
  const number = monthNumber(month);
  return found(monthsPeriod(year ? Number(year) : 2000 + Number(short), number, number), 'month');
}
