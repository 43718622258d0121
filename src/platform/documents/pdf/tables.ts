/** The tables of a page: those that a tagged PDF names, and those that lines drawn between rows and columns show. */
import { type Line, linesOf } from './lines.ts';
import type { PageText, Piece, Rule } from './page-text.ts';
import type { TaggedTable } from './tags.ts';

export interface PageTable {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** The cells row by row; "\n" parts a cell's paragraphs and items, "\r" the lines into which they are wrapped. */
  rows: { cells: string[]; strong: boolean }[];
}

const itemMark = /^[•●▪◦‣■–-]\s*\S/;

/** Lines that are drawn as good as on the same height. */
const near = 3;

/** The tables of a page, and the pieces of text that stand in none. */
export function tablesOf(page: Pick<PageText, 'pieces' | 'rules' | 'tags'>): { tables: PageTable[]; rest: Piece[] } {
  const tables: PageTable[] = [];
  const { rules } = page;
  let rest = page.pieces;
  for (const tagged of page.tags.tables) {
    const inside = rest.filter(({ tag }) => tag !== null && holds(tagged, tag));
    const table = tableTagged(inside, tagged);
    if (!table) continue;
    tables.push(table);
    rest = rest.filter((piece) => !inside.includes(piece));
  }
  // Lines frame more than tables, so where the file names its tables they are not asked.
  for (const area of tables.length > 0 ? [] : areasOf(rules)) {
    const inside = rest.filter((piece) => isInside(piece, area));
    const table = inside.length > 0 ? tableIn(inside, area) : null;
    if (!table) continue;
    tables.push(table);
    rest = rest.filter((piece) => !inside.includes(piece));
  }
  return { tables, rest };
}

/** Tables of one column or one row lay a page out, and are read as what stands in them. */
function tableTagged(pieces: Piece[], tagged: TaggedTable): PageTable | null {
  const width = Math.max(0, ...tagged.map(({ cells }) => cells.length));
  const found = tagged.map(({ heading, cells }) => ({
    heading,
    cells: cells.map((blocks) =>
      blocks.flatMap(({ role, ids }) => {
        const inBlock = pieces.filter(({ tag }) => tag !== null && ids.has(tag));
        return inBlock.length > 0 ? [{ item: role === 'item', pieces: inBlock }] : [];
      }),
    ),
  }));
  const edges = Array.from({ length: width }, (_, at) =>
    leftOf(found.filter(({ cells }) => cells.length === width).flatMap(({ cells }) => cells[at] ?? [])),
  );
  const rows = found.flatMap(({ heading, cells }) => {
    const words = edges.map((_, at) => inColumn(cells, at, edges).map(wordsOfBlock).join('\n'));
    return words.some((word) => word !== '') ? [{ cells: words, strong: heading }] : [];
  });
  if (width < 2 || rows.length < (width < 3 ? 2 : 1)) return null;
  return {
    top: Math.min(...pieces.map(({ baseline, size }) => baseline - size)),
    bottom: Math.max(...pieces.map(({ baseline }) => baseline)),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    rows,
  };
}

/** Merged cells leave a row with fewer: there the words tell by their place in which column they stand. */
function inColumn(cells: CellBlock[][], column: number, edges: number[]): CellBlock[] {
  if (cells.length === edges.length) return cells[column] ?? [];
  return cells.filter((cell) => edges.findLastIndex((edge) => leftOf(cell) > edge - near) === column).flat();
}

interface CellBlock {
  item: boolean;
  pieces: Piece[];
}

function wordsOfBlock({ item, pieces }: CellBlock): string {
  const words = wordsOfCell(linesOf(pieces));
  return item && !itemMark.test(words) ? `• ${words}` : words;
}

function leftOf(blocks: CellBlock[]): number {
  return Math.min(...blocks.flatMap(({ pieces }) => pieces.map(({ left }) => left)));
}

function holds(tagged: TaggedTable, tag: string): boolean {
  return tagged.some(({ cells }) => cells.some((blocks) => blocks.some(({ ids }) => ids.has(tag))));
}

interface Area {
  left: number;
  right: number;
  /** Heights of the lines between its rows, from the top. */
  heights: number[];
  /** Where the lines between its columns stand, from the left; may be none. */
  columns: number[];
}

