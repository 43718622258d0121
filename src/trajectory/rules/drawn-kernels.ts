/** Loops over the draws of a block: each does one thing to vectors of doubles. `count` is how many of them are draws. */

export function addTimes(sum: Float64Array, vector: Float64Array, weight: number, count: number): void {
  if (weight === 0) return;
  for (let at = 0; at < count; at++) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0);
}

export function addChange(
  sum: Float64Array,
  vector: Float64Array,
  before: Float64Array,
  weight: number,
  count: number,
): void {
  for (let at = 0; at < count; at++) sum[at] = (sum[at] ?? 0) + weight * ((vector[at] ?? 0) - (before[at] ?? 0));
}

/** Adds a vector times what is left of `whole` after `less`, never below nought. */
export function addLeft(
  sum: Float64Array,
  vector: Float64Array,
  weight: number,
  whole: number,
  less: Float64Array,
  count: number,
): void {
  for (let at = 0; at < count; at++)
    sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0) * Math.max(0, whole - (less[at] ?? 0));
}

export function addAboveNought(sum: Float64Array, vector: Float64Array, count: number): void {
  for (let at = 0; at < count; at++) sum[at] = (sum[at] ?? 0) + Math.max(0, vector[at] ?? 0);
}

export function multiply(into: Float64Array, one: Float64Array, other: Float64Array, count: number): void {
  for (let at = 0; at < count; at++) into[at] = (one[at] ?? 0) * (other[at] ?? 0);
}

/** Takes a share, as much of it as was drawn, of what is left; never more than all. */
export function takeShare(left: Float64Array, drawn: Float64Array, share: number, count: number): void {
  if (share === 0) return;
  for (let at = 0; at < count; at++) left[at] = (left[at] ?? 0) * Math.max(0, 1 - share * (drawn[at] ?? 0));
}

/**
 * Takes a share as `takeShare` does, and tells what was taken to be done otherwise. A share below nought gives back what
 * was done otherwise in the baseline year, and brings nothing.
 */
export function moveShare(
  left: Float64Array,
  taken: Float64Array,
  drawn: Float64Array,
  share: number,
  count: number,
): void {
  for (let at = 0; at < count; at++) {
    const coming = left[at] ?? 0;
    const moved = coming * Math.min(1, share * (drawn[at] ?? 0));
    taken[at] = Math.max(0, moved);
    left[at] = coming - moved;
  }
}

/** What needs something that does not happen does not happen either. @returns whether anything was there before */
export function leaveOut(drawn: Float64Array, needed: Float64Array, count: number): boolean {
  let changed = false;
  for (let at = 0; at < count; at++) {
    if (needed[at] !== 0 || drawn[at] === 0) continue;
    drawn[at] = 0;
    changed = true;
  }
  return changed;
}
