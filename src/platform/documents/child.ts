/** Reads a file in a process of its own, which is ended when it takes too long or too much memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { standBack, Watch, type WorkLimits } from '../watch-child.ts';
import { ReaderAnswer, type ReaderRequest } from './messages.ts';
import { type Outline, UnreadableDocument } from './outline.ts';

export type ReaderLimits = WorkLimits;

/** More time for each megabyte of words that there is to read. */
const secondsAMegabyte = 2.5;

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
  const watch = new Watch(child, limits, { tooSlow, tooMuchMemory }, outcome.reject);
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
    else if (answer.data.type === 'work') watch.allow((answer.data.bytes / 1_000_000) * secondsAMegabyte);
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

/** The reader's program: the source where this runs from source, else what was built of it. */
function worker(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(
    checkout,
    fromSource ? 'src/platform/documents/reader.worker.ts' : 'dist/platform/documents/reader.worker.js',
  );
}
