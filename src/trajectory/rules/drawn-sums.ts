/** The sum over a block of draws at once: what is left of each group, year by year, added to its cells. */
import type { Block } from './drawn-block.ts';
import { addAboveNought, addLeft, addTimes } from './drawn-kernels.ts';
import type { DrawnModel, DrawnOrganisation, DrawnStated, Group } from './drawn-model.ts';
import { Products } from './drawn-products.ts';
import { CourseSums } from './drawn-steps.ts';

/**
 * What is left, in kgCO₂e: of a stream (quantity − amounts) × what shares leave × (what is not done otherwise × its
 * factors + what is, in the order of start, × the new ones), never below nought; then less stated tonnes. As `forecast`
 * reckons, in doubles.
 */
export class Sums {
  readonly #model: DrawnModel;
  readonly #products: Products;
  /** By cell: first what is shared, then an organisation's own; by year. */
  readonly #cells: readonly (readonly Float64Array[])[];
  /** What is still to be added to each. */
  readonly #following: readonly CourseSums[];

  /** @param most draws of a block */
  constructor(model: DrawnModel, most: number) {
    this.#model = model;
    this.#products = new Products(most);
    const own = Math.max(0, ...model.organisations.map(({ stated }) => stated.length));
    this.#cells = Array.from({ length: model.cells.shared + own }, () => model.years.map(() => new Float64Array(most)));
    this.#following = this.#cells.map(() => new CourseSums(model.courses, most));
  }

  /** After it, `total` tells of this block. */
  add(block: Block): void {
    const { organisations, cells } = this.#model;
    for (const cell of this.#cells.slice(0, cells.shared)) clear(cell);
    for (const organisation of organisations) this.#addOrganisation(organisation, block);
    for (const [at, cell] of this.#cells.slice(0, cells.shared).entries())
      this.#following[at]?.addTo(cell, block.count);
  }

  /** Of a subject in a year, for each draw of the block. @param at place of the year */
  total(subject: number, at: number, into: Float64Array, count: number): void {
    into.fill(0, 0, count);
    for (const cell of this.#model.cells.ofSubject(subject)) addTimes(into, this.#of(cell, at), 1, count);
  }

  #addOrganisation({ groups, stated }: DrawnOrganisation, block: Block): void {
    for (const { cell } of stated) clear(this.#cells[cell] ?? []);
    for (const group of groups) this.#addGroup(group, block);
    for (const each of stated) this.#takeStated(each, block);
  }

  #addGroup(group: Group, block: Block): void {
    const { activity, terms, changes } = group;
    for (const at of this.#model.years.keys()) {
      if (changes[at]) this.#products.renew(group, at, block);
      if (activity) this.#addWhatIsLeft(group, activity, at, block);
      else if (changes[at])
        for (const { product, cell, course, kg } of terms) {
          const before = at === 0 ? null : this.#products.before(product);
          this.#following[cell]?.change(course, at, this.#products.of(product), before, kg, block.count);
        }
    }
  }

  #addWhatIsLeft({ terms }: Group, activity: Float64Array, at: number, { count }: Block): void {
    for (const { product, cell, course, kg } of terms) {
      const weight = kg * (this.#model.courses[course]?.[at] ?? 0);
      addLeft(this.#of(cell, at), this.#products.of(product), weight, activity[at] ?? 0, this.#products.less, count);
    }
  }

  #takeStated({ cell, into, takings }: DrawnStated, { effects, count }: Block): void {
    const lefts = this.#cells[cell] ?? [];
    this.#following[cell]?.addTo(lefts, count);
    for (const [at, left] of lefts.entries()) {
      for (const { initiative, byYear } of takings)
        addTimes(left, effects[initiative] ?? nothing, -(byYear[at] ?? 0), count);
      addAboveNought(this.#of(into, at), left, count);
    }
  }

  #of(cell: number, at: number): Float64Array {
    return this.#cells[cell]?.[at] ?? nothing;
  }
}

const nothing = new Float64Array(0);

function clear(byYear: readonly Float64Array[]): void {
  for (const values of byYear) values.fill(0);
}
