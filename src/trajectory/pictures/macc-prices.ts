/** Between which prices a cost curve is drawn: one very dear tonne would press all others flat. */

/** A price this many times the middle one is cut off, and written down. */
const farOff = 8;

export interface ShownPrices {
  low: number;
  high: number;
  /** The price as it is drawn: itself, or where it is cut off. */
  shown(price: number): number;
}

/** @param prices £ per tonne */
export function shownPrices(prices: readonly number[]): ShownPrices {
  const sizes = prices.map(Math.abs).toSorted((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const limit = middle === 0 ? Number.POSITIVE_INFINITY : middle * farOff;
  const near = prices.filter((price) => Math.abs(price) <= limit);
  // What is cut off still stands out by a quarter.
  const reach = Math.max(...near.map(Math.abs), 1) * 1.25;
  const shown = (price: number) => (Math.abs(price) <= limit ? price : Math.sign(price) * reach);
  const drawn = prices.map(shown);
  const [low, high] = [Math.min(0, ...drawn), Math.max(0, ...drawn)];
  return { low, high: high === low ? 1 : high, shown };
}
