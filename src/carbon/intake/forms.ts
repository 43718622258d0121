/** In which form a file writes its numbers and dates: counted, not guessed. */
import { z } from 'zod';
import { whole } from '../../platform/duck/duck.ts';
import { placesOf } from './branches.ts';
import type { Sheet, Sql } from './source.ts';

/** How many cells of a column look how; up to ten thousand rows are looked at. */
export interface NumberForms {
  /** "425.448": exactly three digits behind the point, one to three before it, and no comma. */
  pointThree: number;
  /** "12.5", "1,234.56", "1,425,448": the point is a decimal point, or the comma parts thousands. */
  point: number;
  /** "12,400": a comma before three digits. */
  commaThree: number;
  /** "12,5", "1234,567": if the number is one, the comma is a decimal comma. */
  comma: number;
  /** "1.234,56", "1.425.448": the point parts thousands. */
  parted: number;
  /** A cell of these forms; null where there is none. */
  pointExample: string | null;
  commaExample: string | null;
}

export interface DateForms {
  /** "24/03/2024" and "03/24/2024" tell the order of day and month; "03/04/2024" does not. */
  dayFirst: number;
  monthFirst: number;
  either: number;
  /** "2024-25" can only be a financial year, "2024-11" only a month, "2010-11" may be either. */
  years: number;
  months: number;
  eitherYear: number;
}

const rowsLookedAt = 10_000;

export async function numberForms(sql: Sql, sheet: Sheet, column: string): Promise<NumberForms> {
  const c = `c${placesOf(sheet).at(column)}`;
  const like = (pattern: string) => `regexp_full_match(t, '[-+(£ ]*(?:${pattern})[) ]*')`;
  const [pointThree, commaThree] = ['[1-9][0-9]{0,2}[.][0-9]{3}', '[1-9][0-9]{0,2},[0-9]{3}'];
  const point = '(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?[.][0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}';
  const parted = '[0-9]{1,3}(?:[.][0-9]{3})+,[0-9]+|[0-9]{1,3}(?:[.][0-9]{3}){2,}';
  return sql.row(
    `select count_if(${like(pointThree)}) as pointThree, count_if(${like(point)} and not ${like(pointThree)}) as point,
       count_if(${like(commaThree)}) as commaThree, count_if(${like('[0-9]*,[0-9]+')} and not ${like(commaThree)}) as comma,
       count_if(${like(parted)}) as parted,
       min(t) filter (${like(pointThree)}) as pointExample, min(t) filter (${like('[0-9]*,[0-9]+')}) as commaExample
     from (select trim(${c}) as t from ${sheet.relation} where ${c} is not null limit ${rowsLookedAt})`,
    z.object({
      pointThree: whole,
      point: whole,
      commaThree: whole,
      comma: whole,
      parted: whole,
      pointExample: z.string().nullable(),
      commaExample: z.string().nullable(),
    }),
  );
}

export async function dateForms(sql: Sql, sheet: Sheet, columns: readonly string[]): Promise<DateForms> {
  const places = placesOf(sheet);
  const texts = columns.map(
    (column) => `select c${places.at(column)} as t from ${sheet.relation} limit ${rowsLookedAt}`,
  );
  const slashed = `regexp_extract(t, '^(\\d{1,2})[/.-](\\d{1,2})[/.-](?:\\d{4}|\\d\\d)\\b', ['a', 'b'])`;
  const pair = `regexp_extract(t, '^((?:19|20)\\d\\d)[-_](\\d\\d)$', ['y', 'n'])`;
  const n = (text: string) => `try_cast(${text} as integer)`;
  return sql.row(
    `select count_if(a > 12 and b <= 12) as dayFirst, count_if(b > 12 and a <= 12) as monthFirst, count_if(a <= 12 and b <= 12 and a <> b) as either,
       count_if(next and not month) as years, count_if(month and not next) as months, count_if(month and next) as eitherYear
     from (select ${n('s.a')} as a, ${n('s.b')} as b, (${n('p.y')} + 1) % 100 = ${n('p.n')} as next, ${n('p.n')} between 1 and 12 as month
       from (select ${slashed} as s, ${pair} as p from (${texts.map((text) => `(${text})`).join(' union all ')})))`,
    z.object({ dayFirst: whole, monthFirst: whole, either: whole, years: whole, months: whole, eitherYear: whole }),
  );
}

/** The different texts of these columns together, the most frequent first. */
export async function textsOf(sql: Sql, sheet: Sheet, columns: readonly string[], most: number): Promise<string[][]> {
  const places = placesOf(sheet);
  const cells = columns.map((column, at) => `coalesce(trim(c${places.at(column)}), '') as t${at}`);
  const keys = columns.map((_, at) => `t${at}`);
  const rows = await sql.rows(
    `select ${keys.join(', ')} from (select ${cells.join(', ')} from ${sheet.relation}) group by all order by count(*) desc, ${keys.join(', ')} limit ${most}`,
    z.record(z.string(), z.string()),
  );
  return rows.map((row) => keys.map((key) => row[key] ?? ''));
}
