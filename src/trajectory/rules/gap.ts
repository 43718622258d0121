/** Where a gap lies: which categories are further from their share of what is allowed than others. */
import type { ForecastLine, Milligrams } from './model.ts';
import { parted } from './parted.ts';

export interface CategoryGap {
  category: string;
  /** What is missing of it; below nought where more is done than its share. They add up to the whole gap of the year. */
  byYear: readonly Milligrams[];
}

/**
 * A target says nothing of categories, so each is held against the share of what is allowed that it had of the baseline:
 * as if all were to fall alike. What is left over in rounding goes to the largest remainders, ties by id.
 * @param lines of the target's tonnes
 * @param allowed by year, as the lines' years stand
 * @param place of the year by which it is to be met among them
 * @returns the largest gap of that year first
 */
export function gapByCategory(
  lines: readonly Pick<ForecastLine, 'category' | 'baseline' | 'withAction'>[],
  allowed: readonly Milligrams[],
  place: number,
): CategoryGap[] {
  const categories = [...Map.groupBy(lines, ({ category }) => category)]
    .map(([category, own]) => ({
      category,
      own,
      baseline: atLeastNought(own.reduce((sum, line) => sum + line.baseline, 0n)),
    }))
    .toSorted((one, other) => (one.category < other.category ? -1 : 1));
  const shares = categories.map(({ baseline }) => baseline);
  const allowedOf = allowed.map((kg) => parted(kg, shares));
  return categories
    .map(({ category, own }, share) => ({
      category,
      byYear: allowedOf.map(
        (parts, at) => own.reduce((sum, { withAction }) => sum + (withAction[at] ?? 0n), 0n) - (parts[share] ?? 0n),
      ),
    }))
    .toSorted((one, other) => compare(other.byYear[place] ?? 0n, one.byYear[place] ?? 0n));
}

const atLeastNought = (milligrams: Milligrams): Milligrams => (milligrams > 0n ? milligrams : 0n);
const compare = (one: bigint, other: bigint): number => (one < other ? -1 : one > other ? 1 : 0);
