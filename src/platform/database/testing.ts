/** A database of its own for a test file, on the product's own PostgreSQL. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { silentLog } from '../log.ts';
import { type Database, databaseOn } from './database.ts';

/** Call it at the top of a test file or in `beforeAll`: a fresh, migrated, empty database, dropped after the file. */
export async function testDatabase(): Promise<Database> {
  const { host, password, template } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const connection = { host, port: 5432, user: 'greenplan', password, ssl: false };
  await run(`create database ${name} template ${template}`);
  const database = databaseOn(
    {
      kind: 'own',
      connection: { ...connection, database: name },
      announce: async () => undefined,
      close: () => run(`drop database ${name} with (force)`),
    },
    silentLog,
  );
  afterAll(() => database.close());
  return database;

  async function run(statement: string): Promise<void> {
    const client = new Client({ ...connection, database: 'postgres' });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
}
