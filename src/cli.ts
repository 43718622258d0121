/** The command line: the platform's commands and those of the rooms. */
import { CommanderError } from 'commander';
import { workingAs } from './platform/audit/actor.ts';
import { type Database, openDatabase } from './platform/database/database.ts';
import { orDiskFull } from './platform/disk-full.ts';
import { createLog } from './platform/log.ts';
import { Mistake, messageOf } from './platform/mistake.ts';
import { createProgram } from './platform/program.ts';
import type { House } from './platform/room.ts';
import { readSettings } from './platform/settings.ts';
import { rooms } from './rooms.ts';

let opened: Promise<Database> | null = null;
/** The code to end with, once Ctrl-C or SIGTERM came. */
let interrupted: number | null = null;

process.stdout.on('error', () => process.exit(0));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    interrupted = code;
    // A command that hears of it itself ends by itself, with what it has to say of that.
    if (process.listenerCount(signal) === 0) void finish(code);
  });
}

const code = await workingAs('command', run);
await finish(code);

async function run(): Promise<number> {
  try {
    await createProgram(rooms, open).parseAsync(process.argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    else if (interrupted !== null && !(error instanceof Mistake)) console.error(stopped);
    else console.error(sentenceOf(error));
    return interrupted ?? 1;
  }
}

const stopped =
  'Stopped. What was finished before stays, and nothing is half in. Give the command again to go on: what is there already is noticed.';

function sentenceOf(thrown: unknown): string {
  const error = orDiskFull(thrown);
  return error instanceof Mistake ? error.message : `This did not work: ${messageOf(error)}`;
}

/** The house for a command: its database is started at the first call, and left at the end. */
async function open(): Promise<House> {
  const settings = readSettings(process.env);
  const log = createLog({ ...settings, logLevel: process.env.LOG_LEVEL ? settings.logLevel : 'error' });
  opened ??= openDatabase(settings, log);
  return { database: await opened, settings, log };
}

let ending: Promise<never> | null = null;

/** Ends once, with the first code: Ctrl-C ends a command that would else end by itself. */
function finish(code: number): Promise<never> {
  ending ??= end(code);
  return ending;
}

async function end(code: number): Promise<never> {
  const database = await opened?.catch(() => null);
  await database?.close().catch((error: unknown) => console.error(messageOf(error)));
  // a pipe takes a long answer bit by bit, and an exit cuts off what it has not taken yet
  await new Promise<void>((written) => process.stdout.write('', () => written()));
  process.exit(code);
}
