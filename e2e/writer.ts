/** Writes one row after another beside a running server, and says each when PostgreSQL has acknowledged it. */
import { sql } from 'drizzle-orm';
import { openDatabase } from '../src/platform/database/database.ts';
import { silentLog } from '../src/platform/log.ts';

const [, , dataFolder = ''] = process.argv;
const database = await openDatabase({ dataFolder, databaseUrl: null }, silentLog);
for (let number = 1; ; number += 1) {
  await database.asPlatform((tx) =>
    tx.execute(sql`insert into platform.systems (slug, settings) values (${`s${number}`}, '{}')`),
  );
  process.stdout.write(`s${number}\n`);
}
