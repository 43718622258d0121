/** What a file says as a whole, beside the verdicts on its lines, in sentences. */
import { monthName } from '../footprint/months.ts';
import { isOfUnit, timesOf, unitAsked } from './doubts.ts';
import type { LeftOut } from './left-out.ts';
import type { FarLines } from './lines-apart.ts';
import type { Outlier } from './months-apart.ts';
import type { Overlap } from './overlaps.ts';
import type { Gap, SeriesOf } from './series.ts';
import type { Context } from './source.ts';

export interface Finding {
  code:
    | 'missing-months'
    | 'tenfold'
    | 'thousandfold'
    | 'both count'
    | 'left out'
    | 'skipped'
    | 'unburnt'
    | 'survey'
    | 'commissioners'
    | 'not-kept'
    | 'nothing-accepted'
    | 'more';
  sentence: string;
}

/** Findings of one kind that are told apart; of the others, how many there are. */
const mostOfAKind = 100;

/** Words that are told apart in one sentence. */
const wordsTold = 10;

type Names = Pick<Context, 'vocabulary' | 'organisations' | 'earlierFiles'>;

export interface Found {
  months: readonly Outlier[];
  lines: readonly FarLines[];
  gaps: readonly Gap[];
  overlaps: readonly Overlap[];
  leftOut: readonly LeftOut[];
  skippedRows: readonly number[];
  /** Rows of journeys for which nothing was burnt. */
  unburnt: number;
  /** Who pays for what practices prescribe, where the file says so. */
  commissioners: readonly string[];
  /** Columns that name people. */
  notKept: readonly string[];
  /** How the answers of a survey stand for all staff. */
  survey: readonly Finding[];
  rows: { all: number; accepted: number; skipped: number };
  /** Rows that are left out since their lines are in the ledger. */
  known: number;
}

export function findingsOf(found: Found, names: Names): Finding[] {
  const { rows } = found;
  const apart = [
    ...[...Map.groupBy(found.months, sameDoubt).values()].map((months) => ofMonths(months, names)),
    ...found.lines.map((lines) => ofLines(lines, names)),
  ];
  const asked = apart.filter(({ code }) => code === 'thousandfold');
  return [
    ...(rows.all > 0 && rows.accepted === 0 && found.known === 0
      ? [
          {
            code: 'nothing-accepted' as const,
            sentence: 'No row could be taken in. Look at the mapping first: it may be that of another kind of file.',
          },
        ]
      : []),
    ...ofCommissioners(found.commissioners),
    ...found.survey,
    ...bounded(
      found.overlaps.map((overlap) => ofOverlap(overlap, names)),
      'sites of which another file has lines of the same months',
    ),
    ...bounded([...asked, ...apart.filter((one) => !asked.includes(one))], 'series that are far from what is usual'),
    ...bounded(
      found.gaps.map((gap) => ofGap(gap, names)),
      'sites or meters with missing months',
    ),
    ...ofLeftOut(found.leftOut),
    ...(found.unburnt > 0 ? [ofUnburnt(found.unburnt)] : []),
    ...(rows.skipped > found.unburnt ? [ofSkipped(found.skippedRows, rows.skipped - found.unburnt)] : []),
    ...found.notKept.map(ofNotKept),
  ];
}

/** What a person has to look at before the lines of a file count: most likely a wrong unit. */
export const unitDoubts = (findings: readonly { code: string; sentence: string }[]): string[] =>
  findings.filter(({ code }) => code === 'thousandfold').map(({ sentence }) => sentence);

const shareOf = ({ quantity, usual }: Outlier): number => quantity / usual;
const sameDoubt = (month: Outlier): string =>
  [...seriesOf(month), month.unit, shareOf(month) > 1, isOfUnit(shareOf(month))].join('\n');

