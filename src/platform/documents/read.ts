/** The way in for documents: any file, whatever its name says, becomes an outline or a sentence that says why not. */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { type ReaderLimits, readInChild } from './child.ts';
import { type Outline, UnreadableDocument } from './outline.ts';
import { refusal } from './sentences.ts';
import { Slots } from './slots.ts';

export interface ReadingLimits extends ReaderLimits {
  /** The largest file that is opened at all. */
  fileMegabytes: number;
}

export const readingLimits: Readonly<ReadingLimits> = {
  fileMegabytes: 100,
  memoryMegabytes: 500,
  seconds: 9,
  mostSeconds: 60,
};

export interface ReadingOptions {
  limits?: Partial<ReadingLimits>;
  /** The name that the person gave the file, if it lies under another. */
  name?: string;
  /** Gives the reading up. */
  signal?: AbortSignal;
}

/** Never fewer than two, so that one slow file does not hold up all others. */
const slots = new Slots(Math.max(2, Math.min(4, availableParallelism() - 1)));

/**
 * Reads a document into its outline, in a process of its own with a limit on time and memory.
 * Several may be read at once; those beyond a few wait their turn, which does not count towards their time.
 * @throws UnreadableDocument with a sentence for the person who sent the file.
 */
export async function readDocument(path: string, options: ReadingOptions = {}): Promise<Outline> {
  const limits = { ...readingLimits, ...options.limits };
  await refuseBySize(path, limits.fileMegabytes);
  const request = { path, name: options.name ?? basename(path) };
  return slots.run(() => readInChild(request, limits, options.signal), options.signal);
}

async function refuseBySize(path: string, megabytes: number): Promise<void> {
  const file = await stat(path).catch(() => null);
  if (!file) throw refusal('no file');
  if (file.isDirectory()) throw refusal('folder');
  if (file.size === 0) throw refusal('empty');
  if (file.size <= megabytes * 1_000_000) return;
  throw new UnreadableDocument(
    'too large',
    `The file has ${Math.ceil(file.size / 1_000_000)} MB, and at most ${megabytes} MB are read. Save it without its pictures, or in parts, and send that. (Whoever runs Greenplan can raise the limit with GREENPLAN_UPLOAD_LIMIT_MB.)`,
  );
}
