/** A survey's answers stand for all staff: each line is multiplied by what the staff are to those who answered. */
import { z } from 'zod';
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { literal, whole } from '../../platform/duck/duck.ts';
import type { Places } from './branches.ts';
import type { Finding } from './findings.ts';
import { wrong } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { amountType, numberSql } from './numbers.ts';
import { remarkBit } from './reasons.ts';
import type { Context, Sheet, Sql } from './source.ts';

const Answers = z.object({ organisation: z.string(), year: whole, answered: whole, column: z.string().nullable() });

/**
 * Scales the candidates of a survey, where it is known how many staff there are: by a column of the file, by what was
 * answered, or by what is told of the organisation. Who walks has answered, too. What is scaled is estimated.
 * @returns what is to be said of it
 */
export async function scaleSurvey(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  places: Places,
  { staff }: Pick<Context, 'staff'>,
  prefix: string,
): Promise<Finding[]> {
  if (map.survey === null) return [];
  const { column, staff: said } = map.survey;
  const year = `c.from_month // 100 - case when c.from_month % 100 < 4 then 1 else 0 end`;
  const told =
    column === null ? 'cast(null as varchar)' : `cast(max(${numberSql(`s.c${places.at(column)}`, map)}) as varchar)`;
  const groups = await sql.rows(
    `select c.organisation, ${year} as year, count(distinct c.line) as answered, ${told} as "column"
     from ${prefix}_candidate as c join ${sheet.relation} as s on s."row" = c.line
     where (c.wrong = 0 or c.wrong & ${wrong.unburnt} > 0) and c.organisation is not null and c.from_month is not null
     group by all order by all`,
    Answers,
  );
  const findings: Finding[] = [];
  for (const group of groups) {
    const { organisation, answered } = group;
    const driver = staff.find((one) => one.organisation === organisation && one.year === group.year);
    const number = group.column ?? said ?? driver?.value ?? null;
    const name = `${organisation}, ${group.year}/${String((group.year + 1) % 100).padStart(2, '0')}`;
    if (number === null || new Decimal(number).lte(answered)) {
      findings.push({ code: 'survey', sentence: `${name}: ${unscaled(answered, number)}` });
      continue;
    }
    const millionths = new Decimal(number).times(1_000_000).toFixed(0);
    const [up, down] = [`${millionths}::hugeint`, `${answered * 1_000_000}::hugeint`];
    const scaled = `(cast(quantity * 1000000 as hugeint) * ${up} + ${down} // 2) // ${down}`;
    await sql.run(
      `update ${prefix}_row as c set notes = notes | ${remarkBit('scaled')}, estimated = true,
         quantity = cast(cast(${scaled} as decimal(30,0)) * cast(0.000001 as decimal(7,6)) as ${amountType})
       where wrong = 0 and organisation = ${literal(organisation)} and ${year} = ${group.year}`,
    );
    const rate = new Decimal(answered).div(number);
    const times = rounded(new Decimal(number).div(answered), 1);
    findings.push({
      code: 'survey',
      sentence: `${name}: ${answered} of ${rounded(number, 0)} staff gave an answer that can be read (${rounded(rate.times(100), 1)} %). They stand for all: each line is multiplied by ${times} and marked as estimated.`,
    });
  }
  return findings;
}

function unscaled(answered: number, staff: string | null): string {
  if (staff === null || new Decimal(staff).isZero())
    return `${answered} answers count for themselves alone. Say how many staff they stand for, or all others are taken not to travel.`;
  return `${answered} answers, but no more than ${rounded(staff, 0)} staff. They count as they are: is the number of staff right?`;
}
