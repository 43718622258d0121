/** An organisation's streams as groups of those on which the same initiatives act, with what goes into which cell. */
import type { Cells } from './drawn-cells.ts';
import type { Courses } from './drawn-courses.ts';
import type {
  DrawnCategory,
  DrawnInitiative,
  DrawnOrganisation,
  DrawnTaking,
  Group,
  Product,
  Term,
} from './drawn-model.ts';
import { drawnStated } from './drawn-stated.ts';
import { type Acting, actingIn } from './effects.ts';
import { type Fixed, numberOf } from './fixed.ts';
import type { Initiative, Stream, StreamRate } from './model.ts';
import { type Acted, actedOn } from './streams.ts';
import type { Index, Indices } from './years.ts';

export interface OrganisationTask {
  organisation: string;
  streams: readonly Stream[];
  /** Those that count, in the order of their ids, and what is drawn of each. */
  planned: readonly Initiative[];
  initiatives: readonly DrawnInitiative[];
  categories: readonly DrawnCategory[];
  cells: Cells;
  indices: Indices;
  courses: Courses;
}

export function drawnOrganisation(task: OrganisationTask): DrawnOrganisation {
  const { organisation, streams, planned, indices, cells } = task;
  const acting = planned.flatMap((initiative) => actingIn(initiative, organisation, indices.years) ?? []);
  const places = new Map(planned.map((initiative, place) => [initiative, place]));
  const stated = drawnStated(acting, streams, cells, places);
  const own = new Map(stated.map(({ category, cell }) => [category, cell]));
  const drawn = new Map<string, number>();
  for (const [at, each] of task.categories.entries())
    if (each.organisation === organisation) drawn.set(each.category, at);
  const where: Where = (category) => ({
    cell: own.get(category) ?? cells.of(category),
    category: drawn.get(category) ?? -1,
  });
  const drafts = new Map<string, Draft>();
  for (const acted of actedOn(streams, acting)) {
    if (acted.quantity === 0n) continue;
    const activity = indices.activity(acted.stream.driver, organisation, acted.stream.site);
    const key = keyOf(acted, activity);
    const draft = drafts.get(key) ?? new Draft(acted, activity, places, task);
    drafts.set(key, draft);
    draft.weigh(acted, activity, where);
  }
  return {
    organisation,
    groups: [...drafts.values()].map((draft) => draft.group()),
    stated: stated.map(({ cell, into, takings }) => ({ cell, into, takings })),
    baseline: baselineOf(streams, drawn),
  };
}

/** Into which cell a category goes, and which drawn category it is. */
type Where = (category: string) => { cell: number | null; category: number };

/** Amounts are taken of the activity as it is in the year, so that streams of another course are another group. */
function keyOf({ meeting, amounts }: Acted, { estimates }: Index): string {
  const ids = [meeting.members, amounts.map(({ acting }) => acting)].map((all) =>
    all.map(({ initiative }) => initiative.id),
  );
  return JSON.stringify([ids, amounts.length > 0 ? [...estimates] : null]);
}

class Draft {
  readonly #task: OrganisationTask;
  readonly #shares: readonly DrawnTaking[];
  readonly #switching: readonly DrawnTaking[];
  readonly #amounts: readonly DrawnTaking[];
  /** Amounts may take more than there is. */
  readonly #activity: Float64Array | null;
  readonly #products = new Map<string, { place: number; product: Product }>();
  readonly #terms = new Map<string, Term>();

  constructor(
    { meeting, amounts, quantity }: Acted,
    { estimates }: Index,
    places: ReadonlyMap<Initiative, number>,
    task: OrganisationTask,
  ) {
    this.#task = task;
    const of = ({ initiative }: Acting, values: readonly Fixed[], times: number): DrawnTaking => ({
      initiative: places.get(initiative) ?? -1,
      byYear: Float64Array.from(values, (value) => numberOf(value) * times),
    });
    const sharing = meeting.members.filter((member) => member.instead === null);
    this.#shares = sharing.map((member) => of(member, member.shares, 1));
    this.#switching = meeting.switching.map((member) => of(member, member.shares, 1));
    this.#amounts = amounts.map(({ acting, units }) =>
      of(acting, acting.strengths, numberOf(units) / numberOf(quantity)),
    );
    this.#activity = estimates.some((times, at) => this.#mostTaken(at) > times) ? estimates : null;
  }

  /** Adds a stream's kilograms. */
  weigh({ stream, quantity, meeting }: Acted, activity: Index, where: Where): void {
    const add = (rates: readonly StreamRate[], units: number, switching: number) => {
      for (const rate of rates) {
        const { cell, category } = where(rate.category);
        if (cell === null) continue;
        // What is new was not in the baseline, so that the baseline's doubt is not of it.
        const product = { category: switching === -1 ? category : -1, switching, less: false };
        const kg = units * Number(rate.kg);
        this.#add(cell, product, rate, kg, this.#activity ? null : activity);
        if (this.#amounts.length > 0 && !this.#activity) this.#add(cell, { ...product, less: true }, rate, -kg, null);
      }
    };
    const units = numberOf(quantity);
    add(stream.rates, units, -1);
    for (const [at, { instead }] of meeting.switching.entries())
      if (instead) add(instead.rates, units * Number(instead.perUnit), at);
  }

  group(): Group {
    const [shares, switching, amounts] = [this.#shares, this.#switching, this.#amounts];
    const takings = [...shares, ...switching, ...amounts];
    return {
      ...{ shares, switching, amounts, activity: this.#activity },
      products: [...this.#products.values()].map(({ product }) => product),
      terms: [...this.#terms.values()],
      changes: this.#task.indices.years.map(
        (_, at) => at === 0 || takings.some(({ byYear }) => byYear[at] !== byYear[at - 1]),
      ),
    };
  }

  #add(cell: number, product: Product, { national }: StreamRate, kg: number, activity: Index | null): void {
    const { courses, indices } = this.#task;
    const place = this.#productOf(product);
    const course = courses.of(activity, indices.national(national));
    const key = `${place} ${cell} ${course}`;
    const term = this.#terms.get(key) ?? { ...{ product: place, cell, course }, kg: 0 };
    term.kg += kg;
    this.#terms.set(key, term);
  }

  #productOf(product: Product): number {
    const key = `${product.category} ${product.switching} ${product.less}`;
    const known = this.#products.get(key) ?? { place: this.#products.size, product };
    this.#products.set(key, known);
    return known.place;
  }

  /** For each unit of the baseline year, if all amounts were as large as they can be drawn. */
  #mostTaken(at: number): number {
    return this.#amounts.reduce((sum, { initiative, byYear }) => {
      const { centre = 1, above = 0 } = this.#task.initiatives[initiative]?.spread ?? {};
      return sum + Math.max(0, (byYear[at] ?? 0) * (centre + above));
    }, 0);
  }
}

function baselineOf(streams: readonly Stream[], drawn: ReadonlyMap<string, number>): DrawnOrganisation['baseline'] {
  const byCategory = new Map<string, number>();
  for (const { quantity, rates } of streams)
    for (const { category, kg } of rates)
      byCategory.set(category, (byCategory.get(category) ?? 0) + Number(quantity) * Number(kg));
  return [...byCategory].map(([category, kg]) => ({ category, drawn: drawn.get(category) ?? -1, kg }));
}
