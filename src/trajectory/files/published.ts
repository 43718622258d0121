/**
 * A published pathway, worked out again: its totals from its rows, what remains from what was before and what is taken
 * off, its gap, its shares and its target lines, within the rounding of the figures as they are printed.
 */
import { Decimal } from '../../kernel/decimals.ts';
import type { Outline } from '../../platform/documents/outline.ts';
import { tablesOf } from './document-tables.ts';
import type { Computed, Formula, Place } from './published-around.ts';
import { formulasFor } from './published-formulas.ts';
import { type Figure, type PublishedTable, publishedTable, type Series } from './published-series.ts';

export interface CheckedSum {
  /** Which table of the document it is, from 1, and what stands above it. */
  table: number;
  caption: string;
  /** The row and the column that the figure stands in. */
  row: string;
  rowNumber: number;
  column: string;
  /** "the sum of “LED”, “Fleet”" */
  formula: string;
  /** As it is printed. */
  stated: string;
  /** What follows, in the unit in which the table is printed. */
  computed: string;
  /** stated − computed. */
  difference: string;
  verdict: 'agrees' | 'agrees within the rounding of its parts' | 'does not add up';
  /** What may have happened. */
  hint: string | null;
}

export interface CheckedPathway {
  tables: number;
  sums: CheckedSum[];
  /** Rows and columns that say that they follow from others, and no rule was found by which they do. */
  unexplained: { table: number; name: string; formula: string }[];
}

/** All tables of a document that hold figures. */
export function checkPublished(outline: Outline): CheckedPathway {
  const tables = tablesOf(outline).flatMap((table) => publishedTable(table) ?? []);
  const checked: CheckedPathway = { tables: tables.length, sums: [], unexplained: [] };
  for (const [at, table] of tables.entries()) {
    const { sums, unexplained } = checkTable(table, at + 1);
    checked.sums.push(...sums);
    checked.unexplained.push(...unexplained);
  }
  return checked;
}

interface Where {
  row: string;
  rowNumber: number;
  column: string;
}

function checkTable(table: PublishedTable, number: number): Omit<CheckedPathway, 'tables'> {
  const { rows, columns, caption } = table;
  const place = (row: number, column: number): Where => ({
    row: rows[row]?.name ?? '',
    rowNumber: rows[row]?.row ?? 0,
    column: columns[column]?.name ?? '',
  });
  const about = { table: number, caption };
  const sums: CheckedSum[] = [];
  const unexplained: CheckedPathway['unexplained'] = [];
  const take = (all: readonly Series[], at: number, along: readonly Place[], where: (n: number) => Where) => {
    const found = checkSeries(all, at, along, table.step);
    if (found === null) return;
    if (found.kind === 'unexplained') unexplained.push({ table: number, name: found.name, formula: found.formula });
    else sums.push(...found.results.map(({ at: n, ...result }) => ({ ...about, ...where(n), ...result })));
  };
  const alongColumns = columns.map(({ name, year, kinds }) => ({ name, year, isTotal: kinds.has('total') }));
  const alongRows = rows.map(({ name, kinds }) => ({ name, year: yearOfRow(name), isTotal: kinds.has('total') }));
  for (const at of rows.keys()) take(rows, at, alongColumns, (column) => place(at, column));
  for (const at of columns.keys()) take(columns, at, alongRows, (row) => place(row, at));
  // What stands where a row of sums meets a column of sums is told once, by the row.
  const seen = new Set<string>();
  const once = sums.filter(({ rowNumber, column, verdict }) => {
    const key = JSON.stringify([rowNumber, column]);
    const isAgain = seen.has(key) && verdict !== 'does not add up';
    seen.add(key);
    return !isAgain;
  });
  return { sums: once, unexplained };
}

function yearOfRow(name: string): number | null {
  const [, year] = /^(20\d\d)(?:[/–-]\d{2,4})?$/.exec(name.trim()) ?? [];
  return year === undefined ? null : Number(year);
}

type Result = Pick<CheckedSum, 'formula' | 'stated' | 'computed' | 'difference' | 'verdict' | 'hint'> & { at: number };

/** Kinds whose names say for certain that they follow from others. */
const certain = ['total', 'remaining', 'gap'] as const;

