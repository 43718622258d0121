/** A picture of the trajectory: drawn for a page in two widths, and for a file in whatever size is asked for. */
import { createHash } from 'node:crypto';
import type { ReactElement } from 'react';
import type { Picture } from '../../platform/charts/draw.ts';
import { asDrawing, asMarkedPicture, type Mark } from '../../platform/charts/element.ts';
import { keeper } from '../../platform/charts/kept.ts';
import { type Pen, type Plotted, penOf, type Size, sizes } from '../../platform/charts/pen.ts';
import { type Fills, fillsOf, Patterns } from './palette.tsx';

/** What a picture's plot gives back. */
export interface Drawn {
  svg: Plotted;
  width: number;
  height: number;
  /** What is drawn over Plot's marks. */
  over?: ReactElement;
  /** Its parts, each with words of its own, in the order in which the keyboard goes. */
  marks: readonly Mark[];
}

export interface ForFile {
  element: ReactElement;
  width: number;
  height: number;
}

/** A picture that can be drawn in another size: for a slide, say. */
export interface DrawnPicture extends Picture {
  /** Without parts and links, which a file has no use for. Where it stands in a file is given as its x and y. */
  at(size: Size, place?: { x: number; y: number; width: number; height: number }): ForFile;
}

export interface Told {
  /** What the picture shows, for those who do not see it. */
  label: string;
}

type Plotter<Chart> = (pen: Pen, chart: Chart, size: Size, fills: Fills) => Drawn;

const kept = keeper<DrawnPicture>(200);

/** Draws a chart; one that was drawn lately is taken from memory. @param kind which of the pictures it is */
export function pictureOf<Chart extends Told>(
  kind: string,
  chart: Chart,
  plotter: Plotter<Chart>,
): Promise<DrawnPicture> {
  const key = JSON.stringify([kind, chart]);
  return kept(key, async () => {
    const pen = await penOf();
    const name = createHash('sha256').update(key).digest('hex').slice(0, 8);
    const drawn = (size: Size, drawing: string) => plotter(pen, chart, size, fillsOf(drawing));
    const forPage = (size: Size, drawing: string) => {
      const { svg, over, marks } = drawn(size, drawing);
      return asMarkedPicture(svg, chart.label, marks, { defs: <Patterns drawing={drawing} />, over });
    };
    return {
      wide: forPage(sizes.wide, `${name}-wide`),
      narrow: forPage(sizes.narrow, `${name}-narrow`),
      at: (size, place) => {
        const { svg, over, width, height } = drawn(size, `${name}-file`);
        const defs = <Patterns drawing={`${name}-file`} />;
        return { element: asDrawing(svg, { ...place }, { defs, over }), width, height };
      },
    };
  });
}
