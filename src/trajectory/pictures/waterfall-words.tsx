/** The words of a picture whose bars lie: names, figures, and what the figures are of. */
import type { ReactElement } from 'react';
import { blue } from './palette.tsx';
import { figureFoot, type Row } from './rows.ts';
import { Words } from './words.tsx';

interface WordedRow extends Row<{ text: string; href?: string }> {
  /** Of the bar, on the picture. */
  end: number;
  isTotal: boolean;
}

interface Props {
  unit: string;
  width: number;
  isNarrow: boolean;
  /** Pixels that names take on the left, and figures on the right. */
  names: number;
  figures: number;
  rows: readonly WordedRow[];
}

export function WaterfallWords({ unit, width, isNarrow, names, figures, rows }: Props): ReactElement {
  return (
    <g>
      <Words {...(isNarrow ? { x: width, anchor: 'end' } : { x: width - figures + 10 })} y={16} lines={[unit]} />
      {rows.map((row) => (
        <g key={row.top}>
          <Words
            {...(isNarrow ? { x: 0 } : { x: names - 8, anchor: 'end' })}
            {...{ y: row.nameFoot, lines: row.lines, isBold: row.isTotal }}
            {...(row.bar.href === undefined ? {} : { isLink: true, colour: blue })}
          />
          <Words x={row.end + 8} y={figureFoot(row)} lines={[row.bar.text]} isBold={row.isTotal} />
        </g>
      ))}
    </g>
  );
}
