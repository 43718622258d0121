/** Whole numbers parted so that the parts add up: by the largest remainders, ties to the first. */

/**
 * A whole in proportion to these; where they come to nothing, evenly. No part is rounded beyond its share by one.
 * @param weights none below nought
 */
export function parted(whole: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n)
    return weights.length === 0
      ? []
      : parted(
          whole,
          weights.map(() => 1n),
        );
  const size = whole < 0n ? -whole : whole;
  const parts = weights.map((weight) => (size * weight) / sum);
  const left = size - parts.reduce((all, part) => all + part, 0n);
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (size * weight) % sum }))
    .toSorted((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : a.place - b.place));
  for (const { place } of byRemainder.slice(0, Number(left))) parts[place] = (parts[place] ?? 0n) + 1n;
  return whole < 0n ? parts.map((part) => -part) : parts;
}
