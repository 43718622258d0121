/** A footprint: figures added up by the NHS's categories and by scope, with how they were made. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Counted, counted } from './basis.ts';
import { type Category, categories, categoryOf, type GhgScope, ghgCategoryName } from './categories.ts';
import { type Figure, grouped, kgOf, type Tier, tiers } from './figure.ts';
import { share } from './share.ts';

export interface Quality {
  /** 'mixed' where figures of several tiers are in it, null where there is none. */
  tier: Tier | 'mixed' | null;
  /** Of each tier and of what is estimated: its share, credits counting as much as charges. "0.25"; null of nought. */
  shares: Record<Tier, string | null>;
  estimated: string | null;
}

export interface Amount extends Quality {
  kg: string;
  lines: number;
}

export interface CategoryAmount {
  category: Category;
  /** Null where there are no figures: a gap, which is no nought. */
  amount: Amount | null;
}

export interface ScopeAmount {
  scope: GhgScope;
  amount: Amount | null;
  /** Scope 3 by category 1 to 15; last, with null, what the GHG Protocol has no category for. */
  ghgCategories: { number: number | null; name: string | null; amount: Amount }[];
}

export interface SideTotals {
  footprint: Amount;
  /** The Footprint is in the Footprint Plus. */
  plus: Amount;
  scope2: Amount;
  /** kgCO2e of scope 2 that had no factor of this side and was counted by the other's. */
  borrowed: string;
}

export interface Footprint {
  /** By location; what a page shows unless it says otherwise. */
  footprint: Amount;
  plus: Amount;
  location: SideTotals;
  market: SideTotals;
  categories: CategoryAmount[];
  scopes: ScopeAmount[];
  /** Outside of scopes: told apart, in none of the totals. */
  outside: Amount;
}

/** The footprint that figures of one or many organisations add up to. Categories and scopes are by location. */
export function footprintOf(figures: readonly Figure[]): Footprint {
  const byLocation = folded(counted(figures, 'location'));
  const location = totalsOf(byLocation);
  const byCategory = grouped(byLocation.figures, ({ category }) => category);
  const byScope = grouped(byLocation.figures, ({ scope }) => scope);
  return {
    footprint: location.footprint,
    plus: location.plus,
    location,
    market: totalsOf(folded(counted(figures, 'market'))),
    categories: categories.map((category) => ({ category, amount: amountOrNull(byCategory.get(category.id) ?? []) })),
    scopes: (['1', '2', '3'] as const).map((scope) => scopeAmount(scope, byScope.get(scope) ?? [])),
    outside: amountOf(figures.filter(({ scope, part }) => scope === 'outside' && part === 'outside of scopes')),
  };
}

/** One figure for all that no sum here tells apart, charges and credits each by themselves: many are added up once. */
function folded({ figures, borrowed }: Counted): Counted {
  const alike = grouped(figures, ({ category, scope, ghgCategory, tier, estimated, kg }) =>
    [category, scope, ghgCategory, tier, estimated, kg.startsWith('-')].join(),
  );
  const folds = [...alike.values()].flatMap((all) => {
    const [first] = all;
    const lines = all.reduce((sum, one) => sum + one.lines, 0);
    return first ? [{ ...first, kg: kgOf(all).toFixed(), lines }] : [];
  });
  return { figures: folds, borrowed };
}

/** What figures come to, and how they were made. */
export function amountOf(figures: readonly Figure[]): Amount {
  return {
    kg: kgOf(figures).toFixed(),
    lines: figures.reduce((sum, { lines }) => sum + lines, 0),
    ...qualityOf(figures),
  };
}

/** How figures were made: their tier, and how much of them was made in which way. */
export function qualityOf(figures: readonly Figure[]): Quality {
  // A credit note is as good or bad a figure as the invoice that it corrects.
  const gross = { reduced: nought, standard: nought, optimal: nought };
  let estimated = nought;
  for (const figure of figures) {
    const kg = new Decimal(figure.kg).abs();
    gross[figure.tier] = gross[figure.tier].plus(kg);
    if (figure.estimated) estimated = estimated.plus(kg);
  }
  const all = gross.reduced.plus(gross.standard).plus(gross.optimal);
  const found = new Set(figures.map(({ tier }) => tier));
  return {
    tier: found.size > 1 ? 'mixed' : (tiers.find((tier) => found.has(tier)) ?? null),
    shares: {
      reduced: share(gross.reduced, all),
      standard: share(gross.standard, all),
      optimal: share(gross.optimal, all),
    },
    estimated: share(estimated, all),
  };
}

const nought = new Decimal(0);

function totalsOf({ figures, borrowed }: Counted): SideTotals {
  return {
    footprint: amountOf(figures.filter(({ category }) => categoryOf(category).footprint === 'footprint')),
    plus: amountOf(figures),
    scope2: amountOf(figures.filter(({ scope }) => scope === '2')),
    borrowed,
  };
}

function scopeAmount(scope: GhgScope, figures: readonly Figure[]): ScopeAmount {
  const byNumber =
    scope === '3' ? grouped(figures, ({ ghgCategory }) => String(ghgCategory ?? 99).padStart(2, '0')) : [];
  return {
    scope,
    amount: amountOrNull(figures),
    ghgCategories: [...byNumber].map(([, group]) => {
      const number = group[0]?.ghgCategory ?? null;
      return { number, name: number === null ? null : ghgCategoryName(number), amount: amountOf(group) };
    }),
  };
}

function amountOrNull(figures: readonly Figure[]): Amount | null {
  return figures.length === 0 ? null : amountOf(figures);
}
