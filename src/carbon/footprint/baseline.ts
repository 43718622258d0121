/** The year that others are measured against: locked, and restated only with a reason. */
import { z } from 'zod';
import { Decimal } from '../../kernel/decimals.ts';
import { yearName } from './months.ts';
import { share } from './share.ts';

/** What the GHG Protocol restates a base year for (Corporate Accounting and Reporting Standard, 2004, chapter 5). */
export const restatementKinds = ['structure', 'method', 'error'] as const;
export type RestatementKind = (typeof restatementKinds)[number];
export const restatementNames: Record<RestatementKind, string> = {
  structure: 'Something was merged, taken over, given away, outsourced or brought in',
  method: 'Factors, data or the way of counting became better',
  error: 'A mistake, or several that together matter, was found',
};

export const Restatement = z.object({
  kind: z.enum(restatementKinds, 'Say of which kind the reason is'),
  reason: z.string().trim().min(20, 'Say in a sentence why the baseline is restated: what changed, and from when'),
});
export type Restatement = z.infer<typeof Restatement>;

export interface Baseline {
  year: number;
  calculation: string;
  /** kgCO2e, and by category. */
  kg: string;
  byCategory: Readonly<Record<string, string>>;
  /** Null for the one that was locked first. */
  restatement: Restatement | null;
}

export type Locked = { kind: 'locked'; history: Baseline[] } | { kind: 'refused'; sentence: string };

/**
 * The history of a baseline with one more: the first needs no reason, every other does. None is ever taken away.
 * @param history oldest first
 */
export function locked(history: readonly Baseline[], next: Baseline): Locked {
  const current = history.at(-1);
  if (!current) return { kind: 'locked', history: [{ ...next, restatement: null }] };
  if (next.restatement === null)
    return {
      kind: 'refused',
      sentence: `The baseline ${yearName(current.year)} is locked. Say why it is to be restated.`,
    };
  if (next.calculation === current.calculation && next.year === current.year)
    return { kind: 'refused', sentence: 'That is the baseline already: nothing would change.' };
  return { kind: 'locked', history: [...history, next] };
}

/** 5 % of the baseline, which the Science Based Targets initiative takes as the mark (Corporate Net-Zero Standard). */
export const significance = '0.05';

export interface RestatementAdvice {
  /** new − locked, of the whole: "0.062". */
  changeShare: string | null;
  /** Categories, by how much the new calculation of the baseline's year differs in kg; the greatest first. */
  byCategory: { category: string; change: string }[];
  restate: boolean;
}

/** Whether a new calculation of the baseline's year differs so much that the baseline should be restated. */
export function restatementAdvice(
  current: Baseline,
  again: Pick<Baseline, 'kg' | 'byCategory'>,
  mark: string = significance,
): RestatementAdvice {
  const changeShare = share(new Decimal(again.kg).minus(current.kg), current.kg);
  const names = [...new Set([...Object.keys(current.byCategory), ...Object.keys(again.byCategory)])].sort();
  const changes = names.map((category) => ({
    category,
    change: new Decimal(again.byCategory[category] ?? 0).minus(current.byCategory[category] ?? 0),
  }));
  return {
    changeShare,
    byCategory: changes
      .filter(({ change }) => !change.isZero())
      .sort((a, b) => b.change.abs().comparedTo(a.change.abs()))
      .map(({ category, change }) => ({ category, change: change.toFixed() })),
    restate: changeShare === null ? !new Decimal(again.kg).isZero() : new Decimal(changeShare).abs().gte(mark),
  };
}