/** Months of one series that are far from the usual in one way. */
function ofMonths(months: readonly Outlier[], names: Names): Finding {
  const [first] = months;
  if (!first) throw new RangeError('There is no month');
  const { unit, usual, against, month, until } = first;
  const shares = months.map(shareOf);
  const ofUnit = isOfUnit(shareOf(first));
  const asked = ofUnit ? `: ${unitAsked(unit, shareOf(first))}` : '.';
  const before = spanName(month - 100, until - 100);
  const amount = `${shown(first.quantity)} ${unitName(unit)} in ${spanName(month, until)}`;
  const code = ofUnit ? 'thousandfold' : 'tenfold';
  if (months.length === 1) {
    const what = against === 'year before' ? `what it was in ${before}` : 'a usual month';
    return {
      code,
      sentence: `${nameOf(first, names)}: ${amount}, about ${timesOf(shareOf(first))} ${what} (${shown(usual)} ${unitName(unit)})${asked}`,
    };
  }
  const held =
    against === 'year before'
      ? `${shown(usual)} ${unitName(unit)} in ${before}`
      : `a usual ${shown(usual)} ${unitName(unit)}`;
  const when = spanName(Math.min(...months.map((one) => one.month)), Math.max(...months.map((one) => one.until)));
  return {
    code,
    sentence: `${nameOf(first, names)}: in ${months.length} months, ${when}, about ${sharesName(shares)} what is usual${asked} The first is ${amount}, against ${held}.`,
  };
}

/** Lines that stand far above the others of their file. */
function ofLines({ activity, unit, lines, rows, least, most, usual }: FarLines, { vocabulary }: Names): Finding {
  const ofUnit = isOfUnit(most / usual);
  const left = lines - rows.length;
  const named =
    rows.map((row) => row.toLocaleString('en-GB')).join(', ') +
    (left > 0 ? ` and ${left.toLocaleString('en-GB')} more` : '');
  const amounts = least === most ? shown(most) : `${shown(least)} to ${shown(most)}`;
  return {
    code: ofUnit ? 'thousandfold' : 'tenfold',
    sentence: `${lines === 1 ? 'Row' : 'Rows'} ${named}: ${amounts} ${unitName(unit)} of “${vocabulary.nameOf(activity)}”, about ${sharesName([least / usual, most / usual])} what is usual in this file (${shown(usual)} ${unitName(unit)})${ofUnit ? `: ${unitAsked(unit, most / usual)}` : '.'}`,
  };
}

/** "1,100 times", "12 times to 40 times" */
function sharesName(shares: readonly number[]): string {
  const [least, most] = [timesOf(Math.min(...shares)), timesOf(Math.max(...shares))];
  return least === most ? most : `${least.replace(/ (times|of)$/, '')} to ${most}`;
}