function checkSeries(
  all: readonly Series[],
  at: number,
  along: readonly Place[],
  step: Decimal,
): { kind: 'checked'; results: Result[] } | { kind: 'unexplained'; name: string; formula: string } | null {
  const series = all[at];
  if (series === undefined) return null;
  const tried = formulasFor(all, at, along)
    .map((formula) => ({ formula, results: resultsOf(series, formula, step) }))
    .filter(({ results }) => results.length > 0)
    .map((one) => ({ ...one, agreeing: one.results.filter(speaksFor).length, off: usuallyOff(one.results) }))
    .sort((a, b) => b.agreeing - a.agreeing || a.off - b.off);
  const [best] = tried;
  if (best === undefined) return null;
  const isCertain = certain.some((kind) => series.kinds.has(kind)) && !series.kinds.has('share');
  // One figure that happens to fit is no rule for a row of many, unless the name says what the row is.
  const enough = best.results.filter((one) => !isIdle(one)).length * (isCertain ? 0.25 : 0.5);
  if (best.agreeing > 0 && best.agreeing >= enough) return { kind: 'checked', results: best.results };
  if (!isCertain) return null;
  if (best.off <= mostOff) return { kind: 'checked', results: best.results };
  return { kind: 'unexplained', name: series.name, formula: best.formula.words };
}

/** A sum that is off by no more than this share of itself in most places is one with an error in it, and no other sum. */
const mostOff = 0.25;

/** The median of how far the stated figures are off, as a share of what follows. */
function usuallyOff(results: readonly Result[]): number {
  const shares = results
    .map(({ computed, difference }) => Math.abs(Number(difference)) / Math.max(Math.abs(Number(computed)), 1e-9))
    .sort((a, b) => a - b);
  return shares[Math.floor(shares.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** Nought that follows from noughts says nothing about a rule. */
const isIdle = ({ stated, computed }: Result): boolean =>
  new Decimal(computed).isZero() && /^[\s0.,%–-]*$/.test(stated);

const speaksFor = (result: Result): boolean => result.verdict !== 'does not add up' && !isIdle(result);

function resultsOf(series: Series, formula: Formula, step: Decimal): Result[] {
  return series.figures.flatMap((figure, at) => {
    const computed = figure === null ? null : formula.at(at);
    return figure === null || computed === null ? [] : [{ at, ...compared(figure, computed, formula, step) }];
  });
}

function compared(figure: Figure, computed: Computed, { words }: Formula, step: Decimal): Omit<Result, 'at'> {
  // "12" in a column headed "%" is 12 per cent, though no sign says so.
  const asPercent = !figure.isShare && words.includes('÷');
  const scale = asPercent ? new Decimal(100) : scaleOf(figure);
  const value = asPercent ? figure.value.div(100) : figure.value;
  const half = asPercent ? figure.half.div(100) : figure.half;
  const off = value.minus(computed.value);
  const isExact = off.abs().lte(half);
  const verdict = isExact
    ? 'agrees'
    : off.abs().lte(half.plus(computed.half))
      ? 'agrees within the rounding of its parts'
      : 'does not add up';
  const inPrint = (decimal: Decimal) => decimal.times(scale).toDecimalPlaces(printPlaces).toFixed();
  return {
    formula: words,
    stated: figure.written,
    computed: inPrint(computed.value),
    difference: inPrint(off),
    verdict,
    hint:
      verdict === 'does not add up' ? (hintOf(off, half, computed) ?? roundingHint(off, computed, step, scale)) : null,
  };
}

/** Places to which what follows is told. */
const printPlaces = 6;

/** From tonnes back to what is printed: a table in kt is told in kt, a share in per cent. */
function scaleOf({ value, written, isShare }: Figure): Decimal {
  if (isShare) return new Decimal(100);
  const digits = /[\d,.]*\d/.exec(written)?.[0].replace(/,/g, '');
  if (digits === undefined || value.isZero() || new Decimal(digits).isZero()) return new Decimal(1);
  return new Decimal(digits).div(value.abs());
}

/** A part that was left out, or is in it twice, or was added where it had to be taken off, is as much as the sum is off. */
function hintOf(off: Decimal, half: Decimal, { parts }: Computed): string | null {
  const by = (times: number) =>
    parts.find(
      ({ sign, figure }) =>
        !figure.value.isZero() &&
        off
          .minus(figure.value.times(sign * times))
          .abs()
          .lte(half.plus(figure.half)),
    );
  const [left, twice, turned] = [by(-1), by(1), by(-2)];
  if (left !== undefined) return `As if “${left.name}” had been left out.`;
  if (twice !== undefined) return `As if “${twice.name}” were in it twice.`;
  return turned === undefined ? null : `As if “${turned.name}” had the wrong sign.`;
}

/** A table of nothing but hundreds may be rounded to hundreds, though it does not say so. */
function roundingHint(off: Decimal, { parts }: Computed, step: Decimal, scale: Decimal): string | null {
  if (step.isZero() || parts.length === 0 || off.abs().gt(step.div(2).times(parts.length + 1))) return null;
  return `It would be within rounding, if all figures are rounded to the nearest ${step.times(scale).toFixed()}.`;
}
