/** What a file says as a whole, beside the verdicts on its lines, in sentences. */
import { monthName } from '../footprint/months.ts';
import type { Gap, Outlier, SeriesOf } from './series.ts';

export interface Finding {
  code: 'missing-months' | 'tenfold' | 'thousandfold' | 'skipped' | 'nothing-accepted' | 'more';
  sentence: string;
}

/** Findings of one kind that are told apart; of the others, how many there are. */
const mostOfAKind = 100;

export function findingsOf(found: {
  outliers: readonly Outlier[];
  gaps: readonly Gap[];
  skippedRows: readonly number[];
  rows: { all: number; accepted: number; skipped: number };
}): Finding[] {
  const { rows } = found;
  return [
    ...(rows.all > 0 && rows.accepted === 0
      ? [
          {
            code: 'nothing-accepted' as const,
            sentence: 'No row could be taken in. Look at the mapping first: it may be that of another kind of file.',
          },
        ]
      : []),
    ...bounded(found.outliers.map(ofOutlier), 'months that are far from what is usual'),
    ...bounded(found.gaps.map(ofGap), 'sites or meters with missing months'),
    ...(rows.skipped > 0 ? [ofSkipped(found.skippedRows, rows.skipped)] : []),
  ];
}

function ofOutlier(outlier: Outlier): Finding {
  const { month, quantity, unit, usual, against } = outlier;
  const share = Number(quantity) / Number(usual);
  const thousandfold = (share >= 500 && share <= 2000) || (share <= 1 / 500 && share >= 1 / 2000);
  const held =
    against === 'year before'
      ? `${shown(usual)} ${unit} in ${monthName(month - 100)}`
      : `a usual month of ${shown(usual)} ${unit}`;
  const energy: Record<string, string> = { MWh: 'kWh', kWh: share > 1 ? 'Wh' : 'MWh' };
  const other = energy[unit];
  const guess = thousandfold
    ? ` That is a thousandfold: ${other ? `are these ${other} in a column of ${unit}?` : 'is the unit right?'}`
    : '';
  return {
    code: thousandfold ? 'thousandfold' : 'tenfold',
    sentence: `${nameOf(outlier)}: ${shown(quantity)} ${unit} in ${monthName(month)}, against ${held}.${guess}`,
  };
}

function ofGap(gap: Gap): Finding {
  return { code: 'missing-months', sentence: `${nameOf(gap)}: no line for ${runs(gap.months).join(', ')}.` };
}

function ofSkipped(some: readonly number[], all: number): Finding {
  const more = all > some.length ? ` and ${shown(String(all - some.length))} more` : '';
  const rows = all === 1 ? 'Row' : 'Rows';
  return {
    code: 'skipped',
    sentence: `${rows} ${some.join(', ')}${more} ${all === 1 ? 'is no line' : 'are no lines'}: empty, a sum of other rows, or nothing that is counted.`,
  };
}

function bounded(findings: Finding[], what: string): Finding[] {
  const left = findings.length - mostOfAKind;
  return left <= 0
    ? findings
    : [...findings.slice(0, mostOfAKind), { code: 'more', sentence: `And ${shown(String(left))} more ${what}.` }];
}

function nameOf({ organisation, site, meter, activity }: SeriesOf): string {
  return [organisation, site, meter === '' ? '' : `meter ${meter}`, activity].filter((each) => each !== '').join(', ');
}

/** "April 2024 to June 2024" for months that follow each other. */
function runs(months: readonly number[]): string[] {
  const all: { from: number; to: number }[] = [];
  for (const month of months) {
    const last = all.at(-1);
    if (last && next(last.to) === month) last.to = month;
    else all.push({ from: month, to: month });
  }
  return all.map(({ from, to }) => (from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`));
}

const next = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);

/** "1234567.500000" is 1,234,567.5 */
function shown(decimal: string): string {
  const [whole = '', places = ''] = decimal.split('.');
  const kept = places.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (kept === '' ? '' : `.${kept}`);
}
