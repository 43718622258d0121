/** The rows of a published return, as cells, sorted into amounts, totals and headings of sections, for each of its columns of emissions. */
import type { PublishedFactor, PublishedRow } from './check.ts';
import type { AcrossColumn, FactorColumn, ReturnColumns, StatedColumn } from './columns.ts';
import { type DecimalMark, isNothing, markOf, readBelow, readPublished } from './numbers.ts';
import { isTotal, type Listed } from './totals.ts';
import { factorForm, type Mass, massOf, measureOf } from './units.ts';

export type Cells = Readonly<Record<string, string>> & { row: string };

/** An amount that is stated without what it would be worked out from. */
export interface StatedAlone {
  row: number;
  source: string;
  stated: string;
}

/** What a column of emissions holds. */
export interface ColumnRows {
  column: StatedColumn;
  rows: PublishedRow[];
  alone: StatedAlone[];
  /** Rows that have a quantity and a factor and state nothing. */
  unstated: number;
  /** In their order; of each amount `computed` is still to come. */
  listed: Listed[];
}

/** Which masses are taken where headings do not say. */
export interface Assumed {
  stated: Mass;
  factor: Mass;
}

export function rowsOfColumn(
  all: readonly Cells[],
  columns: ReturnColumns,
  column: StatedColumn,
  mark: DecimalMark,
  assumed: Assumed,
): ColumnRows {
  const found: ColumnRows = { column, rows: [], alone: [], unstated: 0, listed: [] };
  let section: string | null = null;
  for (const cells of all) {
    const cell = (name: string | null) => (name === null ? '' : (cells[name] ?? '').trim());
    const labels = [cell(columns.source), ...columns.sections.map(cell)].filter((text) => text !== '');
    const [source = ''] = labels;
    const row = Number(cells.row);
    const quantity = withUnit(cell(column.quantity), mark);
    const stated = withUnit(cell(column.column), mark);
    const factors = column.factors.map((factor) => factorIn(cell, factor, mark, assumed.factor));
    const hasFactor = factors.some(({ text }) => !isNothing(text));
    const sum = labels.find(isTotal);
    if (isNothing(stated.number)) {
      if (!isNothing(quantity.number) && hasFactor && sum === undefined) found.unstated += 1;
      else if (source !== '' && isNothing(quantity.number) && !hasFactor) {
        section = source;
        if (columns.stated.every((one) => isNothing(cell(one.column))))
          found.listed.push({ kind: 'section', label: source });
      }
      continue;
    }
    const isAmount = readPublished(stated.number, mark) !== null || readBelow(stated.number, mark) !== null;
    if (!hasFactor && isAmount && (sum !== undefined || (source === '' && isNothing(quantity.number)))) {
      found.listed.push({ kind: 'total', row, label: sum ?? '', stated: stated.number });
      continue;
    }
    const sections = [...columns.sections.map(cell), ...(section === null ? [] : [section])].filter(
      (one) => one !== '',
    );
    if (!hasFactor || isNothing(quantity.number)) {
      if (!isAmount) continue;
      found.alone.push({ row, source, stated: stated.number });
      found.listed.push({ kind: 'amount', row, stated: stated.number, computed: null, sections });
      continue;
    }
    const unit = cell(columns.unit) || quantity.unit;
    found.rows.push({
      ...{ row, source, unit: unit || (column.measure?.text ?? ''), factors, mark },
      ...(columns.stated.length > 1 ? { column: column.heading } : {}),
      quantity: quantity.number,
      measure: measureOf(unit) ?? (unit === '' ? column.measure : null),
      together: column.together,
      stated: stated.number,
      statedIn: massOf(stated.unit) ?? column.mass ?? assumed.stated,
    });
    found.listed.push({ kind: 'amount', row, stated: stated.number, computed: null, sections });
  }
  return found;
}

function factorIn(
  cell: (name: string | null) => string,
  { column, mass, per, form }: FactorColumn,
  mark: DecimalMark,
  assumed: Mass,
): PublishedFactor {
  const { number, unit } = withUnit(cell(column), mark);
  const own = factorForm(unit === '' ? cell(form) : unit);
  return { text: number, mass: own.mass ?? mass ?? assumed, per: own.per ?? per };
}

/** "12,450 kWh" as its number and its unit; what is a number by itself has no unit. */
function withUnit(text: string, mark: DecimalMark): { number: string; unit: string } {
  const bare = { number: text, unit: '' };
  if (isNothing(text) || readPublished(text, mark) || readBelow(text, mark)) return bare;
  const [, number = '', unit = ''] = /^([^A-Za-z]*\d[^A-Za-z]*?)\s*([A-Za-z'’(£][^\d]*.*)$/.exec(text) ?? [];
  return readPublished(number, mark) ? { number: number.trim(), unit } : bare;
}

/** The decimal mark of a return's figures; null where they may be read either way. */
export function markOfCells(all: readonly Cells[], { stated, across }: ReturnColumns): DecimalMark | null {
  const names = new Set([
    ...stated.flatMap(({ column, quantity, factors }) => [column, quantity, ...factors.map((one) => one.column)]),
    ...across.map(({ column }) => column),
  ]);
  return markOf(all.flatMap((cells) => [...names].map((name) => cells[name] ?? '')));
}

/** A row's total beside the parts that it is the sum of, as they are stated. */
export interface RowAcross {
  row: number;
  source: string;
  column: AcrossColumn;
  stated: string;
  parts: string[];
}

export function rowsAcross(all: readonly Cells[], { source, across }: ReturnColumns): RowAcross[] {
  return across.flatMap((column) =>
    all.flatMap((cells): RowAcross[] => {
      const stated = (cells[column.column] ?? '').trim();
      const parts = column.of.map((one) => (cells[one] ?? '').trim()).filter((text) => !isNothing(text));
      if (isNothing(stated) || parts.length === 0) return [];
      return [
        { row: Number(cells.row), source: source === null ? '' : (cells[source] ?? '').trim(), column, stated, parts },
      ];
    }),
  );
}
