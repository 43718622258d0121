/** The trajectory by year, in tonnes: without action, with it, what is allowed, what is missing; then each category. */
import { categoryName } from '../../files/category-names.ts';
import { totals } from '../../rules/waterfall.ts';
import type { WorkbookAsked } from './asked.ts';
import { tonnesOf } from './kilograms.ts';
import type { T } from './messages.ts';
import type { Formula, Line, Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';
import { labelColumns, sumOfRows } from './sum-labels.ts';

export interface Path {
  baseline: Line;
  growth: Line;
  without: Line;
  with: Line;
  allowed: Line | null;
  gap: Line | null;
}

const tonnes = { format: '#,##0.0' };

export function writeTrajectory(
  sheet: Sheet,
  subject: Subject,
  { sum, stated, others }: { sum: Sheet; stated: Sheet; others: Sheet },
  asked: WorkbookAsked,
  t: T,
): Path {
  sheet.headYears([t('path.title')], [52, 9, 3, 3, 3, 3, 3, 3, 3]);
  const { forecast, categories } = subject;
  const known = totals(forecast, { of: asked.of });
  const line = (label: string, of: (at: number) => Formula | number) => sheet.line([label], of, tonnes);
  const added = (sheets: readonly Sheet[], what: 'what.growth' | 'what.without' | 'what.saved', at: number) =>
    `(${sheets.map((each) => sumOfRows(each, at, t(what), null)).join('+')})/1000`;

  const growth = (at: number) => added([sum, others], 'what.growth', at);
  // In the baseline year nothing has grown yet.
  const baseline = line(t('path.baseline'), (at) => ({ formula: growth(0), result: tonnesOf(known.baseline[at]) }));
  const grown = line(t('path.growth'), (at) => ({ formula: growth(at), result: tonnesOf(known.withGrowth[at]) }));
  const without = line(t('path.without'), (at) => ({
    formula: added([sum, others], 'what.without', at),
    result: tonnesOf(known.withoutAction[at]),
  }));
  const withAction = line(t('path.with'), (at) => ({
    formula: `${without.at(at)}-${added([sum, stated], 'what.saved', at)}`,
    result: tonnesOf(known.withAction[at]),
  }));
  const against = asked.allowed === null ? null : writeAllowed(sheet, withAction, asked.allowed, t);

  sheet.next += 1;
  const there = [...new Set(forecast.lines.map(({ category }) => category).filter(subject.counts))].toSorted();
  for (const category of there) {
    const own = totals(forecast, { of: [category] });
    const by = { column: labelColumns.category, equals: categories.of(category) };
    const name = categoryName(category);
    const ofCategory = (sheets: readonly Sheet[], what: 'what.without' | 'what.saved', at: number) =>
      `(${sheets.map((each) => sumOfRows(each, at, t(what), by)).join('+')})/1000`;
    const before = line(t('path.categoryWithout', { category: name }), (at) => ({
      formula: ofCategory([sum, others], 'what.without', at),
      result: tonnesOf(own.withoutAction[at]),
    }));
    line(t('path.categoryWith', { category: name }), (at) => ({
      formula: `${before.at(at)}-${ofCategory([sum, stated], 'what.saved', at)}`,
      result: tonnesOf(own.withAction[at]),
    }));
  }
  return {
    baseline,
    growth: grown,
    without,
    with: withAction,
    allowed: against?.allowed ?? null,
    gap: against?.gap ?? null,
  };
}

function writeAllowed(
  sheet: Sheet,
  withAction: Line,
  { name, byYear }: NonNullable<WorkbookAsked['allowed']>,
  t: T,
): { allowed: Line; gap: Line } {
  const line = (label: string, of: (at: number) => Formula | number) => sheet.line([label], of, tonnes);
  const allowed = line(t('path.allowed', { name }), (at) => tonnesOf(byYear[at]));
  const gap = line(t('path.gap'), (at) => minus(withAction, allowed, at));
  const sum = line(t('path.cumulative'), (at) => sinceBaseline(withAction, at));
  const sumAllowed = line(t('path.cumulativeAllowed'), (at) => sinceBaseline(allowed, at));
  line(t('path.cumulativeGap'), (at) => minus(sum, sumAllowed, at));
  return { allowed, gap };
}

const minus = (one: Line, other: Line, at: number): Formula => ({
  formula: `${one.at(at)}-${other.at(at)}`,
  result: (one.values[at] ?? 0) - (other.values[at] ?? 0),
});

/** From the first year on: its column is fixed, so that the formula can be copied along. */
const sinceBaseline = (line: Line, at: number): Formula => ({
  formula: `SUM(${line.at(0).replace('!', '!$')}:${line.at(at).split('!')[1]})`,
  result: line.values.slice(0, at + 1).reduce((sum, value) => sum + value, 0),
});
