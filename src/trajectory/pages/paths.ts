/** Which of the targets a page is about, and how far the plan goes towards it. */
import type { Milligrams } from '../rules/model.ts';
import type { TargetPath } from '../rules/targets.ts';

/** The path's figures of a year; null where it has none. */
export function inYear(
  path: TargetPath,
  year: number,
): { allowed: Milligrams; forecast: Milligrams; gap: Milligrams } | null {
  const at = path.years.indexOf(year);
  const [allowed, forecast, gap] = [path.allowed[at], path.forecast[at], path.gap[at]];
  return allowed === undefined || forecast === undefined || gap === undefined ? null : { allowed, forecast, gap };
}

/** Of whole footprints, the one that is due first in that year or after it; the last one where all are due before. */
export function pathTo(paths: readonly TargetPath[], of: 'footprint' | 'plus', year: number | null): TargetPath | null {
  const own = paths.filter(({ target }) => target.of === of).toSorted((a, b) => a.target.by - b.target.by);
  return own.find(({ target }) => target.by >= (year ?? 0)) ?? own.at(-1) ?? null;
}

export interface Missing {
  category: string;
  mg: Milligrams;
}

/** What is missing in a year, by category, most first; only what is above what is allowed. */
export function missingIn(path: TargetPath, year: number): Missing[] {
  const at = path.years.indexOf(year);
  return path.gapByCategory
    .flatMap(({ category, byYear }) => {
      const mg = byYear[at] ?? 0n;
      return mg > 0n ? [{ category, mg }] : [];
    })
    .toSorted((a, b) => (a.mg < b.mg ? 1 : a.mg > b.mg ? -1 : a.category.localeCompare(b.category)));
}

/** How far planned action goes in a year. */
export interface Closing {
  year: number;
  /** What would have to be taken off if nothing were done: above nought, or there is nothing to close. */
  open: Milligrams;
  /** What planned action takes off. */
  taken: Milligrams;
  /** What is still missing; below nought what is to spare. */
  gap: Milligrams;
  missing: readonly Missing[];
}

export function closingOf(path: TargetPath, year: number, withoutAction: Milligrams): Closing | null {
  const found = inYear(path, year);
  if (!found) return null;
  const { allowed, forecast, gap } = found;
  return { year, open: withoutAction - allowed, taken: withoutAction - forecast, gap, missing: missingIn(path, year) };
}
