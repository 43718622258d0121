/** Words that are drawn over a plot, line by line, with a pale edge that keeps them apart from what lies behind. */
import type { ReactElement, SVGProps } from 'react';
import { lineHeight } from '../../platform/charts/pen.ts';
import { ink, paper } from './palette.tsx';

interface Props {
  /** Of the first line's left end, middle or right end; the line stands on y. */
  x: number;
  y: number;
  lines: readonly string[];
  anchor?: 'start' | 'middle' | 'end';
  colour?: string;
  isBold?: boolean;
  isLink?: boolean;
}

interface LinesProps extends Omit<Props, 'isLink'> {
  look: SVGProps<SVGTextElement>;
}

export function Words({ isLink = false, ...props }: Props): ReactElement {
  const halo = { stroke: paper, strokeWidth: 4, strokeLinejoin: 'round', paintOrder: 'stroke' } as const;
  if (!isLink) return <Lines {...props} look={halo} />;
  // The pale edge of one letter would break the line below the next one.
  return (
    <g>
      <Lines {...props} look={halo} />
      <Lines {...props} look={{ textDecoration: 'underline' }} />
    </g>
  );
}

function Lines({ x, y, lines, anchor = 'start', colour = ink, isBold, look }: LinesProps): ReactElement {
  return (
    <text {...{ x, y, fill: colour, textAnchor: anchor }} {...look} {...(isBold ? { fontWeight: 600 } : {})}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
        <tspan key={at} x={x} dy={at === 0 ? 0 : lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
