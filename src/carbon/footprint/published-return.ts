/**
 * A return that was published, worked out again: which of its rows follow from their own quantity and factor, to the
 * rounding of the publication, and which do not.
 */
import { Decimal } from '../../kernel/decimals.ts';
import { ratio, unitOf } from '../../kernel/units.ts';
import {
  halfStep,
  type PublishedNumber,
  type Rounding,
  readPublished,
  roundedTo,
  roundingName,
} from './published-number.ts';

/** A row as it is published; numbers as they are written. */
export interface PublishedRow {
  /** Where it is: its line or cell. */
  row: number;
  source: string;
  quantity: string;
  unit: string;
  /** All that the quantity is multiplied by: a factor; or density and warming potential. */
  factors: readonly string[];
  /** What the factor is for, where that is not the quantity's unit: a factor per kWh beside MWh. */
  factorUnit?: string;
  factorIn?: 'kg' | 't';
  stated: string;
  statedIn: 'kg' | 't';
}

/** A factor that a row may have been made with instead of its own. */
export interface OtherFactor {
  name: string;
  kg: string;
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

export interface CheckedReturn {
  rows: CheckedRow[];
  /** Rows that agree, cut off or rounded; that may agree, were their figures given more fully; and that do not follow. */
  agreeing: number;
  unclear: number;
  flagged: number;
  /** How the publication rounds, where its rows tell; null where each has to be taken by itself. */
  rounding: Rounding | null;
  total: CheckedTotal | null;
}

export interface CheckedTotal {
  stated: string;
  /** Of what the rows state, and of what follows from them. */
  sumOfStated: string;
  sumOfComputed: string;
  verdict: 'agrees' | 'agrees within the rounding of its rows' | 'does not follow' | 'not readable';
  difference: string | null;
}

interface Read {
  row: PublishedRow;
  /** In the unit of what is stated. */
  computed: Decimal;
  low: Decimal;
  high: Decimal;
  stated: PublishedNumber;
}

/** Works a published return out again. @param total as published, in the unit of the rows */
export function checkReturn(
  rows: readonly PublishedRow[],
  options: { total?: string; others?: readonly OtherFactor[] } = {},
): CheckedReturn {
  const read = rows.map((row) => ({ row, read: readRow(row) }));
  const readable = read.flatMap((one) => one.read ?? []);
  const rounding = publicationRounding(readable);
  const checked = read.map((one) =>
    one.read ? checkRow(one.read, rounding, options.others ?? []) : notReadable(one.row),
  );
  const unclear = checked.filter(({ verdict }) => verdict === 'agrees within its own rounding').length;
  const agreeing = checked.filter(({ verdict }) => verdict.startsWith('agrees')).length - unclear;
  return {
    rows: checked,
    agreeing,
    unclear,
    flagged: checked.length - agreeing - unclear,
    rounding,
    total: options.total === undefined ? null : checkTotal(options.total, readable),
  };
}

/** To which of the roundings that its stated values allow most rows agree; null where fewer than half or three do. */
function publicationRounding(rows: readonly Read[]): Rounding | null {
  const rounded = rows.filter(({ stated }) => !stated.unrounded && !stated.value.isZero());
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

function checkRow(read: Read, publication: Rounding | null, others: readonly OtherFactor[]): CheckedRow {
  const { row, computed, stated } = read;
  const rounding = ownRounding(read, publication);
  const verdict = verdictOf(read, rounding);
  const difference = stated.value.minus(computed);
  return {
    row: row.row,
    source: row.source,
    verdict,
    computed: computed.toFixed(),
    computedRounded: stated.unrounded ? computed.toFixed() : roundedTo(computed, rounding).toFixed(),
    stated: row.stated,
    rounding: stated.unrounded ? 'not rounded' : roundingName(rounding),
    difference: difference.toFixed(),
    differenceShare: computed.isZero() ? null : difference.div(computed.abs()).toDecimalPlaces(6).toFixed(),
    hint: verdict === 'does not follow' ? hintOf(read, rounding, others) : null,
  };
}

/**
 * To what a value was rounded: as the publication does, if the row then agrees; else by the places that are written. In
 * a publication that gives no sign, noughts at the end may only hold a place: the finest rounding that agrees is taken.
 */
function ownRounding({ computed, stated }: Read, publication: Rounding | null): Rounding {
  const agrees = (rounding: Rounding) => roundedTo(computed, rounding).eq(stated.value);
  if (publication && agrees(publication)) return publication;
  const written: Rounding = { kind: 'places', places: stated.places };
  if (publication) return written;
  const coarser = Array.from({ length: stated.idleNoughts }, (_, nought) => -1 - nought);
  const fitting = [stated.places, ...coarser].find((places) => agrees({ kind: 'places', places }));
  return fitting === undefined ? written : { kind: 'places', places: fitting };
}

function verdictOf({ computed, low, high, stated }: Read, rounding: Rounding): Verdict {
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

/** The usual slips, tried on the row: another unit, another factor, carbon for carbon dioxide, one way for there and back. */
function hintOf({ row, computed, stated }: Read, rounding: Rounding, others: readonly OtherFactor[]): string | null {
  const fits = (value: Decimal) => roundedTo(value, rounding).eq(stated.value) && !value.isZero();
  const slip = slips.find(([times]) => fits(computed.times(times)) || fits(computed.div(times)));
  if (slip) return slip[1];
  const own = row.factors.length === 1 ? readPublished(row.factors[0] ?? '') : null;
  if (!own || own.value.isZero()) return null;
  const inKg = row.factorIn === 't' ? own.value.times(1000) : own.value;
  const fitting = others.filter(({ kg }) => fits(computed.times(kg).div(inKg)));
  if (fitting.length > 0) return `It follows with ${fitting.map(({ name, kg }) => `${name} (${kg})`).join(' or ')}.`;
  const implied = stated.value
    .div(computed)
    .times(own.value)
    .toDecimalPlaces(own.places + 1);
  return computed.isZero() ? null : `It would take a factor of ${implied.toFixed()}.`;
}

const slips: readonly [times: string, hint: string][] = [
  ['1000', 'It is a thousandfold out: kg for tonnes, or kWh for MWh.'],
  ['1000000', 'It is a millionfold out: kg for thousands of tonnes, or kWh for GWh.'],
  ['-1', 'It has the other sign.'],
  ['1.609344', 'It is out by as much as miles are from kilometres.'],
  ['2', 'It is twice or half of what follows: one way, and there and back.'],
  ['12', 'It is out by twelve: a month for a year.'],
  ['3.666666666666666667', 'It is out by as much as carbon is from carbon dioxide (44 ÷ 12).'],
];

function readRow(row: PublishedRow): Read | null {
  const parts = [row.quantity, ...row.factors].map(readPublished);
  const stated = readPublished(row.stated);
  const scale = scaleOf(row);
  if (stated === null || scale === null || row.factors.length === 0) return null;
  let [computed, low, high] = [scale, scale, scale];
  for (const part of parts) {
    if (part === null) return null;
    const half = halfStep(part);
    computed = computed.times(part.value);
    [low, high] = spanned(low, high, part.value.minus(half), part.value.plus(half));
  }
  return { row, computed, low, high, stated };
}

/** From quantity × factor to the unit of what is stated; null where the factor's unit measures something else. */
function scaleOf({ unit, factorUnit, factorIn = 'kg', statedIn }: PublishedRow): Decimal | null {
  const mass = new Decimal(factorIn === statedIn ? 1 : factorIn === 'kg' ? '0.001' : 1000);
  if (factorUnit === undefined || factorUnit === unit) return mass;
  const [of, per] = [unitOf(unit), unitOf(factorUnit)];
  return of && per ? (ratio(of, per)?.times(mass) ?? null) : null;
}

function spanned(low: Decimal, high: Decimal, from: Decimal, to: Decimal): [Decimal, Decimal] {
  const corners = [low.times(from), low.times(to), high.times(from), high.times(to)];
  return [Decimal.min(...corners), Decimal.max(...corners)];
}

function notReadable({ row, source, stated }: PublishedRow): CheckedRow {
  return {
    row,
    source,
    verdict: 'not readable',
    computed: null,
    computedRounded: null,
    stated,
    rounding: null,
    difference: null,
    differenceShare: null,
    hint: null,
  };
}

function checkTotal(text: string, rows: readonly Read[]): CheckedTotal {
  const total = readPublished(text);
  const sumOfStated = rows.reduce((sum, { stated }) => sum.plus(stated.value), new Decimal(0));
  const sumOfComputed = rows.reduce((sum, { computed }) => sum.plus(computed), new Decimal(0));
  const told = { stated: text, sumOfStated: sumOfStated.toFixed(), sumOfComputed: sumOfComputed.toFixed() };
  if (total === null) return { ...told, verdict: 'not readable', difference: null };
  const off = total.value.minus(sumOfStated);
  const own = halfStep(total);
  const ofRows = rows.reduce((sum, { stated }) => sum.plus(halfStep(stated)), own);
  const exact = off.abs().lte(own) || total.value.minus(sumOfComputed).abs().lte(own);
  const verdict = exact
    ? 'agrees'
    : off.abs().lte(ofRows)
      ? 'agrees within the rounding of its rows'
      : 'does not follow';
  return { ...told, verdict, difference: off.toFixed() };
}
