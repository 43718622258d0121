/** Charts drawn on the server with Observable Plot: each once for a wide page and once for a screen of 320 pixels. */
import type { ReactElement } from 'react';
import { type BarChart, barPlot } from './bars.ts';
import { type ColumnChart, columnPlot } from './columns.ts';
import { asPicture } from './element.ts';
import { type Pen, penOf, type Size, sizes } from './pen.ts';

/** A chart in the two widths in which a page has it; the style sheet shows one of them. */
export interface Picture {
  wide: ReactElement;
  narrow: ReactElement;
}

export type Chart = BarChart | ColumnChart;

/** Draws a chart; one that was drawn lately is taken from memory. */
export async function draw(chart: Chart): Promise<Picture> {
  const key = JSON.stringify(chart);
  const found = drawn.get(key);
  if (found) {
    drawn.delete(key);
    drawn.set(key, found);
    return found;
  }
  const pen = await penOf();
  const picture = { wide: drawnAs(pen, chart, sizes.wide), narrow: drawnAs(pen, chart, sizes.narrow) };
  drawn.set(key, picture);
  const [oldest] = drawn.keys();
  if (drawn.size > keptCharts && oldest !== undefined) drawn.delete(oldest);
  return picture;
}

const drawn = new Map<string, Picture>();
const keptCharts = 500;

function drawnAs(pen: Pen, chart: Chart, size: Size): ReactElement {
  return asPicture(chart.kind === 'bars' ? barPlot(pen, chart, size) : columnPlot(pen, chart, size), chart.label);
}
