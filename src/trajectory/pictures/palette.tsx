/**
 * The colours and patterns of the trajectory's pictures, of the NHS's own colours. Each edge or fill stands out from white
 * by 3 : 1 (WCAG 2.2, 1.4.11). What stands beside each other differs in lightness or in pattern as well as in hue, so a
 * picture tells the same in greyscale and to those who see few colours.
 */
import type { ReactNode } from 'react';

export const ink = '#212b32';
export const paper = '#ffffff';
export const quiet = '#425563';
export const darkBlue = '#003087';
export const blue = '#005eb8';
export const brightBlue = '#0072ce';
export const darkGreen = '#006747';
export const aquaGreen = '#009a8e';
export const purple = '#330072';
export const darkPink = '#7c2855';
export const pink = '#ae2573';
export const grey = '#768692';
/** Bands of the fan, drawn with an edge in blue. */
export const paleBlue = '#cfe3f5';
export const midBlue = '#8fc1ea';

const patternNames = ['rise', 'gap', 'back', 'stripes', 'dots', 'rungs', 'bars'] as const;
export type PatternName = (typeof patternNames)[number];

/** Gives what a fill refers to a pattern by. Names are a drawing's own: a page has several, and shows one width of each. */
export type Fills = (name: PatternName) => string;

/** What a series is drawn in, lowest first: plain and patterned, dark and light in turn. */
export const seriesFills = (fills: Fills): readonly string[] => [
  brightBlue,
  fills('stripes'),
  aquaGreen,
  fills('dots'),
  fills('bars'),
  fills('rungs'),
  darkBlue,
];

interface Look {
  ground: string;
  /** Of what is drawn on the ground. */
  over: string;
  /** Pixels of the square that is repeated, and what is drawn on it. */
  size: number;
  drawn: 'slope' | 'counter-slope' | 'dot' | 'rung' | 'bar';
  strength: number;
}

const looks: Readonly<Record<PatternName, Look>> = {
  rise: { ground: paper, over: quiet, size: 7, drawn: 'counter-slope', strength: 2.5 },
  gap: { ground: pink, over: paper, size: 8, drawn: 'slope', strength: 2.5 },
  // Lies over the lowest of a series, and lets it be seen.
  back: { ground: brightBlue, over: paper, size: 7, drawn: 'counter-slope', strength: 3 },
  stripes: { ground: purple, over: paper, size: 7, drawn: 'slope', strength: 2 },
  dots: { ground: darkPink, over: paper, size: 7, drawn: 'dot', strength: 2 },
  bars: { ground: grey, over: ink, size: 8, drawn: 'bar', strength: 2 },
  rungs: { ground: darkGreen, over: paper, size: 6, drawn: 'rung', strength: 2 },
};

const patternId = (drawing: string, name: PatternName): string => `gp-${drawing}-${name}`;

/** @param drawing a name that no other drawing on a page has */
export const fillsOf =
  (drawing: string): Fills =>
  (name) =>
    `url(#${patternId(drawing, name)})`;

export function Patterns({ drawing }: { drawing: string }): ReactNode {
  return (
    <defs>
      {patternNames.map((name) => (
        <Pattern key={name} id={patternId(drawing, name)} look={looks[name]} />
      ))}
    </defs>
  );
}

const turns = {
  slope: 'rotate(45)',
  'counter-slope': 'rotate(-45)',
  dot: 'rotate(45)',
  rung: 'rotate(0)',
  bar: 'rotate(90)',
} as const;

function Pattern({ id, look: { ground, over, size, drawn, strength } }: { id: string; look: Look }): ReactNode {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform={turns[drawn]}>
      <rect width={size} height={size} fill={ground} />
      {drawn === 'dot' ? (
        <circle cx={size / 2} cy={size / 2} r={strength} fill={over} />
      ) : (
        <rect width={size} height={strength} fill={over} />
      )}
    </pattern>
  );
}
