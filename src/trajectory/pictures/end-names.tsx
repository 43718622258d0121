/** The names of lines and areas, drawn at their right ends, each with a thin line to what it names. */
import type { ReactElement } from 'react';
import { lineHeight } from '../../platform/charts/pen.ts';
import type { PlacedEnd } from './ends.ts';
import { ink, quiet } from './palette.tsx';
import { Words } from './words.tsx';

/** @param x of the right end of what is named */
export function EndNames({ ends, x }: { ends: readonly PlacedEnd[]; x: number }): ReactElement {
  return (
    <g>
      {ends.map(({ text, lines, y, middle, colour = ink }) => (
        <g key={`${text} ${y}`}>
          <polyline
            points={`${x + 2},${y} ${x + 8},${y} ${x + 16},${middle} ${x + 20},${middle}`}
            fill="none"
            stroke={quiet}
          />
          <Words
            x={x + endNameAt}
            y={middle - ((lines.length - 1) * lineHeight) / 2 + 5}
            lines={lines}
            colour={colour}
          />
        </g>
      ))}
    </g>
  );
}

/** Pixels from the end of what is named to its name. */
export const endNameAt = 24;
