/** Vitest's global set-up: the product's own PostgreSQL, once for all tests, with a migrated template to copy. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import type { TestProject } from 'vitest/node';
import { silentLog } from '../log.ts';
import { clusterHome, makeDataFolder } from './cluster-home.ts';
import { bringForward } from './migrate.ts';
import { connectionTo, connectStarting, stop, superuserConnectionTo } from './own-postgres.ts';

/** What a test needs to make its own database. */
export interface TestPostgres {
  host: string;
  password: string;
  template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'greenplan-test-'));
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  const home = clusterHome(makeDataFolder(join(folder, 'data')));
  const client = await connectStarting(home, silentLog);
  await bringForward(client, silentLog);
  await client.end();
  const { host, password } = connectionTo(home);
  const template = 'template_of_tests';
  await asSuperuser(superuserConnectionTo(home), [
    'alter role greenplan createdb',
    `alter database greenplan rename to ${template}`,
    `alter database ${template} is_template true`,
    // What is written here is thrown away, so no test needs to wait for a disk. Those of kill -9 start a PostgreSQL each.
    'alter system set fsync = off',
    'alter system set synchronous_commit = off',
    'select pg_reload_conf()',
  ]);
  project.provide('postgres', { host, password: String(password), template });
  return async () => {
    await stop(home);
    rmSync(folder, { recursive: true, force: true });
  };
}

async function asSuperuser(connection: ClientConfig, statements: string[]): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
