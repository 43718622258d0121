/** What a published return came to when it was worked out again, in words or as CSV. */
import { stringify } from 'csv-stringify/sync';
import { Decimal } from '../../kernel/decimals.ts';
import type { CheckedRow, PublishedRow } from './check.ts';
import type { ReturnFile } from './read.ts';
import type { CheckedReturn } from './return.ts';
import type { CheckedTotal } from './totals.ts';

/** Which columns a return was read from, and what was taken where they do not say. */
export function readingOf(
  { sheet: { name, columns: all }, columns }: ReturnFile,
  checked: CheckedReturn | null,
): string {
  const heading = (column: string) => {
    const found = all.find((one) => one.name === column)?.heading ?? '';
    return found === '' ? `column ${all.findIndex((one) => one.name === column) + 1}` : `"${found}"`;
  };
  const { source, unit, stated, across } = columns;
  const list = (of: readonly string[]) => [...new Set(of)].map(heading).join(' and ');
  const told = [
    ...(source === null ? [] : [`names from ${heading(source)}`]),
    `quantities from ${list(stated.map(({ quantity }) => quantity))}`,
    ...(unit === null ? [] : [`units from ${heading(unit)}`]),
    `factors from ${list(stated.flatMap(({ factors }) => factors.map(({ column }) => column)))}`,
    `emissions from ${list([...stated, ...across].map(({ column }) => column))}`,
    ...(checked?.mark === ',' ? ['the comma as the decimal mark'] : []),
  ];
  const assumed = stated.flatMap(({ mass, factors }, at): string[] => {
    const taken = checked?.assumed[at];
    if (!taken) return [];
    const unsaid = factors.every((one) => one.mass === null && one.form === null);
    return [
      ...(mass === null && taken.stated !== 't' ? [`emissions in ${taken.stated}`] : []),
      ...(unsaid && taken.factor !== 'kg' ? [`factors in ${taken.factor}`] : []),
    ];
  });
  const taken =
    assumed.length === 0 ? '' : ` Most rows follow with ${[...new Set(assumed)].join(' and ')}, so that was taken.`;
  return `Read ${name === '' ? '' : `on sheet "${name}" `}${told.join(', ')}.${taken}`;
}

const csvColumns = [
  'row',
  'source',
  'column',
  'verdict',
  'stated',
  'computed',
  'computedRounded',
  'rounding',
  'difference',
  'differenceShare',
  'hint',
] as const;

export function csvOf({ rows }: CheckedReturn): string {
  return stringify(
    rows.map((row) => csvColumns.map((column) => row[column] ?? '')),
    { header: true, columns: [...csvColumns] },
  ).trimEnd();
}

/** For a program: all of it but the rows as they were published, which the verdicts repeat. */
export function jsonOf({ published: _, ...checked }: CheckedReturn): string {
  return JSON.stringify(checked, null, 2);
}

export function textOf({
  rows,
  published,
  agreeing,
  unclear,
  flagged,
  alone,
  unstated,
  rounding,
  totals,
  across,
}: CheckedReturn): string {
  const told = rows.flatMap((row, place) => sentenceOf(row, published[place]) ?? []);
  const to = rounding === null ? '' : ` (${rounding})`;
  const what = rows.some(({ column }) => column !== '') ? 'amount' : 'row';
  const summary = [
    `${agreeing} of ${counted(rows.length, what)} follow${agreeing === 1 ? 's' : ''} from ${agreeing === 1 ? 'its' : 'their'} own figures to the rounding of the publication${to}.`,
    ...(unclear > 0
      ? [`${unclear} may: quantity or factor ${unclear === 1 ? 'is' : 'are'} given too rounded to tell.`]
      : []),
    ...(flagged > 0 ? [`${flagged} ${flagged === 1 ? 'does' : 'do'} not, or cannot be read.`] : []),
    ...(alone.length > 0
      ? [
          `${counted(alone.length, 'amount')} (${rowsNamed(alone)}) ${alone.length === 1 ? 'is' : 'are'} stated without a quantity or a factor, so nothing was worked out.`,
        ]
      : []),
    ...(unstated > 0 ? [`${counted(unstated, 'row')} ${unstated === 1 ? 'states' : 'state'} no emissions.`] : []),
  ];
  const sums =
    across.checked === 0
      ? []
      : [
          ...across.off.map(acrossOf),
          ...(across.off.length === 0 ? [`All ${across.checked} totals of a row are the sum of its parts.`] : []),
        ];
  return [...told, summary.join(' '), ...sums, ...totals.map((total) => totalOf(total, totals.length > 1))].join('\n');
}

/** Rows that a sentence names. */
const namedAtMost = 5;

function rowsNamed(all: readonly { row: number }[]): string {
  const rows = all.slice(0, namedAtMost).map(({ row }) => row);
  const more = all.length - rows.length;
  return `${all.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** @returns null for a row of which there is nothing to say */
function sentenceOf(row: CheckedRow, published: PublishedRow | undefined): string | null {
  if (row.verdict === 'agrees' || !published) return null;
  const { quantity, unit, factors, statedIn, together } = published;
  const name = `Row ${row.row}${row.source === '' ? '' : `, ${row.source}`}${row.column === '' ? '' : `, ${row.column}`}`;
  const texts = factors.map(({ text }) => text);
  const by = together === 'added' && texts.length > 1 ? [`(${texts.join(' + ')})`] : texts;
  const product = [`${quantity}${unit === '' ? '' : ` ${unit}`}`, ...by].join(' × ');
  if (row.verdict === 'not readable') return `${name}: ${product} cannot be read as numbers and units that fit.`;
  const comes = `${product} is ${row.computedRounded} ${statedIn}, and ${row.stated} ${statedIn} is stated`;
  if (row.verdict === 'agrees, cut off') return `${name}: ${comes}, cut off instead of rounded.`;
  if (row.verdict === 'agrees within its own rounding')
    return `${name}: ${comes}, which may be, as its figures are rounded.`;
  const off = new Decimal(row.difference ?? 0);
  const more = `${shown(off.abs())} ${off.isNegative() ? 'less' : 'more'}`;
  return `${name}: ${comes}, ${more}.${row.hint === null ? '' : ` ${row.hint}`}`;
}

/** A difference with no more places than tell. */
const shown = (value: Decimal) => value.toSignificantDigits(8).toFixed();

function acrossOf({ row, source, column, stated, computed, difference }: CheckedRow): string {
  return `Row ${row}${source === '' ? '' : `, ${source}`}: ${column} is ${stated}, and its parts add up to ${computed}: it is ${difference ?? '?'} off.`;
}

function totalOf(
  { row, label, stated, of, sumOfStated, verdict, difference, hint }: CheckedTotal,
  several: boolean,
): string {
  const name = several ? `${label === '' ? 'The total' : label}${row === null ? '' : ` (row ${row})`}` : 'The total';
  const whose = several ? `of ${of}` : 'of its rows';
  if (verdict === 'not readable') return `${name}, ${stated}, is no number.`;
  if (verdict === 'does not follow')
    return `${name}, ${stated}, is not the sum ${whose}, ${sumOfStated}: it is ${difference} off.${hint === null ? '' : ` ${hint}`}`;
  return `${name}, ${stated}, ${verdict === 'agrees' ? `is the sum ${whose}` : `agrees with the sum ${whose} within their rounding`}.`;
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
