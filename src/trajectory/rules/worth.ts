/** What a set of options takes, kept as options come and go. */
import type { Group } from './overlap.ts';
import type { Reach } from './reached.ts';

export class Worth {
  readonly #unmet: Float64Array;
  readonly #groups: readonly GroupWorth[];
  /** Of each option: the groups it is in, and its place there. */
  readonly #places: readonly (readonly { group: GroupWorth; place: number }[])[];
  #kg = 0;

  constructor({ unmet, groups }: Reach) {
    this.#unmet = unmet;
    this.#groups = groups.map((group) => new GroupWorth(group));
    this.#places = placesOf(this.#groups, unmet.length);
  }

  /** kgCO₂e. */
  get kg(): number {
    return this.#kg + this.#groups.reduce((sum, { kg }) => sum + kg, 0);
  }

  /** kgCO₂e that one more would take. */
  gainOf(option: number): number {
    let gain = this.#unmet[option] ?? 0;
    for (const { group, place } of this.#places[option] ?? []) gain += group.gainOf(place);
    return gain;
  }

  /** kgCO₂e that would be left were this one of the chosen not there. */
  lossOf(option: number): number {
    let loss = this.#unmet[option] ?? 0;
    for (const { group, place } of this.#places[option] ?? []) loss += group.lossOf(place);
    return loss;
  }

  add(option: number): void {
    this.#kg += this.#unmet[option] ?? 0;
    for (const { group, place } of this.#places[option] ?? []) group.add(place);
  }

  remove(option: number): void {
    this.#kg -= this.#unmet[option] ?? 0;
    for (const { group, place } of this.#places[option] ?? []) group.remove(place);
  }
}

/** What is left in each cell of a group: kept, so that one more is looked at without all the others. */
class GroupWorth {
  readonly group: Group;
  readonly #chosen = new Set<number>();
  readonly #activity: Float64Array;
  readonly #factor: Float64Array;
  #kg = 0;

  constructor(group: Group) {
    this.group = group;
    this.#activity = new Float64Array(group.left.length).fill(1);
    this.#factor = new Float64Array(group.left.length).fill(1);
  }

  get kg(): number {
    return this.#kg;
  }

  gainOf(place: number): number {
    const { left, shares, amounts } = this.group;
    const from = place * left.length;
    let gain = 0;
    for (let cell = 0; cell < left.length; cell++) {
      const activity = this.#activity[cell] ?? 0;
      const after = Math.max(0, activity - (amounts[from + cell] ?? 0)) * (1 - (shares[from + cell] ?? 0));
      gain += (left[cell] ?? 0) * (this.#factor[cell] ?? 0) * (Math.max(0, activity) - after);
    }
    return gain;
  }

  lossOf(place: number): number {
    const { left, shares, amounts } = this.group;
    const from = place * left.length;
    let loss = 0;
    for (let cell = 0; cell < left.length; cell++) {
      const activity = this.#activity[cell] ?? 0;
      const share = shares[from + cell] ?? 0;
      const before = share < 1 ? (this.#factor[cell] ?? 0) / (1 - share) : this.#factorBut(place, cell);
      const after = Math.max(0, activity) * (this.#factor[cell] ?? 0);
      loss += (left[cell] ?? 0) * (Math.max(0, activity + (amounts[from + cell] ?? 0)) * before - after);
    }
    return loss;
  }

  add(place: number): void {
    this.#kg += this.gainOf(place);
    this.#chosen.add(place);
    this.#apply(place);
  }

  /** Reckoned anew from what stays, since nought cannot be divided by. */
  remove(place: number): void {
    this.#chosen.delete(place);
    const others = [...this.#chosen];
    this.#activity.fill(1);
    this.#factor.fill(1);
    this.#kg = 0;
    for (const other of others) {
      this.#kg += this.gainOf(other);
      this.#apply(other);
    }
  }

  #factorBut(place: number, cell: number): number {
    let factor = 1;
    for (const other of this.#chosen)
      if (other !== place) factor *= 1 - (this.group.shares[other * this.group.left.length + cell] ?? 0);
    return factor;
  }

  #apply(place: number): void {
    const { left, shares, amounts } = this.group;
    const from = place * left.length;
    for (let cell = 0; cell < left.length; cell++) {
      this.#activity[cell] = (this.#activity[cell] ?? 0) - (amounts[from + cell] ?? 0);
      this.#factor[cell] = (this.#factor[cell] ?? 0) * (1 - (shares[from + cell] ?? 0));
    }
  }
}

function placesOf(groups: readonly GroupWorth[], options: number): { group: GroupWorth; place: number }[][] {
  const places = Array.from({ length: options }, (): { group: GroupWorth; place: number }[] => []);
  for (const group of groups)
    for (const [place, option] of group.group.options.entries()) places[option]?.push({ group, place });
  return places;
}
