/** The tables of a Word document: those that tell rows, and those that only lay out a page in boxes and columns. */
import type { Place, TableRow } from '../outline.ts';
import { attribute, child, descendants, elements, textOf, type XmlElement } from '../xml.ts';
import { wordsOf } from './docx-runs.ts';
import { isOn } from './properties.ts';

export interface Cell {
  element: XmlElement;
  /** Left and width are shares of the table's width; top and height of its rows. */
  place: Place;
  /** How many columns it takes. */
  span: number;
  /** It goes on with the cell above. */
  continues: boolean;
}

export interface Row {
  cells: Cell[];
  /** The file marks it as a heading row. */
  heads: boolean;
  /** All its words are bold. */
  strong: boolean;
}

/** The cells of a table row by row, deleted rows left out. */
export function tableCells(table: XmlElement): Row[] {
  const rows = rowsOf(table).filter((row) => !child(row, 'trPr', 'del'));
  const columns = Math.max(1, ...rows.map((row) => cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), 0)));
  return rows.map((row, index) => {
    let column = 0;
    const cells = cellsOf(row).map((cell) => {
      const width = spanOf(cell);
      const place = {
        left: column / columns,
        top: index / rows.length,
        width: width / columns,
        height: 1 / rows.length,
      };
      column += width;
      return { element: cell, place, span: spanOf(cell), continues: continuesAbove(cell) };
    });
    return { cells, heads: headsTable(row), strong: isStrong(row) };
  });
}

/**
 * Whether a table only lays out the page: a single box, or a row or two of cells that hold whole lists or headings. In
 * a table of many rows the row matters, and its lists stay in its cells.
 */
export function isLayout(rows: Row[]): boolean {
  const full = rows.filter((row) => row.cells.some((cell) => hasWords(cell.element)));
  if (full.length === 0) return false;
  if (full.every((row) => row.cells.filter((cell) => hasWords(cell.element)).length <= 1)) {
    return Math.max(...full.map((row) => row.cells.length)) === 1 || full.length === 1;
  }
  return full.length <= 3 && full.some((row) => row.cells.some((cell) => holdsList(cell.element)));
}

/** A row of which the words have been read, a cell for each column. */
export interface TextRow extends TableRow {
  heads: boolean;
  strong: boolean;
}

/** The words of a row, with those of the cell above where a cell goes on from it: an owner told once for three rows. */
export function filledDown(row: Row, cells: string[], above: TextRow | undefined): string[] {
  const filled = [...cells];
  let column = 0;
  for (const cell of row.cells) {
    if (cell.continues && filled[column] === '') filled[column] = above?.cells[column] ?? '';
    column += cell.span;
  }
  return filled;
}

/** Parts the heading from the rows: the rows marked as one, told as one row; or a first row that alone is bold. */
export function withHeading(rows: TextRow[]): { header: TableRow | null; body: TableRow[] } {
  const marked = rows.findIndex((row) => !row.heads);
  const onlyFirstIsStrong = rows[0]?.strong === true && rows.length > 1 && !rows.every((row) => row.strong);
  const count = marked > 0 ? marked : onlyFirstIsStrong ? 1 : 0;
  const heads = rows.slice(0, count);
  const body = rows.slice(count).map(({ line, cells }) => ({ line, cells }));
  const [first] = heads;
  if (!first) return { header: null, body };
  const cells = first.cells.map((_, column) => {
    const told = heads.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '');
    return [...new Set(told)].join(' ');
  });
  return { header: { line: first.line, cells }, body };
}

function holdsList(cell: XmlElement): boolean {
  if (descendants(cell, 'tbl').length > 0) return true;
  return descendants(cell, 'p').filter((one) => textOf(one).trim() !== '').length >= 4;
}

function hasWords(cell: XmlElement): boolean {
  return descendants(cell, 't').some((one) => textOf(one).trim() !== '');
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elements(table).flatMap((one) =>
    one.name === 'tr' ? [one] : one.name === 'sdt' || one.name === 'sdtContent' ? rowsOf(one) : [],
  );
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elements(row).flatMap((one) =>
    one.name === 'tc' ? [one] : one.name === 'sdt' || one.name === 'sdtContent' ? cellsOf(one) : [],
  );
}

/** No table of a plan is wider; a file made to fill the memory is. */
const widest = 100;

function spanOf(cell: XmlElement): number {
  const told = Number(attribute(child(cell, 'tcPr', 'gridSpan'), 'val') ?? '1') || 1;
  return Math.min(widest, Math.max(1, Math.floor(told)));
}

function continuesAbove(cell: XmlElement): boolean {
  const merge = child(cell, 'tcPr', 'vMerge');
  return merge !== null && attribute(merge, 'val') !== 'restart';
}

function headsTable(row: XmlElement): boolean {
  const mark = child(row, 'trPr', 'tblHeader');
  return mark !== null && isOn(attribute(mark, 'val'));
}

function isStrong(row: XmlElement): boolean {
  const worded = descendants(row, 'p')
    .map((one) => wordsOf(one, false))
    .filter((words) => words.text.trim() !== '');
  return worded.length > 1 && worded.every((words) => words.strong);
}
