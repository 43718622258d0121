/** A choice as it grows and shrinks: what is paid, what has started, and what it takes. */
import type { Initiative } from './model.ts';
import { yearOf } from './months.ts';
import { type Budget, capitalOf, columnsByCandidate, type Option } from './options.ts';
import { type Payment, Purse, type PurseRules, paymentsOf } from './purse.ts';
import type { Reach } from './reached.ts';
import { Worth } from './worth.ts';

export interface ChoiceTask {
  reach: Reach;
  options: readonly Option[];
  planned: readonly Initiative[];
  budgets: readonly Budget[];
  rules: PurseRules;
}

/** What is the same for every choice among the same options and budgets. */
export class Choices {
  readonly task: ChoiceTask;
  readonly payments: readonly Payment[];
  /** Pounds in all, at least one. */
  readonly prices: readonly number[];
  /** Places of its candidate's options, of each option. */
  readonly starts: readonly (readonly number[])[];
  /** Of each option: places of those of what it needs that start no later; null of what is planned and started by then. */
  readonly needs: readonly (readonly (readonly number[])[])[];
  /** Of each option: those of what needs it. */
  readonly needed: readonly (readonly number[])[];

  constructor(task: ChoiceTask) {
    const { options, planned, budgets } = task;
    this.task = task;
    this.payments = paymentsOf(options, budgets);
    this.prices = options.map((option) => Math.max(1, capitalOf(option).toNumber()));
    const columns = columnsByCandidate(options);
    this.starts = options.map(({ candidate }) => columns.get(candidate.id) ?? []);
    const plannedStarts = new Map(planned.map(({ id, start }) => [id, yearOf(start)]));
    this.needs = options.map(({ candidate, startYear }) =>
      candidate.needs
        .filter((id) => (plannedStarts.get(id) ?? Infinity) > startYear)
        .map((id) => (columns.get(id) ?? []).filter((at) => (options[at]?.startYear ?? Infinity) <= startYear)),
    );
    const needing = Map.groupBy(
      options.flatMap(({ candidate }, at) => candidate.needs.map((id) => ({ id, at }))),
      ({ id }) => id,
    );
    this.needed = options.map(({ candidate }) => (needing.get(candidate.id) ?? []).map(({ at }) => at));
  }
}

export class ChoiceSoFar {
  readonly worth: Worth;
  readonly #choices: Choices;
  readonly #purse: Purse;
  readonly #chosen = new Set<number>();

  constructor(choices: Choices) {
    this.#choices = choices;
    this.worth = new Worth(choices.task.reach);
    this.#purse = new Purse(choices.task.budgets, choices.task.rules);
  }

  /** Places of options, as they were taken. */
  get chosen(): number[] {
    return [...this.#chosen];
  }

  get size(): number {
    return this.#chosen.size;
  }

  has(at: number): boolean {
    return this.#chosen.has(at);
  }

  /** Whether the money is there and no start of it is chosen. */
  affords(at: number): boolean {
    return this.#purse.affords(this.#choices.payments[at] ?? null) && this.startOf(at) === null;
  }

  /** Place of the option of the same candidate that is chosen. */
  startOf(at: number): number | null {
    for (const start of this.#choices.starts[at] ?? []) if (this.#chosen.has(start)) return start;
    return null;
  }

  /** Whether it could be paid for, and had what it needs. */
  take(at: number): boolean {
    const hasNeeds = (this.#choices.needs[at] ?? []).every((places) => places.some((place) => this.has(place)));
    if (!hasNeeds || !this.affords(at)) return false;
    this.#purse.pay(this.#choices.payments[at] ?? null);
    this.worth.add(at);
    this.#chosen.add(at);
    return true;
  }

  /** Whether nothing chosen needs it. */
  drop(at: number): boolean {
    if (this.#choices.needed[at]?.some((place) => this.has(place))) return false;
    this.#purse.takeBack(this.#choices.payments[at] ?? null);
    this.worth.remove(at);
    this.#chosen.delete(at);
    return true;
  }
}
