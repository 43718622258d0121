/** The frame of a picture that goes from year to year: its margins, its axes, and a part for each year. */
import type * as Plot from '@observablehq/plot';
import type { Mark } from '../../platform/charts/element.ts';
import { lineHeight, type Size } from '../../platform/charts/pen.ts';
import { widthOf } from './measure.ts';
import { yearName, yearTicks } from './years.ts';

export interface Frame {
  years: readonly number[];
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Pixels for names on the right. */
  besides: number;
  /** Tonnes of the axis' ends, and the years of the other's. */
  domain: [number, number];
  span: [number, number];
  options: Plot.PlotOptions;
}

interface Framed {
  years: readonly number[];
  size: Size;
  /** All that is drawn. */
  tonnes: readonly number[];
  /** Pixels that are kept free on the right, for names, and above, for a key. */
  besides: number;
  above: number;
  /** Each year is as wide as the others, the first and the last too. */
  isBanded?: boolean;
}

const format = new Intl.NumberFormat('en-GB');
const numberOf = (tonnes: number): string => format.format(tonnes).replace('-', '−');

export function frameOf({ years, size, tonnes, besides, above, isBanded = false }: Framed): Frame {
  const { width, isNarrow } = size;
  const [least, most] = [Math.min(0, ...tonnes), Math.max(0, ...tonnes)];
  // As long as the greatest of the ticks may be.
  const left = widthOf(numberOf((least < 0 ? -1 : 1) * Math.ceil(Math.max(most, -least) * 1.2))) + 8;
  // Half of the last year's name stands beyond the last year.
  const right = width - Math.max(besides, widthOf('2024/25') / 2 + 2);
  const top = above + lineHeight + 18;
  const height = Math.max(size.height ?? 0, (isNarrow ? 300 : size.height ? 260 : 380) + above);
  const bottom = height - lineHeight - 14;
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const beyond = isBanded ? 0.5 : first === last ? 1 : 0;
  return {
    span: [first - beyond, last + beyond],
    ...{ years, height, left, right, top, bottom, besides, domain: [least, most === least ? 1 : most] },
    options: {
      ...{ width, height, marginLeft: left, marginRight: width - right },
      ...{ marginTop: top, marginBottom: height - bottom },
    },
  };
}

/** Years below, tonnes on the left, with lines across. */
export function axisOf({ years, left, right, domain, span }: Frame): Plot.PlotOptions {
  return {
    x: {
      ...{ type: 'linear', domain: span, label: null },
      ticks: yearTicks(years, ((right - left) * (years.length - 1)) / (span[1] - span[0])),
      tickFormat: (year: number) => yearName(year),
    },
    y: {
      ...{ domain, label: null, ticks: 5, grid: true, nice: true, tickSize: 0 },
      tickFormat: numberOf,
    },
  };
}

/** A part for each year: as wide as the year, and as high as the picture. */
export function yearMarks({ years, left, right, top, bottom, span }: Frame, tips: readonly string[]): Mark[] {
  const each = (right - left) / (span[1] - span[0]);
  return tips.map((label, at) => {
    const middle = left + ((years[at] ?? span[0]) - span[0]) * each;
    const [from, to] = [Math.max(left, middle - each / 2), Math.min(right, middle + each / 2)];
    return { x: from, y: top, width: to - from, height: bottom - top, label };
  });
}
