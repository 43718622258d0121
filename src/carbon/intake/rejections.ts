/** What is wrong with the rejected rows of a file, cell by cell, in SQL. */

import { literal } from '../../platform/duck/duck.ts';
import type { Branch, Places } from './branches.ts';
import { type Lookups, wrong } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { blankSql, nothingSql, numberSql, numberTroubleSql } from './numbers.ts';

/**
 * SQL of one row for each thing that is wrong, with `row`, `n` (order within the row), code, column, found and detail.
 * It reads `<prefix>_bad`: the rejected rows as they stand in the sheet, with `twice` and `in_ledger` (the earlier line,
 * null where there is none) and `uncounted` (why there is no factor).
 */
export function rejectionsSql(map: Mapping, places: Places, branches: readonly Branch[], lookups: Lookups): string {
  const { prefix } = lookups;
  const named = branches.flatMap((branch, at) => [
    ...['period', 'organisation'].flatMap((which) => {
      // The period and organisation of a wide row stand in it once.
      if (at > 0 && (which === 'organisation' || map.shape !== 'columns are months')) return [];
      const { texts, column } = which === 'period' ? branch.period : branch.organisation;
      return [troubleSql(`${prefix}_${which}`, 'trouble', texts, texts, column, which === 'period' ? 1 : 2)];
    }),
    ...kindTroubles(map, places, branch, prefix),
    ...amountTroubles(map, places, branch, prefix),
  ]);
  const again = (column: string, code: string) =>
    `select s."row", 9 as n, '${code}' as code, '' as "column", '' as found, s.${column} as detail from ${prefix}_bad as s where s.${column} is not null`;
  const parts = [...named, again('twice', 'twice'), again('in_ledger', 'in-ledger'), again('uncounted', 'no-factor')];
  return `select distinct "row", n, code, "column", found, detail from (${parts.join('\nunion all\n')}) order by "row", n, "column", code, found`;
}

function kindTroubles(map: Mapping, places: Places, branch: Branch, prefix: string): string[] {
  const { texts, column } = branch.kind;
  const unitInColumn = map.unit.from === 'column';
  const words = unitInColumn ? texts.slice(0, -1) : texts;
  const units = unitInColumn ? texts.slice(-1) : [literal(map.unit.from === 'constant' ? map.unit.unit : '')];
  const unitColumn = map.unit.from === 'column' ? map.unit.column : column;
  const filled = branch.column === null ? '' : `and not ${nothingSql(`s.c${places.at(branch.column)}`)}`;
  return [
    troubleSql(
      `${prefix}_kind`,
      'trouble',
      texts,
      words.length === 0 ? [constantActivity(map)] : words,
      column,
      3,
      filled,
    ),
    troubleSql(`${prefix}_kind`, 'unit_trouble', texts, units, unitColumn, 4, filled, 'cast(m.activity as varchar)'),
  ];
}

const constantActivity = ({ activity }: Mapping): string =>
  literal(activity.from === 'constant' ? activity.activity : '');

function troubleSql(
  table: string,
  code: string,
  keys: readonly string[],
  found: readonly string[],
  column: string,
  n: number,
  and = '',
  detail = 'null',
): string {
  const on = keys.map((text, at) => `${text} = m.k${at}`).join(' and ');
  return `select s."row", ${n} as n, m.${code} as code, ${literal(column)} as "column", concat_ws(' ', ${found.map((text) => `nullif(trim(${text}), '')`).join(', ')}) as found, ${detail} as detail
    from ${table.replace(/_(period|organisation|kind)$/, '_bad')} as s join ${table} as m on ${on}
    where m.${code} is not null and m.wrong < ${wrong.skipped} ${and}`;
}

function amountTroubles(map: Mapping, places: Places, branch: Branch, prefix: string): string[] {
  const { quantity, spend } = map;
  const on = branch.kind.texts.map((text, at) => `${text} = k.k${at}`).join(' and ');
  const from = `from ${prefix}_bad as s left join ${prefix}_kind as k on ${on}`;
  const spendCell = spend === null ? 'null' : `s.c${places.at(spend)}`;
  const spendCounts = `k.by_spend or (k.money and ${spend === null ? 'false' : 'true'})`;
  const wide = map.columns.length > 0 && map.shape !== 'lines';
  const trouble = (
    cell: string,
    column: string,
    blankIsWrong: string,
    nothingIs = blankSql(cell),
  ): string => `select s."row", 5 as n,
      case when ${blankSql(cell)} then 'no-quantity' when ${numberSql(cell, map)} < 0 then 'negative' else ${numberTroubleSql(cell, map)} end as code,
      ${literal(column)} as "column", coalesce(${cell}, '') as found, null as detail
    ${from} where case when ${nothingIs} then ${blankIsWrong}
      else ${numberSql(cell, map)} is null ${map.negative === 'reject' ? `or ${numberSql(cell, map)} < 0` : ''} end`;
  const cells = wide
    ? (branch.column === null ? map.columns.map(({ column }) => column) : [branch.column]).map((column) =>
        trouble(
          `s.c${places.at(column)}`,
          column,
          'false',
          branch.column === null ? undefined : nothingSql(`s.c${places.at(column)}`),
        ),
      )
    : quantity.from === 'columns'
      ? quantity.columns.map((column) =>
          trouble(`s.c${places.at(column)}`, column, `not coalesce(${spendCounts}, false)`),
        )
      : [];
  const noReadings =
    map.shape === 'columns are half-hours'
      ? [
          `select s."row", 5 as n, 'no-quantity' as code, ${literal(map.columns[0]?.column ?? '')} as "column", '' as found, null as detail from ${prefix}_bad as s
           where ${map.columns.map(({ column }) => blankSql(`s.c${places.at(column)}`)).join(' and ')}`,
        ]
      : [];
  return [
    ...cells,
    ...noReadings,
    ...(spend === null ? [] : [trouble(spendCell, spend, `coalesce(${spendMissing(map, places)}, false)`)]),
  ];
}

/** SQL: whether an empty spend is what the line lacks. */
function spendMissing({ quantity }: Mapping, places: Places): string {
  const counts = `(k.by_spend or k.money)`;
  if (quantity.from !== 'columns') return counts;
  return `(k.by_spend or (k.money and ${quantity.columns.map((column) => blankSql(`s.c${places.at(column)}`)).join(' and ')}))`;
}
