/** The server and the command line as processes that a test may start twice, stop and kill. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What `npm start` sets besides. */
export const asStarted = {
  NODE_ENV: 'production',
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/greenplan'),
};

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface ServerProcess {
  pid: number;
  /** Settles when it says where it is, or rejects when it ends instead. */
  address: Promise<string>;
  ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): Promise<Ended>;
  /** All that it has printed so far. */
  said(): string;
}

/** A folder that other users may pass through, as PostgreSQL runs as nobody when the tests run as root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-e2e-'));
  await chmod(folder, 0o711);
  return folder;
}

export function startServer(dataFolder: string, environment: Record<string, string> = {}): ServerProcess {
  const settings = { GREENPLAN_DATA: dataFolder, GREENPLAN_SAMPLE: 'no', PORT: '0', ...asStarted };
  const env = { ...process.env, ...settings, ...environment };
  const child = spawn(process.execPath, [join(root, 'dist/server.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stderr.on('data', (chunk) => {
    said.stderr += String(chunk);
  });
  const ended = endOf(child, said);
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said.stdout += String(chunk);
      const where = /Greenplan is at (\S+)/.exec(said.stdout)?.[1];
      if (where) resolve(where);
    });
    ended.then(({ code, stderr }) => reject(new Error(`The server ended with ${code}: ${stderr}`)));
  });
  address.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    address,
    ended,
    said: () => said.stdout + said.stderr,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs `greenplan` with its words, as built. */
export function command(
  words: string[],
  { dataFolder, ...more }: { dataFolder: string; [name: string]: string },
): Promise<Ended> {
  const env = { ...process.env, GREENPLAN_DATA: dataFolder, NODE_ENV: 'production', ...more };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, 'dist/cli.js'), ...words], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** The process of PostgreSQL that runs on a data folder. */
export async function postgresOf(dataFolder: string): Promise<number> {
  const place = await readFile(join(dataFolder, 'postgres.location'), 'utf8').catch(() => join(dataFolder, 'postgres'));
  const [pid] = (await readFile(join(place.trim(), 'cluster/postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

function endOf(child: ChildProcess, said: { stdout: string; stderr: string }): Promise<Ended> {
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}
