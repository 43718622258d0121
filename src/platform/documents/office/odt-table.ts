/** The tables of an OpenDocument text. */
import { attribute, descendants, elements, textOf, type XmlElement } from '../xml.ts';

export interface OdtCell {
  /** Null for a cell that another covers. */
  element: XmlElement | null;
  /** It goes on with the cell above. */
  continues: boolean;
}

export interface OdtRow {
  cells: OdtCell[];
  heads: boolean;
}

/** No table of a plan is wider; a row that repeats its last cell to the edge of the sheet is. */
const widest = 200;

/** The cells of a table row by row, those covered by others told. */
export function odtRows(table: XmlElement): OdtRow[] {
  const covered: number[] = [];
  return rowsOf(table, false).map(({ row, heads }) => {
    const cells: OdtCell[] = [];
    for (const cell of elements(row)) {
      if (!/^(covered-)?table-cell$/.test(cell.name)) continue;
      const repeats = Math.min(widest, Number(attribute(cell, 'number-columns-repeated') ?? '1') || 1);
      for (let repeat = 0; repeat < repeats && cells.length < widest; repeat += 1) {
        const column = cells.length;
        const continues = (covered[column] ?? 0) > 0;
        if (continues) covered[column] = (covered[column] ?? 1) - 1;
        else covered[column] = (Number(attribute(cell, 'number-rows-spanned') ?? '1') || 1) - 1;
        cells.push({ element: cell.name === 'table-cell' ? cell : null, continues });
      }
    }
    return { cells, heads };
  });
}

/** Whether a table only lays out the page: a single box, or few rows of cells that hold whole lists. */
export function isOdtLayout(rows: OdtRow[]): boolean {
  const worded = rows.map((row) =>
    row.cells.flatMap((cell) => (cell.element && hasWords(cell.element) ? [cell.element] : [])),
  );
  const full = worded.filter((cells) => cells.length > 0);
  if (full.length === 0) return false;
  if (full.every((cells) => cells.length === 1))
    return full.length === 1 || rows.every((row) => row.cells.length === 1);
  return (
    full.length <= 3 &&
    full.some((cells) =>
      cells.some((cell) => descendants(cell, 'p').filter((one) => textOf(one).trim() !== '').length >= 4),
    )
  );
}

function hasWords(cell: XmlElement): boolean {
  return textOf(cell).trim() !== '';
}

function rowsOf(table: XmlElement, heads: boolean): { row: XmlElement; heads: boolean }[] {
  return elements(table).flatMap((one) => {
    if (one.name === 'table-row') return [{ row: one, heads }];
    if (one.name === 'table-header-rows') return rowsOf(one, true);
    return /^table-(rows|row-group)$/.test(one.name) ? rowsOf(one, heads) : [];
  });
}
