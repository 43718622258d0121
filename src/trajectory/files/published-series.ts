/** A published table as rows of figures, and the same as columns: both are checked in one way. */

import { isNothing } from '../../carbon/published-return/numbers.ts';
import { Decimal } from '../../kernel/decimals.ts';
import { type DocumentTable, massIn, yearIn } from './document-tables.ts';
import { figureOf, tonnesAsWritten } from './published-cell.ts';
import { kindsOf, type SeriesKind } from './published-kinds.ts';

export interface Figure {
  /** In tonnes where the table says a unit, else as it is written. */
  value: Decimal;
  half: Decimal;
  written: string;
  isShare: boolean;
}

/** A row, or a column. */
export interface Series {
  name: string;
  kinds: ReadonlySet<SeriesKind>;
  /** One for each place along it; null where there is no figure. */
  figures: readonly (Figure | null)[];
}

export interface PublishedTable {
  caption: string;
  counts: DocumentTable['counts'];
  /** The largest power of ten that all its figures are whole numbers of; nought where that is one. */
  step: Decimal;
  rows: readonly (Series & { row: number })[];
  columns: readonly (Series & { year: number | null })[];
}

/** The figures of a table; null where it has fewer than two rows or no column of them. */
export function publishedTable(table: DocumentTable): PublishedTable | null {
  const { headings, rows, caption, counts } = table;
  const numeric = headings.map((_, at) => at).filter((at) => isNumeric(table, at));
  const label = headings.findIndex((_, at) => !numeric.includes(at));
  const labelAt = label === -1 ? 0 : label;
  const columnsAt = numeric.filter((at) => at !== labelAt);
  const figures = rows.map(({ cells }) =>
    columnsAt.map((at) => readFigure(cells[at] ?? '', massIn(headings[at] ?? '') ?? massIn(caption) ?? '1')),
  );
  const kept = rows.flatMap((row, at) => {
    const own = figures[at] ?? [];
    return own.some((figure) => figure !== null) ? [{ row, own }] : [];
  });
  if (kept.length < 2 || columnsAt.length === 0) return null;
  const step = commonStep(kept.flatMap(({ own }) => own));
  // What says that it is rounded is taken at its word; else noughts at the end are figures.
  const least = /\bround/i.test(caption) ? step.div(2) : new Decimal(0);
  const coarse = kept.map(({ row, own }) => ({
    row,
    own: own.map(
      (figure) => figure && { ...figure, half: figure.isShare ? figure.half : Decimal.max(figure.half, least) },
    ),
  }));
  return {
    ...{ caption, counts, step },
    rows: coarse.map(({ row, own }) => {
      const name = row.cells[labelAt] ?? '';
      return { name, kinds: kindsOf(name), figures: own, row: row.row };
    }),
    columns: columnsAt.map((at, place) => {
      const name = headings[at] ?? '';
      return {
        ...{ name, kinds: kindsOf(name), year: yearIn(name) },
        figures: coarse.map(({ own }) => own[place] ?? null),
      };
    }),
  };
}

function isNumeric({ headings, rows }: DocumentTable, at: number): boolean {
  const cells = rows.map(({ cells: all }) => all[at] ?? '').filter((cell) => !isNothing(cell));
  const numbers = cells.filter((cell) => readFigure(cell, '1') !== null);
  // A column of years names the rows.
  const isYears = cells.length > 0 && cells.every((cell) => yearIn(cell) !== null && cell.length <= 9);
  if (numbers.length === 0 || isYears) return false;
  return yearIn(headings[at] ?? '') !== null
    ? numbers.length * 2 >= cells.length
    : numbers.length * 4 >= cells.length * 3;
}

function readFigure(cell: string, tonnes: string): Figure | null {
  if (isNothing(cell)) return null;
  const isShare = /%/.test(cell);
  const read = isShare ? figureOf(cell) : tonnesAsWritten(cell, tonnes);
  return read && { value: read.value, half: read.half, written: cell, isShare };
}

/** The largest power of ten that all figures are whole numbers of: 100 where a table is rounded to hundreds. */
function commonStep(figures: readonly (Figure | null)[]): Decimal {
  const values = figures.flatMap((figure) =>
    figure !== null && !figure.isShare && !figure.value.isZero() ? [figure.value.abs()] : [],
  );
  let step = new Decimal(1);
  if (values.length < fewest) return new Decimal(0);
  while (values.every((value) => value.mod(step.times(10)).isZero())) step = step.times(10);
  return step.eq(1) ? new Decimal(0) : step;
}

/** From so few figures nothing can be told about how a table rounds. */
const fewest = 6;
