/** What is allowed where a target is to be met, beside its diamond. */
import type { ReactElement } from 'react';
import { lineHeight } from '../../platform/charts/pen.ts';
import { widthOf } from './measure.ts';
import { darkGreen } from './palette.tsx';
import { Words } from './words.tsx';

export interface TargetName {
  text: string;
  /** Of the diamond. */
  x: number;
  y: number;
}

interface Props {
  targets: readonly TargetName[];
  /** Pixels between which words may stand, and below which they may not. */
  room: { left: number; right: number; floor: number };
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const away = 10;

/** Below, above, at the sides: the first place that is free, or the first of all. */
function placesOf({ text, x, y }: TargetName, { left, right }: Props['room']): Box[] {
  const wide = widthOf(text) * 1.08;
  const box = (from: number, top: number) => {
    const at = Math.max(left, Math.min(from, right - wide));
    return { left: at, right: at + wide, top, bottom: top + lineHeight };
  };
  return [
    // A path leads down to its target and on from there, so it leaves this corner free.
    box(x - wide + away, y + away),
    box(x - wide / 2, y + away),
    box(x - wide / 2, y - away - lineHeight),
    box(x - wide - away, y - lineHeight / 2),
    box(x + away, y - lineHeight / 2),
    box(x + away, y - away - lineHeight),
  ];
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const diamondOf = ({ x, y }: TargetName): Box => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 });

export function TargetNames({ targets, room }: Props): ReactElement {
  const taken = targets.map(diamondOf);
  const placed = targets.map((target) => {
    const places = placesOf(target, room);
    const free = places.find((box) => box.bottom <= room.floor && !taken.some((other) => meet(box, other)));
    const box = free ?? places[0] ?? diamondOf(target);
    taken.push(box);
    return { text: target.text, x: (box.left + box.right) / 2, y: box.bottom - 4 };
  });
  return (
    <g>
      {placed.map(({ text, x, y }) => (
        <Words key={`${x} ${text}`} {...{ x, y, lines: [text], anchor: 'middle', colour: darkGreen, isBold: true }} />
      ))}
    </g>
  );
}
