/** What PostgreSQL's lock file says about the process that runs on its files. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../mistake.ts';
import type { ClusterHome } from './cluster-home.ts';

/** The process named in the lock file, which may be long gone; null without a lock file. */
export function postmaster(home: Pick<ClusterHome, 'cluster'>): number | null {
  try {
    const [first = ''] = readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8').split('\n');
    return /^\d+$/.test(first) ? Number(first) : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Whether PostgreSQL runs on these files. After a crash, and in a container more often than not, the number in the
 * lock file may since have been given to another program; PostgreSQL itself would refuse to start then.
 */
export function isRunning(home: Pick<ClusterHome, 'cluster'>): boolean {
  const pid = postmaster(home);
  if (pid === null) return false;
  const words = commandOf(pid);
  return words?.includes('postgres') === true && words.includes(home.cluster);
}

/**
 * Lets PostgreSQL start where the number in a lock file of a killed one is alive, but as another program, or as a
 * zombie that nobody has buried, which is usual in containers. The rest of the file stays: by it PostgreSQL sees
 * whether processes of the killed one still work on these files. Call it only when nothing runs on them.
 */
export function forgetKilled(home: Pick<ClusterHome, 'cluster' | 'sockets'>): void {
  // A start whose starter was killed goes on without the start lock, and may have come up since we looked.
  if (isRunning(home)) return;
  const file = join(home.cluster, 'postmaster.pid');
  const pid = postmaster(home);
  // A file without a number is of one killed before it wrote it, or of a living one that is just about to, and that
  // would shut down without its file.
  if (pid === null && existsSync(file) && ageMs(file) < aboutToWriteMs) return;
  rmSync(join(home.sockets, '.s.PGSQL.5432.lock'), { force: true });
  if (pid === null) {
    rmSync(file, { force: true });
    return;
  }
  if (!seemsAlive(pid)) return;
  const ended = spawnSync('true').pid;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(ended)));
}

const aboutToWriteMs = 3000;

/** How long ago the file was written; 0 where it has just gone. */
function ageMs(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

function seemsAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function commandOf(pid: number): string | null {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return stdout.trim() || null;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
  } catch {
    return null;
  }
}
