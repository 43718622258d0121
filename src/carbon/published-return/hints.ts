/** What may have happened to a row that does not follow from its own figures. */
import type { Decimal } from '../../kernel/decimals.ts';
import type { ReadRow } from './check.ts';
import { type Rounding, readPublished, roundedTo } from './numbers.ts';

/** A factor that a row may have been made with instead of its own, in what its own gives for its own unit. */
export interface OtherFactor {
  name: string;
  kg: string;
}

/** Hints that one row is given of other factors. */
const factorsAtMost = 3;

/** The usual slips, tried on the row: another unit, another factor, a digit, carbon for carbon dioxide, there and back. */
export function hintOf(read: ReadRow, rounding: Rounding, others: readonly OtherFactor[]): string | null {
  const { row, computed, stated, below } = read;
  if (below || computed.isZero()) return null;
  const fits = (value: Decimal) => roundedTo(value, rounding).eq(stated.value) && !value.isZero();
  const slip = slips.find(([times]) => fits(computed.times(times)) || fits(computed.div(times)));
  if (slip) return slip[1];
  const own = row.factors.length === 1 ? readPublished(row.factors[0]?.text ?? '', row.mark) : null;
  if (own && !own.value.isZero()) {
    const fitting = others.filter(({ kg }) => fits(computed.times(kg).div(own.value)));
    if (fitting.length > 0)
      return `It follows with ${fitting
        .slice(0, factorsAtMost)
        .map(({ name, kg }) => `${name} (${kg})`)
        .join(' or ')}.`;
  }
  const digit = digitSlip(roundedTo(computed, rounding).toFixed(), stated.value.toFixed());
  if (digit) return digit;
  if (!own || own.value.isZero()) return null;
  const implied = stated.value
    .div(computed)
    .times(own.value)
    .toDecimalPlaces(own.places + 1);
  return `It would take a factor of ${implied.toFixed()}.`;
}

const slips: readonly [times: string, hint: string][] = [
  ['1000', 'It is a thousandfold out: kg for tonnes, or kWh for MWh.'],
  ['1000000', 'It is a millionfold out: kg for thousands of tonnes, or kWh for GWh.'],
  ['10', 'It is tenfold out: the point may stand in the wrong place.'],
  ['100', 'It is a hundredfold out: the point may stand in the wrong place.'],
  ['-1', 'It has the other sign.'],
  ['1.609344', 'It is out by as much as miles are from kilometres.'],
  ['2', 'It is twice or half of what follows: one way, and there and back.'],
  ['12', 'It is out by twelve: a month for a year.'],
  ['4.54609', 'It is out by as much as gallons are from litres.'],
  ['3.666666666666666667', 'It is out by as much as carbon is from carbon dioxide (44 ÷ 12).'],
];

/** A digit that was typed for another, or two that changed places; numbers of fewer than three digits tell nothing. */
function digitSlip(right: string, found: string): string | null {
  if (right.length !== found.length || right.replace(/\D/g, '').length < 3) return null;
  const differing = [...right].flatMap((digit, at) => (digit === found[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  if (differing.length === 1) return `One digit is another than in ${right}: it may have been mistyped.`;
  if (differing.length === 2 && right[first] === found[second] && right[second] === found[first])
    return `Two digits of ${right} have changed places.`;
  return null;
}
