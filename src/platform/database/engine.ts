/** The PostgreSQL that Greenplan works on: its own, which it starts and looks after, or a server that others run. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, PoolConfig } from 'pg';
import { lock } from 'proper-lockfile';
import type { Log } from '../log.ts';
import { Mistake } from '../mistake.ts';
import type { Settings } from '../settings.ts';
import { type ClusterHome, clusterHome, makeDataFolder } from './cluster-home.ts';
import { connectionTo, connectStarting, stop } from './own-postgres.ts';

/** A server answers requests and is alone on its data folder; a command works beside it. */
export type Purpose = 'server' | 'command';

export interface Engine {
  kind: 'own' | 'server';
  connection: PoolConfig;
  /** Tells others on this data where this server can be found. */
  announce(address: string): Promise<void>;
  /** Leaves it; the last to leave Greenplan's own PostgreSQL stops it. */
  close(): Promise<void>;
}

/** Session locks of PostgreSQL: they go with the connection, so also when a process is killed. */
const locks = { present: 7_205_001, server: 7_205_002 };

/** The engine that the settings name, running. */
export async function openEngine(
  settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>,
  purpose: Purpose,
  log: Log,
): Promise<Engine> {
  if (settings.databaseUrl === null) return openOwn(makeDataFolder(settings.dataFolder), purpose, log);
  return {
    kind: 'server',
    connection: { connectionString: settings.databaseUrl },
    announce: async () => undefined,
    close: async () => undefined,
  };
}

async function openOwn(dataFolder: string, purpose: Purpose, log: Log): Promise<Engine> {
  let home: ClusterHome | null = null;
  let address = '';
  let closing = false;
  let session = await join();

  async function join(): Promise<Client> {
    return underStartLock(dataFolder, log, async () => {
      home ??= clusterHome(dataFolder);
      const client = await connectStarting(home, log);
      try {
        await client.query('select pg_advisory_lock_shared($1)', [locks.present]);
        if (purpose === 'server') await claimServer(client, dataFolder);
        await name(client, purpose, address);
      } catch (error) {
        await client.end();
        throw error;
      }
      client.once('end', () => void rejoin());
      return client;
    });
  }

  /** PostgreSQL went away under a running process: bring it back and go on. */
  async function rejoin(): Promise<void> {
    for (let attempt = 0; !closing; attempt += 1) {
      try {
        log.warn('the database went away; bringing it back');
        const client = await join();
        if (closing) await client.end();
        else session = client;
        return;
      } catch (error) {
        log.error({ err: error }, 'the database could not be brought back');
        await sleep(Math.min(10_000, 200 * 2 ** attempt));
      }
    }
  }

  return {
    kind: 'own',
    connection: connectionTo(home ?? clusterHome(dataFolder)),
    async announce(where) {
      address = where;
      await name(session, purpose, address);
    },
    async close() {
      closing = true;
      await underStartLock(dataFolder, log, async () => {
        const last = await isLast(session);
        await session.end().catch(() => undefined);
        if (last && home) await stop(home);
      });
    },
  };
}

/** Starting and stopping are one at a time; the lock of a killed process is taken over after five seconds. */
async function underStartLock<T>(dataFolder: string, log: Log, work: () => Promise<T>): Promise<T> {
  const release = await lock(dataFolder, {
    lockfilePath: `${dataFolder}/starting.lock`,
    stale: 5000,
    update: 1000,
    retries: { retries: 600, factor: 1, minTimeout: 100, maxTimeout: 100 },
    onCompromised: (error) => log.warn({ err: error }, 'the start lock was taken over'),
  });
  try {
    return await work();
  } finally {
    await release().catch((error: unknown) => log.warn({ err: error }, 'the start lock was not there to release'));
  }
}

async function claimServer(client: Client, dataFolder: string): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as claimed', [locks.server]);
  if (rows[0]?.claimed === true) return;
  const { rows: others } = await client.query(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and objid = $1`,
    [locks.server],
  );
  const other = String(others[0]?.name ?? 'another process').replace(/^greenplan server/, 'process');
  throw new Mistake(
    `Greenplan already runs on ${dataFolder} (${other}). Stop it first, or set GREENPLAN_DATA to another folder.`,
  );
}

/** Shown in pg_stat_activity, and to a second start. PostgreSQL keeps 63 bytes of it. */
async function name(client: Client, purpose: Purpose, address: string): Promise<void> {
  const text = `greenplan ${purpose} ${process.pid}${address && ` at ${address}`}`;
  await client.query(`select set_config('application_name', $1, false)`, [text.slice(0, 63)]);
}

async function isLast(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [locks.present]);
    const { rows } = await client.query('select pg_try_advisory_lock($1) as last', [locks.present]);
    return rows[0]?.last === true;
  } catch {
    return true;
  }
}
