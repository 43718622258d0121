/** The database as the rooms know it: work done for one system, or for the platform, each in one transaction. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import { actorAtWork } from '../audit/actor.ts';
import type { Log } from '../log.ts';
import { Mistake, messageOf } from '../mistake.ts';
import type { Settings } from '../settings.ts';
import { type Engine, openEngine, type Purpose } from './engine.ts';
import { isLost } from './lost.ts';
import { bringForward, type MigrationState, migrationState } from './migrate.ts';
import { appRole } from './tables-of-systems.ts';

/** One transaction; what was done in it is kept when the work ends, and undone when the work throws. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export interface Database {
  kind: Engine['kind'];
  pool: Pool;
  /** For queries outside a transaction, as the owner of the tables: the platform's and reference data only. */
  orm: NodePgDatabase;
  /** One transaction that sees and writes nothing but this system's rows and reference data. */
  inSystem<T>(systemId: string, work: (tx: Transaction) => Promise<T>, options?: PgTransactionConfig): Promise<T>;
  /** One transaction on the platform's tables and reference data. Of the systems' rows it sees none. */
  asPlatform<T>(work: (tx: Transaction) => Promise<T>, options?: PgTransactionConfig): Promise<T>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  status(): Promise<DatabaseStatus>;
  /** Whether what is done once in the life of a database was done. */
  hadFirstRun(): Promise<boolean>;
  markFirstRun(): Promise<void>;
  /** Tells a second server where this one is. */
  announce(address: string): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseStatus {
  kind: Engine['kind'];
  version: string;
  /** A folder for Greenplan's own, a host name for a server. */
  host: string;
  database: string;
  bytes: number;
  migrations: MigrationState;
}

/** How long a piece of work waits for a database that is being brought back. */
const patienceMs = 15_000;

/** Opens the database that the settings name: started if it is Greenplan's own, and brought forward. */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>,
  log: Log,
  purpose: Purpose = 'command',
): Promise<Database> {
  const engine = await openEngine(settings, purpose, log);
  try {
    await prepare(engine.connection, log);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return databaseOn(engine, log);
}

/** The database of a running engine, which is closed with it. */
export function databaseOn(engine: Engine, log: Log): Database {
  const pool = new Pool({ ...engine.connection, max: 10, connectionTimeoutMillis: 10_000 });
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'));

  async function transact<T>(
    work: (tx: Transaction) => Promise<T>,
    settle: (tx: Transaction) => Promise<unknown>,
    options?: PgTransactionConfig,
  ): Promise<T> {
    const giveUp = Date.now() + patienceMs;
    for (;;) {
      const attempt = { began: false };
      let client: PoolClient | null = null;
      try {
        client = await pool.connect();
        const result = await drizzle(client).transaction(async (tx) => {
          await settle(tx);
          attempt.began = true;
          return work(tx);
        }, options);
        client.release();
        return result;
      } catch (error) {
        const lost = isLost(error);
        client?.release(lost);
        if (attempt.began || !lost || Date.now() > giveUp) throw error;
        await sleep(100);
      }
    }
  }

  return {
    kind: engine.kind,
    pool,
    orm: drizzle(pool),
    inSystem: (systemId, work, options) =>
      transact(
        work,
        (tx) =>
          tx.execute(
            sql`select set_config('role', ${appRole}, true), set_config('greenplan.system_id', ${systemId}, true),
              set_config('greenplan.actor', ${actorAtWork()}, true)`,
          ),
        options,
      ),
    asPlatform: (work, options) =>
      transact(work, (tx) => tx.execute(sql`select set_config('greenplan.actor', ${actorAtWork()}, true)`), options),
    async ping() {
      await pool.query('select 1');
    },
    status: () => statusOf(engine, pool),
    async hadFirstRun() {
      const { rows } = await pool.query(`select to_regclass('greenplan_migrations.first_run') is not null as had`);
      return rows[0]?.had === true;
    },
    async markFirstRun() {
      await pool.query('create table if not exists greenplan_migrations.first_run (at timestamptz default now())');
    },
    announce: (address) => engine.announce(address),
    async close() {
      await pool.end();
      await engine.close();
    },
  };
}

async function prepare(connection: PoolConfig, log: Log): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Mistake(
      `The database cannot be reached: ${messageOf(error)}. Check DATABASE_URL and that the server runs.`,
    );
  }
  try {
    await bringForward(client, log);
  } finally {
    await client.end();
  }
}

async function statusOf(engine: Engine, pool: Pool): Promise<DatabaseStatus> {
  const { rows } = await pool.query(
    `select current_setting('server_version') as version, current_database() as database,
       pg_database_size(current_database())::float8 as bytes`,
  );
  const { host, connectionString } = engine.connection;
  return {
    kind: engine.kind,
    version: String(rows[0]?.version),
    host: host ?? (connectionString ? new URL(connectionString).hostname : ''),
    database: String(rows[0]?.database),
    bytes: Number(rows[0]?.bytes),
    migrations: await migrationState(pool),
  };
}
