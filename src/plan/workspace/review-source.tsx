/** Lines of the document with each find marked where it stands. */
import type { Find } from '../review/finds.ts';
import { type Highlighted, highlight } from '../review/highlight.ts';
import { MarkedLine } from './review-marks.tsx';
import type { ReviewView } from './review-view.ts';

export interface Passage {
  /** Index of the first line. */
  from: number;
  lines: string[];
  highlighted: Highlighted;
}

/** Lines `from` up to `to` of the document, with the finds that begin in them. */
export function passageOf({ review, finds }: Pick<ReviewView, 'review' | 'finds'>, from: number, to: number): Passage {
  const lines = review.lines.slice(from, to);
  const here = finds.filter(({ line }) => Math.max(line - 1, 0) >= from && line <= to);
  const moved = here.map((find) => ({ ...find, line: Math.max(find.line, 1) - from }));
  return { from, lines, highlighted: highlight(lines, moved) };
}

interface Props {
  passage: Passage;
  /** Address of the entry of a find. */
  entry(id: Find['id']): string;
  t: ReviewView['t'];
}

export function SourceLines({ passage: { from, lines, highlighted }, entry, t }: Props) {
  return (
    <ol className="gp-source">
      {lines.map((text, at) => {
        if (text.trim() === '') return null;
        const pieces = highlighted.lines[at];
        const number = from + at + 1;
        return (
          <li key={number} id={`line-${number}`} value={number}>
            {pieces ? (
              <MarkedLine pieces={pieces} entry={entry} begins={(id) => highlighted.places.get(id) === at} t={t} />
            ) : (
              text
            )}
          </li>
        );
      })}
    </ol>
  );
}
