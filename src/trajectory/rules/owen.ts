/**
 * Shapley's values by Owen's integral. The Shapley value (Shapley, A value for n-person games, 1953) of one that takes part
 * is the mean, over all orders in which they may come, of what it adds when it comes. Owen (Multilinear extensions of
 * games, Management Science 18 (5), 1972) has shown that it is the integral from 0 to 1 of the derivative, by that one, of
 * the game's multilinear extension along its diagonal: as if each were there with chance t, and t went from 0 to 1.
 *
 * What initiatives leave of a stream is a product of one factor each, so that its extension is the product itself, and the
 * derivative a polynomial of t. Gauss's and Legendre's rule gives the integral of a polynomial exactly, up to the rounding
 * of doubles, with half as many nodes as its degree: no sampling, and no sum over 2ⁿ sets.
 */

/**
 * What a set of initiatives leaves of one unit: Π (1 − takenᵢ) over those that are there; where one of them brings it in
 * the first place (what a heat pump draws), that one's share times the product of the others, and nothing without it.
 */
export interface Shape {
  /** Below 1, or 1 where it takes all; nought for what does not act on it. */
  taken: Float64Array;
  /** Which one brings it in; −1 where it is there from the first. */
  bringer: number;
  /** The share it brings; 1 where it is there from the first. */
  brought: number;
}

/** Integrals along the diagonal, from which follow the values with and without amounts that are taken besides. */
export interface Moments {
  /** ∫ −∂/∂xᵢ: how much less of a unit there is because of each. */
  own: Float64Array;
  /** ∫ −t·∂/∂xᵢ: the same of what all amounts take. */
  ofTaken: Float64Array;
  /** ∫: how much of a unit that an amount takes would have been left by the others. */
  mean: number;
}

export function momentsOf({ taken, bringer, brought }: Shape): Moments {
  const count = taken.length;
  const moments = { own: new Float64Array(count), ofTaken: new Float64Array(count), mean: 0 };
  // Who takes nothing adds no degree: so an idle one changes nothing for the others, not even the last bit.
  const degree = taken.reduce((sum, share) => (share === 0 ? sum : sum + 1), bringer < 0 ? 0 : 1);
  const { nodes, weights } = gaussLegendre(Math.ceil((degree + 2) / 2));
  for (const [at, t] of nodes.entries()) {
    const weight = weights[at] ?? 0;
    let left = bringer < 0 ? brought : brought * t;
    for (let place = 0; place < count; place++) left *= 1 - (taken[place] ?? 0) * t;
    moments.mean += weight * left;
    for (let place = 0; place < count; place++) {
      const share = taken[place] ?? 0;
      // Nodes lie within 0 and 1, so that neither is ever divided by nought.
      const fallen = place === bringer ? -left / t : (share * left) / (1 - share * t);
      moments.own[place] = (moments.own[place] ?? 0) + weight * fallen;
      moments.ofTaken[place] = (moments.ofTaken[place] ?? 0) + weight * t * fallen;
    }
  }
  return moments;
}

export interface Quadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Nodes and weights of Gauss's and Legendre's rule between 0 and 1, by Newton's method from Tricomi's first guess
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 22.16.6 and 25.4.29): exact for polynomials of a degree
 * below twice the count.
 */
export function gaussLegendre(count: number): Quadrature {
  const known = rules.get(count);
  if (known) return known;
  const rule = { nodes: new Float64Array(count), weights: new Float64Array(count) };
  for (let at = 0; at < count; at++) {
    let x = Math.cos((Math.PI * (at + 0.75)) / (count + 0.5));
    // It doubles its right digits each turn, from more than one of them.
    for (let turn = 0; turn < 6; turn++) {
      const { value, derivative } = legendre(count, x);
      x -= value / derivative;
    }
    const slope = legendre(count, x).derivative;
    rule.nodes[at] = (1 - x) / 2;
    rule.weights[at] = 1 / ((1 - x * x) * slope * slope);
  }
  rules.set(count, rule);
  return rule;
}
const rules = new Map<number, Quadrature>();

/** Legendre's polynomial of that degree and its derivative, by its recurrence. */
function legendre(degree: number, x: number): { value: number; derivative: number } {
  let [before, value] = [1, x];
  for (let at = 2; at <= degree; at++) [before, value] = [value, ((2 * at - 1) * x * value - (at - 1) * before) / at];
  return { value, derivative: (degree * (x * value - before)) / (x * x - 1) };
}
