/** A footprint as the command line tells it: amounts by what was asked for, and the totals. */
import { counted, type Side } from '../footprint/basis.ts';
import { categoryOf } from '../footprint/categories.ts';
import type { Figure } from '../footprint/figure.ts';
import { type Amount, amountOf } from '../footprint/footprint.ts';
import type { Told } from './dimensions.ts';

export interface Summary {
  /** In the order of what was asked for. */
  rows: { keys: string[]; amount: Amount }[];
  footprint: Amount;
  /** The Footprint is in it. */
  plus: Amount;
  /** In neither. */
  outside: Amount;
  /** kgCO2e that had no factor of this side, and was counted by the other's. */
  borrowed: string;
}

export function summaryOf(figures: readonly Figure[], by: readonly Told[], side: Side): Summary {
  const { figures: all, borrowed } = counted(figures, side);
  const keysOf = (figure: Figure) => by.map(({ key }) => key(figure));
  const groups = [...Map.groupBy(all, (figure) => JSON.stringify(keysOf(figure))).values()];
  const rows = groups.flatMap((group) =>
    group[0] === undefined ? [] : [{ keys: keysOf(group[0]), amount: amountOf(group) }],
  );
  return {
    rows: rows.toSorted((a, b) => compared(by, a.keys, b.keys)),
    footprint: amountOf(all.filter(({ category }) => categoryOf(category).footprint === 'footprint')),
    plus: amountOf(all),
    outside: amountOf(figures.filter(({ scope }) => scope === 'outside')),
    borrowed,
  };
}

function compared(by: readonly Told[], a: readonly string[], b: readonly string[]): number {
  for (const [place, { order }] of by.entries()) {
    const [x = '', y = ''] = [a[place], b[place]];
    if (x === y) continue;
    return order ? order(x) - order(y) : x < y ? -1 : 1;
  }
  return 0;
}
