/** `greenplan audit verify|export|forget` */
import type { Command } from 'commander';
import { chosenSystem } from '../commands.ts';
import { Mistake } from '../mistake.ts';
import type { House } from '../room.ts';
import { systemStore } from '../systems.ts';
import { lineOf } from './chain.ts';
import { auditStore } from './store.ts';

const ofSystem = ['--system <name>', 'the system; may be left out where there is but one'] as const;

export function auditCommands(program: Command, open: () => Promise<House>): void {
  const audit = program.command('audit').description('the log of every change, a chain of hashes for each system');

  audit
    .command('verify')
    .description('go through the whole log and say whether it is as it was written; ends with 1 if it is not')
    .option('--system <name>', 'only this one; left out, every system that there is')
    .option('--head <hash>', 'a hash that must stand in the log, such as one that was kept with a backup')
    .action(async (options: { system?: string; head?: string }) => {
      const house = await open();
      const systems =
        options.system === undefined
          ? await systemStore(house.database).list()
          : [await chosenSystem(house, options.system)];
      const wrong: string[] = [];
      let hasHead = options.head === undefined;
      for (const system of systems) {
        const log = auditStore(house.database, system);
        const { entries, head, broken, opened, forgotten } = await log.verify();
        if (broken) {
          wrong.push(`The log of "${system.slug}" is broken: entry ${broken.seq} is ${broken.why}.`);
          continue;
        }
        console.log(
          `${system.slug}: ${entries} entries are as they were written, ${opened} personal values with them; ${forgotten} were forgotten. Its head is ${head.hash}.`,
        );
        hasHead ||= options.head !== undefined && (await log.holds(options.head));
      }
      if (wrong.length > 0) throw new Mistake(wrong.join(' '));
      if (!hasHead)
        throw new Mistake(
          `No log holds the hash ${options.head}. Entries that were there when it was kept are missing, or it is of another system.`,
        );
    });

  audit
    .command('export')
    .description('write the log to standard output, an entry a line, as JSON')
    .option(...ofSystem)
    .action(async (options: { system?: string }) => {
      const house = await open();
      const { after } = auditStore(house.database, await chosenSystem(house, options.system));
      for (let entries = await after(0); entries.length > 0; entries = await after(entries.at(-1)?.seq ?? 0))
        for (const entry of entries) process.stdout.write(lineOf(entry));
    });

  audit
    .command('forget')
    .description('destroy the key of a person: what the log holds of theirs can never be read again')
    .argument('<person>', 'as the history names them, such as body:0198… or response:0198…')
    .option(...ofSystem)
    .action(async (person: string, options: { system?: string }) => {
      const house = await open();
      const system = await chosenSystem(house, options.system);
      if (!(await auditStore(house.database, system).forget(person)))
        throw new Mistake(
          `The log of "${system.slug}" has no key of "${person}". It may be destroyed already; the history of a thing names its person.`,
        );
      console.log(`What the log of "${system.slug}" holds of "${person}" can no longer be read.`);
    });
}