const spanName = (from: number, to: number): string =>
  from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`;

/** "Northmere General already has electricity for April 2024, from bills.csv; both will count." */
function ofOverlap(
  { organisation, site, activity, months, files }: Overlap,
  { vocabulary, organisations, earlierFiles }: Names,
): Finding {
  const whose = site === '' ? organisations.nameOf(organisation) : `${site} (${organisations.nameOf(organisation)})`;
  const from = files.map((file) => earlierFiles.find(({ id }) => id === file)?.name ?? file).join(', ');
  return {
    code: 'both count',
    sentence: `${whose} already has “${vocabulary.nameOf(activity)}” for ${runs(months).join(', ')}, from ${from}; both will count. If this file corrects that one, say so when you send it.`,
  };
}

function ofLeftOut(leftOut: readonly LeftOut[]): Finding[] {
  const of = (about: LeftOut['about']) => leftOut.filter((each) => each.about === about);
  const [others, words] = [of('organisation'), of('activity')];
  const told = words.slice(0, wordsTold).map(({ word, rows }) => `“${word}” (${rows.toLocaleString('en-GB')})`);
  const more = words.length > told.length ? ` and ${shown(words.length - told.length)} more names` : '';
  return [
    ...(others.length === 0
      ? []
      : [
          `${rowsAre(others)} left out, as somebody said: they are of ${counted(others.length, 'other organisation')}.`,
        ]),
    ...(words.length === 0
      ? []
      : [`${rowsAre(words)} left out, as somebody said that they do not count: ${told.join(', ')}${more}.`]),
  ].map((sentence) => ({ code: 'left out', sentence }));
}

function rowsAre(words: readonly LeftOut[]): string {
  const rows = words.reduce((sum, each) => sum + each.rows, 0);
  return `${counted(rows, 'row')} ${rows === 1 ? 'is' : 'are'}`;
}

const counted = (count: number, what: string): string => `${shown(count)} ${what}${count === 1 ? '' : 's'}`;

function ofGap(gap: Gap, names: Names): Finding {
  return { code: 'missing-months', sentence: `${nameOf(gap, names)}: no line for ${runs(gap.months).join(', ')}.` };
}

function ofSkipped(some: readonly number[], all: number): Finding {
  const more = all > some.length ? ` and ${shown(all - some.length)} more` : '';
  const rows = all === 1 ? 'Row' : 'Rows';
  return {
    code: 'skipped',
    sentence: `${rows} ${some.join(', ')}${more} ${all === 1 ? 'is no line' : 'are no lines'}: empty, a sum of other rows, or nothing that is counted.`,
  };
}

function ofUnburnt(rows: number): Finding {
  const told = rows === 1 ? ['row is', 'it does'] : ['rows are', 'they do'];
  return {
    code: 'unburnt',
    sentence: `${shown(rows)} ${told[0]} of cycling, walking or working at home. Nothing is burnt for that, so ${told[1]} not count.`,
  };
}

/** Commissioners that are named apart. */
const commissionersTold = 5;

function ofCommissioners(all: readonly string[]): Finding[] {
  if (all.length === 0) return [];
  const more = all.length > commissionersTold ? ` and ${shown(all.length - commissionersTold)} more` : '';
  const named = all.slice(0, commissionersTold).join(', ');
  return [
    {
      code: 'commissioners',
      sentence: `This file is of ${all.length === 1 ? 'one commissioner' : `${shown(all.length)} commissioners`}: ${named}${more}. All of its practices are taken as yours: leave out the rows of other areas before you take it in.`,
    },
  ];
}

const ofNotKept = (column: string): Finding => ({
  code: 'not-kept',
  sentence: `The column “${column}” is not kept, as it names people. It stands in the file alone, and in no line.`,
});

function bounded(findings: Finding[], what: string): Finding[] {
  const left = findings.length - mostOfAKind;
  return left <= 0
    ? findings
    : [...findings.slice(0, mostOfAKind), { code: 'more', sentence: `And ${shown(left)} more ${what}.` }];
}

const seriesOf = ({ organisation, site, meter, activity }: SeriesOf): string[] => [organisation, site, meter, activity];

function nameOf({ organisation, site, meter, activity }: SeriesOf, { vocabulary, organisations }: Names): string {
  const named = meter === '' ? '' : `meter ${meter}`;
  return [organisations.nameOf(organisation), site, named, vocabulary.nameOf(activity)]
    .filter((each) => each !== '')
    .join(', ');
}

/** Units whose ids are words or letters, as they stand behind a number. */
const unitNames: Record<string, string> = {
  mile: 'miles',
  item: 'items',
  gallon: 'gallons',
  therm: 'therms',
  l: 'litres',
  t: 'tonnes',
  m3: 'm³',
  m2: 'm²',
  GBP: 'pounds',
  'passenger.km': 'passenger km',
  'passenger.mile': 'passenger miles',
  'tonne.km': 'tonne km',
  'room night': 'room nights',
};
const unitName = (unit: string): string => unitNames[unit] ?? unit;

/** "April 2024 to June 2024" for months that follow each other. */
function runs(months: readonly number[]): string[] {
  const all: { from: number; to: number }[] = [];
  for (const month of months) {
    const last = all.at(-1);
    if (last && next(last.to) === month) last.to = month;
    else all.push({ from: month, to: month });
  }
  return all.map(({ from, to }) => spanName(from, to));
}

const next = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);

/** "1,234,567.5" */
const shown = (amount: number): string => amount.toLocaleString('en-GB', { maximumFractionDigits: 6 });
