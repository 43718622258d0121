/**
 * Work done in a process of its own, which can be killed, with a limit on time and memory: what reads files of others
 * and what counts long must not keep the server's other requests waiting, nor take the server with it.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from './checkout.ts';
import { orDiskFull } from './disk-full.ts';
import { Mistake } from './mistake.ts';
import { standBack, Watch } from './watch-child.ts';

export interface ApartLimits {
  /** Resident memory of the process. */
  memoryMegabytes: number;
  /** Of work. */
  seconds: number;
  /** What to do where either is met; what a file asks for where left out. */
  mend?: string;
}

export interface ApartOptions {
  /** Gives the work up. */
  signal?: AbortSignal;
  /** How far the work has come: its step, and the share of it from 0 to 1 where that is known. */
  onProgress?(step: string, share: number | null): void;
}

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), step: z.string(), share: z.number().nullable() }),
  z.object({ type: z.literal('answer'), answer: z.unknown() }),
  z.object({ type: z.literal('mistake'), message: z.string() }),
  z.object({ type: z.literal('broken'), message: z.string(), stack: z.string() }),
]);
export type Message = z.infer<typeof Message>;

/**
 * Does a task in a process of its own.
 * @param program a `*.worker.ts` that calls `answerApart`, below `src/` and without its ending: "platform/ledger/ledger"
 * @throws Mistake where the work tells one, or meets a limit; the signal's reason where it is given up
 */
export async function workApart<T>(
  program: string,
  task: unknown,
  answer: z.ZodType<T>,
  limits: ApartLimits,
  { signal, onProgress }: ApartOptions = {},
): Promise<T> {
  signal?.throwIfAborted();
  const outcome = Promise.withResolvers<T>();
  const child = fork(built(program), [], {
    execArgv: [`--max-old-space-size=${Math.floor(limits.memoryMegabytes * 0.7)}`],
    // What was compiled once is kept beside the packages, which takes a third off the start of a process.
    env: { TZ: 'UTC', NODE_COMPILE_CACHE: join(checkout, 'node_modules/.cache/greenplan') },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4000);
  });
  child.on('message', (raw) => {
    const message = Message.parse(raw);
    if (message.type === 'progress') onProgress?.(message.step, message.share);
    else if (message.type === 'mistake') outcome.reject(new Mistake(message.message));
    else if (message.type === 'broken') outcome.reject(new Error(message.message, { cause: message.stack }));
    else {
      const parsed = answer.safeParse(message.answer);
      if (parsed.success) outcome.resolve(parsed.data);
      else outcome.reject(new Error('The process answered something else', { cause: parsed.error }));
    }
  });
  child.once('error', outcome.reject);
  // by "close" every message has been handed on
  child.once('close', () => {
    const isFull = /heap out of memory|allocation failed/i.test(said);
    outcome.reject(isFull ? tooMuch(limits) : new Error('The process ended without an answer', { cause: said }));
  });
  child.once('spawn', () => {
    standBack(child);
    child.send({ task });
  });
  const giveUp = () => outcome.reject(signal?.reason);
  signal?.addEventListener('abort', giveUp, { once: true });
  const overrun = { tooSlow: () => tooLong(limits), tooMuchMemory: () => tooMuch(limits) };
  const watch = new Watch(child, { ...limits, mostSeconds: limits.seconds }, overrun, outcome.reject);
  try {
    return await outcome.promise;
  } finally {
    watch.stop();
    signal?.removeEventListener('abort', giveUp);
    child.kill('SIGKILL');
  }
}

/** What a `*.worker.ts` calls: takes the one task that it is sent, does it, and tells the answer or what went wrong. */
export function answerApart<T>(
  schema: z.ZodType<T>,
  work: (task: T, progress: (step: string, share: number | null) => void) => Promise<unknown>,
): void {
  const tell = (message: Message) => process.send?.(message);
  // Whoever asked is gone: nobody would take the answer.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // A terminal sends Ctrl-C to all of its processes: whoever asked decides what becomes of the work.
  process.on('SIGINT', () => undefined);
  process.once('message', async (message) => {
    try {
      const { task } = z.object({ task: schema }).parse(message);
      tell({ type: 'answer', answer: await work(task, (step, share) => tell({ type: 'progress', step, share })) });
    } catch (thrown) {
      const error = orDiskFull(thrown);
      if (error instanceof Mistake) tell({ type: 'mistake', message: error.message });
      else if (error instanceof Error) tell({ type: 'broken', message: error.message, stack: error.stack ?? '' });
      else tell({ type: 'broken', message: String(error), stack: '' });
    }
  });
}

const inParts = 'Send the file in parts, a year or a site each.';

const tooLong = ({ seconds, mend = inParts }: ApartLimits) =>
  new Mistake(`This took longer than ${seconds} seconds and was stopped. ${mend}`);

const tooMuch = ({ memoryMegabytes, mend = inParts }: ApartLimits) =>
  new Mistake(`This took more than ${memoryMegabytes} MB of memory and was stopped. ${mend}`);

/** The program: the source where this runs from source, else what was built of it. */
function built(program: string): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(checkout, fromSource ? `src/${program}.worker.ts` : `dist/${program}.worker.js`);
}
