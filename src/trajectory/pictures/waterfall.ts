/**
 * The waterfall: from the baseline down to the forecast, what each theme changes; then what is still missing, what is
 * allowed, and what would help besides.
 */
import type { Pen, Size } from '../../platform/charts/pen.ts';
import { type Drawn, type DrawnPicture, pictureOf, type Told } from './drawing.tsx';
import { widest } from './measure.ts';
import { blue, brightBlue, darkBlue, darkGreen, type Fills, ink, paper, pink, quiet } from './palette.tsx';
import { type Row, rowsOf } from './rows.ts';
import { WaterfallWords } from './waterfall-words.tsx';

export interface WaterfallBar {
  label: string;
  kind: 'total' | 'change' | 'gap' | 'opportunity' | 'allowed';
  /** Tonnes at which it begins and ends. A total begins at nought, whatever is given. */
  from: number;
  to: number;
  /** Its figure: "12,300", "−1,200". */
  text: string;
  /** What it says of itself when it is gone to; it begins with its label. */
  tip: string;
  /** Where its parts are told. */
  href?: string;
}

export interface WaterfallChart extends Told {
  /** Above the figures: "t CO₂e". */
  unit: string;
  bars: readonly WaterfallBar[];
}

export async function waterfallPicture(chart: WaterfallChart): Promise<DrawnPicture> {
  const picture = await pictureOf('waterfall', chart, waterfallPlot);
  // A link of a page leads nowhere from a file.
  const unlinked = await pictureOf('waterfall', { ...chart, bars: chart.bars.map(withoutLink) }, waterfallPlot);
  return { ...picture, at: unlinked.at };
}

const withoutLink = ({ href: _, ...bar }: WaterfallBar): WaterfallBar => bar;

interface Look {
  fill: string;
  stroke: string;
  strokeWidth: number;
  strokeDasharray?: string;
}

function lookOf({ kind, from, to }: WaterfallBar, fills: Fills): Look {
  if (kind === 'total') return { fill: darkBlue, stroke: darkBlue, strokeWidth: 1 };
  if (kind === 'gap') return { fill: fills('gap'), stroke: pink, strokeWidth: 2 };
  if (kind === 'allowed') return { fill: paper, stroke: darkGreen, strokeWidth: 3 };
  if (kind === 'opportunity') return { fill: paper, stroke: blue, strokeWidth: 2, strokeDasharray: '5 3' };
  if (to > from) return { fill: fills('rise'), stroke: quiet, strokeWidth: 2 };
  return { fill: brightBlue, stroke: brightBlue, strokeWidth: 1 };
}

const isTotal = ({ kind }: WaterfallBar): boolean => kind === 'total' || kind === 'allowed';
const endsOf = (bar: WaterfallBar): [number, number] => [isTotal(bar) ? 0 : bar.from, bar.to];

function waterfallPlot({ Plot, plot }: Pen, { bars, unit }: WaterfallChart, size: Size, fills: Fills): Drawn {
  const { width, isNarrow } = size;
  const top = 24;
  const { rows, names, height } = rowsOf(bars, size, top);
  const shown = rows.map((row) => {
    const ends = endsOf(row.bar);
    return { ...row, low: Math.min(...ends), high: Math.max(...ends), ...lookOf(row.bar, fills) };
  });
  const figures = widest([unit, ...bars.map(({ text }) => text)]) + 10;
  const [least, most] = [Math.min(0, ...shown.map(({ low }) => low)), Math.max(0, ...shown.map(({ high }) => high))];
  const total = height + 4;
  const allowed = shown.find(({ bar }) => bar.kind === 'allowed');
  const forecastAt = shown.findLastIndex(({ bar }) => bar.kind === 'total');
  const svg = plot({
    ...{ width, height: total, marginTop: 0, marginBottom: 0, marginLeft: names + 2, marginRight: figures },
    x: { axis: null, domain: [least, most === least ? least + 1 : most] },
    y: { axis: null, type: 'linear', domain: [0, total], range: [0, total] },
    marks: [
      Plot.link(joints(rows), { x1: 'x', x2: 'x', y1: 'y1', y2: 'y2', stroke: quiet, strokeWidth: 1 }),
      // Where names stand above the bars, the line at nought leaves them alone.
      Plot.link(isNarrow ? rows : [{ barTop: top, barBottom: height }], {
        ...{ x1: () => 0, x2: () => 0, y1: 'barTop', y2: 'barBottom', stroke: ink },
      }),
      ...shown.map(({ fill, stroke, strokeWidth, strokeDasharray, ...bar }) =>
        Plot.rect([bar], {
          ...{ x1: 'low', x2: 'high', y1: 'barTop', y2: 'barBottom', fill, stroke, strokeWidth },
          ...(strokeDasharray ? { strokeDasharray } : {}),
        }),
      ),
      // What is allowed, as a line through what stands above and below it.
      ...(allowed && forecastAt >= 0
        ? [
            Plot.link([allowed], {
              ...{ x1: 'high', x2: 'high', y1: () => shown[forecastAt]?.top ?? 0, y2: () => height },
              ...{ stroke: darkGreen, strokeWidth: 2, strokeDasharray: '2 3' },
            }),
          ]
        : []),
    ],
  });
  const x = (value: number) => svg.scale('x')?.apply(value) ?? 0;
  const over = WaterfallWords({
    ...{ unit, width, isNarrow, names, figures },
    rows: shown.map((row) => ({ ...row, end: x(row.high), isTotal: isTotal(row.bar) })),
  });
  const marks = rows.map(({ bar: { tip, href }, top: y, bottom }) => ({
    ...{ x: 0, y, width, height: bottom - y, label: tip },
    ...(href === undefined ? {} : { href }),
  }));
  return { svg, width, height: total, over, marks };
}

/** Thin lines from a bar to the next one where one goes on from the other. */
function joints(rows: readonly Row<WaterfallBar>[]): { x: number; y1: number; y2: number }[] {
  return rows.flatMap((row, at) => {
    const next = rows[at + 1];
    if (!next) return [];
    const nextEnds = endsOf(next.bar);
    const near = Math.max(...rows.flatMap(({ bar }) => endsOf(bar).map(Math.abs))) / 1e6;
    const x = endsOf(row.bar)
      .toReversed()
      .find((end) => end !== 0 && nextEnds.some((other) => Math.abs(other - end) <= near));
    return x === undefined ? [] : [{ x, y1: row.barBottom, y2: next.barTop }];
  });
}
