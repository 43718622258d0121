/** Names at the right end of lines, pushed apart where they would run into each other. */
import { lineHeight } from '../../platform/charts/pen.ts';
import { wrapped } from './measure.ts';

export interface End {
  text: string;
  /** Where the line or area ends. */
  y: number;
  colour?: string;
}

export interface PlacedEnd extends End {
  lines: string[];
  /** Middle of the name. */
  middle: number;
}

const between = 4;

/** @param width pixels that names may take across; @param height between which and nought they have to stand */
export function endsApart(ends: readonly End[], { width, height }: { width: number; height: number }): PlacedEnd[] {
  const placed = ends
    .map((end) => ({ ...end, lines: wrapped(end.text, { width, lines: 2 }), middle: end.y }))
    .toSorted((a, b) => a.y - b.y);
  const half = ({ lines }: PlacedEnd) => (lines.length * lineHeight) / 2;
  // From the top each is pushed down by the one above it; then from the bottom each is pushed up by the one below it.
  let free = 0;
  for (const one of placed) {
    one.middle = Math.max(one.middle, free + half(one));
    free = one.middle + half(one) + between;
  }
  free = height;
  for (const one of placed.toReversed()) {
    one.middle = Math.min(one.middle, free - half(one));
    free = one.middle - half(one) - between;
  }
  return placed;
}
