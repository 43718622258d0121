/** What can be chosen: a candidate that starts in a year of the budget, and what it takes out of each year's budget then. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Initiative } from './model.ts';
import { yearOf } from './months.ts';

export interface Budget {
  /** Financial year, by the calendar year in which it begins. */
  year: number;
  /** Of capital. */
  pounds: string;
}

export interface Option {
  candidate: Initiative;
  startYear: number;
  /** The candidate as it would be planned. */
  planned: Initiative;
  /** Pounds of capital, by year. */
  spend: ReadonlyMap<number, Decimal>;
}

/**
 * A candidate may start in any year of the budget that is not before its own start, which says how soon it can be had;
 * its month stays, and capital told by year moves with it.
 */
export function optionsOf(candidates: readonly Initiative[], budgets: readonly Budget[]): Option[] {
  const years = budgets.map(({ year }) => year).toSorted((one, other) => one - other);
  return candidates.flatMap((candidate) =>
    years.filter((year) => year >= yearOf(candidate.start)).map((startYear) => optionOf(candidate, startYear)),
  );
}

function optionOf(candidate: Initiative, startYear: number): Option {
  const later = startYear - yearOf(candidate.start);
  const [year = 0, month = 1] = candidate.start.split('-').map(Number);
  const start = `${year + later}-${String(month).padStart(2, '0')}`;
  const { money } = candidate;
  const capitalByYear = Object.fromEntries(
    Object.entries(money.capitalByYear).map(([at, pounds]) => [String(Number(at) + later), pounds]),
  );
  return {
    candidate,
    startYear,
    planned: { ...candidate, stage: 'scoped', start, money: { ...money, capitalByYear } },
    spend: spendOf(capitalByYear, startYear, money.capital),
  };
}

function spendOf(byYear: Record<string, string>, startYear: number, capital: string): Map<number, Decimal> {
  const told = Object.entries(byYear);
  if (told.length === 0) return new Map([[startYear, new Decimal(capital)]]);
  return new Map(told.map(([year, pounds]) => [Number(year), new Decimal(pounds)]));
}

/** Pounds in all. */
export function capitalOf({ spend }: Option): Decimal {
  return [...spend.values()].reduce((sum, pounds) => sum.plus(pounds), new Decimal(0));
}

/** Where in options each candidate's are. */
export function columnsByCandidate(options: readonly Option[]): Map<string, number[]> {
  return Map.groupBy(
    options.map((_, at) => at),
    (at) => options[at]?.candidate.id ?? '',
  );
}
