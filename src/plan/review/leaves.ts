/** A long review goes on several pages, each with some finds and the lines that they stand in. Pure. */
import { type Decisions, type Standing, standingOf, standings } from './decisions.ts';
import type { Find } from './finds.ts';

export const shows = [...standings, 'all'] as const;
/** Which finds are shown. */
export type Show = Standing | 'all';

/** Finds of one page at most, and lines from the first of them to the last: more make a browser slow. */
const mostFinds = 250;
const mostLines = 4000;
/** Lines without finds that are shown before the first find of a document and after its last. */
const margin = 1000;

export interface Leaf {
  finds: Find[];
  /** Lines of the document that stand beside them: the first, and the one after the last; from 0. */
  from: number;
  to: number;
}

export function isShown(show: Show, decisions: Decisions, { id }: Find): boolean {
  return show === 'all' || standingOf(decisions, id) === show;
}

/** The pages of a review, at least one. Their lines do not overlap. */
export function leavesOf(finds: readonly Find[], decisions: Decisions, show: Show, lines: number): Leaf[] {
  const leaves: Find[][] = [];
  for (const find of finds.filter((one) => isShown(show, decisions, one))) {
    const leaf = leaves.at(-1);
    const [first] = leaf ?? [];
    if (leaf && first && leaf.length < mostFinds && find.line - first.line < mostLines) leaf.push(find);
    else leaves.push([find]);
  }
  if (leaves.length === 0) return [{ finds: [], from: 0, to: Math.min(lines, margin) }];
  const starts = leaves.map(([first]) => Math.max((first?.line ?? 1) - 1, 0));
  return leaves.map((leaf, at) => {
    const last = Math.max(...leaf.map(({ line }) => line));
    const start = starts[at] ?? 0;
    const from = at === 0 ? Math.max(start - margin, 0) : start;
    const next = starts[at + 1] ?? lines;
    // Two pages may part the finds of one line: then both show it.
    return { finds: leaf, from, to: Math.max(Math.min(next, last + margin), from + 1) };
  });
}

/**
 * Where a reviewer goes on after a change to one find: to it, or to the next one if it is no longer among those shown.
 * @returns the page, from 1, and the find; null for its id if none is left after it
 */
export function placeAfter(
  finds: readonly Find[],
  decisions: Decisions,
  show: Show,
  lines: number,
  id: string,
): { page: number; id: string | null } {
  const at = Math.max(
    finds.findIndex((find) => find.id === id),
    0,
  );
  const next = finds.slice(at).find((find) => isShown(show, decisions, find));
  const leaves = leavesOf(finds, decisions, show, lines);
  if (!next) return { page: leaves.length, id: null };
  return { page: leaves.findIndex((leaf) => leaf.finds.includes(next)) + 1, id: next.id };
}
