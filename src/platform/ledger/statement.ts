/**
 * The one statement that makes a footprint of lines. It is in the subset of SQL that DuckDB, PostgreSQL and Citus share:
 * it multiplies each line once by each of its rates at a declared scale, sums decimals, and never divides. On Citus it is
 * pushed down whole: lines are spread by organisation, every grouping names the organisation, and rates and inputs lie on
 * every node.
 *
 * Of an activity's rates (for electricity: by location, by market, transmission …) each stands in a column of its own, so
 * that a line stays one row until it is summed; five million lines would else be fifteen million products to group.
 * `place` tells which rates' columns hold which category and scope, and the sums are taken apart by it at the end.
 */

import { z } from 'zod';

/** What a result can be told apart by, beside the organisation: of lines, and of rates. */
const lineDimensions = {
  year: 'year',
  from: 'from_month',
  to: 'to_month',
  site: 'site',
  supplier: 'supplier',
  activity: 'activity',
  unit: 'unit',
  evidence: 'evidence',
  tier: 'tier',
  estimated: 'estimated',
} as const;
const rateDimensions = {
  category: 'category',
  scope: 'scope',
  'ghg category': 'ghg_category',
  part: 'rate_part',
  basis: 'basis',
} as const;

export type Dimension = keyof typeof lineDimensions | keyof typeof rateDimensions;
export const dimensions = [...Object.keys(lineDimensions), ...Object.keys(rateDimensions)] as readonly Dimension[];

/** The name that a dimension has among the columns of the result. */
export const columnOf = (dimension: Dimension): string => ({ ...lineDimensions, ...rateDimensions })[dimension];

/** What a sum is told apart by, and what it leaves out or puts together. */
export const SumBy = z.object({
  by: z.array(z.enum(Object.keys({ ...lineDimensions, ...rateDimensions }) as [Dimension, ...Dimension[]])),
  /** Of these categories only. */
  categories: z.array(z.string()).optional(),
  /** The names of a dimension that come to most in an organisation's year; what is beyond them is put together as `others`. */
  most: z.object({ of: z.enum(['site', 'supplier']), names: z.int().min(1) }).optional(),
});
export type SumBy = z.infer<typeof SumBy>;

/** The name of all that is beyond the most. */
export const others = 'All others';

/** How many rates one activity may have in a year. */
export const mostRates = 8;

const isOfLines = (dimension: Dimension): dimension is keyof typeof lineDimensions => dimension in lineDimensions;

/**
 * The statement of a sum: `footprintStatement`, kept to some categories and to the names that come to most where that is
 * asked for. It takes the same parameters and gives the same columns.
 */
export function sumStatement({ by, categories, most }: SumBy): string {
  const all = footprintStatement(by, categories);
  if (!most) return all;
  const keys = ['organisation', ...by.map(columnOf)];
  const named = columnOf(most.of);
  const name = `case when n.rank <= ${most.names} then s.${named} else '${others}' end`;
  const list = keys.map((key) => (key === named ? name : `s.${key}`));
  return `with counted as (${all}), names as (
  select organisation, year, ${named},
    row_number() over (partition by organisation, year order by sum(abs(kg)) desc, ${named}) as rank
  from counted group by organisation, year, ${named}
)
select ${list.map((text, at) => `${text} as ${keys[at]}`).join(', ')},
  sum(s.lines) as lines, sum(s.quantity) as quantity, sum(s.spend) as spend, sum(s.kg) as kg
from counted s join names n on n.organisation = s.organisation and n.year = s.year and n.${named} = s.${named}
group by ${list.join(', ')}
order by ${list.join(', ')}`;
}

/**
 * Kilograms of CO2e, quantity and spend of the lines of an input set, each line by its rates, by organisation and `by`.
 * Parameters: $1 the system, $2 the input set. Quantities add up only where `by` holds the unit, and lines, quantities and
 * spend only where it holds part and basis, since a line counts by each of its rates.
 */
export function footprintStatement(by: readonly Dimension[], categories?: readonly string[]): string {
  const kept =
    categories && `and category in (${categories.map((one) => `'${one.replaceAll("'", "''")}'`).join(', ')})`;
  const ofLines = ['organisation', ...by.filter(isOfLines).map((one) => lineDimensions[one])];
  const keys = ['organisation', ...by.map(columnOf)];
  const places = Array.from({ length: mostRates }, (_, index) => index + 1);
  const each = (write: (n: number) => string, between: string) => places.map(write).join(between);
  return `with rates as (
  select system_id, rate_set, activity, unit, year, place,
    ${each((n) => `cast(sum(case n when ${n} then kg else 0 end) as decimal(20, 12)) as kg_${n}`, ',\n    ')}
  from ledger_rates where system_id = $1${kept ? `\n    and place in (select place from ledger_rates where system_id = $1 ${kept})` : ''}
  group by system_id, rate_set, activity, unit, year, place
), sums as (
  select ${ofLines.map((key) => `l.${key}`).join(', ')}, r.rate_set, r.place,
    count(*) as lines,
    sum(l.quantity) as quantity,
    sum(l.spend) as spend,
    ${each((n) => `sum(cast(l.quantity * r.kg_${n} as decimal(38, 18))) as kg_${n}`, ',\n    ')}
  from ledger_lines l
  join ledger_inputs i on i.system_id = l.system_id and i.organisation = l.organisation
    and i.from_month = l.from_month and i.file = l.file
  join rates r on r.system_id = i.system_id and r.rate_set = i.rate_set
    and r.activity = l.activity and r.unit = l.unit and r.year = l.year
  where l.system_id = $1 and i.input_set = $2
  group by ${ofLines.map((key) => `l.${key}`).join(', ')}, r.rate_set, r.place
), places as (
  select distinct rate_set, place, n, category, scope, ghg_category, rate_part, basis
  from ledger_rates where system_id = $1${kept ? `\n    ${kept}` : ''}
)
select ${keys.map((key) => `${ofLines.includes(key) ? 's' : 'p'}.${key}`).join(', ')},
  sum(s.lines) as lines,
  sum(s.quantity) as quantity,
  sum(s.spend) as spend,
  sum(case p.n ${each((n) => `when ${n} then s.kg_${n}`, ' ')} end) as kg
from sums s
join places p on p.rate_set = s.rate_set and p.place = s.place
group by ${keys.map((key) => `${ofLines.includes(key) ? 's' : 'p'}.${key}`).join(', ')}
order by ${keys.map((key) => `${ofLines.includes(key) ? 's' : 'p'}.${key}`).join(', ')}`;
}
