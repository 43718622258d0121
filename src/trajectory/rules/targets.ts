/**
 * Targets, and the path to each: what may still be set free each year, beside what is forecast. Reductions are of gross
 * tonnes: net zero is nought here, since what is removed from the air or paid for elsewhere is not counted.
 */
import { Decimal } from '../../kernel/decimals.ts';
import { againstOf, type How, type NationalRatio } from './against.ts';
import { isOf } from './aim.ts';
import { fixed, halfUp, one } from './fixed.ts';
import { type CategoryGap, gapByCategory } from './gap.ts';
import type { Baseline, Forecast, Milligrams, Target } from './model.ts';

export type { How, NationalRatio } from './against.ts';

const source =
  'NHS England, Delivering a ‘Net Zero’ National Health Service (October 2020), statutory guidance since July 2022';

/**
 * What the NHS in England has promised. A year is taken for the financial year that begins in it, so "by 2032" is met
 * where 2032/33 is.
 */
export const nationalTargets: readonly Target[] = [
  {
    ...{ id: 'footprint-80', name: 'Carbon Footprint: 80 % less by 2028 to 2032', of: 'footprint' },
    ...{ reduction: '0.8', from: 2028, by: 2032, against: 1990, source },
  },
  {
    ...{ id: 'footprint-net-zero', name: 'Carbon Footprint: net zero by 2040', of: 'footprint' },
    ...{ reduction: '1', from: 2040, by: 2040, against: 1990, source },
  },
  {
    ...{ id: 'plus-80', name: 'Carbon Footprint Plus: 80 % less by 2036 to 2039', of: 'plus' },
    ...{ reduction: '0.8', from: 2036, by: 2039, against: 1990, source },
  },
  {
    ...{ id: 'plus-net-zero', name: 'Carbon Footprint Plus: net zero by 2045', of: 'plus' },
    ...{ reduction: '1', from: 2045, by: 2045, against: 1990, source },
  },
];

/** Figures stand as the years do. */
export interface TargetPath {
  target: Target;
  years: readonly number[];
  /** What it is a reduction of. */
  against: Milligrams;
  /** How that is known; of several organisations, the least sure. */
  how: How;
  /** Of each organisation by itself. */
  parts: readonly { organisation: string; against: Milligrams; how: How }[];
  /** Straight from the baseline through the earlier targets of the same tonnes to the year by which it is to be met. */
  allowed: readonly Milligrams[];
  forecast: readonly Milligrams[];
  /** What is missing; below nought where more is done than is needed. */
  gap: readonly Milligrams[];
  gapByCategory: readonly CategoryGap[];
  /** Of the year and all before it from the baseline on, which is what the climate counts. */
  cumulative: { allowed: readonly Milligrams[]; forecast: readonly Milligrams[]; gap: readonly Milligrams[] };
}

export interface PathsAsked {
  forecast: Forecast;
  baseline: Pick<Baseline, 'year' | 'of1990'>;
  targets: readonly Target[];
  nationalRatio: NationalRatio;
  /** Short names; all that the forecast tells of where left out. A system's figures are the sums of theirs. */
  organisations?: readonly string[];
}

/** The path to each target whose tonnes can be told; `targetsWithoutPath` gives the others. */
export function targetPaths(asked: PathsAsked): TargetPath[] {
  const levels = levelsOf(asked);
  return levels.map((level) => pathOf(asked, level, levels));
}

/** Targets against a year of which some organisation has no figure, and none can be reckoned. */
export function targetsWithoutPath(asked: PathsAsked): Target[] {
  const told = new Set(levelsOf(asked).map(({ target }) => target.id));
  return asked.targets.filter(({ id }) => !told.has(id));
}

interface Level {
  target: Target;
  against: Milligrams;
  /** What may be set free once it is met. */
  left: Milligrams;
  parts: TargetPath['parts'];
}

function levelsOf(asked: PathsAsked): Level[] {
  return asked.targets.flatMap((target) => {
    const parts = partsOf(asked, target);
    if (!parts) return [];
    const against = parts.reduce((sum, part) => sum + part.against, 0n);
    const left = halfUp(against * (one - fixed(target.reduction)), one);
    return [{ target, against, left, parts }];
  });
}