/** Three lines or more along the page, below one another and as good as over one another, frame a table's rows. */
function areasOf(rules: Rule[]): Area[] {
  const along = joined(rules.filter((rule) => rule.bottom - rule.top < near)).toSorted((a, b) => a.top - b.top);
  const down = rules.filter((rule) => rule.right - rule.left < near && rule.bottom - rule.top >= near);
  const stacks: Rule[][] = [];
  for (const rule of along) {
    const stack = stacks.find((one) => one.some((other) => overlap(other, rule) > 0.7) && bridged(one, rule, down));
    if (stack) stack.push(rule);
    else stacks.push([rule]);
  }
  return stacks.flatMap((stack) => {
    const heights = distinct(stack.map((rule) => rule.top));
    if (heights.length < 3) return [];
    const left = Math.min(...stack.map((rule) => rule.left));
    const right = Math.max(...stack.map((rule) => rule.right));
    const [top, bottom] = [heights[0] ?? 0, heights.at(-1) ?? 0];
    const between = down.filter((rule) => {
      const within = rule.left > left - near && rule.left < right + near;
      return within && rule.bottom > top + near && rule.top < bottom - near;
    });
    return [{ left, right, heights, columns: distinct(between.map((rule) => rule.left)) }];
  });
}

/** Where lines run down the page, a row ends where they do; without any, rows may be as high as half a page is wide. */
function bridged(stack: Rule[], rule: Rule, down: Rule[]): boolean {
  const above = stack.at(-1)?.top ?? rule.top;
  if (rule.top - above <= near) return true;
  const meets = down.filter((one) => one.left > rule.left - near && one.left < rule.right + near);
  if (meets.length === 0) return rule.top - above < 150;
  return meets.some((one) => one.top < rule.top - near && one.bottom > above + near);
}

function tableIn(pieces: Piece[], area: Area): PageTable | null {
  const edges = area.columns.length >= 3 ? area.columns : columnEdges(pieces, area);
  if (edges.length < 3) return null;
  const rows: PageTable['rows'] = [];
  area.heights.slice(0, -1).forEach((top, index) => {
    const bottom = area.heights[index + 1] ?? top;
    const inRow = pieces.filter((piece) => piece.baseline > top && piece.baseline <= bottom + 1);
    if (inRow.length === 0) return;
    const cells = edges.slice(0, -1).map((left, column) => {
      const right = edges[column + 1] ?? left;
      return wordsOfCell(linesOf(inRow.filter((piece) => piece.left >= left - near && piece.left < right - near)));
    });
    rows.push({ cells, strong: inRow.every((piece) => piece.bold) });
  });
  if (rows.length < 2) return null;
  return { top: area.heights[0] ?? 0, bottom: area.heights.at(-1) ?? 0, left: area.left, right: area.right, rows };
}

/** Where no line is drawn between columns: the gaps in which no words stand all the way down. */
function columnEdges(pieces: Piece[], area: Area): number[] {
  const edges = [area.left];
  let reach = Number.NEGATIVE_INFINITY;
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    if (reach > Number.NEGATIVE_INFINITY && piece.left > reach + piece.size * 0.5) edges.push(piece.left - 1);
    reach = Math.max(reach, piece.right);
  }
  return [...edges, area.right + 1];
}

function wordsOfCell(lines: Line[]): string {
  const sorted = lines.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  let text = '';
  let last: Line | null = null;
  for (const line of sorted) {
    const begins = itemMark.test(line.text);
    const far = last !== null && line.baseline - last.baseline > last.size * 1.9;
    text += last === null ? line.text : begins || far ? `\n${line.text}` : `\r${line.text}`;
    last = line;
  }
  return text;
}

/** Pieces of a line that meet, such as the borders of cells beside one another, are one line. */
function joined(rules: Rule[]): Rule[] {
  const found: Rule[] = [];
  for (const rule of rules.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const before = found.findLast(
      (one) => Math.abs(one.top - rule.top) < near && rule.left <= one.right + near && rule.right >= one.left - near,
    );
    if (before)
      Object.assign(before, { left: Math.min(before.left, rule.left), right: Math.max(before.right, rule.right) });
    else found.push({ ...rule });
  }
  return found;
}

function overlap(a: Rule, b: Rule): number {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return shared / Math.max(1, Math.max(a.right - a.left, b.right - b.left));
}

function distinct(values: number[]): number[] {
  const found: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) if (value - (found.at(-1) ?? -near) >= near) found.push(value);
  return found;
}

function isInside(line: Piece, area: Area): boolean {
  const [top, bottom] = [area.heights[0] ?? 0, area.heights.at(-1) ?? 0];
  const middle = (line.left + line.right) / 2;
  return line.baseline > top && line.baseline <= bottom + 1 && middle > area.left && middle < area.right;
}
