/** The way in for tabular files: whatever a clerk has becomes clean tables of text, or a sentence that says why not. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { Slots } from '../documents/slots.ts';
import { standBack, Watch } from '../watch-child.ts';
import { Answer } from './messages.ts';
import { type HeadingsBeforehand, type Progress, type Staged, type StagingLimits, stagingLimits } from './model.ts';
import type { Order } from './read.ts';
import { refusal, tooLarge, Unreadable, UnreadableFile } from './unreadable.ts';

export interface StagingOptions {
  limits?: Partial<StagingLimits>;
  /** What is known of the headings already: what a person said of this file, or showed of an earlier one. */
  headings?: HeadingsBeforehand;
  /** Gives the staging up; nothing is left behind. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** More time for each megabyte of the file. */
const secondsAMegabyte = 1;
const unfinished = '.unfinished-';
/** Each works with all processors; one more, so that a small file needn't wait for a large one. */
const slots = new Slots(Math.max(2, Math.min(4, availableParallelism() - 1)));

/**
 * Stages a file: one Parquet file for each of its sheets, in the folder `into`, which is this file's own. It is done in
 * a process of its own, with a limit on time and memory. The Parquet files get their names when all of them are whole;
 * what an earlier attempt left half done is removed.
 * @param file where it is, and the name that the clerk knows it by
 * @throws UnreadableFile with a sentence for the clerk; the signal's reason if it is given up
 */
export async function stage(
  file: { path: string; name: string },
  into: string,
  options: StagingOptions = {},
): Promise<Staged> {
  const limits = { ...stagingLimits, ...options.limits };
  try {
    const bytes = await sizeOf(file.path, limits);
    return await slots.run(() => stageApart(file.path, bytes, into, limits, options), options.signal);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new UnreadableFile(file.name, error.reason, error.message, { cause: error.cause });
  }
}

async function sizeOf(path: string, limits: StagingLimits): Promise<number> {
  const file = await stat(path).catch(() => null);
  if (!file) throw refusal('no file');
  if (file.isDirectory()) throw refusal('folder');
  if (file.size === 0) throw refusal('empty');
  if (file.size <= limits.fileMegabytes * 1_000_000) return file.size;
  const megabytes = Math.ceil(file.size / 1_000_000).toLocaleString('en-GB');
  throw tooLarge(`${megabytes} MB`, `${limits.fileMegabytes.toLocaleString('en-GB')} MB`);
}

async function stageApart(
  path: string,
  bytes: number,
  into: string,
  limits: StagingLimits,
  { signal, onProgress, headings = { said: [], known: [] } }: StagingOptions,
): Promise<Staged> {
  signal?.throwIfAborted();
  await mkdir(into, { recursive: true });
  await sweep(into);
  const folder = await realpath(into);
  const scratch = join(folder, `${unfinished}${randomUUID()}`);
  const order: Order = { path: await realpath(path), into: folder, scratch, limits, headings };
  const child = fork(worker(), [], {
    execArgv: [
      // it may read files, and write into this one folder, but neither start anything nor reach the network
      '--permission',
      '--allow-fs-read=*',
      `--allow-fs-write=${folder}`,
      '--allow-addons',
      `--max-old-space-size=${Math.floor(limits.memoryMegabytes * 0.6)}`,
      '--disable-warning=SecurityWarning',
    ],
    env: { TZ: 'UTC' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const outcome = Promise.withResolvers<Staged>();
  const watch = new Watch(child, limits, { tooSlow, tooMuchMemory: () => refusal('memory') }, outcome.reject);
  watch.allow((bytes / 1_000_000) * secondsAMegabyte);
  const giveUp = (): void => outcome.reject(signal?.reason);
  signal?.addEventListener('abort', giveUp, { once: true });
  listen(child, outcome, onProgress);
  child.once('spawn', () => {
    standBack(child);
    child.send(order);
  });
  try {
    return await outcome.promise;
  } finally {
    watch.stop();
    signal?.removeEventListener('abort', giveUp);
    await ended(child);
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Removes what a process that was killed left half done. */
async function sweep(into: string): Promise<void> {
  for (const name of await readdir(into)) {
    if (name.startsWith(unfinished)) await rm(join(into, name), { recursive: true, force: true });
  }
}

function listen(
  child: ChildProcess,
  outcome: PromiseWithResolvers<Staged>,
  onProgress: StagingOptions['onProgress'],
): void {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4000);
  });
  child.on('message', (message) => {
    const answer = Answer.safeParse(message);
    if (!answer.success) outcome.reject(new Error('The stager gave an answer that is none', { cause: answer.error }));
    else if (answer.data.type === 'progress') onProgress?.(answer.data.progress);
    else if (answer.data.type === 'staged') outcome.resolve(answer.data.staged);
    else outcome.reject(new Unreadable(answer.data.reason, answer.data.message, { cause: answer.data.cause }));
  });
  child.once('error', (error) => outcome.reject(error));
  // by "close" every message has been handed on
  child.once('close', () => {
    const isFull = /heap out of memory|allocation failed|bad_alloc/i.test(said);
    outcome.reject(refusal(isFull ? 'memory' : 'damaged', said || null));
  });
}

/** Ends the process, and waits until it writes no more. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await exit;
}

function tooSlow(seconds: number): Unreadable {
  return new Unreadable(
    'too slow',
    `Reading the file took longer than ${Math.round(seconds)} seconds and was stopped. Save it as CSV, or in parts, and send that.`,
  );
}

/** The program of the process: the source where this runs from source, else what was built of it. */
function worker(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(checkout, fromSource ? 'src/platform/staging/stage.worker.ts' : 'dist/platform/staging/stage.worker.js');
}
