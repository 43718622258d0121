/** The scripts of an audit pack: they need DuckDB and the files beside them, and nothing of Greenplan. */
import { literal } from '../../platform/duck/duck.ts';
import { lineColumnList } from '../../platform/ledger/line-columns.ts';
import { footprintStatement } from '../../platform/ledger/statement.ts';
import { figureDimensions } from '../calculation/figures.ts';
import { inputColumns, rateColumns, resultColumns } from './tables.ts';

/** In a pack there is one system and one set of inputs. */
const [system, inputSet] = ['pack', 'pack'];

/** What a column holds where it is no text. */
const typeOf: Record<string, string> = {
  year: 'integer',
  from_month: 'integer',
  to_month: 'integer',
  ghg_category: 'integer',
  n: 'integer',
  place: 'bigint',
  estimated: 'boolean',
  lines: 'bigint',
};

/** The kilograms of a result, and the rate that a quantity is multiplied by. */
const [ofResult, ofRate] = ['decimal(38, 18)', 'decimal(20, 12)'];

/** calculate.sql: counts again, writes results-again.csv, and tells whether it is the same as results.csv. */
export function calculateScript(): string {
  const keys = resultColumns.slice(0, -2).join(', ');
  return `-- Counts the footprint again from the files beside this one. Run it in their folder: duckdb < calculate.sql

create or replace temp view ledger_lines as
  select ${literal(system)} as system_id, ${lineColumnList()} from read_parquet('lines.parquet');
create or replace temp view ledger_inputs as
  select ${literal(system)} as system_id, ${literal(inputSet)} as input_set, * from ${csv('ledger_inputs.csv', inputColumns)};
create or replace temp view ledger_rates as
  select ${literal(system)} as system_id, * from ${csv('rates.csv', rateColumns, ofRate)};

-- Greenplan's own statement, word for word; $1 is the system, $2 the set of inputs.
create or replace temp table results_again as
${boundStatement()};

copy (select ${resultColumns.join(', ')} from results_again order by ${keys}) to 'results-again.csv' (header);

-- "the same", or each row that differs, as it is published and as it is counted again.
with published as (
  select * from ${csv('results.csv', resultColumns, ofResult)}
), again as (
  select ${resultColumns.join(', ')} from results_again
), differing as (
  select 'published' as row_is, * from (select * from published except all select * from again)
  union all
  select 'counted again' as row_is, * from (select * from again except all select * from published)
)
select 'the same' as verdict, count(*) as figures, sum(kg) as kg from published
having not exists (select 1 from differing)
union all by name
select 'differs' as verdict, * from differing
order by ${keys}, row_is;
`;
}

/** The footprint's statement with its two parameters in their places. */
function boundStatement(): string {
  return footprintStatement(figureDimensions).replaceAll('$1', literal(system)).replaceAll('$2', literal(inputSet));
}

/** check-files.sql: tells of each file whether it is as it was packed. */
export const checkFilesScript = `-- Tells of each file whether it is the one that was packed. Run it in their folder: duckdb < check-files.sql
select packed.name, if(here.content is null, 'missing', if(sha256(here.content) = packed.sha256, 'as packed', 'changed')) as is_
from (select unnest(files, recursive := true) from read_json('manifest.json', columns = {files: 'struct(name varchar, sha256 varchar, bytes bigint)[]'})) packed
left join (select parse_filename(filename) as name, content from read_blob('*')) here on here.name = packed.name
order by is_ desc, packed.name;
`;

/** A CSV file as a relation whose columns are all declared, so that nothing is guessed. */
function csv(file: string, columns: readonly string[], kg = 'varchar'): string {
  const types = columns.map((name) => `${literal(name)}: ${literal(name === 'kg' ? kg : (typeOf[name] ?? 'varchar'))}`);
  return `read_csv(${literal(file)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    nullstr = '\\N', columns = {${types.join(', ')}})`;
}
