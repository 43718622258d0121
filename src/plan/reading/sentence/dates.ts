/** Finds the dates of a sentence and what each means: by then, from then on, during, on the day, or every so often. */
import { between, dayBefore, inYearOf, onwards, type Period } from '../../../kernel/calendar.ts';
import { Cover } from '../../../kernel/cover.ts';
import { type FoundPeriod, findPeriods, withPart } from '../../../kernel/periods.ts';
import type { DraftDate } from '../../draft.ts';
import { numberWords } from '../vocabulary.ts';
import { findRecurrences } from './recurrences.ts';
import { alternatives, cited, type Stretch } from './text.ts';

type Relation = DraftDate['relation'];
export interface Dates {
  /** In the order of the text; whom each binds is not settled yet. */
  dates: DraftDate[];
  /** Periods against which something is measured; they are no dates. */
  baselines: (Stretch & { edtf: string })[];
}

const leads: { relation: Relation; words: string }[] = [
  {
    relation: 'by',
    words:
      'by or before|on or before|no later than|not later than|by no later than|due by|due in|due on|due|until|till|up to|before|prior to|ahead of|in advance of|(?:target|deadline)(?: date)? of|deadline:|by',
  },
  {
    relation: 'from',
    words:
      'from|since|starting from|starting in|starting on|starting|commencing in|commencing on|commencing from|commencing|beginning in|beginning on|beginning|with effect from|effective from|as of|as from|after',
  },
  { relation: 'during', words: 'during|in|over|throughout|within|across|for|between' },
  { relation: 'at', words: 'on|as at' },
];
const middle =
  '(?:at (?:the )?latest )?(?:the )?(?:(?<part>end|close|start|beginning|middle|early|mid|late)(?: of)?[ -])?(?:the )?(?:(?:financial|calendar|fiscal|academic) )?(?:year )?(?:of )?(?:around |approximately |about |circa )?';
const lead = new RegExp(`(?<![\\w-])(?:${leads.map((l, i) => `(?<r${i}>${l.words})`).join('|')}) ${middle}$`, 'i');

