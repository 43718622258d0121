/**
 * The abatement cost curve: each initiative as wide as the tonnes that it takes off and as high as a tonne costs, cheapest
 * first. What saves money lies below nought.
 */
import type { Mark } from '../../platform/charts/element.ts';
import { lineHeight, type Pen, type Size } from '../../platform/charts/pen.ts';
import { type Drawn, type DrawnPicture, pictureOf, type Told } from './drawing.tsx';
import { shownPrices } from './macc-prices.ts';
import { type MaccBlock, MaccWords, numberedKey } from './macc-words.tsx';
import { widthOf } from './measure.ts';
import { blue, brightBlue, darkGreen, ink, paper } from './palette.tsx';

export interface CostedInitiative {
  name: string;
  tonnes: number;
  poundsPerTonne: number;
  /** What it says of itself when it is gone to; it begins with its name. */
  tip: string;
  /** Nobody has planned it yet: it is drawn hollow. */
  isIdea?: boolean;
}

export interface MaccChart extends Told {
  /** Above the axis of prices: "£ per t CO₂e"; below that of tonnes: "t CO₂e taken off in all". */
  unit: string;
  tonnes: string;
  /** "Planned", "Ideas": the key, which is drawn where there are ideas. */
  planned: string;
  ideas: string;
  /** What numbers in the picture stand for, where not all of them are named below it. */
  numbered: string;
  /** Those that take nothing off are left out. */
  initiatives: readonly CostedInitiative[];
}

export const maccPicture = (chart: MaccChart): Promise<DrawnPicture> => pictureOf('macc', chart, maccPlot);

const numberOf = new Intl.NumberFormat('en-GB');
const poundsOf = (value: number) => `${value < 0 ? '−' : ''}£${numberOf.format(Math.abs(value))}`;

function maccPlot({ Plot, plot }: Pen, chart: MaccChart, size: Size): Drawn {
  const { width, isNarrow } = size;
  const ordered = chart.initiatives
    .filter(({ tonnes }) => tonnes > 0)
    .toSorted((a, b) => a.poundsPerTonne - b.poundsPerTonne);
  const prices = shownPrices(ordered.map(({ poundsPerTonne }) => poundsPerTonne));
  const all = ordered.reduce((sum, { tonnes }) => sum + tonnes, 0);
  const left = widthOf(poundsOf(-Math.ceil(Math.max(prices.high, -prices.low) * 1.2))) + 8;
  const plotted = width - left - 4;
  let reached = 0;
  const blocks = ordered.map((one, at): MaccBlock => {
    const from = reached;
    reached += one.tonnes;
    return {
      ...one,
      ...{ number: at + 1, from, to: reached },
      ...{ room: (one.tonnes / (all || 1)) * plotted, price: prices.shown(one.poundsPerTonne) },
      beyond: prices.shown(one.poundsPerTonne) === one.poundsPerTonne ? null : poundsOf(Math.round(one.poundsPerTonne)),
    };
  });
  const key = numberedKey(blocks, chart, size);
  const top = key.above + lineHeight + 18;
  const names = 2 * lineHeight + 6;
  const below = 2 * lineHeight + 18 + key.below;
  const height = Math.max(size.height ?? 0, (isNarrow ? 340 : 380) + key.above + key.below);
  const svg = plot({
    ...{ width, height, marginLeft: left, marginRight: 4, marginTop: top, marginBottom: below },
    x: {
      ...{ domain: [0, all || 1], label: null, ticks: isNarrow ? 3 : 6 },
      tickFormat: (tonnes: number) => numberOf.format(tonnes),
    },
    y: {
      ...{ domain: [prices.low, prices.high], label: null, ticks: 5, grid: true, tickSize: 0, tickFormat: poundsOf },
      // Names above and below the blocks stay within the frame.
      ...{ insetTop: names, insetBottom: prices.low < 0 ? names : 0 },
    },
    marks: [
      ...blocks.map(({ isIdea, price, ...block }) =>
        Plot.rect([block], {
          ...{ x1: 'from', x2: 'to', y1: () => 0, y2: () => price },
          ...(isIdea
            ? { fill: paper, stroke: price < 0 ? darkGreen : blue, strokeWidth: 2, strokeDasharray: '5 3', inset: 1 }
            : { fill: price < 0 ? darkGreen : brightBlue, stroke: paper, strokeWidth: 1 }),
        }),
      ),
      Plot.ruleY([0], { stroke: ink, strokeWidth: 1.5 }),
    ],
  });
  const x = (value: number) => svg.scale('x')?.apply(value) ?? 0;
  const y = (value: number) => svg.scale('y')?.apply(value) ?? 0;
  const placed = blocks.map((block) => ({ ...block, left: x(block.from), end: y(block.price) }));
  const over = MaccWords({
    ...{ blocks: placed, unit: chart.unit, tonnes: chart.tonnes, chartKey: key },
    ...{ width, top, bottom: height - below },
  });
  const marks = placed.map(({ left: from, room, tip }): Mark => {
    return { x: from, y: top, width: room, height: height - below - top, label: tip };
  });
  return { svg, width, height, over, marks };
}
