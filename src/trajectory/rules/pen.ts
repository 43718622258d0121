/** Draws lines where a program counts on more than candidates that meet do together. */
import { rowOf } from './choosing.ts';
import { type Row, tolerance } from './lp.ts';
import { meetingLinesAt } from './meeting-lines.ts';
import { type Group, type Line, lineAt } from './overlap.ts';
import type { Reach } from './reached.ts';

/** Of a candidate, from where on it is held to be chosen where the program chooses it in part. */
const chosenFrom = [0.01, 0.5, 0.99];

export class Pen {
  readonly #reach: Reach;
  /** Of each group: where it was looked at last, and how much could be counted on there. */
  readonly #seen = new Map<number, { weights: string; most: number }>();

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** @param values of the program's columns; for each group that it counts too much on, the line that is lowest there */
  draw(values: Float64Array): Row[] {
    return this.#reach.groups.flatMap((group, at) => {
      const weights = Float64Array.from(group.options, (option) => values[option] ?? 0);
      const counted = values[this.#reach.unmet.length + at] ?? 0;
      const name = weights.join(' ');
      const seen = this.#seen.get(at);
      if (seen?.weights === name && counted <= allowed(seen.most)) return [];
      const lowest = linesAt(group, weights)
        .map((line) => rowOf(this.#reach, at, line))
        .map((row) => ({ row, most: mostOf(row, weights) }))
        .reduce((one, other) => (other.most < one.most ? other : one));
      this.#seen.set(at, { weights: name, most: lowest.most });
      return counted > allowed(lowest.most) ? [lowest.row] : [];
    });
  }
}

const allowed = (most: number) => most + Math.max(tolerance * 10, most * 1e-5);

/** What a row allows the group at these weights. */
function mostOf({ upper, values }: Row, weights: Float64Array): number {
  return weights.reduce((sum, weight, place) => sum - weight * (values[place + 1] ?? 0), upper);
}

function linesAt(group: Group, weights: Float64Array): Line[] {
  const references = new Map(
    chosenFrom.map((from) => {
      const reference = referenceOf(group, weights, from);
      return [reference.join(' '), reference];
    }),
  );
  return [lineAt(group, weights), ...[...references.values()].flatMap((reference) => meetingLinesAt(group, reference))];
}

/** Of each candidate that is chosen so far, the option that is chosen most. */
function referenceOf({ candidates }: Group, weights: Float64Array, from: number): (number | null)[] {
  return candidates.map((places) => {
    const whole = places.reduce((sum, place) => sum + (weights[place] ?? 0), 0);
    if (whole < from) return null;
    return places.reduce((most, place) => ((weights[place] ?? 0) > (weights[most] ?? 0) ? place : most));
  });
}
