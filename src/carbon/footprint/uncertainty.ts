/** The range of a footprint: how far off its figures may be, put together by drawing. */
import { dataHalfWidth, factorHalfWidth, type UncertaintySettings, uncertaintySettings } from './data-quality.ts';
import { multipliers } from './draws.ts';
import { type Figure, grouped, kgOf } from './figure.ts';

/** kgCO2e between which the true value lies with 95 % confidence. Doubles: for showing, never for adding up. */
export interface Range {
  low: number;
  high: number;
}

export interface UncertaintyAsked {
  /** Of one side (`counted`), by activity. */
  figures: readonly Figure[];
  seed: string;
  draws?: number;
  settings?: UncertaintySettings;
  /** The keys of the ranges that a figure belongs to: its category, "total". */
  rangesOf: (figure: Figure) => readonly string[];
}

/** Enough that low and high are within a hundredth or two of where endless drawing would put them. */
export const usualDraws = 10_000;

/**
 * Ranges by key. Monte Carlo, approach 2 of the IPCC (2006 Guidelines, volume 1, chapter 3.2.3.2): a figure is quantity
 * × factor, and both may be off.
 *
 * A factor that many lines share is off for all of them alike, so it is drawn once. Quantities of one activity that an
 * organisation counted in one way are off alike too: twelve months read from one meter are not twelve meters. All else
 * is taken to be independent. The same figures and seed give the same bits, in whatever order they come.
 */
export function rangesOf(asked: UncertaintyAsked): Map<string, Range> {
  const { draws = usualDraws, settings = uncertaintySettings, seed } = asked;
  const sums = new Map<string, Float64Array>();
  for (const cells of grouped(cellsOf(asked, settings), ({ activity }) => activity).values()) {
    // Names are shared within an activity and seldom beyond it, so no more than an activity's draws are held at a time.
    const held = new Map<string, Float64Array>();
    const drawn = (name: string, halfWidth: number) => {
      const found = held.get(name) ?? multipliers(seed, name, halfWidth, draws);
      held.set(name, found);
      return found;
    };
    for (const { kg, data, factor, keys, dataWidth, factorWidth } of cells) {
      const [quantity, perUnit] = [drawn(data, dataWidth), drawn(factor, factorWidth)];
      for (const key of keys) {
        const sum = sums.get(key) ?? new Float64Array(draws);
        sums.set(key, sum);
        for (let at = 0; at < draws; at++) sum[at] = (sum[at] ?? 0) + kg * (quantity[at] ?? 1) * (perUnit[at] ?? 1);
      }
    }
  }
  return new Map([...sums].map(([key, sum]) => [key, middle95(sum)]));
}

interface Cell {
  activity: string;
  data: string;
  factor: string;
  dataWidth: number;
  factorWidth: number;
  keys: readonly string[];
  kg: number;
}

/** Figures that share both draws and all ranges, in an order that does not hang on theirs. */
function cellsOf({ figures, rangesOf: keysOf }: UncertaintyAsked, settings: UncertaintySettings): Cell[] {
  const named = figures.map((figure) => {
    const dataWidth = dataHalfWidth(figure, settings);
    const factorWidth = factorHalfWidth(figure, settings);
    const { organisation, year, activity, category, tier, estimated, part, basis, factor } = figure;
    const what = activity || category;
    return {
      figure,
      activity: what,
      data: JSON.stringify(['data', organisation, year, what, tier, estimated, dataWidth]),
      factor: JSON.stringify(['factor', factor || [year, what, part, basis], factorWidth]),
      dataWidth,
      factorWidth,
      keys: [...new Set(keysOf(figure))].sort(),
    };
  });
  const cells = grouped(named, ({ data, factor, keys }) => JSON.stringify([data, factor, keys]));
  return [...cells.values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ ...first, kg: kgOf(alike.map(({ figure }) => figure)).toNumber() }] : [];
  });
}

function middle95(sum: Float64Array): Range {
  const sorted = sum.slice().sort();
  return { low: at(sorted, 0.025), high: at(sorted, 0.975) };
}

function at(sorted: Float64Array, fraction: number): number {
  const place = fraction * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  return low + ((sorted[below + 1] ?? low) - low) * (place - below);
}
