/**
 * A return that was published, worked out again: which of its rows follow from their own quantity and factor, to the
 * rounding of the publication, and which do not.
 */
import { Decimal } from '../../kernel/decimals.ts';
import { hintOf, type OtherFactor } from './hints.ts';
import {
  type DecimalMark,
  halfStep,
  type PublishedNumber,
  type Rounding,
  readBelow,
  readPublished,
  roundedTo,
  roundingName,
} from './numbers.ts';
import { type Mass, type Measure, massRatio, measureRatio } from './units.ts';

/** What a quantity is multiplied by. */
export interface PublishedFactor {
  text: string;
  /** What it gives, and for one of what; kilograms for one of the quantity's unit where that is not said. */
  mass?: Mass | null;
  per?: Measure | null;
}

/** A row as it is published; numbers as they are written. */
export interface PublishedRow {
  /** Where it is: its line or cell. */
  row: number;
  source: string;
  /** The column of emissions, where there are several. */
  column?: string;
  quantity: string;
  unit: string;
  measure?: Measure | null;
  factors: readonly PublishedFactor[];
  /** Density and potential are multiplied; factors of parts (what is burnt, and what came before) are added up. */
  together?: 'multiplied' | 'added';
  stated: string;
  statedIn: Mass;
  mark?: DecimalMark;
}

export type Verdict =
  /** To the rounding of the publication. */
  | 'agrees'
  /** The last digits were cut off, not rounded. */
  | 'agrees, cut off'
  /** Quantity or factor are given so rounded that the stated may well have come of them. */
  | 'agrees within its own rounding'
  | 'does not follow'
  | 'not readable';

export interface CheckedRow {
  row: number;
  source: string;
  column: string;
  verdict: Verdict;
  /** What follows from the row, in the unit of what it states, exactly, and rounded as the publication rounds. */
  computed: string | null;
  computedRounded: string | null;
  stated: string;
  rounding: string | null;
  /** stated − computed. */
  difference: string | null;
  differenceShare: string | null;
  /** What may have happened; null where the row agrees or nothing suggests itself. */
  hint: string | null;
}

export interface CheckedRows {
  rows: CheckedRow[];
  /** Rows that agree, cut off or rounded; that may agree, were their figures given more fully; and that do not follow. */
  agreeing: number;
  unclear: number;
  flagged: number;
  /** How the publication rounds, where its rows tell; null where each has to be taken by itself. */
  rounding: Rounding | null;
}

/** A row whose figures are numbers, worked out. */
export interface ReadRow {
  row: PublishedRow;
  /** In the unit of what is stated, and between what it may lie as its figures are rounded. */
  computed: Decimal;
  low: Decimal;
  high: Decimal;
  stated: PublishedNumber;
  /** The stated is "<0.1", which is only a bound. */
  below: boolean;
}

/** Works the rows of one column of emissions out again. @param othersFor factors that a row may have been made with instead */
export function checkRows(
  rows: readonly PublishedRow[],
  othersFor: (row: PublishedRow) => readonly OtherFactor[] = () => [],
): CheckedRows {
  const read = rows.map((row) => ({ row, read: readRow(row) }));
  const rounding = publicationRounding(read.flatMap((one) => one.read ?? []));
  const checked = read.map((one) => (one.read ? checkRow(one.read, rounding, othersFor) : notReadable(one.row)));
  const unclear = checked.filter(({ verdict }) => verdict === 'agrees within its own rounding').length;
  const agreeing = checked.filter(({ verdict }) => verdict.startsWith('agrees')).length - unclear;
  return { rows: checked, agreeing, unclear, flagged: checked.length - agreeing - unclear, rounding };
}

/** To which of the roundings that its stated values allow most rows agree; null where fewer than half or three do. */
function publicationRounding(rows: readonly ReadRow[]): Rounding | null {
  const rounded = rows.filter(({ stated, below }) => !below && !stated.unrounded && !stated.value.isZero());
  const candidates: Rounding[] = [
    ...[8, 7, 6, 5, 4, 3, 2, 1, 0, -1, -2, -3].map((places): Rounding => ({ kind: 'places', places })),
    ...[8, 7, 6, 5, 4, 3, 2, 1].map((digits): Rounding => ({ kind: 'digits', digits })),
  ];
  let best: { rounding: Rounding; agreeing: number } | null = null;
  for (const rounding of candidates) {
    if (rounded.some(({ stated }) => !roundedTo(stated.value, rounding).eq(stated.value))) continue;
    const agreeing = rounded.filter(({ computed, stated }) => roundedTo(computed, rounding).eq(stated.value)).length;
    if (best === null || agreeing > best.agreeing) best = { rounding, agreeing };
  }
  return best && best.agreeing >= 3 && best.agreeing * 2 >= rounded.length ? best.rounding : null;
}

