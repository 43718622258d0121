/** The lines that benchmarks of the ledger take in. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { root } from '../server.mjs';

/**
 * Writes a CSV file in the plain form: a year's lines of these organisations, of 5,000 sites, 3,000 activities (200 each
 * has) and 20,000 suppliers. The same lines at every run: everything follows from the number of the line. One in a thousand is wrong.
 * @param folder where the list of activities is laid down for DuckDB
 */
export async function generate(file, lines, { organisations, folder }) {
  const told = await promisify(execFile)(process.execPath, [join(root, 'bench/ledger/activities.ts')]);
  const activities = JSON.parse(told.stdout);
  const list = join(folder, 'activities.json');
  writeFileSync(list, JSON.stringify(activities));
  const db = await DuckDBInstance.create(':memory:');
  const duck = await db.connect();
  await duck.run(
    `create table activities as select row_number() over () - 1 as n, activity, unit from read_json('${list}')`,
  );
  const activitiesEach = 200;
  const sitesEach = Math.ceil(5000 / organisations.length);
  const names = organisations.map((name) => `'${name}'`).join(', ');
  await duck.run(`copy (
    select strftime(date '2024-04-01' + interval (cast(i % 12 as int)) month, '%Y-%m') as period,
      [${names}][cast(hash(i) % ${organisations.length} as int) + 1] as organisation,
      'Site ' || (hash(i) % ${organisations.length} * ${sitesEach} + hash(i + 1) % ${sitesEach}) as site,
      a.activity,
      case when i % 1000 = 7 then '12,4O0' else cast(round((hash(i + 3) % 1000000) / 100.0, 2) as varchar) end as quantity,
      a.unit,
      cast(round((hash(i + 4) % 100000) / 100.0, 2) as varchar) as spend,
      'Supplier ' || (hash(i + 5) % 20000) || ' Ltd' as supplier
    from range(${lines}) t(i) join activities a
      on a.n = (hash(i) % ${organisations.length} * 137 + hash(i + 2) % ${activitiesEach}) % ${activities.length}
  ) to '${file}' (header)`);
  duck.closeSync();
  db.closeSync();
}
