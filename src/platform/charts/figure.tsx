/** A chart on a page: a figure with a title, a sentence that says what it shows, the picture, and the table of its figures. */
import type { ReactNode } from 'react';
import type { Picture } from './draw.ts';

interface Props {
  id: string;
  title: string;
  /** What it shows, in a sentence. */
  says: string;
  picture: Picture;
  /** Of its heading: below a page's own, or below a section's. */
  level?: 2 | 3;
  /** How the keyboard goes from part to part, where the picture has parts that tell of themselves. */
  hint?: string;
  /** The table of its figures. */
  children: ReactNode;
}

export function ChartFigure({ id, title, says, picture, level = 3, hint, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <figure className="gp-chart" aria-labelledby={id}>
      <Heading className={level === 2 ? 'nhsuk-heading-m' : 'nhsuk-heading-s'} id={id}>
        {title}
      </Heading>
      <p>{says}</p>
      <PictureShown picture={picture} {...(hint === undefined ? {} : { hint })} />
      {children}
    </figure>
  );
}

/** The picture alone, in the width that fits. */
export function PictureShown({ picture, hint }: { picture: Picture; hint?: string }) {
  return (
    <gp-tips hint={hint}>
      <div className="gp-chart__wide">{picture.wide}</div>
      <div className="gp-chart__narrow">{picture.narrow}</div>
    </gp-tips>
  );
}
