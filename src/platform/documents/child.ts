/** Reads a file in a process of its own, which is ended when it takes too long or too much memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { ReaderAnswer, type ReaderRequest } from './messages.ts';
import { type Outline, UnreadableDocument } from './outline.ts';

export interface ReaderLimits {
  /** Resident memory of the process, in megabytes. */
  memoryMegabytes: number;
  /** Seconds of work for a small file; a larger one gets more, up to `mostSeconds`. */
  seconds: number;
  mostSeconds: number;
}

/** More time for each megabyte of words that there is to read. */
const secondsAMegabyte = 2.5;
const watchEveryMilliseconds = 50;
/** On a machine that is busy with others, a file is waited for so many times as long as it may work. */
const patience = 4;

/**
 * Reads a file in a child process.
 * @throws UnreadableDocument if it can't be read within the limits; the signal's reason if it is given up.
 */
export async function readInChild(
  request: ReaderRequest,
  limits: ReaderLimits,
  signal?: AbortSignal,
): Promise<Outline> {
  signal?.throwIfAborted();
  const child = fork(worker(), [], {
    execArgv: [
      // the reader may read files, and neither write, nor reach the network, nor start anything
      '--permission',
      '--allow-fs-read=*',
      `--max-old-space-size=${Math.floor(limits.memoryMegabytes * 0.8)}`,
      '--disable-warning=SecurityWarning',
    ],
    env: { TZ: 'UTC' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const outcome = Promise.withResolvers<Outline>();
  const watch = new Watch(child, limits, outcome.reject);
  const giveUp = (): void => outcome.reject(signal?.reason);
  signal?.addEventListener('abort', giveUp, { once: true });
  listen(child, watch, outcome);
  child.once('spawn', () => {
    standBack(child);
    child.send(request);
  });
  try {
    return await outcome.promise;
  } finally {
    watch.stop();
    signal?.removeEventListener('abort', giveUp);
    child.kill('SIGKILL');
  }
}

function listen(child: ChildProcess, watch: Watch, outcome: PromiseWithResolvers<Outline>): void {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4000);
  });
  child.on('message', (message) => {
    const answer = ReaderAnswer.safeParse(message);
    if (!answer.success)
      outcome.reject(new Error('The reader of documents gave an answer that is none', { cause: answer.error }));
    else if (answer.data.type === 'work') watch.allowFor(answer.data.bytes);
    else if (answer.data.type === 'outline') outcome.resolve(answer.data.outline);
    else
      outcome.reject(
        Object.assign(new UnreadableDocument(answer.data.reason, answer.data.message), { cause: answer.data.cause }),
      );
  });
  child.once('error', (error) => outcome.reject(error));
  // by "close" every message has been handed on
  child.once('close', () => {
    if (/heap out of memory|allocation failed/i.test(said)) outcome.reject(tooMuchMemory());
    else {
      const stopped =
        'The file stopped the program that reads it. Open it in the program it was made with, save it again and send that.';
      outcome.reject(Object.assign(new UnreadableDocument('broken', stopped), { cause: said || null }));
    }
  });
}

/** Ends the reading of a file that takes too long or too much memory. */
class Watch {
  private readonly child: ChildProcess;
  private readonly limits: ReaderLimits;
  private readonly fail: (error: UnreadableDocument) => void;
  private readonly looking: NodeJS.Timeout;
  private readonly started = Date.now();
  private seconds: number;

  constructor(child: ChildProcess, limits: ReaderLimits, fail: (error: UnreadableDocument) => void) {
    this.child = child;
    this.limits = limits;
    this.fail = fail;
    this.seconds = limits.seconds;
    this.looking = setInterval(() => void this.look(), watchEveryMilliseconds);
  }

  /** Allows the time that so many bytes may take, counted from the start. */
  allowFor(bytes: number): void {
    this.seconds = Math.min(this.limits.mostSeconds, this.limits.seconds + (bytes / 1_000_000) * secondsAMegabyte);
  }

  stop(): void {
    clearInterval(this.looking);
  }

  private async look(): Promise<void> {
    const usage = await usageOf(this.child.pid);
    if (usage && usage.megabytes > this.limits.memoryMegabytes) this.fail(tooMuchMemory());
    const waited = (Date.now() - this.started) / 1000;
    if (waited < this.seconds) return;
    // A machine that is busy with others gives the reader little of its time, which says nothing against the file.
    const hasWorked = usage === null || usage.seconds > this.seconds;
    if (hasWorked || waited > this.seconds * patience) this.fail(tooSlow(this.seconds));
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

function tooSlow(seconds: number): UnreadableDocument {
  return new UnreadableDocument(
    'too slow',
    `Reading the file took longer than ${Math.round(seconds)} seconds and was stopped. Save it afresh, or in parts, and send that.`,
  );
}

function tooMuchMemory(): UnreadableDocument {
  return new UnreadableDocument(
    'too much memory',
    'Reading the file took too much memory and was stopped. Save it without its pictures, or in parts, and send that.',
  );
}

/** The server's answers to others go first. */
function standBack(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // a system that doesn't let processes stand back shares the time evenly
  }
}

/** The reader's program: the source where this runs from source, else what was built of it. */
function worker(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(
    checkout,
    fromSource ? 'src/platform/documents/reader.worker.ts' : 'dist/platform/documents/reader.worker.js',
  );
}
