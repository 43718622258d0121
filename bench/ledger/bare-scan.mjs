/** The limit: DuckDB reads the file, types it and adds up one column. */
import { DuckDBInstance } from '@duckdb/node-api';

const [, , file] = process.argv;
const db = await DuckDBInstance.create(':memory:');
const duck = await db.connect();
await duck.run(
  `select count(*), sum(try_cast(quantity as decimal(18, 6))) from read_csv('${file}', all_varchar = true)`,
);