function partsOf(
  { forecast, baseline, nationalRatio, organisations }: PathsAsked,
  target: Target,
): Level['parts'] | null {
  const told = organisations ?? [...new Set(forecast.lines.map(({ organisation }) => organisation))].toSorted();
  const parts = told.map((organisation) => {
    const against = againstOf(target, baseline, nationalRatio, organisation);
    if (!against) return null;
    const own = forecast.lines.filter((line) => line.organisation === organisation && isOf(target.of, line.category));
    const now = own.reduce((sum, line) => sum + line.baseline, 0n);
    const kg = against.how === 'known' ? new Decimal(against.kg).times(1_000_000) : decimalOf(now).times(against.times);
    return { organisation, against: rounded(kg), how: against.how };
  });
  return parts.every((part) => part !== null) ? parts : null;
}

function pathOf({ forecast, baseline, organisations }: PathsAsked, level: Level, levels: readonly Level[]): TargetPath {
  const { years } = forecast;
  const { target, against, parts } = level;
  const lines = forecast.lines.filter(
    ({ organisation, category }) => (organisations?.includes(organisation) ?? true) && isOf(target.of, category),
  );
  const now = lines.reduce((sum, line) => sum + line.baseline, 0n);
  const ways = waysTo(level, levels, { year: baseline.year, left: now });
  const allowed = years.map((year) => allowedIn(ways, year));
  const told = years.map((_, at) => lines.reduce((sum, { withAction }) => sum + (withAction[at] ?? 0n), 0n));
  const gap = told.map((kg, at) => kg - (allowed[at] ?? 0n));
  return {
    ...{ target, years, against, how: leastSure(parts), parts, allowed, forecast: told, gap },
    gapByCategory: gapByCategory(lines, allowed, years.indexOf(target.by)),
    cumulative: { allowed: running(allowed), forecast: running(told), gap: running(gap) },
  };
}

interface Way {
  year: number;
  left: Milligrams;
}

/** From the baseline over the targets of the same tonnes to one; of what is due already, only what it allows. */
function waysTo({ target, left }: Level, levels: readonly Level[], baseline: Way): Way[] {
  const last = { year: target.by, left };
  if (target.by <= baseline.year) return [last];
  const same = JSON.stringify(target.of);
  // Of two targets of the same year, the stricter is the one to be met.
  const byYear = new Map<number, Milligrams>();
  for (const each of levels) {
    const { of, by } = each.target;
    if (JSON.stringify(of) !== same || by <= baseline.year || by >= target.by) continue;
    const known = byYear.get(by);
    if (known === undefined || each.left < known) byYear.set(by, each.left);
  }
  const earlier = [...byYear].map(([year, kg]) => ({ year, left: kg })).toSorted((a, b) => a.year - b.year);
  return [baseline, ...earlier, last];
}

function allowedIn(ways: readonly Way[], year: number): Milligrams {
  const next = ways.findIndex((way) => way.year >= year);
  const [before, after] = [ways[next - 1], next === -1 ? ways.at(-1) : ways[next]];
  if (!before || !after) return after?.left ?? 0n;
  const change = (after.left - before.left) * BigInt(year - before.year);
  return before.left + halfUp(change, BigInt(after.year - before.year));
}

const byDoubt: readonly How[] = ['national ratio', 'known', 'baseline year'];
const leastSure = (parts: Level['parts']): How =>
  byDoubt.find((how) => parts.some((part) => part.how === how)) ?? 'baseline year';

function running(values: readonly Milligrams[]): Milligrams[] {
  let sum = 0n;
  return values.map((value) => (sum += value));
}

const decimalOf = (kg: Milligrams) => new Decimal(kg.toString());
/** Whole milligrams, halves away from nought. */
const rounded = (kg: Decimal): Milligrams => BigInt(kg.toFixed(0, Decimal.ROUND_HALF_UP));