const measuredAgainst =
  /\b(?:vs\.?|versus|against|compared (?:to|with)|relative to|(?<!later )than|based on|baselined?(?: year)?|base year|benchmark(?:ed)?)[\s:(]*(?:(?:of|in|at|from|is|to|against) )?(?:(?!by\b|in\b|during\b|from\b|until\b|before\b)[\w'’-]+ ){0,3}$/i;
/** "from 58% in 2025/26": where it stood then is what it is measured against. */
const stoodAt =
  /\b(?:from|baseline of) (?:about |around |a baseline of )?£?\d[\d,.]*\s?(?:%|per cent|percent|[a-z]\w*)? ?in (?:the )?$/i;
const isBaseline = /^[)’']?\s(?:financial year )?(?:baselines?|levels?|base[- ]year|figures?|outturn|footprint)\b/i;
const comparedOn = /\b(?:on|below|above)\s(?:the |its |our |their )?$/i;
const joins = /^ ?(?:[-–—]|to|until|till|up to|through|through to|and) ?(?:the )?(?:(?:end|close) of )?(?:the )?$/i;
const openEnd = /^ (?:onwards?|and onwards|and beyond)\b/i;
const alsoThen = /(?:[,;]|\band|\bor|\bthen) (?:the )?(?:end of )?$/i;
const closes = /^(?:$|[.,;)*]| for\b| respectively\b| at the latest\b)/i;
const standsAlone = { before: /(?:^|[([–—:;,-] ?|[.] )$/, after: /^(?:$|[)\]–—:;,.*-]| [–—-])/ };

export function readDates(text: string): Dates {
  const dates: DraftDate[] = [];
  const baselines: Dates['baselines'] = [];
  const periods = findPeriods(text);
  for (let index = 0; index < periods.length; index += 1) {
    const found = periods[index];
    if (!found) continue;
    if (againstWhich(text, found)) {
      baselines.push({ start: found.start, end: found.end, edtf: found.period.edtf });
      continue;
    }
    const next = periods[index + 1];
    const { date, usedNext } = dateOf(text, found, next, dates.at(-1));
    if (date) dates.push(date);
    if (usedNext) index += 1;
  }
  const taken = new Cover(text.length);
  for (const { span } of dates) taken.add(...span);
  const recurrences = findRecurrences(text).map(
    ({ interval, ...place }): DraftDate => ({
      ...cited(text, place),
      relation: 'every',
      edtf: null,
      latest: null,
      interval,
      owner: null,
    }),
  );
  for (const date of [...recurrences, ...spansOfTime(text)]) {
    if (taken.has(...date.span)) continue;
    taken.add(...date.span);
    dates.push(date);
  }
  return { dates: dates.sort((a, b) => a.span[0] - b.span[0]), baselines };
}

function againstWhich(text: string, { start, end, grain }: FoundPeriod): boolean {
  const before = text.slice(Math.max(0, start - 70), start);
  const after = text.slice(end, end + 40);
  const years = grain === 'year' || grain === 'financial year';
  return (
    measuredAgainst.test(before) || stoodAt.test(before) || isBaseline.test(after) || (years && comparedOn.test(before))
  );
}

function dateOf(
  text: string,
  found: FoundPeriod,
  next: FoundPeriod | undefined,
  previous: DraftDate | undefined,
): { date: DraftDate | null; usedNext: boolean } {
  const from = Math.max(0, found.start - 90);
  const before = text.slice(from, found.start);
  const match = lead.exec(before);
  const relation = match && relationOf(match.groups ?? {});
  const after = text.slice(found.end, found.end + 30);
  const start = match ? from + match.index : found.start;
  // "March" and "May" are months only when written so.
  if (found.bare && found.grain === 'month' && found.period.first === null && !/^[A-Z]/.test(text.charAt(found.start)))
    return { date: null, usedNext: false };

  const range =
    next && joins.test(text.slice(found.end, next.start)) && !/ and /i.test(text.slice(found.end, next.start));
  const betweenTwo = next && /^between /i.test(match?.[0] ?? '') && joins.test(text.slice(found.end, next.start));
  if (
    next &&
    (betweenTwo ||
      (range &&
        (relation === 'from' ||
          relation === 'during' ||
          (relation === 'by' && / (?:to|[-–—]) ?$/i.test(text.slice(found.end, next.start))) ||
          (!match && !found.bare))))
  ) {
    const place = { start, end: next.end };
    const period = between(inYearOf(found.period, next.period), next.period);
    return {
      date: dated(text, place, relation === 'from' || relation === 'by' ? relation : 'during', period),
      usedNext: true,
    };
  }
  const open = openEnd.exec(after);
  if (open && (match || !found.bare)) {
    const place = { start, end: found.end + open[0].length };
    return { date: dated(text, place, 'from', onwards(found.period)), usedNext: false };
  }
  const place = { start, end: found.end };
  if (match && relation) {
    const part = match.groups?.part?.toLowerCase();
    const period = withPart(found.period, part);
    if (relation === 'from') return { date: dated(text, place, 'from', onwards(period)), usedNext: false };
    const strictlyBefore = /^(?:before|prior|ahead|in advance)/i.test(match[0]) && part !== 'end' && part !== 'close';
    const latest = strictlyBefore ? dayBefore(period) : period.latest;
    return { date: dated(text, place, relation, { ...period, latest }), usedNext: false };
  }
  const again =
    previous &&
    alsoThen.test(before) &&
    closes.test(after) &&
    !/[.!?] [A-Z]/.test(text.slice(previous.span[1], found.start));
  if (again)
    return {
      date: dated(text, place, previous.relation === 'every' ? 'by' : previous.relation, found.period),
      usedNext: false,
    };
  const named = !found.bare || found.grain === 'financial year';
  if (named && standsAlone.before.test(before) && standsAlone.after.test(after))
    return { date: dated(text, place, found.grain === 'day' ? 'at' : 'during', found.period), usedNext: false };
  return { date: null, usedNext: false };
}

function relationOf(groups: Record<string, string | undefined>): Relation | null {
  return leads.find((_, index) => groups[`r${index}`] !== undefined)?.relation ?? null;
}

const number = `(?:\\d{1,3}|${alternatives(Object.keys(numberWords))})`;
const yearKind = '(?:financial |calendar |fiscal |academic )?';
/** Times that only a reader who knows the day of writing can place: they say that there is a deadline, not which. */
const unplaced: { pattern: RegExp; relation: Relation }[] = [
  {
    relation: 'by',
    pattern: new RegExp(
      `\\b(?:by|before) (?:the )?(?:end|close) of (?:the |this |next )?(?:current |next |following |coming )?${yearKind}(?:year|quarter|decade|month)(?! [12]\\d)\\b`,
      'gi',
    ),
  },
  {
    relation: 'by',
    pattern: new RegExp(
      `\\bwithin (?:the )?(?:next |first |coming )?${number} (?:working )?(?:days|weeks|months|years)\\b`,
      'gi',
    ),
  },
  {
    relation: 'during',
    pattern: new RegExp(
      `\\b(?:over|during|in|throughout|across|for) (?:the )?(?:next|coming|following) (?:${number} )?(?:to ${number} )?${yearKind}(?:weeks?|months?|years?|quarter|decade)\\b`,
      'gi',
    ),
  },
  { relation: 'during', pattern: new RegExp(`\\b(?:during |in )?(?:this|next) ${yearKind}(?:year|quarter)\\b`, 'gi') },
];

function spansOfTime(text: string): DraftDate[] {
  if (!/year|month|week|day|quarter|decade/i.test(text)) return [];
  return unplaced.flatMap(({ pattern, relation }) =>
    [...text.matchAll(pattern)].map((match) => ({
      ...cited(text, { start: match.index, end: match.index + match[0].length }),
      relation,
      edtf: null,
      latest: null,
      interval: null,
      owner: null,
    })),
  );
}

function dated(text: string, place: Stretch, relation: Relation, period: Pick<Period, 'edtf' | 'latest'>): DraftDate {
  return { ...cited(text, place), relation, edtf: period.edtf, latest: period.latest, interval: null, owner: null };
}
