/** A file on its way into the ledger: its row, its tables, and the folder in which they lie. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { orDiskFull } from '../../platform/disk-full.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { StagedSheet } from '../../platform/staging/model.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { Summary, summaryFile } from '../intake/tasks.ts';

export async function theFile(carbon: Carbon, id: string): Promise<ActivityFile> {
  const file = await carbon.files.byId(id);
  if (!file) throw new Mistake('There is no such file here.');
  return file;
}

export const sheetOf = (file: ActivityFile): StagedSheet | null => file.staged?.sheets[file.sheet ?? 0] ?? null;

/** Where a file's tables and lines lie until they are in the ledger. */
export const workFolder = (carbon: Carbon, id: string): string =>
  join(carbon.house.settings.dataFolder, 'intake', carbon.systemId, id);

export const removeWork = (carbon: Carbon, id: string): Promise<void> =>
  rm(workFolder(carbon, id), { recursive: true, force: true });

export async function summaryOf(carbon: Carbon, id: string): Promise<Summary> {
  return Summary.parse(JSON.parse(await readFile(join(workFolder(carbon, id), summaryFile), 'utf8')));
}

export function throwOrDiskFull(error: unknown): never {
  throw orDiskFull(error);
}
