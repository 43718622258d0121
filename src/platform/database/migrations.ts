/** The migrations, and what is done with them inside a transaction that the caller keeps or undoes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { checkout } from '../checkout.ts';

export interface Migration {
  /** The name of its file: "0000_plan". */
  tag: string;
  /** When it was made, in milliseconds since 1970; a database remembers it by this. */
  when: number;
  hash: string;
  statements: string[];
}

/** Everything that waits for the database to be brought forward waits for this lock. */
export const migrationLock = 7_205_003;

const folder = join(checkout, 'src/platform/database/migrations');

const Journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/** Oldest first. */
export function readMigrations(): Migration[] {
  const { entries } = Journal.parse(JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')));
  const files = new Map(readMigrationFiles({ migrationsFolder: folder }).map((file) => [file.folderMillis, file]));
  return entries.map(({ tag, when }) => {
    const { hash = '', sql = [] } = files.get(when) ?? {};
    return { tag, when, hash, statements: sql };
  });
}

/** Applies these in turn. Those that move rows see the rows of every system only while security is lifted. */
export async function applyMigrations(client: ClientBase, migrations: readonly Migration[]): Promise<void> {
  await client.query('create schema if not exists greenplan_migrations');
  await client.query(`create table if not exists greenplan_migrations.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`);
  for (const { hash, when, statements } of migrations) {
    for (const statement of statements) await client.query(statement);
    // What the log of changes has noted is told at once: a table that waits for it cannot be altered.
    await client.query('set constraints all immediate');
    await client.query('set constraints all deferred');
    await client.query('insert into greenplan_migrations.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      when,
    ]);
  }
}

/** Takes away all that migrations have made; what is in the database besides is left. */
export async function undoMigrations(client: ClientBase): Promise<void> {
  const { rows } = await client.query(`
    select string_agg(polrelid::regclass::text, ', ') as tables from pg_policy join pg_class c on c.oid = polrelid
    where polname = 'own_system' and relnamespace = 'public'::regnamespace`);
  if (rows[0]?.tables) await client.query(`drop table ${rows[0].tables} cascade`);
  await client.query('drop schema if exists platform, reference cascade');
  await client.query('delete from greenplan_migrations.__drizzle_migrations');
}

/** Lets the owner of the tables at the rows of every system, until `forceRowLevelSecurity`. */
export async function liftRowLevelSecurity(client: ClientBase): Promise<void> {
  const { rows } = await client.query(`select oid::regclass::text as name from pg_class
    where relkind in ('r', 'p') and relforcerowsecurity and relnamespace = 'public'::regnamespace`);
  for (const { name } of rows) await client.query(`alter table ${name} no force row level security`);
}

/** Drizzle can enable row-level security but not force it, and without that the owner of the tables passes it over. */
export async function forceRowLevelSecurity(client: ClientBase): Promise<void> {
  const { rows } = await client.query(`select oid::regclass::text as name from pg_class
    where relkind in ('r', 'p') and relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace`);
  for (const { name } of rows) await client.query(`alter table ${name} force row level security`);
}
