/** A file comes, and its checked lines go into the ledger, once a person says so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileStore } from '../../platform/files/store.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { unitDoubts } from '../intake/findings.ts';
import type { Mapping } from '../intake/mapping.ts';
import { summaryFile } from '../intake/tasks.ts';
import type { FileState } from '../model.ts';
import { advance } from './steps.ts';
import { removeWork, summaryOf, theFile, throwOrDiskFull, workFolder } from './the-file.ts';

/** Sentences of doubtful amounts that are told at once. */
const doubtsTold = 3;
/** A file that came, and what is said of it at once. */
export interface Received {
  id: string;
  /** Files of the same bytes that came before. */
  twins: ActivityFile[];
}

/** Keeps a file as it came. @param supersedes the file in the ledger that it is the corrected form of */
export async function receive(
  carbon: Carbon,
  upload: { path: string; name: string },
  of: { organisation: string | null; supersedes: string | null },
): Promise<Received> {
  const store = fileStore(carbon.house.database, carbon.system);
  const kept = await store.keep(upload.path, upload.name, 'activity data').catch(throwOrDiskFull);
  const id = await carbon.files.add(kept.id, of.organisation, of.supersedes);
  return { id, twins: await carbon.files.sameBytes(kept.sha256, id) };
}

/**
 * Takes the checked lines of a file into the ledger, whole or not at all.
 * @param unitsAreRight whether a person says so of amounts that look as if their unit were wrong
 * @throws Mistake if it is not waiting for that, holds something that there is no factor for, or has such amounts
 */
export async function takeIn(carbon: Carbon, id: string, unitsAreRight = false): Promise<void> {
  const file = await theFile(carbon, id);
  if (file.state !== 'checked' || !file.checked)
    throw new Mistake('Its lines are not waiting to be taken in. Look at it again.');
  if (file.problem !== null) throw new Mistake(file.problem);
  if (file.checked.lines === 0) throw new Mistake('No line of this file can be taken in. Mend it, and send it again.');
  const doubts = unitDoubts(file.checked.findings);
  if (doubts.length > 0 && !unitsAreRight)
    throw new Mistake(`Is the unit right? ${doubts.slice(0, doubtsTold).join(' ')} Say that it is, or mend the file.`);
  const parquet = join(workFolder(carbon, id), 'lines.parquet');
  if (!existsSync(join(workFolder(carbon, id), summaryFile))) {
    // Made on another machine, or swept away: it comes to the same once more.
    await carbon.files.change(id, ['checked'], { state: 'mapped', checked: null });
    await advance(carbon, id);
    return takeIn(carbon, id, unitsAreRight);
  }
  const summary = await summaryOf(carbon, id);
  const linesSha256 = await carbon.ledger.takeIn(carbon.systemId, id, parquet).catch(throwOrDiskFull);
  if (!(await carbon.files.takeIn(id, linesSha256, summary)))
    throw new Mistake('Somebody else went on with this file meanwhile. Look at it again.');
  await removeWork(carbon, id);
}

/**
 * Checks a file anew with the lines that are in the ledger already as further ones, which count as well.
 * @throws Mistake if it is not checked, or left no line out for that
 */
export async function countFurther(carbon: Carbon, id: string): Promise<void> {
  const { mapping, checked, name } = await theFile(carbon, id);
  if (!mapping || !checked || (checked.rejections['in-ledger'] ?? 0) === 0)
    throw new Mistake(`No line of ${name} is left out for being in the ledger already.`);
  const further: Mapping = { ...mapping, inLedger: 'remark' };
  if (!(await carbon.files.change(id, ['checked'], { state: 'mapped', checked: null, mapping: further })))
    throw new Mistake('Somebody else went on with this file meanwhile. Look at it again.');
}

/**
 * Short names of the organisations that the lines of a checked file are of, each once.
 * @returns null where its lines are not on this machine, and have to be made again
 */
export async function organisationsIn(carbon: Carbon, id: string): Promise<string[] | null> {
  if (!existsSync(join(workFolder(carbon, id), summaryFile))) return null;
  const { partitions } = await summaryOf(carbon, id);
  return [...new Set(partitions.map(({ organisation }) => organisation))].sort();
}

/** Leaves a file out: on its way, or out of the ledger again. It stays as it came. @returns false if it was left out before */
export async function setAside(carbon: Carbon, id: string): Promise<boolean> {
  const states: FileState[] = ['received', 'mapping', 'mapped', 'checked', 'failed'];
  const done = (await carbon.files.change(id, states, { state: 'set aside' })) || (await carbon.files.takeOut(id));
  if (done) await removeWork(carbon, id);
  return done;
}
