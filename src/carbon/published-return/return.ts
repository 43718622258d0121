/** A whole return that was published: its columns of emissions, its totals down and across, and how it has to be read. */
import { Decimal } from '../../kernel/decimals.ts';
import { type CheckedRow, type CheckedRows, checkRows, type PublishedRow } from './check.ts';
import type { ReturnColumns, StatedColumn } from './columns.ts';
import type { OtherFactor } from './hints.ts';
import { type DecimalMark, halfStep, readPublished, roundingName } from './numbers.ts';
import {
  type Assumed,
  type Cells,
  markOfCells,
  type RowAcross,
  rowsAcross,
  rowsOfColumn,
  type StatedAlone,
} from './rows.ts';
import { type CheckedTotal, checkTotals } from './totals.ts';
import type { Mass } from './units.ts';

export interface CheckedReturn {
  rows: CheckedRow[];
  /** As published, in the order of `rows`. */
  published: PublishedRow[];
  agreeing: number;
  unclear: number;
  flagged: number;
  /** Amounts that are stated without a quantity or a factor: they are in the sums and were not worked out. */
  alone: StatedAlone[];
  unstated: number;
  /** "to 2 places", where the rows tell. */
  rounding: string | null;
  /** Totals down the columns, and those of a row that are not the sum of its parts. */
  totals: CheckedTotal[];
  across: { checked: number; off: CheckedRow[] };
  mark: DecimalMark;
  /** What was taken where the headings do not say it. */
  assumed: Assumed[];
}

export interface ReturnAsked {
  /** As published, where no row says it. */
  total?: string | undefined;
  mark?: DecimalMark | undefined;
  othersFor?: ((row: PublishedRow) => readonly OtherFactor[]) | undefined;
}

export function checkReturn(cells: readonly Cells[], columns: ReturnColumns, asked: ReturnAsked = {}): CheckedReturn {
  const told = asked.mark ?? markOfCells(cells, columns);
  const marks: DecimalMark[] = told === null ? ['.', ','] : [told];
  const [first, ...others] = marks.map((mark) => checkedWith(cells, columns, mark, asked));
  if (!first) throw new RangeError('No decimal mark was tried');
  return others.reduce((best, each) => (each.agreeing > best.agreeing ? each : best), first);
}

function checkedWith(
  cells: readonly Cells[],
  columns: ReturnColumns,
  mark: DecimalMark,
  { total, othersFor }: ReturnAsked,
): CheckedReturn {
  const each = columns.stated.map((column) => checkedColumn(cells, columns, column, mark, othersFor));
  const totals = each.flatMap(({ found: { listed }, checked }) => {
    const computed = new Map(checked.rows.map((row) => [row.row, row.computed]));
    const known = listed.map((one) =>
      one.kind === 'amount' ? { ...one, computed: computed.get(one.row) ?? null } : one,
    );
    const apart = total === undefined ? [] : [{ kind: 'total' as const, row: null, label: 'Total', stated: total }];
    return checkTotals([...known, ...apart], mark);
  });
  const sum = (count: (one: CheckedRows) => number) => each.reduce((all, { checked }) => all + count(checked), 0);
  const roundings = new Set(each.map(({ checked: { rounding } }) => (rounding ? roundingName(rounding) : null)));
  const across = rowsAcross(cells, columns).map((one) => checkAcross(one, mark));
  return {
    rows: each.flatMap(({ checked }) => checked.rows),
    published: each.flatMap(({ found }) => found.rows),
    agreeing: sum(({ agreeing }) => agreeing),
    unclear: sum(({ unclear }) => unclear),
    flagged: sum(({ flagged }) => flagged),
    alone: each.flatMap(({ found }) => found.alone),
    unstated: each.reduce((all, { found }) => all + found.unstated, 0),
    rounding: roundings.size === 1 ? ([...roundings][0] ?? null) : null,
    totals,
    across: { checked: across.length, off: across.filter(({ verdict }) => verdict !== 'agrees') },
    ...{ mark, assumed: each.map(({ assumed }) => assumed) },
  };
}

/** The usual ones first. */
const factorMasses: readonly Mass[] = ['kg', 't', 'g'];
const statedMasses: readonly Mass[] = ['t', 'kg', 'kt'];

/** Checks a column by what its headings say; where they do not say it, by what most rows follow with. */
function checkedColumn(
  cells: readonly Cells[],
  columns: ReturnColumns,
  column: StatedColumn,
  mark: DecimalMark,
  othersFor: ReturnAsked['othersFor'],
) {
  const isFactorTold = column.factors.some(({ mass, form }) => mass !== null || form !== null);
  const tried = (isFactorTold ? factorMasses.slice(0, 1) : factorMasses).flatMap((factor) =>
    (column.mass === null ? statedMasses : [column.mass]).map((stated): Assumed => ({ factor, stated })),
  );
  const all = tried.map((assumed) => {
    const found = rowsOfColumn(cells, columns, column, mark, assumed);
    return { found, assumed, checked: checkRows(found.rows) };
  });
  const best = all.reduce((one, other) => (other.checked.agreeing > one.checked.agreeing ? other : one));
  return { ...best, checked: othersFor ? checkRows(best.found.rows, othersFor) : best.checked };
}

function checkAcross({ row, source, column, stated, parts }: RowAcross, mark: DecimalMark): CheckedRow {
  const total = readPublished(stated, mark);
  const read = parts.map((text) => readPublished(text, mark));
  const sum = read.reduce((all, part) => all.plus(part?.value ?? 0), new Decimal(0));
  const slack = read.reduce(
    (all, part) => all.plus(part ? halfStep(part) : 0),
    total ? halfStep(total) : new Decimal(0),
  );
  const off = total?.value.minus(sum) ?? null;
  return {
    ...{ row, source, column: column.heading, stated, rounding: null, differenceShare: null, hint: null },
    verdict: off === null || read.includes(null) ? 'not readable' : off.abs().lte(slack) ? 'agrees' : 'does not follow',
    ...{ computed: sum.toFixed(), computedRounded: sum.toFixed(), difference: off?.toFixed() ?? null },
  };
}
