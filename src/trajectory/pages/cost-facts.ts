/** What initiatives cost, and what a tonne less costs by each: in order, and in the plan's three columns. */
import { Decimal } from '../../kernel/decimals.ts';
import { moneyBasis } from '../money-basis.ts';
import { type Cost, costOf } from '../rules/cost.ts';
import type { Credit, Initiative } from '../rules/model.ts';
import { type ThreeColumns, threeColumns } from '../rules/three-columns.ts';
import { countsIn } from './counts-in.ts';
import type { PlannedDesk } from './frame.tsx';

export interface Costed {
  initiative: Initiative;
  cost: Cost;
  columns: ThreeColumns;
  /** An idea that nobody has planned yet. */
  isIdea: boolean;
}

export interface CostFacts {
  /** The cheapest tonne first. */
  costed: readonly Costed[];
  /** Those that take nothing off what is asked for. */
  without: readonly Initiative[];
  /** Pounds of capital, of all that is planned, and how much of it has no source of funding yet. */
  capital: string;
  unfunded: string;
  priceYear: number;
  source: string;
}

/** Of planned initiatives and of ideas, those that have an effect on what is asked for. */
export function costFacts({
  planned,
  asked,
  thisYear,
}: Pick<PlannedDesk, 'planned' | 'asked' | 'thisYear'>): CostFacts {
  const { organisations, of } = asked;
  const forecast = planned.forecast(asked.attribution);
  const basis = moneyBasis(planned.model, thisYear);
  const counts = countsIn(organisations, of);
  const byInitiative = Map.groupBy(
    [...forecast.credits, ...planned.opportunities()].filter(counts),
    ({ initiative }) => initiative,
  );
  const own = planned.model.initiatives.filter(
    ({ stage, organisations: whose }) => stage !== 'stopped' && isOf(whose, organisations),
  );
  const costed = own
    .filter(({ id }) => byInitiative.has(id))
    .map((initiative): Costed => {
      const reductions = sumsOf(byInitiative.get(initiative.id) ?? [], forecast.years.length);
      const cost = costOf({
        initiative,
        reductions,
        years: forecast.years,
        ...basis,
        deflators: planned.deflators,
        ...(organisations.length === 0 ? {} : { organisations }),
      });
      return { initiative, cost, columns: threeColumns({ initiative, cost }), isIdea: initiative.stage === 'idea' };
    })
    .toSorted((a, b) => perTonne(a) - perTonne(b) || (a.initiative.id < b.initiative.id ? -1 : 1));
  const sum = (figure: (one: Costed) => string) =>
    costed.reduce((all, one) => (one.isIdea ? all : all.plus(figure(one))), new Decimal(0)).toFixed(2);
  return {
    costed,
    without: own.filter(({ id }) => !byInitiative.has(id)),
    capital: sum(({ cost }) => cost.capital),
    unfunded: sum(({ columns }) => columns.financial.unfunded),
    priceYear: basis.priceYear,
    source: basis.carbonValues.source,
  };
}

const perTonne = ({ cost }: Costed): number => Number(cost.poundsPerTonne ?? Number.POSITIVE_INFINITY);

const isOf = (whose: Initiative['organisations'], organisations: readonly string[]): boolean =>
  organisations.length === 0 || whose.some(({ organisation }) => organisations.includes(organisation));

function sumsOf(credits: readonly Credit[], years: number): bigint[] {
  return Array.from({ length: years }, (_, at) => credits.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n));
}
