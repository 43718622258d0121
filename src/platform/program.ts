/** The tree of commands, whose every level has its help and says in one sentence what it did not understand. */
import { Command } from 'commander';
import { version } from './checkout.ts';
import type { House, Room } from './room.ts';
import { describeSettings, readSettings } from './settings.ts';

/** All commands of the platform and the rooms. A usage error throws a CommanderError. */
export function createProgram(rooms: readonly Room[], open: () => Promise<House>): Command {
  const program = new Command('greenplan')
    .description('Greenplan: Green Plans of health and care systems, written, followed and reported')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      outputError: (text, write) =>
        write(
          `${text
            .trim()
            .replace(/^error: /, '')
            .replace(/\n+/g, ' ')}\n`,
        ),
    });
  configCommand(program);
  databaseCommands(program, open);
  for (const add of rooms.flatMap((room) => room.commands ?? [])) add(program, open);
  return program;
}

function configCommand(program: Command): void {
  program
    .command('config')
    .description('show the settings and where each comes from')
    .option('--json', 'for a program')
    .action((options: { json?: boolean }) => {
      const settings = describeSettings(process.env);
      if (options.json) console.log(JSON.stringify(settings, null, 2));
      else
        for (const { name, value, source, about } of settings)
          console.log(`${name}=${value ?? ''} (${source}) ${about}`);
      readSettings(process.env);
    });
}

function databaseCommands(program: Command, open: () => Promise<House>): void {
  program
    .command('database')
    .description('the database that Greenplan keeps its plans in')
    .command('status')
    .description('show where it is, its size and its migrations')
    .option('--json', 'for a program')
    .action(async (options: { json?: boolean }) => {
      const { database } = await open();
      const status = await database.status();
      if (options.json) {
        console.log(JSON.stringify(status, null, 2));
        return;
      }
      const whose = status.kind === 'own' ? "Greenplan's own, on a socket in" : 'a server at';
      console.log(`PostgreSQL ${status.version}, ${whose} ${status.host}, database ${status.database}`);
      console.log(
        `${(status.bytes / 1_000_000).toFixed(1)} MB, at migration ${status.migrations.applied.at(-1) ?? 'none'}`,
      );
    });
}
