/** The places of an organisation, a category and scope each, while its sum is made. */
import type { Credit, ForecastLine, Milligrams, Scope } from './model.ts';
import { Sums } from './whole.ts';

/** What is summed in a place, by year. */
export class PlaceSums {
  readonly category: string;
  readonly scope: Scope;
  baseline: Milligrams = 0n;
  readonly withoutAction: Sums;
  /** What national change takes off before that. */
  readonly national: Sums;
  /** What action takes off. */
  readonly taken: Sums;

  constructor(category: string, scope: Scope, years: number) {
    this.category = category;
    this.scope = scope;
    this.withoutAction = new Sums(years);
    this.national = new Sums(years);
    this.taken = new Sums(years);
  }
}

export class Places {
  readonly #organisation: string;
  readonly #years: number;
  readonly #places = new Map<string, PlaceSums>();
  readonly #credits = new Map<PlaceSums, Map<string, Sums>>();

  constructor(organisation: string, years: number) {
    this.#organisation = organisation;
    this.#years = years;
  }

  of(category: string, scope: Scope): PlaceSums {
    const key = `${scope} ${category}`;
    const known = this.#places.get(key) ?? new PlaceSums(category, scope, this.#years);
    this.#places.set(key, known);
    return known;
  }

  /** All of a category, by scope. */
  ofCategory(category: string): PlaceSums[] {
    return this.#inOrder().filter((place) => place.category === category);
  }

  creditOf(place: PlaceSums, initiative: string): Sums {
    const credits = this.#credits.get(place) ?? new Map<string, Sums>();
    this.#credits.set(place, credits);
    const known = credits.get(initiative) ?? new Sums(this.#years);
    credits.set(initiative, known);
    return known;
  }

  lines(): ForecastLine[] {
    return this.#inOrder().map(({ category, scope, baseline, withoutAction, national, taken }) => {
      const without = withoutAction.values();
      return {
        ...{ organisation: this.#organisation, category, scope, baseline },
        withGrowth: national.empty ? without : without.map((milligrams, at) => milligrams + national.at(at)),
        withoutAction: without,
        withAction: taken.empty ? without : without.map((milligrams, at) => milligrams - taken.at(at)),
      };
    });
  }

  /** By place, then initiative; none of those that are given nothing. */
  credits(): Credit[] {
    return this.#inOrder().flatMap((place) =>
      [...(this.#credits.get(place) ?? [])]
        .filter(([, sums]) => !sums.empty)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([initiative, sums]) => ({
          ...{ initiative, organisation: this.#organisation, category: place.category, scope: place.scope },
          byYear: sums.values(),
        })),
    );
  }

  #inOrder(): PlaceSums[] {
    return [...this.#places.values()].toSorted((a, b) =>
      a.category === b.category ? (a.scope < b.scope ? -1 : 1) : a.category < b.category ? -1 : 1,
    );
  }
}
