/** Amounts that are far from what is usual: how far, in SQL and in words, and which unit that may come of. */
import { type Unit, unitById, units } from '../../kernel/units.ts';
import { remarkBit } from './reasons.ts';
import { tableOf } from './sql.ts';

/** So many times what is usual, or such a part of it, is remarked upon. */
export const farTimes = 10;
/** From here on it is most likely the unit: a person is asked before it counts. */
const unitTimes = 300;

/** SQL: all units with what they measure and how many of the base unit one of them is. Amounts are compared in that. */
export const unitsSql = tableOf(
  { id: 'VARCHAR', dimension: 'VARCHAR', in_base: 'DOUBLE' },
  units.map(({ id, dimension, inBase }) => ({ id, dimension, in_base: Number(inBase) })),
);

/** @param share of what is usual */
export const isOfUnit = (share: number): boolean => share >= unitTimes || share <= 1 / unitTimes;

/** "is it kWh in a column of MWh?": the unit that a thousandfold, or a thousandth, may come of. */
export function unitAsked(unit: string, share: number): string {
  const other = neighbour(unitById(unit), share > 1 ? 1000 : 1 / 1000);
  return other === null ? 'is the number right, and its unit?' : `is it ${other} in a column of ${unit}?`;
}

/** Nobody reads a meter in these. */
const unlikely = new Set(['Wh', 'GWh']);

function neighbour({ dimension, inBase }: Unit, times: number): string | null {
  const found = units.find(
    (one) =>
      one.dimension === dimension &&
      !unlikely.has(one.id) &&
      Math.abs(Number(inBase) / Number(one.inBase) / times - 1) < 1e-9,
  );
  return found?.id ?? null;
}

/** "1,100 times", "1/960 of" */
export function timesOf(share: number): string {
  const round = (times: number) => Number(times.toPrecision(2)).toLocaleString('en-GB');
  return share >= 1 ? `${round(share)} times` : `1/${round(1 / share)} of`;
}

/**
 * SQL: the columns `note` and `words` of a line that is far from what is usual.
 * @param amount SQL of its amount and of what is usual, both in the unit of the line
 */
export function doubtSql(amount: string, usual: string, unit: string): string {
  const share = `(${amount} / ${usual})`;
  const asked = (times: number) =>
    `case cast(${unit} as varchar) ${units.map(({ id }) => `when '${id}' then '${unitAsked(id, times)}'`).join(' ')} end`;
  const round = (times: string) =>
    `format('{:,}', cast(round(${times}, 1 - cast(floor(log10(${times})) as integer)) as bigint))`;
  const shown = `regexp_replace(format('{:,.6f}', cast(${usual} as double)), '[.]?0+$', '')`;
  return `case when ${share} >= ${unitTimes} then ${remarkBit('thousandfold')} when ${share} >= 1 then ${remarkBit('tenfold')}
      when ${share} > ${1 / unitTimes} then ${remarkBit('tenth')} else ${remarkBit('thousandth')} end as note,
    'about ' || case when ${share} >= 1 then ${round(share)} || ' times' else '1/' || ${round(`(1 / ${share})`)} || ' of' end
      || ' what is usual here (' || ${shown} || ')'
      || case when ${share} >= ${unitTimes} then ': ' || ${asked(1000)} when ${share} <= ${1 / unitTimes} then ': ' || ${asked(1 / 1000)} else '' end as words`;
}
