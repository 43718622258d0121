/** The marginal abatement cost curve: what a tonne less costs by each initiative, cheapest first. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Cost } from './cost.ts';
import type { Milligrams } from './model.ts';

/** A step of the curve: as wide as what it takes off, as high as what a tonne of it costs. */
export interface MaccStep {
  initiative: string;
  poundsPerTonne: string;
  /** What those before it take off, and what they do with it. */
  from: Milligrams;
  to: Milligrams;
}

export interface Macc {
  steps: readonly MaccStep[];
  /** Initiatives that take nothing off, and so are not on the curve. */
  without: readonly string[];
}

/**
 * In the order of £ per tonne, ties by id. Among those that save money the order says little: of two that save as much, the
 * one that takes off more tonnes comes later (Taylor, The ranking of negative-cost emissions reduction measures, Energy
 * Policy 48, 2012); all of them are worth while.
 */
export function macc(costs: readonly Cost[]): Macc {
  const priced = costs.flatMap(({ initiative, poundsPerTonne, reduction }) =>
    poundsPerTonne === null ? [] : [{ initiative, poundsPerTonne, reduction }],
  );
  const ordered = priced.toSorted(
    (one, other) =>
      new Decimal(one.poundsPerTonne).cmp(other.poundsPerTonne) || (one.initiative < other.initiative ? -1 : 1),
  );
  let to = 0n;
  const steps = ordered.map(({ initiative, poundsPerTonne, reduction }) => {
    const from = to;
    to += reduction;
    return { initiative, poundsPerTonne, from, to };
  });
  const without = costs.filter(({ poundsPerTonne }) => poundsPerTonne === null).map(({ initiative }) => initiative);
  return { steps, without: without.toSorted() };
}
