/** What is to become as small as can be: of which footprint, whose, and when. */
import { categories } from '../../carbon/footprint/categories.ts';
import type { Forecast, Milligrams, Target } from './model.ts';

export interface Aim {
  of: Target['of'];
  /** A financial year, or all of them together, which is what the climate counts. */
  year: number | 'all';
  /** Short names; every organisation's where left out. */
  organisations?: readonly string[] | undefined;
}

const ofFootprint = new Set(categories.filter(({ footprint }) => footprint === 'footprint').map(({ id }) => id));

export function isOf(of: Target['of'], category: string): boolean {
  if (of === 'plus') return true;
  return of === 'footprint' ? ofFootprint.has(category) : of.includes(category);
}

export function isWhose(aim: Aim, organisation: string): boolean {
  return aim.organisations === undefined || aim.organisations.includes(organisation);
}

export function isWhen(aim: Aim, year: number): boolean {
  return aim.year === 'all' || aim.year === year;
}

/** What the aim counts of a forecast. */
export function remainingOf(forecast: Forecast, aim: Aim): Milligrams {
  return sumOf(forecast, aim, forecast.lines, ({ withAction }) => withAction);
}

/** What each initiative is given credit for, as the aim counts. */
export function creditsOf(forecast: Forecast, aim: Aim): Map<string, Milligrams> {
  const byInitiative = Map.groupBy(forecast.credits, ({ initiative }) => initiative);
  return new Map([...byInitiative].map(([id, credits]) => [id, sumOf(forecast, aim, credits, ({ byYear }) => byYear)]));
}

function sumOf<Each extends { organisation: string; category: string }>(
  { years }: Forecast,
  aim: Aim,
  those: readonly Each[],
  valuesOf: (each: Each) => readonly Milligrams[],
): Milligrams {
  let sum = 0n;
  for (const each of those) {
    if (!isWhose(aim, each.organisation) || !isOf(aim.of, each.category)) continue;
    for (const [at, value] of valuesOf(each).entries()) if (isWhen(aim, years[at] ?? Number.NaN)) sum += value;
  }
  return sum;
}
