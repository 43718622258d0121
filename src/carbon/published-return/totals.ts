/** Totals and subtotals of a published return: what each is the sum of, and whether it is. */
import { Decimal } from '../../kernel/decimals.ts';
import { type DecimalMark, halfStep, readBelow, readPublished } from './numbers.ts';

/** What stands in one column of emissions, from above: rows, totals and the headings of sections. */
export type Listed =
  | { kind: 'amount'; row: number; stated: string; computed: string | null; sections: readonly string[] }
  | { kind: 'total'; row: number | null; label: string; stated: string }
  | { kind: 'section'; label: string };

export interface CheckedTotal {
  /** Null where it was given apart from the rows. */
  row: number | null;
  label: string;
  stated: string;
  /** What it was compared with: "all rows", "the rows above it", "scope 1". */
  of: string;
  rows: number;
  /** Of what the rows state, and of what follows from them. */
  sumOfStated: string;
  sumOfComputed: string;
  verdict: 'agrees' | 'agrees within the rounding of its rows' | 'does not follow' | 'not readable';
  difference: string | null;
  hint: string | null;
}

type Amount = Extract<Listed, { kind: 'amount' }>;

interface Candidate {
  of: string;
  amounts: readonly Amount[];
}

/** @param listed of one column, in the order of the publication */
export function checkTotals(listed: readonly Listed[], mark: DecimalMark): CheckedTotal[] {
  const amounts = listed.filter((one) => one.kind === 'amount');
  return listed.flatMap((one, at) => {
    if (one.kind !== 'total') return [];
    const candidates = candidatesOf(one.label, listed.slice(0, at), amounts, one.row === null);
    const checked = candidates.map((candidate) => compared(one, candidate, mark));
    return checked.find(({ verdict }) => verdict.startsWith('agrees')) ?? checked[0] ?? [];
  });
}

/** What a total may be the sum of; first what its name says. */
function candidatesOf(label: string, above: readonly Listed[], all: readonly Amount[], apart: boolean): Candidate[] {
  const whole = { of: 'all rows', amounts: all };
  if (apart) return [whole];
  const before = above.filter((one) => one.kind === 'amount');
  const sinceLast = (isEnd: (one: Listed) => boolean) => {
    const from = above.findLastIndex(isEnd);
    return above.slice(from + 1).filter((one) => one.kind === 'amount');
  };
  const section = above.findLast((one) => one.kind === 'section');
  const sinceHeading = section === undefined ? [] : sinceLast((one) => one === section);
  const sinceTotal = sinceLast((one) => one.kind === 'total');
  const named = namedIn(label, all);
  const near: Candidate[] = [
    ...(named.length === 0 ? [] : [{ of: `the rows of ${label.replace(totalWords, '').trim()}`, amounts: named }]),
    ...(sinceHeading.length === 0 || section === undefined
      ? []
      : [{ of: `the rows of ${section.label}`, amounts: sinceHeading }]),
    ...(sinceTotal.length === 0 ? [] : [{ of: 'the rows above it', amounts: sinceTotal }]),
  ];
  const far: Candidate[] = [
    ...(before.length === all.length ? [] : [{ of: 'all rows above it', amounts: before }]),
    whole,
  ];
  const isSub = /\bsub[- ]?total\b/i.test(label) || named.length > 0;
  const isWhole =
    /\b(?:grand|overall|organisation|net|gross)\b|^total(?: emissions| carbon.*| footprint| ?\(?t?co2e?\)?)?$/i.test(
      label.trim(),
    );
  return isWhole && !isSub ? [whole, ...far, ...near] : [...near, ...far];
}

const totalWords = /\b(?:sub[- ]?|grand |overall )?totals?\b(?: (?:for|of))?|\bsum\b|\bemissions\b/gi;

/** Rows of the section that a total names: "Total scope 1", "Energy subtotal". */
function namedIn(label: string, all: readonly Amount[]): Amount[] {
  const name = plain(label.replace(totalWords, ''));
  if (name === '') return [];
  return all.filter(({ sections }) =>
    sections.some((section) => plain(section) === name || plain(`scope ${section}`) === name),
  );
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a row of that name is a sum of others. */
export const isTotal = (label: string): boolean => /\b(?:sub[- ]?totals?|totals?|sum)\b/i.test(label);

function compared(
  { row, label, stated }: Extract<Listed, { kind: 'total' }>,
  { of, amounts }: Candidate,
  mark: DecimalMark,
): CheckedTotal {
  const total = readPublished(stated, mark);
  const parts = amounts.map((amount) => ({
    amount,
    number: readPublished(amount.stated, mark),
    below: readBelow(amount.stated, mark),
  }));
  const sumOfStated = parts.reduce((sum, { number }) => sum.plus(number?.value ?? 0), new Decimal(0));
  const sumOfComputed = parts.reduce(
    (sum, { amount, number }) => sum.plus(amount.computed ?? number?.value ?? 0),
    new Decimal(0),
  );
  const told = {
    row,
    label,
    stated,
    of,
    rows: amounts.length,
    sumOfStated: sumOfStated.toFixed(),
    sumOfComputed: sumOfComputed.toFixed(),
  };
  if (total === null) return { ...told, verdict: 'not readable', difference: null, hint: null };
  const off = total.value.minus(sumOfStated);
  const own = halfStep(total);
  const ofRows = parts.reduce(
    (sum, { number, below }) => sum.plus(number ? halfStep(number) : (below?.value ?? 0)),
    own,
  );
  const exact = off.abs().lte(own) || total.value.minus(sumOfComputed).abs().lte(own);
  const verdict = exact
    ? 'agrees'
    : off.abs().lte(ofRows)
      ? 'agrees within the rounding of its rows'
      : 'does not follow';
  const hint = verdict === 'does not follow' ? hintOf(off, own, parts) : null;
  return { ...told, verdict, difference: off.toFixed(), hint };
}

/** A row that was left out of a sum, or is in it twice, is as much as the sum is off. */
function hintOf(
  off: Decimal,
  own: Decimal,
  parts: readonly { amount: Amount; number: { value: Decimal } | null }[],
): string | null {
  const as = (sign: 1 | -1) =>
    parts.find(({ number }) => number && !number.value.isZero() && off.minus(number.value.times(sign)).abs().lte(own));
  const [twice, left] = [as(1), as(-1)];
  if (twice) return `Row ${twice.amount.row} may be in it twice.`;
  return left ? `Row ${left.amount.row} may have been left out.` : null;
}
