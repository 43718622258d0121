/** Columns in the order of time, each with a mark for the year before. */
import type { DrawnNode } from './element.ts';
import { lineHeight, type Pen, type Size } from './pen.ts';

export interface Column {
  /** Below the column, on a wide page and on a narrow one: "Apr", "A". */
  label: string;
  short: string;
  /** Null where there is no figure. */
  value: number | null;
  /** Of the year before, drawn as a mark. */
  before: number | null;
}

export interface ColumnChart {
  kind: 'columns';
  /** What the picture shows, for those who do not see it. */
  label: string;
  /** Above the axis: "t CO₂e". */
  unit: string;
  /** What stands where there is no figure: one letter or two. */
  none: string;
  columns: readonly Column[];
}

export function columnPlot({ Plot, plot }: Pen, chart: ColumnChart, { width, isNarrow }: Size): DrawnNode {
  const { columns, unit, none } = chart;
  const rows = columns.map((column, at) => ({ ...column, at: String(at) }));
  const most = Math.max(1, ...rows.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
  // As long as the greatest of the ticks may be, with its comma.
  const widest = Math.ceil(most * 1.2).toLocaleString('en-GB').length;
  return plot({
    width,
    height: 260,
    marginTop: lineHeight + 14,
    marginBottom: lineHeight + 12,
    marginLeft: widest * 9 + 20,
    marginRight: 4,
    x: {
      domain: rows.map(({ at }) => at),
      label: null,
      padding: 0.25,
      tickSize: 0,
      tickFormat: (at: string) => rows[Number(at)]?.[isNarrow ? 'short' : 'label'] ?? '',
    },
    y: { label: unit, labelArrow: 'none', labelAnchor: 'top', ticks: 4, grid: true, nice: true },
    marks: [
      Plot.barY(
        rows.filter(({ value }) => value !== null),
        { x: 'at', y: 'value', className: 'gp-plot__bar' },
      ),
      Plot.tickY(
        rows.filter(({ before }) => before !== null),
        { x: 'at', y: 'before', insetLeft: -3, insetRight: -3, className: 'gp-plot__before' },
      ),
      Plot.ruleY([0]),
      Plot.text(
        rows.filter(({ value }) => value === null),
        { x: 'at', y: () => 0, dy: -10, text: () => none },
      ),
    ],
  });
}
