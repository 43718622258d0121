/**
 * The order in which boxes on a page are read: what stands above, the left column from top to bottom, then the right
 * one. The page is cut along gaps that run right through, upright ones first, and each part is cut again.
 */
import type { Place } from './outline.ts';

/** How far boxes may reach into one another and still stand apart, as a share of the page. */
const slack = 0.015;

/** The boxes in reading order. */
export function inReadingOrder<T extends { place: Place }>(boxes: T[]): T[] {
  if (boxes.length < 2) return boxes;
  const columns = cut(boxes, (box) => [box.place.left, box.place.left + box.place.width]);
  if (columns.length > 1) return columns.flatMap(inReadingOrder);
  const rows = cut(boxes, (box) => [box.place.top, box.place.top + box.place.height]);
  if (rows.length > 1) return joinRowsOfColumns(rows).flatMap(inReadingOrder);
  return boxes.toSorted((a, b) => a.place.top - b.place.top || a.place.left - b.place.left);
}

/** Parts the boxes where a line can be drawn between them across one axis. */
function cut<T>(boxes: T[], extent: (box: T) => [number, number]): T[][] {
  const sorted = boxes.toSorted((a, b) => extent(a)[0] - extent(b)[0]);
  const parts: T[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const box of sorted) {
    const [start, end] = extent(box);
    const current = parts.at(-1);
    if (!current || start >= reach - slack) parts.push([box]);
    else current.push(box);
    reach = Math.max(reach, end);
  }
  return parts;
}

/**
 * Rows that lie under one another and can be cut along the same upright gap are one part: a label over a column
 * belongs to its column, and the two labels are not read before both columns.
 */
function joinRowsOfColumns<T extends { place: Place }>(rows: T[][]): T[][] {
  const joined: T[][] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const together = above ? [...above, ...row] : row;
    const apart = (part: T[]): number => cut(part, (box) => [box.place.left, box.place.left + box.place.width]).length;
    if (above && apart(together) > 1) joined[joined.length - 1] = together;
    else joined.push(row);
  }
  return joined;
}
