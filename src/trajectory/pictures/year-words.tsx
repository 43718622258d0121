/** The words of a picture that goes from year to year: its key, its unit, the names of lines, and what targets allow. */
import type { ReactElement } from 'react';
import { EndNames, endNameAt } from './end-names.tsx';
import { type End, endsApart } from './ends.ts';
import type { Key } from './key.tsx';
import { type TargetName, TargetNames } from './target-names.tsx';
import { Words } from './words.tsx';
import type { Frame } from './year-frame.ts';

interface Props {
  frame: Frame;
  /** Above the axis. */
  unit: string;
  chartKey: Key;
  /** Names of lines and areas at their right ends; none where the key has them. */
  ends?: readonly End[];
  targets?: readonly TargetName[];
  /** Below which nothing is written: where the axis of years lies. */
  floor?: number;
}

export function YearWords({
  frame,
  unit,
  chartKey,
  ends = [],
  targets = [],
  floor = frame.bottom,
}: Props): ReactElement {
  const { top, left, right, besides, height } = frame;
  return (
    <g>
      {chartKey.drawn(0)}
      <Words x={0} y={top - 14} lines={[unit]} />
      <EndNames ends={endsApart(ends, { width: besides - endNameAt, height })} x={right} />
      <TargetNames targets={targets} room={{ left: left + 2, right, floor }} />
    </g>
  );
}
