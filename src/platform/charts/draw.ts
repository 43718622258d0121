/** Charts drawn on the server with Observable Plot: each once for a wide page and once for a screen of 320 pixels. */
import type { ReactElement } from 'react';
import { type BarChart, barPlot } from './bars.ts';
import { type ColumnChart, columnPlot } from './columns.ts';
import { asPicture } from './element.ts';
import { keeper } from './kept.ts';
import { type Pen, penOf, type Size, sizes } from './pen.ts';

/** A chart in the two widths in which a page has it; the style sheet shows one of them. */
export interface Picture {
  wide: ReactElement;
  narrow: ReactElement;
}

export type Chart = BarChart | ColumnChart;

const kept = keeper<Picture>(500);

/** Draws a chart; one that was drawn lately is taken from memory. */
export function draw(chart: Chart): Promise<Picture> {
  return kept(JSON.stringify(chart), async () => {
    const pen = await penOf();
    return { wide: drawnAs(pen, chart, sizes.wide), narrow: drawnAs(pen, chart, sizes.narrow) };
  });
}

function drawnAs(pen: Pen, chart: Chart, size: Size): ReactElement {
  return asPicture(chart.kind === 'bars' ? barPlot(pen, chart, size) : columnPlot(pen, chart, size), chart.label);
}
