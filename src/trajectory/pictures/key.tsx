/** The key of a picture: what its lines and areas are, one beside the other, on as many rows as it takes. */
import type { ReactElement } from 'react';
import { lineHeight } from '../../platform/charts/pen.ts';
import { widthOf, wrapped } from './measure.ts';
import { Words } from './words.tsx';

export interface Stroke {
  colour: string;
  width: number;
  dash?: string;
}

export interface KeyEntry {
  text: string;
  /** Of an area, with its edge. */
  fill?: string;
  /** Of a line, or of an area's edge. */
  stroke?: Stroke;
}

interface Placed {
  entry: KeyEntry;
  x: number;
  y: number;
  lines: string[];
}

export interface Key {
  height: number;
  /** @param y of its upper edge */
  drawn(y: number): ReactElement;
}

const swatch = 30;
const besideSwatch = 8;
const between = 20;

/** @param width pixels across that it may take */
export function keyOf(entries: readonly KeyEntry[], width: number): Key {
  const placed: Placed[] = [];
  let [x, y, tallest] = [0, 0, 0];
  for (const entry of entries) {
    const lines = wrapped(entry.text, { width: width - swatch - besideSwatch, lines: 2 });
    const wide = swatch + besideSwatch + Math.max(...lines.map((line) => widthOf(line)));
    if (x > 0 && x + wide > width) [x, y, tallest] = [0, y + tallest, 0];
    placed.push({ entry, x, y, lines });
    x += wide + between;
    tallest = Math.max(tallest, lines.length * lineHeight + 6);
  }
  return { height: y + tallest, drawn: (top) => <g transform={`translate(0,${top})`}>{placed.map(entryOf)}</g> };
}

function entryOf({ entry: { text, fill, stroke }, x, y, lines }: Placed): ReactElement {
  const drawn = stroke
    ? { stroke: stroke.colour, strokeWidth: stroke.width, ...(stroke.dash ? { strokeDasharray: stroke.dash } : {}) }
    : {};
  return (
    <g key={text}>
      {fill === undefined ? (
        <line x1={x} x2={x + swatch} y1={y + 10} y2={y + 10} {...drawn} />
      ) : (
        <rect x={x + 1} y={y + 3} width={swatch - 2} height={14} fill={fill} {...drawn} />
      )}
      <Words x={x + swatch + besideSwatch} y={y + 15} lines={lines} />
    </g>
  );
}
