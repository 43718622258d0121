/** What is drawn, so many draws at once: few enough that what is worked on stays near the processor. */
import { leaveOut } from './drawn-kernels.ts';
import type { DrawnModel } from './drawn-model.ts';
import { Draws } from './draws.ts';

/** What was drawn: of each initiative how much of its effect it has, of each category how many times its figure it is. */
export interface Block {
  count: number;
  effects: readonly Float64Array[];
  categories: readonly Float64Array[];
}

/** Each initiative and category has its own draws, whatever else there is. */
export class Drawing {
  readonly #model: DrawnModel;
  readonly #effects: readonly Float64Array[];
  readonly #categories: readonly Float64Array[];
  readonly #ofEffects: readonly Draws[];
  readonly #ofCategories: readonly Draws[];

  constructor(model: DrawnModel, seed: string, most: number) {
    this.#model = model;
    const fresh = () => new Float64Array(most);
    this.#effects = model.initiatives.map(fresh);
    this.#categories = model.categories.map(fresh);
    this.#ofEffects = model.initiatives.map(({ id }) => new Draws(seed, ['initiative', id]));
    this.#ofCategories = model.categories.map(
      ({ organisation, category }) => new Draws(seed, ['baseline', organisation, category]),
    );
  }

  next(count: number): Block {
    const { initiatives, categories } = this.#model;
    for (const [at, { spread, likelihood }] of initiatives.entries())
      this.#ofEffects[at]?.fill(this.#effects[at] ?? none, count, spread, likelihood);
    for (const [at, { spread }] of categories.entries())
      this.#ofCategories[at]?.fill(this.#categories[at] ?? none, count, spread, 1);
    this.#leaveOut(count);
    return { count, effects: this.#effects, categories: this.#categories };
  }

  /** What needs something that does not happen does not happen either; again, since others may need it in turn. */
  #leaveOut(count: number): void {
    const { initiatives } = this.#model;
    for (let changed = true; changed; ) {
      changed = false;
      for (const [at, { needs }] of initiatives.entries())
        for (const need of needs)
          changed = leaveOut(this.#effects[at] ?? none, this.#effects[need] ?? none, count) || changed;
    }
  }
}

const none = new Float64Array(0);
