/** The statements that look lines up. Like the footprint's, they are the same text on DuckDB, PostgreSQL and Citus. */
import type { LinesAsked } from './ledger.ts';
import { lineColumnList } from './line-columns.ts';

export interface Statement {
  text: string;
  values: (string | number)[];
}

const columns = {
  organisation: 'organisation',
  year: 'year',
  fromMonth: 'from_month',
  site: 'site',
  activity: 'activity',
  supplier: 'supplier',
  tier: 'tier',
  file: 'file',
} as const;

/** The page of lines that is asked for, decimals as text. */
export function linesStatement(asked: LinesAsked): Statement {
  const { text, values } = where(asked);
  const list = lineColumnList('l')
    .replace('l.quantity', 'cast(l.quantity as varchar) as quantity')
    .replace('l.spend', 'cast(l.spend as varchar) as spend');
  return {
    text: `select ${list} from ledger_lines l ${text} order by l.file, l.line, l.part limit ${asked.size} offset ${asked.from}`,
    values,
  };
}

/** How many lines there are in all of what is asked for. */
export function countStatement(asked: LinesAsked): Statement {
  const { text, values } = where(asked);
  return { text: `select count(*) as total from ledger_lines l ${text}`, values };
}

function where({ systemId, files, filter }: LinesAsked): Statement {
  const values: (string | number)[] = [systemId];
  const next = (value: string | number) => `$${values.push(value)}`;
  const tests = ['l.system_id = $1', `l.file in (${files.map(next).join(', ') || 'null'})`];
  for (const [name, column] of Object.entries(columns)) {
    const value = filter[name as keyof typeof columns];
    if (value !== undefined) tests.push(`l.${column} = ${next(value)}`);
  }
  return { text: `where ${tests.join(' and ')}`, values };
}
