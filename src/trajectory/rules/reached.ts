/** What options reach, as it is gathered: of streams first, then of stated tonnes. */
import type { Aim } from './aim.ts';
import type { TouchInYear } from './left-of-stream.ts';
import type { Forecast, Model, Stream, StreamRate } from './model.ts';
import type { Option } from './options.ts';
import type { Group } from './overlap.ts';
import type { Touch } from './touch.ts';

export interface Reach {
  /** kgCO₂e that each option takes by itself after what is planned, as the aim counts; below nought where it adds. */
  alone: Float64Array;
  /** Of that, what it takes where it meets no other candidate. */
  unmet: Float64Array;
  /** Where candidates meet. */
  groups: readonly Group[];
  /** kgCO₂e that planned initiatives state and do not find yet: what candidates add to a category, those may take. */
  besides: number;
}

export interface ReachTask {
  /** With planned initiatives alone, and their forecast. */
  model: Model;
  planned: Forecast;
  options: readonly Option[];
  aim: Aim;
}

/** @param kg that an option takes by itself */
export function add(reach: Pick<Reach, 'alone' | 'unmet'>, column: number, kg: number, isUnmet: boolean): void {
  reach.alone[column] = (reach.alone[column] ?? 0) + kg;
  if (isUnmet) reach.unmet[column] = (reach.unmet[column] ?? 0) + kg;
}

/** Places of each candidate's options where they stand one behind the other. */
export function placesOf(byCandidate: readonly (readonly number[])[]): number[][] {
  let place = 0;
  return byCandidate.map((columns) => columns.map(() => place++));
}

/** Which categories candidates may add to, by organisation: there, more than is left now can be taken. */
export class Adding {
  readonly #categories = new Set<string>();

  note(stream: Stream, touch: Touch | undefined, now: TouchInYear): void {
    const taken = now.type === 'less' ? now.units : now.share;
    if (taken < 0 || Number(stream.quantity) < 0) this.#all(stream.organisation, stream.rates);
    if (touch?.type === 'other') this.#all(stream.organisation, touch.rates);
  }

  has(organisation: string, category: string): boolean {
    return this.#categories.has(JSON.stringify([organisation, category]));
  }

  add(organisation: string, category: string): void {
    this.#categories.add(JSON.stringify([organisation, category]));
  }

  #all(organisation: string, rates: readonly StreamRate[]): void {
    for (const { category } of rates) this.add(organisation, category);
  }
}
