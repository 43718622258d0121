/** The gap: what is missing to a target, by category, in one year or year by year. */
import type { Pen, Size } from '../../platform/charts/pen.ts';
import { type Drawn, type DrawnPicture, pictureOf, type Told } from './drawing.tsx';
import { keyOf } from './key.tsx';
import { widest } from './measure.ts';
import { aquaGreen, darkGreen, type Fills, ink, paper, pink, seriesFills } from './palette.tsx';
import { rowsOf } from './rows.ts';
import { greatest, type Series } from './series.ts';
import { WaterfallWords } from './waterfall-words.tsx';
import { axisOf, frameOf, yearMarks } from './year-frame.ts';
import { YearWords } from './year-words.tsx';

export interface GapChart extends Told {
  /** Above the figures: "t CO₂e". */
  unit: string;
  bars: readonly {
    /** The category. */
    label: string;
    /** Tonnes that are missing; below nought what is to spare. */
    tonnes: number;
    /** Its figure: "1,200", "−40". */
    text: string;
    /** What it says of itself when it is gone to; it begins with its label. */
    tip: string;
  }[];
}

/** What is missing in one year. */
export const gapPicture = (chart: GapChart): Promise<DrawnPicture> => pictureOf('gap', chart, gapPlot);

export interface GapByYearChart extends Told {
  /** Above the axis: "t CO₂e". */
  unit: string;
  /** In which each financial year begins. */
  years: readonly number[];
  /** Tonnes that are missing by category; below nought what is to spare. */
  categories: readonly Series[];
  /** The name of the smallest together, where there are too many to tell apart, and of all together. */
  rest: string;
  all: string;
  /** What each year says of itself when it is gone to, as the years stand. */
  tips: readonly string[];
}

export const gapByYearPicture = (chart: GapByYearChart): Promise<DrawnPicture> =>
  pictureOf('gap by year', chart, gapByYearPlot);

function gapPlot({ Plot, plot }: Pen, { bars, unit }: GapChart, size: Size, fills: Fills): Drawn {
  const { width, isNarrow } = size;
  const { rows, names, height: below } = rowsOf(bars, size, 24);
  const height = below + 4;
  const figures = widest([unit, ...bars.map(({ text }) => text)]) + 10;
  const tonnes = bars.map((bar) => bar.tonnes);
  const [least, most] = [Math.min(0, ...tonnes), Math.max(0, ...tonnes)];
  const missing = { fill: fills('gap'), stroke: pink, strokeWidth: 2 };
  const spare = { fill: paper, stroke: darkGreen, strokeWidth: 2 };
  const svg = plot({
    ...{ width, height, marginTop: 0, marginBottom: 0, marginLeft: names + 2, marginRight: figures },
    x: { axis: null, domain: [least, most === least ? 1 : most] },
    y: { axis: null, type: 'linear', domain: [0, height], range: [0, height] },
    marks: [
      ...rows.map((row) =>
        Plot.rect([row], {
          ...{ x1: () => 0, x2: () => row.bar.tonnes, y1: 'barTop', y2: 'barBottom' },
          ...(row.bar.tonnes < 0 ? spare : missing),
        }),
      ),
      // Where names stand above the bars, the line at nought leaves them alone.
      Plot.link(isNarrow ? rows : [{ barTop: 24, barBottom: below }], {
        ...{ x1: () => 0, x2: () => 0, y1: 'barTop', y2: 'barBottom', stroke: ink },
      }),
    ],
  });
  const x = (value: number) => svg.scale('x')?.apply(value) ?? 0;
  const over = WaterfallWords({
    ...{ unit, width, isNarrow, names, figures },
    rows: rows.map((row) => ({ ...row, end: x(Math.max(0, row.bar.tonnes)), isTotal: false })),
  });
  const marks = rows.map(({ bar, top, bottom }) => ({ x: 0, y: top, width, height: bottom - top, label: bar.tip }));
  return { svg, width, height, over, marks };
}

function gapByYearPlot({ Plot, plot }: Pen, chart: GapByYearChart, size: Size, fills: Fills): Drawn {
  const { years, unit, all } = chart;
  const categories = greatest(chart.categories, chart.rest);
  const colours = seriesFills(fills);
  const fillOf = (order: number) => colours[order % colours.length] ?? aquaGreen;
  const sums = years.map((_, at) => categories.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0), 0));
  const hasSpare = categories.some(({ byYear }) => byYear.some((tonnes) => tonnes < 0));
  // Stacked from nought up where something is missing, and from nought down where something is to spare.
  const [tops, feet] = [years.map(() => 0), years.map(() => 0)];
  const stacked = categories.flatMap(({ byYear }, order) =>
    years.map((year, at) => {
      const tonnes = byYear[at] ?? 0;
      const ends = tonnes < 0 ? feet : tops;
      const from = ends[at] ?? 0;
      ends[at] = from + tonnes;
      return { year, from, to: from + tonnes, order };
    }),
  );
  const key = keyOf(
    [
      ...categories.map(({ name }, order) => ({ text: name, fill: fillOf(order) })).toReversed(),
      ...(hasSpare ? [{ text: all, stroke: { colour: ink, width: 4 } }] : []),
    ],
    size.width,
  );
  const frame = frameOf({ years, size, tonnes: [...tops, ...feet], besides: 0, above: key.height, isBanded: true });
  const half = 0.4;
  const svg = plot({
    ...frame.options,
    ...axisOf(frame),
    marks: [
      ...categories.map((_, order) =>
        Plot.rect(
          stacked.filter((bar) => bar.order === order && bar.from !== bar.to),
          {
            x1: ({ year }: { year: number }) => year - half,
            x2: ({ year }: { year: number }) => year + half,
            ...{ y1: 'from', y2: 'to', fill: fillOf(order), stroke: paper, strokeWidth: 1 },
          },
        ),
      ),
      Plot.ruleY([0], { stroke: ink }),
      ...(hasSpare
        ? [
            Plot.link(
              years.map((year, at) => ({ from: year - half, to: year + half, sum: sums[at] ?? 0 })),
              { x1: 'from', x2: 'to', y1: 'sum', y2: 'sum', stroke: ink, strokeWidth: 4 },
            ),
          ]
        : []),
    ],
  });
  const over = YearWords({ frame, unit, chartKey: key });
  return { svg, width: size.width, height: frame.height, over, marks: yearMarks(frame, chart.tips) };
}
