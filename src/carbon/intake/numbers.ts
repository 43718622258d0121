/** Numbers as files write them, read in SQL: what is plain costs one cast, only the rest is cleaned. */
import { literal } from '../../platform/duck/duck.ts';
import type { Mapping } from './mapping.ts';

type Manner = Pick<Mapping, 'decimalMark' | 'numberWords'>;

/** Six places after the point, twelve digits before it. */
export const amountType = 'decimal(18,6)';

/**
 * SQL: the number in a text, rounded half up to six places; null where it is none.
 * @param text SQL of the text; null is allowed
 */
export function numberSql(text: string, manner: Manner): string {
  const cleaned = `try_cast(${cleanedSql(text, manner)} as ${amountType})`;
  // What has a decimal comma must never be read as if the comma parted thousands, or the point were a decimal point.
  return manner.decimalMark === ',' ? cleaned : `coalesce(try_cast(${text} as ${amountType}), ${cleaned})`;
}

/** SQL: whether there is anything in a cell. */
export const blankSql = (text: string): string => `(${text} is null or trim(${text}) = '')`;

/** Cells of wide tables that say that there is nothing. */
const nothingWords = ['', '-', '–', 'n/a', 'na', 'nil', 'none', 'not applicable', 'no data provided', 'no data'];

/** SQL: whether a cell of a wide table says that there is nothing. */
export const nothingSql = (text: string): string =>
  `lower(trim(coalesce(${text}, ''))) in (${nothingWords.map(literal).join(', ')})`;

/** SQL: whether a number has more than six places, so that something was rounded away. */
export function roundedSql(text: string, { decimalMark }: Manner): string {
  const mark = decimalMark === ',' ? ',' : '[.]';
  // Seven places are at least eight signs: most cells are shorter, and cost no more than their length.
  return `case when strlen(${text}) > 7 then regexp_matches(${text}, '${mark}\\d{6}\\d*[1-9]') else false end`;
}

/** SQL: which of the reasons it is that a cell holds no number. */
export function numberTroubleSql(text: string, { decimalMark }: Manner): string {
  const other = decimalMark === '.' ? ',' : '[.]';
  return `case
    when regexp_matches(${text}, '^\\s*''?=') then 'formula'
    when regexp_full_match(trim(${text}), '#[A-Z0-9/]+[!?]?') then 'error-cell'
    when regexp_full_match(trim(${text}), '[?]+|tbc|tba|n/?k|unknown|not known|don''t know', 'i') then 'not-known'
    when try_cast(regexp_replace(${text}, '[^0-9.eE+-]', '', 'g') as double) >= 1e12 then 'number-too-large'
    when regexp_full_match(trim(${text}), '[-+£$€]*[0-9.]*${other}[0-9]+') then 'other-decimal-mark'
    when regexp_full_match(trim(${text}), '[-+£$€ ]*[0-9OoIlS.,]*[0-9][0-9OoIlS.,]*') then 'letter-in-number'
    else 'not-a-number' end`;
}

/** SQL: the text as a cast reads it: without currency signs, spaces and thousands, brackets as a minus. */
function cleanedSql(text: string, { decimalMark, numberWords }: Manner): string {
  const bare = `regexp_replace(replace(${text}, chr(8722), '-'), '[£$€\\s\\x{00A0}\\x{202F}\\x{2009}]|^''', '', 'g')`;
  const signed = `regexp_replace(regexp_replace(${bare}, '^[(](.*)[)]$', '-\\1'), '^(.*[0-9])(?:-|CR)$', '-\\1')`;
  const [mark, thousands] = decimalMark === '.' ? ['[.]', "[,']"] : [',', "[.']"];
  const whole = `[-+]?(?:[0-9]{1,3}(?:${thousands}[0-9]{3})+|[0-9]+)(?:${mark}[0-9]*)?`;
  // What is none comes out empty, which no cast reads. No part of it stands here twice: DuckDB would work that out
  // beforehand, for every row.
  const only = `regexp_extract(${signed}, ${literal(`^${whole}$`)})`;
  const number = `replace(regexp_replace(${only}, ${literal(thousands)}, '', 'g'), ',', '.')`;
  const words = Object.entries(numberWords);
  if (words.length === 0) return number;
  const told = words.map(([word, value]) => `when ${literal(word)} then ${literal(value)}`).join(' ');
  return `coalesce(nullif(${number}, ''), case lower(trim(${text})) ${told} end)`;
}
