/** What options reach, as it is gathered: of streams first, then of stated tonnes. */
import type { Aim } from './aim.ts';
import type { Forecast, Model } from './model.ts';
import type { Option } from './options.ts';
import type { Group } from './overlap.ts';

export interface Reach {
  /** kgCO₂e that each option takes by itself after what is planned, as the aim counts; below nought where it adds. */
  alone: Float64Array;
  /** Of that, what it takes where it meets no other candidate. */
  unmet: Float64Array;
  /** Where candidates meet. */
  groups: readonly Group[];
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
