/** Figures that follow from a plan: counts that chapters, pages and papers may draw in by name. */
import { drivers, type Plan, sectors } from './model.ts';
import { deadlineOf, everyPlaced, isOfSector, ownersNamed, type Placed, withParts } from './placed.ts';

export const figureNames = [
  'commitments-by-theme',
  'commitments-by-sector',
  'commitments-by-driver',
  'commitments-by-year',
] as const;
export type FigureName = (typeof figureNames)[number];

/** Bars with what each counts; the words for `name` and for keys that are no text of the plan are the reader's. */
export interface Figure {
  name: FigureName;
  bars: { key: string; label: string | null; count: number }[];
  /** Commitments counted; a bar's counts may add up to more, as one commitment can have several drivers. */
  of: number;
}

/** How complete a plan's promises are: whole commitments, a part counting for its parent. */
export interface Completeness {
  commitments: number;
  parts: number;
  recommendations: number;
  withOwner: number;
  withDate: number;
  withTarget: number;
}

/** Counts a plan's commitments one way or another. Ambitions are not counted. */
export function planFigure(plan: Plan, name: FigureName): Figure {
  const whole = everyPlaced(plan).filter((placed) => placed.kind === 'commitment');
  return { name, bars: bars[name](plan, whole), of: whole.length };
}

/** How many commitments name an owner, a date and a target, themselves or in a part. */
export function completeness(plan: Plan): Completeness {
  const placed = everyPlaced(plan).filter((one) => one.theme !== null);
  const whole = placed.filter((one) => one.kind === 'commitment');
  const having = (has: (one: Placed) => boolean) => whole.filter((one) => family(one).some(has)).length;
  return {
    commitments: whole.length,
    parts: placed.length - whole.length,
    recommendations: plan.themes
      .flatMap((theme) => theme.subthemes)
      .reduce((sum, subtheme) => sum + subtheme.recommendations.length, 0),
    withOwner: having((one) => one.owners.length > 0),
    withDate: having((one) => one.commitment.dates.length > 0),
    withTarget: having((one) => one.commitment.targets.length > 0),
  };
}

type Bars = (plan: Plan, whole: Placed[]) => Figure['bars'];

const bars: Record<FigureName, Bars> = {
  'commitments-by-theme': (plan, whole) =>
    plan.themes.map((theme) => ({
      key: theme.id,
      label: theme.title,
      count: whole.filter((placed) => placed.theme?.id === theme.id).length,
    })),
  'commitments-by-sector': (plan, whole) =>
    sectors.map((sector) => ({
      key: sector,
      label: null,
      count: whole.filter((placed) =>
        family(placed).some((one) => ownersNamed(plan, one.owners).some((owner) => isOfSector(owner, sector))),
      ).length,
    })),
  'commitments-by-driver': (_plan, whole) =>
    drivers.map((driver) => ({
      key: driver,
      label: null,
      count: whole.filter((placed) => family(placed).some((one) => one.commitment.drivers.includes(driver))).length,
    })),
  'commitments-by-year': (_plan, whole) => {
    const years = whole.map((placed) => latestOf(placed)?.slice(0, 4) ?? 'none');
    return [...new Set(years)].toSorted().map((year) => ({
      key: year,
      label: year === 'none' ? null : year,
      count: years.filter((other) => other === year).length,
    }));
  },
};

function family(placed: Placed): Placed[] {
  return withParts(placed.commitment, placed.kind, placed.theme, placed.subtheme);
}

function latestOf(placed: Placed): string | null {
  const days = family(placed).flatMap((one) => deadlineOf(one.commitment) ?? []);
  return days.toSorted().at(-1) ?? null;
}
