/**
 * What candidates that meet do together, and straight lines that never lie below it: what lets a linear program choose
 * among things whose effects do not add up.
 *
 * Of what is left in a cell (a stream and a year), a set S of options leaves (1 − Σ amount)⁺ · Π (1 − share). With
 * w = −ln(1 − share), the product is exp(−Σ w), which is convex and so lies above each of its tangents; the amounts are
 * bounded beside it by McCormick's envelopes (McCormick, Computability of global solutions to factorable nonconvex
 * programs, Mathematical Programming 10, 1976). A line at a whole choice is exact there.
 */

/** Options that act on the same streams, one start year of a candidate each. */
export interface Group {
  /** Columns of the program. */
  options: readonly number[];
  /** Places in `options`, by candidate: at most one of each is chosen. */
  candidates: readonly (readonly number[])[];
  /** kgCO₂e that planned initiatives leave, by cell. */
  left: Float64Array;
  /** Share of what is left that each option takes, from 0 to 1: option by option, of each cell by cell. */
  shares: Float64Array;
  /** Share of the activity that each option takes by amount, from 0 to 1: likewise. */
  amounts: Float64Array;
}

/** The group's reduction is at most constant + Σ coefficients × options. */
export interface Line {
  constant: number;
  coefficients: Float64Array;
}

/** Of the tangent's place: beyond it, what is left is no more than rounding. */
const furthest = 30;

/** kgCO₂e that these places in `options` take together. */
export function togetherOf(group: Group, chosen: readonly number[]): number {
  const { left, shares, amounts } = group;
  let sum = 0;
  for (const [cell, kg] of left.entries()) {
    let amount = 0;
    let factor = 1;
    for (const at of chosen) {
      amount += amounts[at * left.length + cell] ?? 0;
      factor *= 1 - (shares[at * left.length + cell] ?? 0);
    }
    sum += kg * (1 - Math.max(0, 1 - amount) * factor);
  }
  return sum;
}

/** kgCO₂e that each option takes by itself. What several take is never more than what each takes by itself. */
export function aloneOf(group: Group): Line {
  return { constant: 0, coefficients: Float64Array.from(group.options, (_, at) => togetherOf(group, [at])) };
}

/** @param weights how much of each option is chosen, as `options` stand; parts of one where the program is relaxed */
export function lineAt(group: Group, weights: ArrayLike<number>): Line {
  const { left, options } = group;
  const line: Line = { constant: 0, coefficients: new Float64Array(options.length) };
  for (const [cell, kg] of left.entries()) if (kg > 0) addCell(line, group, cell, weights, kg);
  return line;
}

function addCell(line: Line, group: Group, cell: number, weights: ArrayLike<number>, kg: number): void {
  const { options, candidates, left } = group;
  const shares = ofCell(group.shares, cell, left.length);
  const amounts = ofCell(group.amounts, cell, left.length);
  let place = 0;
  let amount = 0;
  for (let at = 0; at < options.length; at++) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    place += weight * Math.min(furthest, depth(shares(at)));
    amount += weight * amounts(at);
  }
  place = Math.min(furthest, place);
  const scale = amount > 1 ? 1 / amount : 1;
  const taken = Math.min(1, amount);
  const least = amount > 0 ? Math.exp(-deepest(candidates, shares)) : 0;
  const slope = (1 - taken) * Math.exp(-place);
  line.constant += kg * (1 - slope * (1 + place) - taken * least);
  for (let at = 0; at < options.length; at++) {
    // An option that takes all makes the tangent nought by itself: a steeper one would say no more.
    const byShare = slope * Math.min(1 + place, depth(shares(at)));
    const part = amounts(at);
    const held = (weights[at] ?? 0) * scale;
    line.coefficients[at] = (line.coefficients[at] ?? 0) + kg * (byShare + part * (held * least + 1 - held));
  }
}

/** Of each option, what it takes of a cell. */
export const ofCell = (parts: Float64Array, cell: number, cells: number) => (at: number) =>
  parts[at * cells + cell] ?? 0;

const depth = (share: number) => -Math.log1p(-Math.min(1, share));

/** As if of each candidate the option were chosen that takes most. */
function deepest(candidates: Group['candidates'], shares: (at: number) => number): number {
  let sum = 0;
  for (const options of candidates) sum += Math.max(...options.map((at) => depth(shares(at))));
  return sum;
}
