/** What PostgreSQL's lock file says about the process that runs on its files. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
