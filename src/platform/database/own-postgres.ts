/** Makes, starts, adopts and stops the PostgreSQL that Greenplan runs for itself. Call all of it under the start lock. */
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../log.ts';
import { codeOf, Mistake, messageOf } from '../mistake.ts';

import { type ClusterHome, password } from './cluster-home.ts';
import { forgetKilled, isRunning } from './postmaster.ts';
import { run } from './programs.ts';
import { appRole } from './tables-of-systems.ts';

const major = '18';
const superuser = 'postgres';
const owner = 'greenplan';

/** Recovery after a crash replays what was written since the last checkpoint, which may take minutes on a slow disk. */
const patience = {
  startSeconds: 300,
  stopSeconds: 60,
  /** What a killed PostgreSQL leaves running ends by itself: its backends at once, one without a lock file in a minute. */
  remnantSeconds: 75,
};

/** How to reach the PostgreSQL of a home. It listens on a Unix socket only, so it takes no port. */
export function connectionTo(home: ClusterHome): ClientConfig & { host: string } {
  return {
    host: home.sockets,
    port: 5432,
    user: owner,
    database: owner,
    password: password(home.dataFolder),
    ssl: false,
  };
}

/** As `connectionTo`, for what only a superuser may do. */
export function superuserConnectionTo(home: ClusterHome): ClientConfig & { host: string } {
  return { ...connectionTo(home), user: superuser, database: 'postgres' };
}

/** A connection to the PostgreSQL of this home, which is made, recovered, started or adopted as need be. */
export async function connectStarting(home: ClusterHome, log: Log): Promise<Client> {
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  await makeCluster(home, log);
  for (;;) {
    const answer = await tryToConnect(home);
    if (answer instanceof Client) return answer;
    if (seconds() > patience.startSeconds) {
      throw new Mistake(`The database in ${home.cluster} has not started in ${patience.startSeconds} seconds.`);
    }
    if (answer === 'absent' && !isRunning(home)) {
      const reason = await start(home, log);
      if (reason && seconds() > patience.remnantSeconds) {
        throw new Mistake(`The database in ${home.cluster} did not start: ${reason}`);
      }
      if (reason) log.warn({ reason }, 'the database did not start; trying again');
    }
    await sleep(50);
  }
}

/** Stops it as PostgreSQL's own shutdown does: nothing needs recovery at the next start. */
export async function stop(home: ClusterHome): Promise<void> {
  if (!isRunning(home)) return;
  await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', String(patience.stopSeconds)]);
}

async function tryToConnect(home: ClusterHome): Promise<Client | 'starting' | 'absent'> {
  const client = new Client({ ...connectionTo(home), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    if (code === '57P03' || code === 'ECONNRESET' || code === 'EPIPE' || code === null) return 'starting';
    if (code === '28P01') {
      throw new Mistake(
        `The database in ${home.cluster} refuses the password in ${home.dataFolder}. Put back the file postgres.password that belongs to it.`,
      );
    }
    throw error;
  }
}

/** Makes the files under another name first, so that a start that is killed leaves nothing half made. */
async function makeCluster(home: ClusterHome, log: Log): Promise<void> {
  const versionFile = join(home.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim();
    if (found === major) return;
    throw new Mistake(
      `The database in ${home.cluster} is of PostgreSQL ${found}; this Greenplan has ${major}. Back it up with the Greenplan that made it, and restore that into an empty data folder.`,
    );
  }
  const began = performance.now();
  const unfinished = `${home.cluster}.unfinished`;
  const passwordCopy = `${home.cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordCopy, password(home.dataFolder), { mode: 0o600 });
  if (home.account) chownSync(passwordCopy, home.account.uid, home.account.gid);
  try {
    const options = [
      '-U',
      superuser,
      `--pwfile=${passwordCopy}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--no-instructions',
    ];
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await run(join(home.programs, 'bin', 'initdb'), ['-D', unfinished, ...options, ...locale], home);
  } finally {
    rmSync(passwordCopy, { force: true });
  }
  await run(
    join(home.programs, 'bin', 'postgres'),
    ['--single', '-j', '-D', unfinished, '-c', 'log_min_messages=panic', superuser],
    { account: home.account, input: `${rolesAndDatabase(home).join(';\n\n')};\n\n` },
  );
  renameSync(unfinished, home.cluster);
  log.info({ milliseconds: Math.round(performance.now() - began) }, 'made a new database');
}

/** Greenplan's own user is no superuser, so that row-level security holds here as it does on a server. */
function rolesAndDatabase(home: ClusterHome): string[] {
  return [
    `create role ${appRole} nologin`,
    `create role ${owner} login password '${password(home.dataFolder)}'`,
    `grant ${appRole} to ${owner} with inherit false, set true`,
    `create database ${owner} owner ${owner}`,
  ];
}

/** @returns why it did not start, in PostgreSQL's own words; null if it did. */
async function start(home: ClusterHome, log: Log): Promise<string | null> {
  forgetKilled(home);
  writeConfiguration(home);
  const messages = join(home.cluster, 'start.log');
  rmSync(messages, { force: true });
  const before = ownLog(home);
  const began = performance.now();
  try {
    await pgCtl(home, ['start', '-w', '-t', String(patience.startSeconds), '-l', messages]);
    log.info({ milliseconds: Math.round(performance.now() - began) }, 'started the database');
    return null;
  } catch (error) {
    const after = ownLog(home);
    const since = after.startsWith(before) ? after.slice(before.length) : after;
    const said = [textOf(messages), since].join('\n').split('\n');
    const reasons = said.filter((line) => /FATAL|PANIC|HINT/.test(line));
    return reasons.join(' ') || messageOf(error);
  }
}

/** The socket's folder is written at each start, as a data folder may have been moved. */
function writeConfiguration(home: ClusterHome): void {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: home.sockets,
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    // Neither statements nor the values of rows are logged: they are people's words.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  const folder = join(home.cluster, 'greenplan');
  const file = join(folder, 'greenplan.conf');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `# Written by Greenplan at each start.\n${lines.join('\n')}\n`, { mode: 0o600 });
  if (home.account) {
    chownSync(folder, home.account.uid, home.account.gid);
    chownSync(file, home.account.uid, home.account.gid);
  }
  const main = join(home.cluster, 'postgresql.conf');
  const include = "include = 'greenplan/greenplan.conf'";
  const text = readFileSync(main, 'utf8');
  if (!text.includes(include)) writeFileSync(main, `${text}\n${include}\n`);
}

function pgCtl(home: ClusterHome, options: readonly string[]): Promise<string> {
  return run(join(home.programs, 'bin', 'pg_ctl'), ['-D', home.cluster, ...options], home);
}

/** What PostgreSQL writes once it has begun to keep a log of its own. */
function ownLog(home: ClusterHome): string {
  const [, file] = textOf(join(home.cluster, 'current_logfiles')).trim().split(' ');
  return file ? textOf(join(home.cluster, file)) : '';
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
