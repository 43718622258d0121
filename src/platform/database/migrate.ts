/** Brings a database forward to what this version of Greenplan needs, and refuses one that is ahead of it. */
import type { Client } from 'pg';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { codeOf, Mistake } from '../mistake.ts';
import {
  applyMigrations,
  forceRowLevelSecurity,
  liftRowLevelSecurity,
  type Migration,
  migrationLock,
  readMigrations,
} from './migrations.ts';
import { appRole } from './tables-of-systems.ts';

/** What a database has been brought to, by the names of the migrations. */
export interface MigrationState {
  applied: string[];
  pending: string[];
}

/** Applies what is missing, all of it or nothing. */
export async function bringForward(
  client: Client,
  log: Log,
  known: readonly Migration[] = readMigrations(),
): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    const { pending } = await migrationState(client, known);
    if (pending.length === 0) return;
    await requireRights(client);
    await requireRole(client);
    await inTransaction(client, async () => {
      await liftRowLevelSecurity(client);
      await applyMigrations(
        client,
        known.filter(({ tag }) => pending.includes(tag)),
      );
      await forceRowLevelSecurity(client);
    });
    log.info({ migrations: pending }, 'brought the database forward');
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
}

/** @throws Mistake when the database holds a migration that this version does not know. */
export async function migrationState(
  client: Pick<Client, 'query'>,
  known: readonly Migration[] = readMigrations(),
): Promise<MigrationState> {
  const latest = await latestApplied(client);
  const newest = known.at(-1)?.when ?? 0;
  if (latest > newest) {
    throw new Mistake(
      'The database was brought forward by a newer Greenplan than this one, and cannot be taken back. Run that newer version, or restore a backup made by this one.',
    );
  }
  return {
    applied: known.filter((migration) => migration.when <= latest).map((migration) => migration.tag),
    pending: known.filter((migration) => migration.when > latest).map((migration) => migration.tag),
  };
}

async function latestApplied(client: Pick<Client, 'query'>): Promise<number> {
  try {
    const { rows } = await client.query(
      'select max(created_at) as latest from greenplan_migrations.__drizzle_migrations',
    );
    return Number(rows[0]?.latest ?? 0);
  } catch (error) {
    const nothingYet = codeOf(error) === '42P01' || codeOf(error) === '3F000';
    if (nothingYet) return 0;
    throw error;
  }
}

async function requireRights(client: Client): Promise<void> {
  const { rows } = await client.query(`
    select current_database() as database, current_user as name,
      current_setting('server_version_num')::int as version,
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as may_create`);
  const { database, name, version, may_create } = z
    .object({ database: z.string(), name: z.string(), version: z.number(), may_create: z.boolean() })
    .parse(rows[0]);
  if (version < 160_000) {
    throw new Mistake(`The PostgreSQL server is version ${Math.floor(version / 10_000)}. Greenplan needs 16 or later.`);
  }
  if (!may_create) {
    throw new Mistake(
      `The user ${name} may not make tables in ${database}. As a superuser run: ${`ALTER DATABASE "${database}" OWNER TO "${name}";`}`,
    );
  }
}

/** The role is the server's, not the database's, so it may be there already from another database. */
async function requireRole(client: Client): Promise<void> {
  const role = appRole;
  const { rows } = await client.query('select rolsuper or rolbypassrls as unsafe from pg_roles where rolname = $1', [
    role,
  ]);
  try {
    if (rows.length === 0) await client.query(`create role ${role} nologin`);
    const { rows: may } = await client.query(`select pg_has_role(current_user, $1, 'set') as may`, [role]);
    if (may[0]?.may !== true) await client.query(`grant ${role} to current_user with inherit false, set true`);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    const { rows: who } = await client.query('select quote_ident(current_user) as name');
    throw new Mistake(
      `The user of DATABASE_URL may not make or take the role ${role}, which keeps one system's data from another. As a superuser run:\n${
        rows.length === 0 ? `CREATE ROLE ${role} NOLOGIN;\n` : ''
      }GRANT ${role} TO ${who[0]?.name} WITH INHERIT FALSE, SET TRUE;`,
    );
  }
  if (rows[0]?.unsafe === true) {
    throw new Mistake(
      `The role ${role} passes over row-level security. As a superuser run: ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS;`,
    );
  }
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
