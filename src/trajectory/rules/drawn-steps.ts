/**
 * Sums that follow courses: what follows the same one is added up before it is multiplied by it, and only in years in which
 * something changes. Most initiatives grow for a year or two and then stay as they are.
 */
import { addChange, addTimes } from './drawn-kernels.ts';

/** Of one course: by how much the sum changes in each year, null where nothing ever did. */
interface Steps {
  changes: (Float64Array | null)[];
  changed: boolean[];
}

export class CourseSums {
  readonly #courses: readonly Float64Array[];
  readonly #most: number;
  readonly #steps: (Steps | undefined)[] = [];
  readonly #sum: Float64Array;

  /** @param most draws of a block */
  constructor(courses: readonly Float64Array[], most: number) {
    this.#courses = courses;
    this.#most = most;
    this.#sum = new Float64Array(most);
  }

  /** From a year on, so many times a vector is followed instead of so many times another; null for none. */
  change(
    course: number,
    at: number,
    vector: Float64Array,
    before: Float64Array | null,
    kg: number,
    count: number,
  ): void {
    const changes = this.#changesIn(course, at);
    if (before) addChange(changes, vector, before, kg, count);
    else addTimes(changes, vector, kg, count);
  }

  /** Adds all that was told to these, which stand by year, and forgets it. */
  addTo(byYear: readonly Float64Array[], count: number): void {
    for (const [course, steps] of this.#steps.entries()) {
      if (!steps?.changed.includes(true)) continue;
      this.#sum.fill(0, 0, count);
      for (const [at, values] of byYear.entries()) {
        const changes = steps.changed[at] ? steps.changes[at] : null;
        if (changes) addTimes(this.#sum, changes, 1, count);
        addTimes(values, this.#sum, this.#courses[course]?.[at] ?? 0, count);
      }
      steps.changed.fill(false);
    }
  }

  #changesIn(course: number, at: number): Float64Array {
    const steps = this.#steps[course] ?? { changes: [], changed: [] };
    this.#steps[course] = steps;
    const changes = steps.changes[at] ?? new Float64Array(this.#most);
    if (!steps.changed[at]) changes.fill(0);
    steps.changes[at] = changes;
    steps.changed[at] = true;
    return changes;
  }
}
