/** Wedges: what each theme takes off, year by year, between what is forecast with action and without. */
import type { Pen, Size } from '../../platform/charts/pen.ts';
import { type Drawn, type DrawnPicture, pictureOf, type Told } from './drawing.tsx';
import { endNameAt } from './end-names.tsx';
import { keyOf, type Stroke } from './key.tsx';
import { widest } from './measure.ts';
import { darkBlue, type Fills, ink, paper, quiet, seriesFills } from './palette.tsx';
import { greatest, type Series } from './series.ts';
import { axisOf, frameOf, yearMarks } from './year-frame.ts';
import { YearWords } from './year-words.tsx';

export interface WedgesChart extends Told {
  /** Above the axis: "t CO₂e". */
  unit: string;
  /** In which each financial year begins. */
  years: readonly number[];
  withoutAction: Series;
  withAction: Series;
  /** What each takes off: together, what lies between the two. Below nought where it adds. The first lies lowest. */
  wedges: readonly Series[];
  /** The name of the smallest together, where there are too many to tell apart. */
  rest: string;
  /** What each year says of itself when it is gone to, as the years stand. */
  tips: readonly string[];
}

export const wedgesPicture = (chart: WedgesChart): Promise<DrawnPicture> => pictureOf('wedges', chart, wedgesPlot);

const withStroke: Stroke = { colour: darkBlue, width: 4 };
const withoutStroke: Stroke = { colour: quiet, width: 2.5, dash: '10 5' };

interface Wedge {
  name: string;
  fill: string;
  low: number[];
  high: number[];
  /** Where it adds: nothing of it is taken off. */
  adds: boolean;
}

/**
 * What takes off is laid wedge on wedge, up to what would be without action. Where something adds, the lowest wedge reaches
 * below the forecast by just as much, and that is drawn over it.
 */
function laid({ years, withAction, wedges, rest }: WedgesChart, fills: Fills): Wedge[] {
  const colours = seriesFills(fills);
  const drawn = greatest(wedges, rest);
  const forecast = years.map((_, at) => withAction.byYear[at] ?? 0);
  const floor = forecast.map((tonnes, at) =>
    drawn.reduce((sum, { byYear }) => sum + Math.min(0, byYear[at] ?? 0), tonnes),
  );
  const tops = [...floor];
  const taking = drawn
    .filter(({ byYear }) => byYear.some((tonnes) => tonnes > 0))
    .map(({ name, byYear }, order): Wedge => {
      const low = [...tops];
      for (const at of tops.keys()) tops[at] = (tops[at] ?? 0) + Math.max(0, byYear[at] ?? 0);
      return { name, fill: colours[order % colours.length] ?? ink, low, high: [...tops], adds: false };
    });
  const adding = drawn.filter(({ byYear }) => byYear.some((tonnes) => tonnes < 0)).map(({ name }) => name);
  if (adding.length === 0) return taking;
  return [...taking, { name: `+ ${adding.join(', ')}`, fill: fills('back'), low: floor, high: forecast, adds: true }];
}

function wedgesPlot({ Plot, plot }: Pen, chart: WedgesChart, size: Size, fills: Fills): Drawn {
  const { years, withoutAction, withAction, unit } = chart;
  const wedges = laid(chart, fills);
  const lines = [
    { ...withoutAction, stroke: withoutStroke },
    { ...withAction, stroke: withStroke },
  ];
  const key = keyOf(
    [
      ...lines.map(({ name, stroke }) => ({ text: name, stroke })),
      ...wedges.toReversed().map(({ name, fill }) => ({ text: name, fill })),
    ],
    size.width,
  );
  const inKey = size.isNarrow || wedges.length + lines.length > mostAtEnds;
  const named = [...lines, ...wedges].map(({ name }) => name);
  const besides = inKey ? 0 : Math.min(190, widest(named)) + endNameAt;
  const tonnes = [...lines.flatMap(({ byYear }) => byYear), ...wedges.flatMap(({ low, high }) => [...low, ...high])];
  const frame = frameOf({ years, size, tonnes, besides, above: inKey ? key.height : 0 });
  const svg = plot({
    ...frame.options,
    ...axisOf(frame),
    marks: [
      ...wedges.map(({ fill, low, high, adds }) =>
        Plot.areaY(
          years.map((year, at) => ({ year, low: low[at] ?? 0, high: high[at] ?? 0 })),
          {
            ...{ x: 'year', y1: 'low', y2: 'high', fill },
            // White between two areas keeps them apart, whatever they are filled with.
            ...{ stroke: paper, strokeWidth: adds ? 1 : 1.5 },
          },
        ),
      ),
      Plot.ruleY([0], { stroke: ink }),
      ...lines.map(({ byYear, stroke }) =>
        Plot.line(
          years.map((year, at) => ({ year, tonnes: byYear[at] ?? Number.NaN })),
          {
            ...{ x: 'year', y: 'tonnes', stroke: stroke.colour, strokeWidth: stroke.width },
            strokeDasharray: stroke.dash ?? 'none',
          },
        ),
      ),
    ],
  });
  const y = (value: number) => svg.scale('y')?.apply(value) ?? 0;
  const last = years.length - 1;
  const ends = [
    ...lines.map(({ name, byYear, stroke }) => ({ text: name, y: y(byYear[last] ?? 0), colour: stroke.colour })),
    ...wedges.map(({ name, low, high }) => ({
      text: name,
      y: (y(low[last] ?? 0) + y(high[last] ?? 0)) / 2,
    })),
  ];
  const over = YearWords({ frame, unit, chartKey: inKey ? key : keyOf([], size.width), ends: inKey ? [] : ends });
  return { svg, width: size.width, height: frame.height, over, marks: yearMarks(frame, chart.tips) };
}

/** More names than these don't find room beside each other at the right end. */
const mostAtEnds = 9;
