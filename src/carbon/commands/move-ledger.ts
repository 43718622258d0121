/** Carries the lines of every file from one kind of ledger to the other. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../platform/ledger/ledger.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { ActivityFile, ActivityFileStore } from '../file-store.ts';

export interface Moved {
  files: number;
  lines: number;
}

/**
 * Copies the lines of a system's files, those of superseded ones too: calculations that took them can be made again.
 * What is there already is written again. The ledger that they come from keeps them.
 * @throws Mistake where another number of lines arrives than a file has
 */
export async function moveLedger(systemId: string, files: ActivityFileStore, from: Ledger, to: Ledger): Promise<Moved> {
  const all = (await files.list()).filter(({ takenInAt }) => takenInAt !== null);
  for (const file of all) await moveFile(systemId, files, file, from, to);
  return { files: all.length, lines: all.reduce((sum, { lines }) => sum + lines, 0) };
}

async function moveFile(
  systemId: string,
  files: ActivityFileStore,
  { id, name, lines }: ActivityFile,
  from: Ledger,
  to: Ledger,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-move-'));
  try {
    const parquet = join(folder, 'lines.parquet');
    const inputs = (await files.parts([id])).map(({ organisation, fromMonth, file }) => ({
      ...{ organisation, fromMonth, file },
      rateSet: '',
    }));
    if (inputs.length > 0) {
      await from.copyOut(systemId, inputs, parquet);
      await to.takeIn(systemId, id, parquet);
    }
    const arrived = inputs.length === 0 ? 0 : await countOf(to, systemId, id);
    if (arrived !== lines)
      throw new Mistake(
        `Of "${name}", which has ${lines} lines, ${arrived} have arrived. The ledger that is in use has not changed; look there first, then move again.`,
      );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function countOf(ledger: Ledger, systemId: string, file: string): Promise<number> {
  return (await ledger.lines({ systemId, files: [file], filter: {}, from: 0, size: 0 })).total;
}
