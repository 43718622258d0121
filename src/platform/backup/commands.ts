/** `greenplan backup FILE` and `greenplan restore FILE`. */
import type { Command } from 'commander';
import type { House } from '../room.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

export function backupCommands(program: Command, open: () => Promise<House>): void {
  program
    .command('backup')
    .description('save everything in one file; the server may go on running')
    .argument('<file>', 'such as greenplan.backup')
    .action(async (file: string) => {
      const { database } = await open();
      const { tables } = await backUp(database, file);
      const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
      console.log(`Saved ${tables.length} tables with ${bytes.toLocaleString('en-GB')} bytes of rows to ${file}.`);
    });
  program
    .command('restore')
    .description('put a backup back where there is nothing yet')
    .argument('<file>')
    .action(async (file: string) => {
      const { database } = await open();
      const { takenAt } = await restore(database, file);
      console.log(`Restored the backup of ${takenAt} from ${file}.`);
    });
}
