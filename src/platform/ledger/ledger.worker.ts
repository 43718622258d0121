/** The process in which DuckDB reads and sums the ledger's lines, and is then ended. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { answerApart } from '../apart.ts';
import { Duck, literal } from '../duck/duck.ts';
import { lineColumnList, lineColumns } from './line-columns.ts';
import { sumStatement } from './statement.ts';
import { Task } from './tasks.ts';

/** DuckDB's own limit; what the process holds besides has its share above it. */
const memoryMegabytes = 700;

/** What a row holds is checked where it arrives. */
const Row = z.unknown();

answerApart(Task, async (task): Promise<unknown> => {
  const scratch = await mkdtemp(join(tmpdir(), 'greenplan-duck-'));
  try {
    const threads = availableParallelism();
    // Left to itself DuckDB joins inputs with rates first, ten million rows, and then looks among them for each line.
    const duck = await Duck.open({
      memoryMegabytes,
      threads,
      scratch,
      allowed: foldersOf(task),
      ordered: false,
      joinsAsWritten: true,
    });
    const told = await answer(duck, task);
    duck.close();
    return told;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});

function foldersOf(task: Task): string[] {
  if (task.type === 'to csv' || task.type === 'from csv') return [dirname(task.csv), dirname(task.parquet)];
  return task.type === 'copy out' ? [dirname(task.to), task.folder] : [task.folder];
}

async function answer(duck: Duck, task: Task): Promise<unknown> {
  switch (task.type) {
    case 'sum': {
      await layLines(duck, task.systemId, task.parquet);
      await layInputs(duck, task.systemId, task.inputs);
      await layRates(duck, task.systemId, task.rates);
      const sums = [];
      for (const one of task.sums)
        sums.push(await duck.rows(sumStatement(one), Row, numbered([task.systemId, inputSet])));
      return sums;
    }
    case 'query': {
      await layLines(duck, task.systemId, task.parquet);
      const answers = [];
      for (const { text, values } of task.statements) answers.push(await duck.rows(text, Row, numbered(values)));
      return answers;
    }
    case 'copy out':
      await layLines(duck, task.systemId, task.parquet);
      await layInputs(duck, task.systemId, task.inputs);
      await duck.run(`copy (select ${lineColumnList('l')} from ledger_lines l join ledger_inputs i
        on i.organisation = l.organisation and i.from_month = l.from_month and i.file = l.file
        order by l.file, l.line, l.part) to ${literal(task.to)} (format parquet, compression zstd)`);
      return null;
    case 'to csv':
      await duck.run(`copy (select ${lineColumnList()} from read_parquet(${literal(task.parquet)}))
        to ${literal(task.csv)} (format csv, header false)`);
      return null;
    case 'from csv': {
      const columns = lineColumns.map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(', ');
      await duck.run(`copy (select * from read_csv(${literal(task.csv)}, header = false, auto_detect = false, allow_quoted_nulls = false, delim = ',',
        quote = '"', escape = '"', columns = {${columns}}))
        to ${literal(task.parquet)} (format parquet, compression zstd)`);
      return null;
    }
  }
}

/** Values of `$1`, `$2` and so on, as PostgreSQL is given them in a row. */
function numbered(values: readonly (string | number)[]): Record<string, string | number> {
  return Object.fromEntries(values.map((value, place) => [String(place + 1), value]));
}

/** In this process there is one set of inputs. */
const inputSet = 'inputs';

/** The lines as a relation with the columns that the table of PostgreSQL has. */
async function layLines(duck: Duck, systemId: string, parquet: readonly string[]): Promise<void> {
  await duck.run(`create temp view ledger_lines as select ${literal(systemId)} as system_id, ${lineColumnList()}
    from read_parquet([${parquet.map(literal).join(', ')}])`);
}

async function layInputs(
  duck: Duck,
  systemId: string,
  inputs: Extract<Task, { type: 'sum' }>['inputs'],
): Promise<void> {
  await duck.run(
    `create temp table ledger_inputs as select ${literal(systemId)} as system_id, ${literal(inputSet)} as input_set,
      one.organisation, one."fromMonth" as from_month, one.file, one."rateSet" as rate_set
     from (select unnest(from_json($1, '[{"organisation":"VARCHAR","fromMonth":"INTEGER","file":"VARCHAR","rateSet":"VARCHAR"}]')) as one)`,
    numbered([JSON.stringify(inputs)]),
  );
}

async function layRates(duck: Duck, systemId: string, rates: Extract<Task, { type: 'sum' }>['rates']): Promise<void> {
  await duck.run(
    `create temp table ledger_rates as select ${literal(systemId)} as system_id, one."rateSet" as rate_set,
      one.activity, one.unit, one.year, one."ratePart" as rate_part, one.basis, one.n, one.place, cast(one.kg as decimal(20, 12)) as kg,
      one.category, one.scope, one."ghgCategory" as ghg_category, one.factor
     from (select unnest(from_json($1, '[{"rateSet":"VARCHAR","activity":"VARCHAR","unit":"VARCHAR","year":"INTEGER",
       "ratePart":"VARCHAR","basis":"VARCHAR","n":"INTEGER","place":"BIGINT","kg":"VARCHAR","category":"VARCHAR","scope":"VARCHAR",
       "ghgCategory":"INTEGER","factor":"VARCHAR"}]')) as one)`,
    numbered([JSON.stringify(rates)]),
  );
}
