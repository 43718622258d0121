/**
 * Scope 2 by location and by market, side by side (GHG Protocol, Scope 2 Guidance, 2015): the average of the grid, and
 * what the contract says. What has no contract is counted at the average of the grid on the market's side too.
 */
import { Decimal } from '../../kernel/decimals.ts';
import { type Figure, grouped, kgOf } from './figure.ts';
import { scaled } from './share.ts';

export type Side = 'location' | 'market';

export interface Counted {
  /** What adds up to a total: scopes 1 to 3, electricity and heat once. */
  figures: Figure[];
  /** kgCO2e in it that had no factor of this side, and was counted by the other's. */
  borrowed: string;
}

/** The figures that count on one side: those that have no sides, and of those that have two, the one asked for. */
export function counted(figures: readonly Figure[], side: Side): Counted {
  const inScopes = figures.filter(({ scope }) => scope !== 'outside');
  const sided = inScopes.filter(({ basis }) => basis !== '');
  let borrowed = new Decimal(0);
  const chosen: Figure[] = [];
  for (const same of grouped(sided, keyWithoutBasis).values()) {
    const own = same.filter(({ basis }) => basis === side);
    const lent = lentBy(
      same.filter(({ basis }) => basis !== side),
      own,
    );
    chosen.push(...own, ...lent);
    borrowed = borrowed.plus(kgOf(lent));
  }
  return { figures: [...inScopes.filter(({ basis }) => basis === ''), ...chosen], borrowed: borrowed.toFixed() };
}

/** Of the other side's figures, those that are needed for what this side has none of. */
function lentBy(other: readonly Figure[], own: readonly Figure[]): Figure[] {
  if (own.length === 0) return [...other];
  const [there, here] = [quantityOf(other), quantityOf(own)];
  // A contract may cover a part of what a meter counts.
  if (there === null || here === null || here.gte(there)) return [];
  const rest = there.minus(here);
  return other.map((figure) => ({
    ...figure,
    quantity: scaled(figure.quantity ?? '0', rest, there).toFixed(),
    kg: scaled(figure.kg, rest, there).toFixed(),
  }));
}

function quantityOf(figures: readonly Figure[]): Decimal | null {
  let sum = new Decimal(0);
  for (const { quantity } of figures) {
    if (quantity === null) return null;
    sum = sum.plus(quantity);
  }
  return sum;
}

function keyWithoutBasis(figure: Figure): string {
  const { organisation, year, fromMonth, toMonth, category, scope, ghgCategory, part, tier, estimated } = figure;
  const { activity, unit, site, supplier } = figure;
  return JSON.stringify([
    [organisation, year, fromMonth, toMonth, category, scope, ghgCategory, part, tier, estimated],
    [activity, unit, site, supplier],
  ]);
}
