/** The trajectory: what is forecast, with and without action, how sure that is, and what targets allow. */
import type { Pen, Size } from '../../platform/charts/pen.ts';
import { type Drawn, type DrawnPicture, pictureOf, type Told } from './drawing.tsx';
import { endNameAt } from './end-names.tsx';
import { type Key, type KeyEntry, keyOf, type Stroke } from './key.tsx';
import { widest } from './measure.ts';
import { blue, darkBlue, darkGreen, darkPink, ink, midBlue, paleBlue, paper, purple, quiet } from './palette.tsx';
import { axisOf, frameOf, yearMarks } from './year-frame.ts';
import { YearWords } from './year-words.tsx';

export interface TrajectoryLine {
  name: string;
  /** `other` and `third` are further scenarios. */
  kind: 'without' | 'with' | 'other' | 'third';
  /** Tonnes, as the years stand. */
  byYear: readonly number[];
}

export interface TargetLine {
  name: string;
  /** Tonnes that are allowed, as the years stand; null before the path begins. */
  byYear: readonly (number | null)[];
  /** In steps where each year's figure holds until the next one. */
  shape?: 'straight' | 'steps';
  /** Where a target is to be met, and what stands there: "2,461 t". */
  targets: readonly { year: number; tonnes: number; text: string }[];
}

/** Tonnes below which 5 %, 25 %, 75 % and 95 % of the draws lie, as the years stand. */
export interface FanBands {
  /** "Nine of ten draws", "Half of the draws". */
  outer: string;
  inner: string;
  p5: readonly number[];
  p25: readonly number[];
  p75: readonly number[];
  p95: readonly number[];
}

export interface TrajectoryChart extends Told {
  /** Above the axis: "t CO₂e". */
  unit: string;
  /** In which each financial year begins. */
  years: readonly number[];
  lines: readonly TrajectoryLine[];
  fan: FanBands | null;
  paths: readonly TargetLine[];
  /** What each year says of itself when it is gone to, as the years stand. */
  tips: readonly string[];
}

export const trajectoryPicture = (chart: TrajectoryChart): Promise<DrawnPicture> =>
  pictureOf('trajectory', chart, trajectoryPlot);

const strokes: Readonly<Record<TrajectoryLine['kind'], Stroke>> = {
  with: { colour: darkBlue, width: 4 },
  without: { colour: quiet, width: 2.5, dash: '10 5' },
  other: { colour: darkPink, width: 3, dash: '14 3 3 3' },
  third: { colour: purple, width: 3, dash: '3 3' },
};
const pathStroke: Stroke = { colour: darkGreen, width: 2.5, dash: '2 4' };

function keyOfTrajectory({ lines, fan, paths }: TrajectoryChart, { width, isNarrow }: Size): Key {
  const ofLines: KeyEntry[] = [
    ...lines.map(({ name, kind }) => ({ text: name, stroke: strokes[kind] })),
    ...paths.map(({ name }) => ({ text: name, stroke: pathStroke })),
  ];
  const edge = { colour: blue, width: 1 };
  const ofFan: KeyEntry[] = fan
    ? [
        { text: fan.outer, fill: paleBlue, stroke: edge },
        { text: fan.inner, fill: midBlue, stroke: edge },
      ]
    : [];
  return keyOf([...(isNarrow ? ofLines : []), ...ofFan], width);
}

function trajectoryPlot({ Plot, plot }: Pen, chart: TrajectoryChart, size: Size): Drawn {
  const { years, lines, fan, paths, unit } = chart;
  const key = keyOfTrajectory(chart, size);
  const names = [...lines, ...paths].map(({ name }) => name);
  const besides = size.isNarrow ? 0 : Math.min(170, widest(names)) + endNameAt;
  const tonnes = [
    ...lines.flatMap(({ byYear }) => byYear),
    ...(fan?.p95 ?? []),
    ...(fan?.p5 ?? []),
    ...paths.flatMap(({ byYear, targets }) => [...byYear, ...targets.map((target) => target.tonnes)]),
  ].filter((value) => value !== null);
  const frame = frameOf({ years, size, tonnes, besides, above: key.height });
  const bandOf = (low: readonly number[], high: readonly number[]) =>
    years.map((year, at) => ({ year, low: low[at] ?? 0, high: high[at] ?? 0 }));
  const band = (low: readonly number[], high: readonly number[], fill: string) => [
    Plot.areaY(bandOf(low, high), { x: 'year', y1: 'low', y2: 'high', fill }),
    ...[low, high].map((edge) => Plot.line(bandOf(edge, edge), { x: 'year', y: 'low', stroke: blue, strokeWidth: 1 })),
  ];
  const pointsOf = (byYear: readonly (number | null)[]) =>
    years.map((year, at) => ({ year, tonnes: byYear[at] ?? Number.NaN }));
  const svg = plot({
    ...frame.options,
    ...axisOf(frame),
    marks: [
      ...(fan ? [...band(fan.p5, fan.p95, paleBlue), ...band(fan.p25, fan.p75, midBlue)] : []),
      Plot.ruleY([0], { stroke: ink }),
      ...paths.map(({ byYear, shape }) =>
        Plot.line(pointsOf(byYear), {
          ...{ x: 'year', y: 'tonnes', stroke: pathStroke.colour, strokeWidth: pathStroke.width },
          ...{ strokeDasharray: pathStroke.dash ?? 'none', curve: shape === 'steps' ? 'step-after' : 'linear' },
        }),
      ),
      ...lines.toReversed().map(({ kind, byYear }) =>
        Plot.line(pointsOf(byYear), {
          ...{ x: 'year', y: 'tonnes', stroke: strokes[kind].colour, strokeWidth: strokes[kind].width },
          strokeDasharray: strokes[kind].dash ?? 'none',
        }),
      ),
      Plot.dot(
        paths.flatMap((path) => path.targets),
        { ...{ x: 'year', y: 'tonnes', symbol: 'diamond', r: 6, fill: paper, stroke: darkGreen, strokeWidth: 3 } },
      ),
    ],
  });
  const y = (value: number) => svg.scale('y')?.apply(value) ?? 0;
  const lastOf = (byYear: readonly (number | null)[]) => byYear.findLast((value) => value !== null) ?? 0;
  const ends = [
    ...lines.map(({ name, kind, byYear }) => ({ text: name, y: y(lastOf(byYear)), colour: strokes[kind].colour })),
    ...paths.map(({ name, byYear }) => ({ text: name, y: y(lastOf(byYear)), colour: darkGreen })),
  ];
  const targets = paths.flatMap((path) => path.targets);
  const over = YearWords({
    ...{ frame, unit, chartKey: key },
    ends: size.isNarrow ? [] : ends,
    targets: targets.map(({ year, tonnes, text }) => ({ text, x: svg.scale('x')?.apply(year) ?? 0, y: y(tonnes) })),
    floor: y(0),
  });
  return { svg, width: size.width, height: frame.height, over, marks: yearMarks(frame, chart.tips) };
}
