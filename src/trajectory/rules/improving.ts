/**
 * Betters a choice by putting one option in, whatever has to give way for it, and finding other places for what did (an
 * ejection chain: Glover, Ejection chains, reference structures and alternating path methods, Discrete Applied
 * Mathematics 65, 1996). What does not better it is undone.
 */
import type { ChoiceSoFar, Choices } from './choice-so-far.ts';

/** Most of what they bring comes in the first. */
const passes = 3;
/** What a pass brings less of than this share is not worth another. */
const least = 1e-4;

/**
 * @param among options that are tried out
 * @returns the same choice, bettered in place
 */
export function improve(choice: ChoiceSoFar, choices: Choices, among: readonly number[]): ChoiceSoFar {
  const chain = new Chain(choice, choices, among);
  for (let pass = 0; pass < passes; pass++) {
    const before = choice.worth.kg;
    for (const at of chain.inOrder) if (!choice.has(at)) chain.tryOut(at);
    if (choice.worth.kg <= before * (1 + least)) break;
  }
  return choice;
}

class Chain {
  /** What takes most for its money first. */
  readonly inOrder: readonly number[];
  readonly #choice: ChoiceSoFar;
  readonly #choices: Choices;
  readonly #byYear: ReadonlyMap<number, readonly number[]>;
  /** By year, until the choice is another. */
  readonly #leastWorth = new Map<number, readonly number[]>();
  #done: { at: number; isTaken: boolean }[] = [];

  constructor(choice: ChoiceSoFar, choices: Choices, among: readonly number[]) {
    const { prices, task } = choices;
    const ratio = prices.map((price, at) => (task.reach.alone[at] ?? 0) / price);
    this.#choice = choice;
    this.#choices = choices;
    this.inOrder = among
      .filter((at) => (ratio[at] ?? 0) > 0)
      .toSorted((one, other) => (ratio[other] ?? 0) - (ratio[one] ?? 0) || one - other);
    this.#byYear = Map.groupBy(this.inOrder, (at) => this.#yearOf(at));
  }

  tryOut(at: number): void {
    const before = this.#choice.worth.kg;
    this.#done = [];
    const ejected = this.#makeRoomFor(at);
    if (this.#take(at)) {
      for (const other of ejected) this.#placeAgain(other);
      for (const year of new Set([at, ...ejected].map((each) => this.#yearOf(each)))) this.#fill(year);
    }
    if (this.#choice.worth.kg <= before * (1 + 1e-9)) this.#undo();
    else this.#leastWorth.clear();
  }

  /** Another start of the same gives way, and then what takes least for its money in its year. */
  #makeRoomFor(at: number): number[] {
    const start = this.#choice.startOf(at);
    const ejected = start !== null && this.#drop(start) ? [start] : [];
    if (this.#choice.affords(at)) return ejected;
    for (const other of this.#leastWorthOf(this.#yearOf(at))) {
      if (this.#choice.has(other) && this.#drop(other)) ejected.push(other);
      if (this.#choice.affords(at)) break;
    }
    return ejected;
  }

  /** Places of what is chosen in a year, what takes least for its money first. */
  #leastWorthOf(year: number): readonly number[] {
    const known = this.#leastWorth.get(year);
    if (known) return known;
    const found = this.#choice.chosen
      .filter((other) => this.#yearOf(other) === year)
      .map((other) => ({ other, ratio: this.#choice.worth.lossOf(other) / (this.#choices.prices[other] ?? 1) }))
      .toSorted((one, another) => one.ratio - another.ratio || one.other - another.other)
      .map(({ other }) => other);
    this.#leastWorth.set(year, found);
    return found;
  }

  /** At the first start that can be paid for. */
  #placeAgain(ejected: number): void {
    for (const at of this.#choices.starts[ejected] ?? [])
      if (this.#choice.affords(at) && this.#choice.worth.gainOf(at) > 0 && this.#take(at)) return;
  }

  #fill(year: number): void {
    for (const at of this.#byYear.get(year) ?? [])
      if (this.#choice.affords(at) && this.#choice.worth.gainOf(at) > 0) this.#take(at);
  }

  #take(at: number): boolean {
    const isTaken = this.#choice.take(at);
    if (isTaken) this.#done.push({ at, isTaken: true });
    return isTaken;
  }

  #drop(at: number): boolean {
    const isDropped = this.#choice.drop(at);
    if (isDropped) this.#done.push({ at, isTaken: false });
    return isDropped;
  }

  #undo(): void {
    for (const { at, isTaken } of this.#done.toReversed()) {
      if (isTaken) this.#choice.drop(at);
      else this.#choice.take(at);
    }
  }

  #yearOf(at: number): number {
    return this.#choices.task.options[at]?.startYear ?? 0;
  }
}
