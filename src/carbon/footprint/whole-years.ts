/** Of which years of organisations every month has figures: only whole years are compared with each other. */
import { sumOf } from '../../kernel/decimals.ts';
import { monthsOf, monthsOfYear } from './months.ts';
import { share } from './share.ts';

/** That an organisation's year has figures of these months, both included. */
export interface Covered {
  organisation: string;
  year: number;
  fromMonth: number;
  toMonth: number;
}

/** Months of which an organisation that has figures of the year has none. */
export interface Lack {
  organisation: string;
  months: number[];
}

/** The months that there are figures of, by year and organisation. */
export type Coverage = ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<number>>>;

export function coverageOf(spans: readonly Covered[]): Coverage {
  const years = new Map<number, Map<string, Set<number>>>();
  for (const span of spans) {
    const ofYear = years.get(span.year) ?? new Map<string, Set<number>>();
    const months = ofYear.get(span.organisation) ?? new Set<number>();
    for (const month of monthsOf(span)) months.add(month);
    years.set(span.year, ofYear.set(span.organisation, months));
  }
  return years;
}

/** Who lacks months of a year. @param organisation one, or all ('') that have any figures of it */
export function lacksOf(coverage: Coverage, year: number, organisation = ''): Lack[] {
  return [...(coverage.get(year) ?? [])].flatMap(([name, there]) => {
    if (organisation !== '' && name !== organisation) return [];
    const months = monthsOfYear(year).filter((month) => !there.has(month));
    return months.length === 0 ? [] : [{ organisation: name, months }];
  });
}

export interface Compared {
  /** kgCO2e of the organisations that are compared. */
  before: string;
  now: string;
  change: string;
  changeShare: string | null;
  /** Those with every month of both years. */
  organisations: string[];
  /** Those with figures of either year that are left out. */
  left: string[];
}

/** What an organisation's year comes to. */
export interface YearSum {
  organisation: string;
  year: number;
  kg: string;
}

/** Two years by the organisations that have every month of both. @returns null where none has */
export function likeWithLike(
  sums: readonly YearSum[],
  coverage: Coverage,
  before: number,
  now: number,
): Compared | null {
  const ofYears = sums.filter(({ year }) => year === before || year === now);
  const [then, since] = [before, now].map((year) => wholeIn(coverage, year));
  const all = [...new Set(ofYears.map(({ organisation }) => organisation))];
  const organisations = all.filter((one) => then?.has(one) && since?.has(one));
  if (organisations.length === 0) return null;
  const sum = (year: number) =>
    sumOf(ofYears.flatMap((one) => (one.year === year && organisations.includes(one.organisation) ? [one.kg] : [])));
  const [kgBefore, kgNow] = [sum(before), sum(now)];
  const change = kgNow.minus(kgBefore);
  return {
    before: kgBefore.toFixed(),
    now: kgNow.toFixed(),
    change: change.toFixed(),
    changeShare: share(change, kgBefore),
    organisations,
    left: all.filter((one) => !organisations.includes(one)),
  };
}

/** The two years to compare that most organisations have every month of; of several such, the furthest apart. */
export function widestComparison(
  sums: readonly YearSum[],
  coverage: Coverage,
): { from: number; to: number; compared: Compared } | null {
  const years = [...new Set(sums.map(({ year }) => year))].sort((a, b) => a - b);
  const pairs = years.flatMap((from) =>
    years.flatMap((to) => {
      const compared = from < to ? likeWithLike(sums, coverage, from, to) : null;
      return compared ? [{ from, to, compared }] : [];
    }),
  );
  const [best = null] = pairs.sort(
    (a, b) =>
      b.compared.organisations.length - a.compared.organisations.length ||
      b.to - b.from - (a.to - a.from) ||
      b.to - a.to,
  );
  return best;
}

function wholeIn(coverage: Coverage, year: number): Set<string> {
  const all = [...(coverage.get(year) ?? [])];
  return new Set(
    all.flatMap(([organisation, there]) => (monthsOfYear(year).every((one) => there.has(one)) ? [organisation] : [])),
  );
}
