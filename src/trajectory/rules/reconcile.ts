/**
 * The change of a year reconciled with what initiatives saved: the footprint's change by activity, factors and data is
 * what the carbon room tells apart; of activity, measured savings explain a part, growth another, and the rest is what
 * nobody has explained yet. The parts of each category add up to its change exactly.
 */
import { Decimal, sumOf } from '../../kernel/decimals.ts';

export interface CategoryChange {
  category: string;
  /** kgCO₂e of the two years, and what of the change is by what; the four add up to it. */
  before: string;
  after: string;
  effects: { activity: string; factors: string; method: string; 'scope of data': string };
}

export interface MeasuredSaving {
  initiative: string;
  category: string;
  /** kgCO₂e that it saved in the year before and in this. */
  before: string;
  now: string;
}

export interface ReconcileAsked {
  changes: readonly CategoryChange[];
  savings: readonly MeasuredSaving[];
  /** How many times the year before's the activity of a category should be by what drives it: "1.02"; none is 1. */
  growth: Readonly<Record<string, string>>;
}

/** kgCO₂e; below nought is less. `initiatives`, `growth`, `unexplained`, `factors` and `data` add up to `change`. */
export interface Reconciled {
  before: string;
  after: string;
  change: string;
  initiatives: string;
  growth: string;
  /** Of the change of activity, what neither initiatives nor growth explain. */
  unexplained: string;
  factors: string;
  /** Other methods, and months or sites that only one of the years has. */
  data: string;
  bySaving: { initiative: string; kg: string }[];
}

export interface Reconciliation {
  total: Reconciled;
  byCategory: (Reconciled & { category: string })[];
}

export function reconcile({ changes, savings, growth }: ReconcileAsked): Reconciliation {
  const known = new Set(changes.map(({ category }) => category));
  // What was saved in a category of which neither year has figures still has to add up.
  const missing = [...new Set(savings.map(({ category }) => category))].filter((category) => !known.has(category));
  const byCategory = [...changes, ...missing.map(nothingOf)].map((change) => {
    const of = savings.filter(({ category }) => category === change.category);
    return { category: change.category, ...reconciled(change, of, growth[change.category] ?? '1') };
  });
  return { total: together(byCategory), byCategory };
}

const nothingOf = (category: string): CategoryChange => ({
  category,
  before: '0',
  after: '0',
  effects: { activity: '0', factors: '0', method: '0', 'scope of data': '0' },
});

function reconciled(
  { before, after, effects }: CategoryChange,
  savings: readonly MeasuredSaving[],
  growth: string,
): Reconciled {
  const bySaving = savings.map(({ initiative, before: then, now }) => ({
    initiative,
    // More saved is less set free.
    kg: new Decimal(then).minus(now).toFixed(),
  }));
  const initiatives = sumOf(bySaving.map(({ kg }) => kg));
  const grown = new Decimal(new Decimal(growth).minus(1).times(before).toFixed(6));
  return {
    before,
    after,
    change: new Decimal(after).minus(before).toFixed(),
    initiatives: initiatives.toFixed(),
    growth: grown.toFixed(),
    unexplained: new Decimal(effects.activity).minus(initiatives).minus(grown).toFixed(),
    factors: effects.factors,
    data: new Decimal(effects.method).plus(effects['scope of data']).toFixed(),
    bySaving,
  };
}

function together(all: readonly Reconciled[]): Reconciled {
  const sum = (of: (one: Reconciled) => string) => sumOf(all.map(of)).toFixed();
  const byInitiative = Map.groupBy(
    all.flatMap(({ bySaving }) => bySaving),
    ({ initiative }) => initiative,
  );
  return {
    before: sum(({ before }) => before),
    after: sum(({ after }) => after),
    change: sum(({ change }) => change),
    initiatives: sum(({ initiatives }) => initiatives),
    growth: sum(({ growth }) => growth),
    unexplained: sum(({ unexplained }) => unexplained),
    factors: sum(({ factors }) => factors),
    data: sum(({ data }) => data),
    bySaving: [...byInitiative].map(([initiative, parts]) => ({
      initiative,
      kg: sumOf(parts.map(({ kg }) => kg)).toFixed(),
    })),
  };
}
