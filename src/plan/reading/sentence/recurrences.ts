/** Finds what is to happen again and again: "annually", "every two years", "at least 4 times a year". */
import { Cover } from '../../../kernel/cover.ts';
import { numberWords } from '../vocabulary.ts';
import { alternatives, type Stretch } from './text.ts';

export interface Recurrence extends Stretch {
  /** ISO 8601 duration between two times: "P3M". */
  readonly interval: string;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const number = `(?:\\d{1,3}|${alternatives(Object.keys(numberWords))})`;
const unit = '(?<unit>day|week|fortnight|month|quarter|year|annum)s?';
const qualifier = '(?:(?:at least|at a minimum|a minimum of|no fewer than|not less than|no less than|up to) )?';

const adverbs: Record<string, string> = {
  annually: 'P1Y',
  yearly: 'P1Y',
  biennially: 'P2Y',
  biannually: 'P6M',
  'bi-annually': 'P6M',
  'half-yearly': 'P6M',
  'six-monthly': 'P6M',
  '6-monthly': 'P6M',
  'twice-yearly': 'P6M',
  quarterly: 'P3M',
  'bi-monthly': 'P2M',
  monthly: 'P1M',
  fortnightly: 'P2W',
  weekly: 'P1W',
  daily: 'P1D',
};

const patterns: { pattern: RegExp; interval(groups: Record<string, string | undefined>): string | null }[] = [
  {
    // "at least 4 times a year", "twice a month", "once every two years"
    pattern: new RegExp(
      `\\b${qualifier}(?:(?<once>once|twice|thrice)|(?<times>${number}) times) (?:(?:a|an|per|each|every|in each|in every) |every (?<every>${number}) )(?:financial |calendar |academic )?${unit}\\b`,
      'gi',
    ),
    interval: ({ once, times, every, unit }) =>
      share(
        asUnit(unit),
        once ? ({ once: 1, twice: 2, thrice: 3 }[once.toLowerCase()] ?? 1) : countOf(times),
        every ? countOf(every) : 1,
      ),
  },
  {
    pattern: new RegExp(`\\bevery (?:(?<every>${number}|other|second|third) )${unit}\\b`, 'gi'),
    interval: ({ every, unit }) =>
      duration(asUnit(unit), every === 'other' || every === 'second' ? 2 : every === 'third' ? 3 : countOf(every)),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:once )?(?:each|every)|once an?|once per) (?:financial |calendar |academic |single )?${unit}\\b`,
      'gi',
    ),
    interval: ({ unit }) => duration(asUnit(unit), 1),
  },
  {
    pattern:
      /\b(?:each|every) (?:spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)\b/gi,
    interval: () => 'P1Y',
  },
  {
    pattern: /\bon an? (?<adjective>annual|yearly|quarterly|monthly|weekly|daily|biennial|six-monthly) basis\b/gi,
    interval: ({ adjective }) =>
      adverbs[(adjective ?? '').toLowerCase().replace(/^(annual|biennial)$/, '$1ly')] ?? null,
  },
  {
    pattern: new RegExp(`(?<![\\w-])(?:twice )?(?<adverb>${alternatives(Object.keys(adverbs))})(?![\\w-])`, 'gi'),
    interval: ({ adverb }) => adverbs[(adverb ?? '').toLowerCase()] ?? null,
  },
];
/** Without one of these letters in a row there is no recurrence, and most sentences have none. */
const hint = /year|annu|month|quarter|week|night|day|dai|bienn|each|every/i;

export function findRecurrences(text: string): Recurrence[] {
  if (!hint.test(text)) return [];
  const all: Recurrence[] = [];
  const taken = new Cover(text.length);
  for (const { pattern, interval } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const every = interval(match.groups ?? {});
      if (!every || taken.has(start, end)) continue;
      taken.add(start, end);
      all.push({ start, end, interval: every });
    }
  }
  return all;
}

function countOf(word: string | undefined): number {
  return numberWords[(word ?? '').toLowerCase()] ?? Number(word);
}

function asUnit(word: string | undefined): { unit: Unit; count: number } {
  const lower = (word ?? '').toLowerCase();
  if (lower === 'fortnight') return { unit: 'week', count: 2 };
  if (lower === 'annum') return { unit: 'year', count: 1 };
  return {
    unit: lower === 'day' || lower === 'week' || lower === 'month' || lower === 'quarter' ? lower : 'year',
    count: 1,
  };
}

function duration({ unit, count }: ReturnType<typeof asUnit>, every: number): string | null {
  const n = every * count;
  if (!Number.isInteger(n) || n < 1) return null;
  if (unit === 'quarter') return `P${n * 3}M`;
  return `P${n}${{ day: 'D', week: 'W', month: 'M', year: 'Y' }[unit]}`;
}

/** `times` in `every` units: four times a year is every three months; what months can't say is said in days. */
function share(each: ReturnType<typeof asUnit>, times: number, every: number): string | null {
  if (!(times > 0) || times > 366) return null;
  if (times === 1) return duration(each, every);
  const months = { year: 12, quarter: 3, month: 1, week: 0, day: 0 }[each.unit] * every * each.count;
  if (months > 0 && months % times === 0) return months / times === 12 ? 'P1Y' : `P${months / times}M`;
  const days = { year: 365, quarter: 91, month: 30, week: 7, day: 1 }[each.unit] * every * each.count;
  const between = Math.floor(days / times);
  return between < 1 ? null : `P${between}D`;
}
