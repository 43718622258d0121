/** Watches a child process that works on somebody's file: its memory, and how long it has worked. */
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

export interface WorkLimits {
  /** Resident memory of the process, in megabytes. */
  memoryMegabytes: number;
  /** Seconds of work for a small file; a larger one gets more, up to `mostSeconds`. */
  seconds: number;
  mostSeconds: number;
}

export interface Overrun {
  tooSlow: (seconds: number) => Error;
  tooMuchMemory: () => Error;
}

const watchEveryMilliseconds = 50;
/** On a machine that is busy with others, a file is waited for so many times as long as it may work. */
const patience = 4;

/** Tells when the process takes too long or too much memory; ending it is left to whoever started it. */
export class Watch {
  private readonly child: ChildProcess;
  private readonly limits: WorkLimits;
  private readonly overrun: Overrun;
  private readonly fail: (error: Error) => void;
  private readonly looking: NodeJS.Timeout;
  private readonly started = Date.now();
  private seconds: number;

  constructor(child: ChildProcess, limits: WorkLimits, overrun: Overrun, fail: (error: Error) => void) {
    this.child = child;
    this.limits = limits;
    this.overrun = overrun;
    this.fail = fail;
    this.seconds = limits.seconds;
    this.looking = setInterval(() => void this.look(), watchEveryMilliseconds);
  }

  /** Allows so many seconds of work more than a small file gets, counted from the start. */
  allow(moreSeconds: number): void {
    this.seconds = Math.min(this.limits.mostSeconds, this.limits.seconds + moreSeconds);
  }

  stop(): void {
    clearInterval(this.looking);
  }

  private async look(): Promise<void> {
    const usage = await usageOf(this.child.pid);
    if (usage && usage.megabytes > this.limits.memoryMegabytes) this.fail(this.overrun.tooMuchMemory());
    const waited = (Date.now() - this.started) / 1000;
    if (waited < this.seconds) return;
    // A machine that is busy with others gives the reader little of its time, which says nothing against the file.
    const hasWorked = usage === null || usage.seconds > this.seconds;
    if (hasWorked || waited > this.seconds * patience) this.fail(this.overrun.tooSlow(this.seconds));
  }
}

/** The server's answers to others go first. */
export function standBack(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // a system that doesn't let processes stand back shares the time evenly
  }
}

/** Memory and processor time of a process where the system tells them in files (Linux), else null. */
async function usageOf(pid: number | undefined): Promise<{ megabytes: number; seconds: number } | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets: user and system time are the 12th and 13th, in hundredths of a second (proc(5)).
    const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      megabytes: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1000,
      seconds: (Number(after[11]) + Number(after[12])) / 100,
    };
  } catch {
    return null;
  }
}
