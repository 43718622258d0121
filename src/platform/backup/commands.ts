/** `greenplan backup FILE` and `greenplan restore FILE`. */
import { access, constants } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { ledgerFolder } from '../ledger/open-ledger.ts';
import { Mistake, messageOf } from '../mistake.ts';
import type { House } from '../room.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

export function backupCommands(program: Command, open: () => Promise<House>): void {
  program
    .command('backup')
    .description('save everything in one file; the server may go on running')
    .argument('<file>', 'such as greenplan.backup')
    .action(async (file: string) => {
      await requireAccess(
        dirname(resolve(file)),
        constants.W_OK,
        'Give the name of a file in a folder that you may write to.',
      );
      const { database, settings } = await open();
      const { tables, files, audit } = await backUp(database, file, ledgerFolder(settings));
      const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
      console.log(
        `Saved ${tables.length} tables with ${bytes.toLocaleString('en-GB')} bytes of rows${files.length > 0 ? ` and ${files.length} files of the ledger` : ''} to ${file}.`,
      );
      if (audit.length > 0)
        console.log(
          `The log of changes stood at ${audit.map(({ hash }) => hash).join(' ')}. Keep this apart from the backup.`,
        );
    });
  program
    .command('restore')
    .description('put a backup back where there is nothing yet')
    .argument('<file>')
    .action(async (file: string) => {
      await requireAccess(file, constants.R_OK, 'Give the name of a backup that you may read.');
      const { database, settings } = await open();
      const { takenAt } = await restore(database, file, join(settings.dataFolder, 'ledger'));
      console.log(`Restored the backup of ${takenAt} from ${file}.`);
    });
}

/** Looked at before the database is started for it. */
async function requireAccess(path: string, mode: number, mend: string): Promise<void> {
  await access(path, mode).catch((error: unknown) => {
    throw new Mistake(`${path} cannot be used: ${messageOf(error)}. ${mend}`);
  });
}