function checkRow(
  read: ReadRow,
  publication: Rounding | null,
  othersFor: (row: PublishedRow) => readonly OtherFactor[],
): CheckedRow {
  const { row, computed, stated } = read;
  const rounding = ownRounding(read, publication);
  const verdict = verdictOf(read, rounding);
  const difference = stated.value.minus(computed);
  return {
    row: row.row,
    source: row.source,
    column: row.column ?? '',
    verdict,
    computed: computed.toFixed(),
    computedRounded: stated.unrounded ? computed.toFixed() : roundedTo(computed, rounding).toFixed(),
    stated: row.stated,
    rounding: stated.unrounded ? 'not rounded' : roundingName(rounding),
    difference: difference.toFixed(),
    differenceShare: computed.isZero() ? null : difference.div(computed.abs()).toDecimalPlaces(6).toFixed(),
    hint: verdict === 'does not follow' ? hintOf(read, rounding, othersFor(row)) : null,
  };
}

/**
 * To what a value was rounded: as the publication does, if the row then agrees; else by the places that are written. In
 * a publication that gives no sign, noughts at the end may only hold a place: the finest rounding that agrees is taken.
 */
function ownRounding({ computed, stated }: ReadRow, publication: Rounding | null): Rounding {
  const agrees = (rounding: Rounding) => roundedTo(computed, rounding).eq(stated.value);
  if (publication && agrees(publication)) return publication;
  const written: Rounding = { kind: 'places', places: stated.places };
  if (publication) return written;
  const coarser = Array.from({ length: stated.idleNoughts }, (_, nought) => -1 - nought);
  const fitting = [stated.places, ...coarser].find((places) => agrees({ kind: 'places', places }));
  return fitting === undefined ? written : { kind: 'places', places: fitting };
}

function verdictOf({ computed, low, high, stated, below }: ReadRow, rounding: Rounding): Verdict {
  if (below) return computed.abs().lte(stated.value) ? 'agrees' : 'does not follow';
  const half = halfStep(stated);
  if (stated.unrounded ? computed.minus(stated.value).abs().lte(half) : roundedTo(computed, rounding).eq(stated.value))
    return 'agrees';
  if (!stated.unrounded && computed.toDecimalPlaces(Math.max(stated.places, 0), Decimal.ROUND_DOWN).eq(stated.value))
    return 'agrees, cut off';
  const reachable = low.lte(stated.value.plus(half)) && high.gte(stated.value.minus(half));
  // A factor of 0.2 may be 0.15 to 0.25: that would excuse nearly everything.
  const telling = high.minus(low).lte(computed.abs().times(widestExcuse));
  return reachable && telling ? 'agrees within its own rounding' : 'does not follow';
}

/** From low to high, as a fraction of what follows from the figures as they are written. */
const widestExcuse = '0.1';

type Span = [value: Decimal, low: Decimal, high: Decimal];

/** What a row comes to; null where a figure of it is no number, or units do not fit. */
export function readRow(row: PublishedRow): ReadRow | null {
  const { mark = '.', together = 'multiplied', factors } = row;
  const bound = readBelow(row.stated, mark);
  const stated = bound ?? readPublished(row.stated, mark);
  // A share of the whole is no amount.
  if (stated === null || /%\s*$/.test(row.stated) || factors.length === 0) return null;
  const quantity = spanOf(row.quantity, mark);
  const parts = factors.map(({ text }) => spanOf(text, mark));
  const scales = together === 'added' ? factors.map((factor) => scaleOf(row, [factor])) : [scaleOf(row, factors)];
  const known = parts.filter((one) => one !== null);
  if (quantity === null || known.length === 0 || (together === 'multiplied' && known.length < parts.length))
    return null;
  const scaled: Span[] = [];
  if (together === 'multiplied') {
    const [scale] = scales;
    if (!scale) return null;
    scaled.push(known.reduce(product, [scale, scale, scale]));
  } else
    for (const [at, part] of parts.entries()) {
      const scale = scales[at];
      if (part === null) continue;
      if (!scale) return null;
      scaled.push(product(part, [scale, scale, scale]));
    }
  const sum = scaled.reduce(([a, b, c], [x, y, z]): Span => [a.plus(x), b.plus(y), c.plus(z)]);
  const [computed, low, high] = product(quantity, sum);
  return { row, computed, low, high, stated, below: bound !== null };
}

function spanOf(text: string, mark: DecimalMark): Span | null {
  const read = readPublished(text, mark);
  if (!read) return null;
  const half = halfStep(read);
  return [read.value, read.value.minus(half), read.value.plus(half)];
}

function product([a, lowA, highA]: Span, [b, lowB, highB]: Span): Span {
  const corners = [lowA.times(lowB), lowA.times(highB), highA.times(lowB), highA.times(highB)];
  return [a.times(b), Decimal.min(...corners), Decimal.max(...corners)];
}

/** From quantity × factor to the unit of what is stated; null where the factor's unit measures something else. */
function scaleOf({ measure, statedIn }: PublishedRow, factors: readonly PublishedFactor[]): Decimal | null {
  const gives = factors.map(({ mass }) => mass).find((one) => one) ?? 'kg';
  const per = factors.map((factor) => factor.per).find((one) => one) ?? null;
  const mass = massRatio(gives, statedIn);
  if (!per || !measure) return mass;
  return measureRatio(measure, per)?.times(mass) ?? null;
}

function notReadable({ row, source, column = '', stated }: PublishedRow): CheckedRow {
  return {
    ...{ row, source, column, verdict: 'not readable', stated },
    ...{ computed: null, computedRounded: null, rounding: null, difference: null, differenceShare: null, hint: null },
  };
}
