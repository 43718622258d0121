/** The look of a slide: a title that says what the picture shows, the picture, and a foot. */
import type { ReactElement } from 'react';
import { wrapped } from './measure.ts';
import { ink, paper, quiet } from './palette.tsx';

export interface FileWords {
  /** What the picture shows: "Planned action closes 61 % of the gap to 2032/33". */
  title: string;
  /** The same in a sentence, for those who do not see it. */
  says: string;
  /** In small letters below it: whose it is, and from when. */
  foot?: string;
  /** BCP 47; English where left out. */
  language?: string;
}

/** Of 16 : 9. It grows taller where a picture with many rows would have letters too small to be read. */
const slide = { width: 1280, height: 720, edge: 40 };
const titleSize = 34;
const titleLine = 42;
const footSize = 18;

/** The fonts of the NHS and those that stand in for them; without them a viewer takes its own. */
const fonts = "Frutiger, Arial, 'Source Sans 3', 'Liberation Sans', Helvetica, sans-serif";
const style = 'text{white-space:pre}';

/** The title on its lines, and the place that title and foot leave for the picture. */
export interface SlidePlan {
  lines: string[];
  x: number;
  top: number;
  below: number;
  width: number;
  /** Pixels that are there; a picture may take more. */
  height: number;
}

export function slidePlan({ title, foot }: FileWords): SlidePlan {
  const width = slide.width - 2 * slide.edge;
  // Bold letters are wider.
  const lines = wrapped(title, { width: width / 1.08, size: titleSize, lines: 3 });
  const top = slide.edge + lines.length * titleLine + 12;
  const below = slide.edge + (foot === undefined ? 0 : footSize + 14);
  return { lines, x: slide.edge, top, below, width, height: slide.height - top - below };
}

interface Props {
  words: FileWords;
  plan: SlidePlan;
  /** Pixels that the picture takes down the slide. */
  height: number;
  children: ReactElement;
}

export function Slide({ words: { title, says, foot, language = 'en-GB' }, plan, height: taken, children }: Props) {
  const { width, edge } = slide;
  const height = Math.ceil(plan.top + Math.max(taken, plan.height) + plan.below);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      {...{ width, height, viewBox: `0 0 ${width} ${height}`, lang: language, fontFamily: fonts, color: ink }}
      {...{ role: 'img', 'aria-labelledby': 'title', 'aria-describedby': 'desc' }}
    >
      <title id="title">{title}</title>
      <desc id="desc">{says}</desc>
      <style>{style}</style>
      <rect width={width} height={height} fill={paper} />
      <text fontSize={titleSize} fontWeight={700} fill={ink}>
        {plan.lines.map((line, at) => (
          <tspan key={line} x={edge} y={edge + titleSize - 4 + at * titleLine}>
            {line}
          </tspan>
        ))}
      </text>
      {children}
      {foot === undefined ? null : (
        <text x={edge} y={height - edge} fontSize={footSize} fill={quiet}>
          {wrapped(foot, { width: plan.width, size: footSize, lines: 1 })}
        </text>
      )}
    </svg>
  );
}
