/** The words of a cost curve: names where a block is wide enough for them, numbers where not, and what these stand for. */
import type { ReactElement } from 'react';
import { lineHeight, type Size } from '../../platform/charts/pen.ts';
import { type Key, keyOf } from './key.tsx';
import type { CostedInitiative, MaccChart } from './macc.ts';
import { widthOf, wrapped } from './measure.ts';
import { blue, brightBlue, paper } from './palette.tsx';
import { Words } from './words.tsx';

export interface MaccBlock extends CostedInitiative {
  /** In the order of prices, from 1 on. */
  number: number;
  /** Tonnes at which it begins and ends. */
  from: number;
  to: number;
  /** Pixels that it is wide. */
  room: number;
  /** As it is drawn. */
  price: number;
  /** Its price in words, where it is cut off. */
  beyond: string | null;
}

export interface MaccKey {
  /** Pixels above the plot and below it. */
  above: number;
  below: number;
  kinds: Key;
  /** What the numbers stand for, each line with its place. */
  numbers: readonly { x: number; y: number; lines: string[] }[];
}

/** More than these are told by the table alone. */
const mostNumbers = 12;
/** Pixels that a column of them takes at least. */
const columnWidth = 260;

/** A name stands where its longest line and two lines have room. */
function nameOf({ name, room }: MaccBlock): string[] | null {
  const lines = wrapped(name, { width: room - 6, lines: 3 });
  const isWhole = lines.length <= 2 && lines.join(' ') === name.replace(/\s+/g, ' ');
  return isWhole ? lines : null;
}

export function numberedKey(blocks: readonly MaccBlock[], chart: MaccChart, { width }: Size): MaccKey {
  const kinds = keyOf(
    blocks.some(({ isIdea }) => isIdea)
      ? [
          { text: chart.planned, fill: brightBlue },
          { text: chart.ideas, fill: paper, stroke: { colour: blue, width: 2, dash: '5 3' } },
        ]
      : [],
    width,
  );
  const unnamed = blocks.filter((block) => nameOf(block) === null);
  const columns = Math.max(1, Math.floor(width / columnWidth));
  const column = width / columns;
  const texts =
    unnamed.length > mostNumbers ? [chart.numbered] : unnamed.map(({ number, name }) => `${number}  ${name}`);
  const wraps = texts.map((text) => wrapped(text, { width: (texts.length === 1 ? width : column) - 12, lines: 2 }));
  const perColumn = Math.ceil(wraps.length / columns);
  const heights = Array.from({ length: columns }, () => 0);
  const numbers = wraps.map((lines, at) => {
    const place = Math.floor(at / perColumn);
    const y = heights[place] ?? 0;
    heights[place] = y + lines.length * lineHeight + 4;
    return { x: place * column, y, lines };
  });
  const below = Math.max(0, ...heights);
  return { above: kinds.height, below: below === 0 ? 0 : below + 10, kinds, numbers };
}

interface Props {
  blocks: readonly (MaccBlock & { left: number; end: number })[];
  unit: string;
  tonnes: string;
  chartKey: MaccKey;
  width: number;
  top: number;
  bottom: number;
}

export function MaccWords({ blocks, unit, tonnes, chartKey, width, top, bottom }: Props): ReactElement {
  const numbersAt = bottom + 2 * lineHeight + 32;
  return (
    <g>
      {chartKey.kinds.drawn(0)}
      <Words x={0} y={top - 14} lines={[unit]} />
      <Words x={width} y={bottom + 2 * lineHeight + 6} anchor="end" lines={[tonnes]} />
      {blockWords(blocks).map(({ at, ...words }) => (
        <Words key={at} {...words} />
      ))}
      {blocks.map(({ beyond, number, room, left, end, price }) =>
        beyond === null ? null : (
          // Where a block is cut off it is broken by a white line aslant.
          <line
            key={number}
            {...{ x1: left - 2, x2: left + room + 2, y1: end + Math.sign(price) * 20, y2: end + Math.sign(price) * 14 }}
            {...{ stroke: paper, strokeWidth: 4 }}
          />
        ),
      )}
      {chartKey.numbers.map(({ x, y, lines }) => (
        <Words key={`${x} ${y}`} {...{ x, y: numbersAt + y, lines }} />
      ))}
    </g>
  );
}

interface Placed {
  at: number;
  x: number;
  y: number;
  lines: string[];
  anchor: 'start' | 'middle' | 'end';
}

/**
 * A name, or a number, above a block that costs and below one that saves. A number that is wider than its block reaches
 * over the cheaper side, where blocks are lower, and is left out where another stands there.
 */
function blockWords(blocks: Props['blocks']): Placed[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  return blocks
    .map((block) => ({ block, name: nameOf(block) }))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .flatMap(({ block: { number, room, price, beyond, left, end }, name }) => {
      const inShort = beyond === null ? String(number) : `${number}: ${beyond}`;
      const lines = name === null ? [inShort] : [...name, ...(beyond === null ? [] : [beyond])];
      const width = Math.max(...lines.map((line) => widthOf(line)));
      const anchor = width <= room ? 'middle' : price < 0 ? 'start' : 'end';
      const x = anchor === 'middle' ? left + room / 2 : anchor === 'start' ? left : left + room;
      const height = lines.length * lineHeight;
      const from = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width;
      const top = price < 0 ? end + 2 : end - 4 - height;
      const box = { left: from, right: from + width + 3, top, bottom: top + height };
      if (
        taken.some(
          (one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom,
        )
      )
        return [];
      taken.push(box);
      return [{ at: number, x, y: top + lineHeight - 3, lines, anchor }];
    });
}

/** What is cut off must say how dear it is; then names have their places, and numbers what is left. */
const rankOf = ({ block, name }: { block: MaccBlock; name: string[] | null }): number =>
  block.beyond !== null ? 0 : name !== null ? 1 : 2;
