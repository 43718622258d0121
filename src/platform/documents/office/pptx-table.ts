/** The tables of a slide. */
import type { TableRow } from '../outline.ts';
import { attribute, child, elements, type XmlElement } from '../xml.ts';
import { paragraphsOf, type SlideParagraph } from './pptx-text.ts';
import { isOn } from './properties.ts';

export interface SlideTable {
  header: TableRow | null;
  rows: TableRow[];
}

interface SlideCell {
  paragraphs: SlideParagraph[];
  /** It is covered by the cell to its left, or by the one above. */
  covered: 'no' | 'left' | 'above';
}

/** The cells of a table, row by row. */
export function slideCells(table: XmlElement): SlideCell[][] {
  return elements(table, 'tr').map((row) =>
    elements(row, 'tc').map((cell) => ({
      paragraphs: paragraphsOf(child(cell, 'txBody'), []),
      covered: isCovered(cell, 'hMerge') ? 'left' : isCovered(cell, 'vMerge') ? 'above' : 'no',
    })),
  );
}

/** Whether a table only lays out the slide: few rows, of cells that hold whole lists. */
export function isSlideLayout(rows: SlideCell[][]): boolean {
  const full = rows.filter((row) => row.some((cell) => cell.paragraphs.length > 0));
  return full.length > 0 && full.length <= 3 && full.some((row) => row.some((cell) => cell.paragraphs.length >= 4));
}

/** The rows as words; the first is the heading if the table marks it so, or if it alone is bold. */
export function slideTable(table: XmlElement, cells: SlideCell[][], slide: number): SlideTable {
  const above: string[] = [];
  const rows = cells
    .map((row) => ({
      strong:
        row.some((cell) => cell.paragraphs.length > 0) &&
        row.every((cell) => cell.paragraphs.every((one) => one.strong)),
      cells: row.map((cell, column) => {
        const text = cell.covered === 'above' ? (above[column] ?? '') : wordsOfCell(cell);
        above[column] = text;
        return text;
      }),
    }))
    .filter((row) => row.cells.some((cell) => cell !== ''));
  const marked = attribute(child(table, 'tblPr'), 'firstRow');
  const [first, ...rest] = rows;
  const heads =
    first &&
    rest.length > 0 &&
    ((marked !== null && isOn(marked)) || (first.strong && !rest.every((row) => row.strong)));
  const told = (row: { cells: string[] }): TableRow => ({ line: slide, cells: row.cells });
  if (!first || !heads) return { header: null, rows: rows.map(told) };
  return { header: told(first), rows: rest.map(told) };
}

function wordsOfCell(cell: SlideCell): string {
  return cell.paragraphs
    .map((one) => (one.bullet ? `${one.bullet.marker.split(' ')[0]} ${one.text}` : one.text))
    .join('\n');
}

function isCovered(cell: XmlElement, merge: string): boolean {
  const value = attribute(cell, merge);
  return value !== null && isOn(value);
}
