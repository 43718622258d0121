/** Courses that weights follow: activity times national change. Few are different, so that what follows one is summed first. */
import type { Index } from './years.ts';

export class Courses {
  /** How many times the baseline year's it is, by course, as the years stand. */
  readonly byYear: Float64Array[] = [];
  readonly #places = new Map<Index | null, Map<Index, number>>();

  /** The place of a course. @param activity null where activity is no part of it */
  of(activity: Index | null, national: Index): number {
    const places = this.#places.get(activity) ?? new Map<Index, number>();
    this.#places.set(activity, places);
    const known = places.get(national);
    if (known !== undefined) return known;
    const place = this.byYear.push(national.estimates.map((times, at) => times * (activity?.estimates[at] ?? 1))) - 1;
    places.set(national, place);
    return place;
  }
}
