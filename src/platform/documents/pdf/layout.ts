/** Lays the words of a PDF's page out: which stand in a table, which in a column, which at the page's head or foot. */
import type { Place } from '../outline.ts';
import { columnsOf } from './columns.ts';
import { type Line, linesOf } from './lines.ts';
import type { PageText, Piece } from './page-text.ts';
import { type PageTable, tablesOf } from './tables.ts';

/** A column of lines or a table, where it stands. */
export interface Part {
  place: Place;
  column: Line[];
  table: PageTable | null;
  /** It stands at the head or foot of the page, apart from the text. */
  margin: boolean;
}

/** The parts of a page in reading order: what stands at its head, columns with their tables, what stands at its foot. */
export function layOut(page: PageText): Part[] {
  const { told, untagged } = withoutUntagged(page);
  const { tables, rest } = tablesOf({ ...page, pieces: told });
  const { head, body, foot } = withoutMargins(linesOf(rest, page.tags.blocks), page.height);
  const { above, below } = Object.groupBy(linesOf(untagged), ({ top }) => (top < page.height / 2 ? 'above' : 'below'));
  const place = (box: { left: number; top: number; right: number; bottom: number }): Place => ({
    left: share(box.left, page.width),
    top: share(box.top, page.height),
    width: share(box.right - box.left, page.width),
    height: share(box.bottom - box.top, page.height),
  });
  const parts: Part[] = [];
  let waiting = tables.toSorted((a, b) => a.top - b.top);
  const tablePart = (table: PageTable): Part => ({ place: place(table), column: [], table, margin: false });
  const columnPart = (column: Line[]): Part => ({
    place: place(boxAround(column)),
    column,
    table: null,
    margin: false,
  });
  for (const column of columnsOf(body).flatMap((one) => partedByTables(one, tables))) {
    const box = boxAround(column);
    const above = waiting.filter(
      (table) => table.bottom <= box.top && table.left < box.right && table.right > box.left,
    );
    waiting = waiting.filter((table) => !above.includes(table));
    parts.push(...above.map(tablePart), columnPart(column));
  }
  parts.push(...waiting.map(tablePart));
  const margin = (lines: Line[]): Part[] => lines.map((line) => ({ ...columnPart([line]), margin: true }));
  return [...margin(above ?? []), ...margin(head), ...parts, ...margin(foot), ...margin(below ?? [])];
}

/** Where most of a page is tagged, what is not is no text of its own: a running title, a table's heading repeated. */
function withoutUntagged({ pieces }: PageText): { told: Piece[]; untagged: Piece[] } {
  const untagged = pieces.filter(({ tag }) => tag === null);
  const letters = (some: Piece[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const few = letters(untagged) < letters(pieces) * 0.5;
  return few ? { told: pieces.filter(({ tag }) => tag !== null), untagged } : { told: pieces, untagged: [] };
}

/** The lines at the head and foot of a page that stand apart from its text: page numbers, the name of the plan. */
function withoutMargins(lines: Line[], height: number): { head: Line[]; body: Line[]; foot: Line[] } {
  const sorted = lines.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  const apart = (above: Line | undefined, below: Line | undefined): boolean => {
    return (
      above !== undefined && below !== undefined && below.top - above.bottom > 1.2 * Math.min(above.size, below.size)
    );
  };
  const inHead = (line: Line): boolean => line.bottom < height * 0.1;
  const inFoot = (line: Line): boolean => line.top > height * 0.9;
  const start = sorted.findIndex((line) => !inHead(line));
  const end = sorted.findLastIndex((line) => !inFoot(line));
  const from = start > 0 && apart(sorted[start - 1], sorted[start]) ? start : 0;
  const to = end >= 0 && apart(sorted[end], sorted[end + 1]) ? end + 1 : sorted.length;
  return { head: sorted.slice(0, from), body: sorted.slice(from, to), foot: sorted.slice(to) };
}

/** A table in the middle of a column parts what stands above it from what stands below. */
function partedByTables(column: Line[], tables: PageTable[]): Line[][] {
  const parts: Line[][] = [];
  let last: Line | null = null;
  for (const line of column) {
    const above = last;
    const table =
      above &&
      tables.some(
        (one) => one.top > above.top && one.bottom < line.bottom && one.left < line.right && one.right > line.left,
      );
    if (table || parts.length === 0) parts.push([line]);
    else parts.at(-1)?.push(line);
    last = line;
  }
  return parts;
}

function boxAround(lines: Line[]) {
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    top: Math.min(...lines.map((line) => line.top)),
    bottom: Math.max(...lines.map((line) => line.bottom)),
  };
}

function share(length: number, whole: number): number {
  return Math.round((length / whole) * 10_000) / 10_000;
}
