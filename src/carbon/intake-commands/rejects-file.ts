/** The rejected rows of a file, written where somebody can mend them. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileStore } from '../../platform/files/store.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';

/** @returns what was done, in a sentence. @throws Mistake if it cannot be written, or is there already */
export async function writeRejects(carbon: Carbon, file: ActivityFile, path: string): Promise<string> {
  if (file.rejectsFileId === null) return `No row of ${file.name} was rejected, so ${path} was not written.`;
  const bytes = fileStore(carbon.house.database, carbon.system).read(file.rejectsFileId);
  try {
    await pipeline(Readable.from(bytes), createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    throw new Mistake(`${path} cannot be written: ${messageOf(error)}. Name a file that is not there yet.`);
  }
  return `The rejected rows are in ${path}. Mend them, and send that file.`;
}
