/** The ledger's part of the command line. */
import { join } from 'node:path';
import type { Command } from 'commander';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { chosenSystem } from '../../platform/commands.ts';
import { distributeLedger, distributionOf } from '../../platform/ledger/citus.ts';
import { ledgerFolder } from '../../platform/ledger/open-ledger.ts';
import { ParquetLedger } from '../../platform/ledger/parquet-ledger.ts';
import { PostgresLedger } from '../../platform/ledger/postgres-ledger.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { systemStore } from '../../platform/systems.ts';
import { activityFileStore } from '../file-store.ts';
import { read } from './asked.ts';
import { moveLedger } from './move-ledger.ts';

type Open = () => Promise<House>;

/** `greenplan ledger status|move|distribute` */
export function ledgerCommands(program: Command, open: Open): void {
  const ledger = program.command('ledger').description('where lines of activity lie: files of DuckDB, or PostgreSQL');
  statusCommand(ledger, open);
  moveCommand(ledger, open);
  distributeCommand(ledger, open);
}

function statusCommand(ledger: Command, open: Open): void {
  ledger
    .command('status')
    .description('show where the lines are, and how many')
    .option('--json', 'for a program')
    .action(async (options: { json?: boolean }) => {
      const house = await open();
      const systems = [];
      for (const system of await systemStore(house.database).list()) {
        const all = await activityFileStore(house.database, system).list();
        const counting = all.filter(({ state }) => state === 'taken in');
        systems.push({
          system: system.slug,
          files: counting.length,
          lines: counting.reduce((sum, { lines }) => sum + lines, 0),
          waiting: all.filter(({ takenInAt, state }) => takenInAt === null && state !== 'set aside').length,
        });
      }
      const folder = ledgerFolder(house.settings);
      const distributed = folder === null ? await withClient(house, distributionOf) : null;
      if (options.json) {
        console.log(JSON.stringify({ ledger: house.settings.ledger, folder, distributed, systems }, null, 2));
        return;
      }
      console.log(
        folder === null ? postgresWords(distributed) : `Lines lie in files in ${folder}, which DuckDB reads.`,
      );
      for (const { system, files, lines, waiting } of systems)
        console.log(
          `${system}\t${lines.toLocaleString('en-GB')} lines of ${counted(files)}${waiting > 0 ? `, and ${counted(waiting)} on the way` : ''}`,
        );
    });
}

function postgresWords(distributed: Awaited<ReturnType<typeof distributionOf>>): string {
  if (distributed === null || distributed.length === 0) return 'Lines lie in a table of PostgreSQL.';
  return `Lines lie in PostgreSQL with Citus: ${distributed.map(({ table, as }) => `${table} is a ${as === 'reference table' ? as : 'table distributed by organisation'}`).join(', ')}.`;
}

function moveCommand(ledger: Command, open: Open): void {
  ledger
    .command('move')
    .description('copy all lines from one kind of ledger to the other; the one in use stays in use')
    .requiredOption('--to <engine>', 'duckdb or postgres')
    .option('--system <name>', 'one system only')
    .action(async (options: unknown) => {
      const { to, system } = read(MoveOptions, options);
      const house = await open();
      const { database, settings } = house;
      if (settings.ledger === to)
        throw new Mistake(
          `The lines are there already: GREENPLAN_LEDGER is "${to}", and "ledger move" copies out of that.`,
        );
      const ledgers = {
        duckdb: new ParquetLedger(join(settings.dataFolder, 'ledger')),
        postgres: new PostgresLedger(database),
      };
      const systems = system === undefined ? await systemStore(database).list() : [await chosenSystem(house, system)];
      for (const one of systems) {
        const moved = await moveLedger(one.id, activityFileStore(database, one), ledgers[settings.ledger], ledgers[to]);
        console.log(
          `${one.slug}\t${moved.lines.toLocaleString('en-GB')} lines of ${counted(moved.files)} are there, all of them.`,
        );
      }
      console.log(
        `Set GREENPLAN_LEDGER=${to} and start Greenplan again to count from there. "bin/greenplan footprint again N" then shows that nothing has changed.`,
      );
    });
}

const MoveOptions = z.object({
  to: z.enum(['duckdb', 'postgres'], 'Write --to duckdb or --to postgres.'),
  system: z.string().optional(),
});

function distributeCommand(ledger: Command, open: Open): void {
  ledger
    .command('distribute')
    .description('spread the lines over the nodes of a Citus cluster, by organisation')
    .action(async () => {
      const house = await open();
      if (house.settings.ledger !== 'postgres')
        throw new Mistake(
          'Lines lie in files, which nothing can distribute. Copy them with "bin/greenplan ledger move --to postgres", and set GREENPLAN_LEDGER=postgres.',
        );
      const done = await withClient(house, distributeLedger);
      if (done.length === 0) console.log('The ledger is distributed already.');
      for (const { table, as } of done)
        console.log(`${table} is now ${as === 'reference table' ? 'a reference table, on every node' : as}.`);
    });
}

async function withClient<T>({ database }: House, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

const counted = (files: number): string => (files === 1 ? '1 file' : `${files.toLocaleString('en-GB')} files`);
