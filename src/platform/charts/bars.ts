/** Bars that lie beside or below their labels, each with its figure at its end. */
import type { DrawnNode } from './element.ts';
import { letterSize, lineHeight, type Pen, type Size } from './pen.ts';

export interface Bar {
  label: string;
  /** Null where there is no figure: no bar is drawn. */
  value: number | null;
  /** What stands at the end of the bar: "1,234 t". */
  text: string;
  /** Drawn pale, with an edge. */
  pale?: boolean;
  /** Drawn pale, with a broken edge: a part of what it should be. */
  partial?: boolean;
  /** Drawn as a line from low to high. */
  range?: { low: number; high: number };
}

export interface BarChart {
  kind: 'bars';
  /** What the picture shows, for those who do not see it. */
  label: string;
  bars: readonly Bar[];
  /** A line across all bars, with what it stands for. Then the figures stand in a column beside the bars, clear of it. */
  line?: { value: number; text: string };
}

const barHeight = 22;
const gap = 10;
/** With a pale edge, so that a line behind them does not strike them through. */
const className = 'gp-plot__text';

export function barPlot({ Plot, plot }: Pen, { bars, line }: BarChart, { width, letters, isNarrow }: Size): DrawnNode {
  const rows = bars.map((bar, at) => ({ ...bar, at: String(at), end: Math.max(bar.value ?? 0, bar.range?.high ?? 0) }));
  const lines = Math.max(1, ...bars.map(({ label }) => Math.ceil(label.length / letters)));
  const above = isNarrow ? lines * lineHeight + 4 : 0;
  const row = above + Math.max(barHeight, isNarrow ? 0 : lines * lineHeight) + gap;
  // The bar is as thick in a row that holds its label as in one that does not.
  const insetTop = isNarrow ? above : (row - barHeight) / 2;
  const insetBottom = row - barHeight - insetTop;
  const middle = insetTop + barHeight / 2 - row / 2;
  const marginTop = line ? lineHeight + 8 : 4;
  const longest = Math.max(...bars.map(({ label }) => Math.min(label.length, letters)));
  const labelWidth = isNarrow ? 0 : Math.ceil(longest * letterSize * 0.53) + 16;
  const textWidth = Math.max(...bars.map(({ text }) => text.length)) * letterSize * 0.55 + 8;
  const values = [0, ...rows.flatMap(({ value, end }) => [value ?? 0, end]), line?.value ?? 0];
  return plot({
    width,
    height: rows.length * row + marginTop + 4,
    marginTop,
    marginBottom: 4,
    marginLeft: labelWidth + 2,
    marginRight: textWidth,
    x: { axis: null, domain: [Math.min(...values), Math.max(...values) || 1] },
    y: { axis: null, domain: rows.map(({ at }) => at), padding: 0 },
    marks: [
      Plot.barX(
        rows.filter(({ value, pale, partial }) => value !== null && !pale && !partial),
        { x: 'value', y: 'at', insetTop, insetBottom, className: 'gp-plot__bar' },
      ),
      Plot.barX(
        rows.filter(({ value, pale }) => value !== null && pale),
        { x: 'value', y: 'at', insetTop, insetBottom, className: 'gp-plot__bar gp-plot__bar--pale' },
      ),
      Plot.barX(
        rows.filter(({ value, partial }) => value !== null && partial),
        { x: 'value', y: 'at', insetTop, insetBottom, className: 'gp-plot__bar gp-plot__bar--partial' },
      ),
      Plot.ruleX([0]),
      // A pale edge keeps the line apart from a dark bar.
      ...['gp-plot__range gp-plot__range--edge', 'gp-plot__range'].map((range) =>
        Plot.link(
          rows.flatMap((row) => (row.range ? [{ ...row.range, at: row.at }] : [])),
          { x1: 'low', x2: 'high', y1: 'at', y2: 'at', dy: middle, className: range },
        ),
      ),
      ...(line
        ? [
            Plot.ruleX([line.value], { className: 'gp-plot__line' }),
            Plot.text([line], {
              x: 'value',
              text: 'text',
              frameAnchor: 'top',
              dy: -lineHeight,
              textAnchor: line.value * 2 > Math.max(...values) ? 'end' : 'start',
            }),
          ]
        : []),
      Plot.text(rows, {
        ...(line ? { frameAnchor: 'right' as const } : { x: 'end' }),
        ...{ y: 'at', text: 'text', textAnchor: 'start' as const, dx: 6, dy: middle, className },
      }),
      Plot.text(rows, {
        y: 'at',
        text: 'label',
        className,
        frameAnchor: 'left',
        lineWidth: letters * 0.56,
        ...(isNarrow
          ? { textAnchor: 'start' as const, lineAnchor: 'bottom' as const, dy: insetTop - row / 2 - 3, dx: 0 }
          : { textAnchor: 'end' as const, dx: -10 }),
      }),
    ],
  });
}
