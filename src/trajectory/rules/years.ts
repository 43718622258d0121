/** Financial years and what changes with them: growth, national change, sites that close. */
import { type Fixed, fixed, halfUp, one } from './fixed.ts';
import type { Growth, Model, Month, NationalChange } from './model.ts';

/** From the baseline's to the last that is told. */
export function yearsOf({ baseline, lastYear }: Pick<Model, 'baseline' | 'lastYear'>): number[] {
  return Array.from({ length: Math.max(1, lastYear - baseline.year + 1) }, (_, at) => baseline.year + at);
}

/** "2031/32". */
export const nameOfYear = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** Months from the beginning of year nought. */
export function monthNumber(month: Month): number {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return year * 12 + at - 1;
}

/** The first month of a financial year. */
export const aprilOf = (year: number): number => year * 12 + 3;

/** How many times the baseline year's something is, as the years stand: exactly, and as doubles for estimates. */
export interface Index {
  exact: readonly bigint[];
  estimates: Float64Array;
}

/** The courses of a model, each reckoned once. */
export class Indices {
  readonly years: readonly number[];
  readonly #model: Model;
  readonly #national = new Map<string | null, Index>();
  readonly #activity = new Map<string, Index>();
  readonly #growth = new Map<string | null, readonly Fixed[]>();
  readonly #closures: ReadonlyMap<string, number>;
  /** Ids that streams name and the model does not have, and national changes that are nought in the baseline year. */
  readonly unknown = new Set<string>();
  readonly nought = new Set<string>();

  constructor(model: Model) {
    this.years = yearsOf(model);
    this.#model = model;
    this.#closures = closuresOf(model);
  }

  /** Times the baseline year's factor, at 12 places. */
  national(id: string | null): Index {
    const known = this.#national.get(id);
    if (known) return known;
    const change = this.#find(this.#model.nationalChanges, id);
    const index = indexOf(change ? this.#ratios(change) : this.years.map(() => one), one);
    this.#national.set(id, index);
    return index;
  }

  /** Growth × months open: times the baseline year's activity, at 12 places × 12. */
  activity(driver: string | null, organisation: string, site: string): Index {
    const closes = this.#closures.get(keyOf(organisation, site)) ?? Infinity;
    const key = `${closes} ${driver}`;
    const known = this.#activity.get(key);
    if (known) return known;
    const growth = this.#growthOf(driver);
    const index = indexOf(
      this.years.map((year, at) => (growth[at] ?? one) * BigInt(at === 0 ? 12 : monthsOpen(closes, year))),
      one * 12n,
    );
    this.#activity.set(key, index);
    return index;
  }

  #growthOf(driver: string | null): readonly Fixed[] {
    const known = this.#growth.get(driver);
    if (known) return known;
    const growth = this.#find(this.#model.growths, driver);
    const base = this.#model.baseline.year;
    const points = growth && [{ year: base, value: one }, ...pointsOf(growth).filter(({ year }) => year > base)];
    const values = this.years.map((year) => (points ? valueIn(points, year) : one));
    this.#growth.set(driver, values);
    return values;
  }

  #find<Course extends { id: string }>(courses: readonly Course[], id: string | null): Course | null {
    if (id === null) return null;
    const found = courses.find((course) => course.id === id);
    if (!found) this.unknown.add(id);
    return found && this.#model.switches[id] !== false ? found : null;
  }

  #ratios(change: NationalChange): Fixed[] {
    const points = pointsOf(change);
    const before = valueIn(points, this.#model.baseline.year);
    if (before > 0n) return this.years.map((year) => halfUp(valueIn(points, year) * one, before));
    this.nought.add(change.id);
    return this.years.map(() => one);
  }
}

const indexOf = (exact: readonly bigint[], scale: bigint): Index => ({
  exact,
  estimates: Float64Array.from(exact, (value) => Number(value) / Number(scale)),
});

const keyOf = (organisation: string, site: string) => JSON.stringify([organisation, site]);

/** First month in which a site is closed. */
function closuresOf({ baseline: { closures } }: Model): Map<string, number> {
  const first = new Map<string, number>();
  for (const { organisation, site, from } of closures) {
    const key = keyOf(organisation, site);
    first.set(key, Math.min(first.get(key) ?? Infinity, monthNumber(from)));
  }
  return first;
}

const monthsOpen = (closes: number, year: number): number => Math.min(12, Math.max(0, closes - aprilOf(year)));

interface Point {
  year: number;
  value: Fixed;
}

function pointsOf({ values }: NationalChange | Growth): Point[] {
  return Object.entries(values)
    .map(([year, value]) => ({ year: Number(year), value: fixed(value) }))
    .toSorted((a, b) => a.year - b.year);
}

/** Straight between the years told; before the first as in the first, beyond the last as in the last. */
function valueIn(points: readonly Point[], year: number): Fixed {
  const after = points.findIndex((point) => point.year >= year);
  const next = after === -1 ? points.at(-1) : points[after];
  const before = after > 0 ? points[after - 1] : undefined;
  if (!next) return one;
  if (!before) return next.value;
  const rise = (next.value - before.value) * BigInt(year - before.year);
  return before.value + halfUp(rise, BigInt(next.year - before.year));
}
