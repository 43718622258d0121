/** What charts are drawn with. It is loaded with the first chart, as most of what Greenplan does needs none. */
import type * as Plot from '@observablehq/plot';
import type { DrawnNode } from './element.ts';

/** Pixels of a chart's width, and how many letters of its labels stand on a line. */
export interface Size {
  width: number;
  letters: number;
  isNarrow: boolean;
  /** Pixels of its height, where the chart is to fill a given place and can. */
  height?: number;
}
export const sizes = {
  wide: { width: 720, letters: 32, isNarrow: false },
  narrow: { width: 288, letters: 36, isNarrow: true },
} as const satisfies Record<string, Size>;

/** A drawing that knows where on it a value stands. */
export interface Plotted extends DrawnNode {
  scale(name: 'x' | 'y'): { apply(value: number): number } | undefined;
}

export interface Pen {
  Plot: typeof Plot;
  plot(options: Plot.PlotOptions): Plotted;
}

/** Pixels of a chart's letters, as the style sheet has them, and of a line of them. */
export const letterSize = 15;
export const lineHeight = 18;

let loading: Promise<Pen> | null = null;

export function penOf(): Promise<Pen> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pen> {
  const [plots, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html></html>');
  return {
    Plot: plots,
    // Without a caption it is an element of SVG; the server is checked without the browser's types.
    plot: (options) => plots.plot({ ...options, document, className: 'gp-plot' }) as unknown as Plotted,
  };
}
