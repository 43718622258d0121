/** How much memory processes hold, on a system that tells it in files (Linux). */
import { readFileSync } from 'node:fs';

/** Megabytes of a process and of those that it started, without pages of files that the system may take back. */
export function memoryBelow(pid) {
  try {
    const [, own] = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    return Number(own ?? 0) / 1000 + children.reduce((sum, child) => sum + memoryBelow(child), 0);
  } catch {
    return 0;
  }
}
