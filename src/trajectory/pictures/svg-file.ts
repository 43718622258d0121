/** A picture as a file of its own, for slides and print: with its title, its own style, and nothing that it would have to fetch. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { letterSize, type Size, sizes } from '../../platform/charts/pen.ts';
import type { DrawnPicture } from './drawing.tsx';
import { type FileWords, Slide, slidePlan } from './slide.tsx';

export type { FileWords };

/** Letters on a slide are as large as this where there is room, and never smaller than on a page. */
const usualScale = 22 / letterSize;
const largestScale = 28 / letterSize;

/** @returns the text of an SVG file: a slide of 1,280 × 720 pixels, or taller where a picture has many rows */
export function svgFile(picture: DrawnPicture, words: FileWords): string {
  const plan = slidePlan(words);
  const { size, width, height } = filling(picture, plan.width, plan.height);
  const y = plan.top + Math.max(0, plan.height - height) / 2;
  const { element } = picture.at(size, { x: plan.x + (plan.width - width) / 2, y, width, height });
  // biome-ignore lint/correctness/noChildrenProp: the file has no other JSX
  const file = createElement(Slide, { words, plan, height, children: element });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutControls(renderToStaticMarkup(file))}\n`;
}

interface Fitted {
  size: Size;
  /** Pixels of the file for one of the picture's. */
  scale: number;
  width: number;
  height: number;
}

/**
 * The size in which a picture fills its place. Names break otherwise in another size, so it is tried twice. What has many
 * rows does not shrink below the page's letters: the place grows.
 */
function filling(picture: DrawnPicture, width: number, height: number): Fitted {
  const inScale = (scale: number): Fitted => {
    const size = { ...sizes.wide, width: width / scale, height: height / scale };
    const drawn = picture.at(size);
    return { size, scale, width: drawn.width * scale, height: drawn.height * scale };
  };
  const better = ({ scale, height: taken }: Fitted) =>
    inScale(Math.max(1, Math.min(largestScale, (scale * height) / taken)));
  const first = better(inScale(usualScale));
  const second = better(first);
  return second.height <= height + 1 ? second : first;
}

/** XML has no place for these, such as a control character that was pasted from a terminal. */
const withoutControls = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, '');
