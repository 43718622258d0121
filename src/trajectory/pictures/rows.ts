/** The rows of a picture whose bars lie: each with its name beside it, or above it where the picture is narrow. */
import { lineHeight, type Size } from '../../platform/charts/pen.ts';
import { widest, wrapped } from './measure.ts';

export interface Row<Bar> {
  bar: Bar;
  /** The name on its lines. */
  lines: string[];
  /** Of the row, of the bar in it, and of the first line of the name's foot. */
  top: number;
  bottom: number;
  barTop: number;
  barBottom: number;
  nameFoot: number;
}

export interface Rows<Bar> {
  rows: Row<Bar>[];
  /** Pixels on the left that names take. */
  names: number;
  /** Pixels of all rows together, with what is above them. */
  height: number;
}

const barHeight = 22;
const between = 10;
/** From the middle of a line's height to where its letters stand. */
const toFoot = 5;

/** @param top pixels that are kept free above the rows */
export function rowsOf<Bar extends { label: string }>(
  bars: readonly Bar[],
  { width, isNarrow }: Size,
  top: number,
): Rows<Bar> {
  const room = isNarrow ? width - 4 : Math.round(width * 0.32);
  const named = bars.map((bar) => ({ bar, lines: wrapped(bar.label, { width: room }) }));
  const rows: Row<Bar>[] = [];
  let at = top;
  for (const { bar, lines } of named) {
    const words = lines.length * lineHeight;
    const height = isNarrow ? words + 4 + barHeight + between : Math.max(barHeight, words) + between;
    const barTop = isNarrow ? at + words + 4 : at + (height - barHeight) / 2;
    const nameFoot = isNarrow ? at + lineHeight - 4 : at + (height - words) / 2 + lineHeight / 2 + toFoot;
    rows.push({ bar, lines, top: at, bottom: at + height, barTop, barBottom: barTop + barHeight, nameFoot });
    at += height;
  }
  return { rows, names: isNarrow ? 0 : Math.min(room, widest(named.flatMap(({ lines }) => lines))) + 12, height: at };
}

/** Where the figure of a row stands. */
export const figureFoot = <Bar>({ barTop, barBottom }: Row<Bar>): number => (barTop + barBottom) / 2 + toFoot;
