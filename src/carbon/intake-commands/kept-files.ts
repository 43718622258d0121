/** `greenplan activity list|show|take-in|set-aside`: the files that came, and what becomes of them. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { carbonOfChosen, read } from '../commands/asked.ts';
import { fileStates } from '../model.ts';
import { setAside } from '../taking-in/into-ledger.ts';
import { chosenFile } from './chosen-file.ts';
import { brought } from './follow.ts';
import { writeRejects } from './rejects-file.ts';
import { furtherHelp, takenIn, unitsHelp, withFurther } from './taken-in.ts';
import { asLine, asObject, counted } from './told.ts';
import { asWordsWithTwin, twinOf } from './twins.ts';

type Open = () => Promise<House>;

const Options = z.object({
  system: z.string().optional(),
  state: z.enum(fileStates, `Write --state with one of: ${fileStates.join(', ')}.`).optional(),
  rejects: z.string().optional(),
  json: z.boolean().optional(),
  unitsAreRight: z.boolean().default(false),
  further: z.boolean().default(false),
});

export function listCommand(activity: Command, open: Open): void {
  activity
    .command('list')
    .description('list the files that came, the newest first')
    .option('--system <name>', 'the system, where there are several')
    .option('--state <state>', `only those that are: ${fileStates.join(', ')}`)
    .option('--json', 'for a program')
    .action(async (options: unknown) => {
      const { system, state, json } = read(Options, options);
      const carbon = await carbonOfChosen(open, system);
      const files = (await carbon.files.list()).filter((file) => state === undefined || file.state === state);
      if (json) console.log(JSON.stringify(files.map(asObject), null, 2));
      else if (files.length === 0)
        console.log(
          state === undefined
            ? 'No file has come yet. Send one with: bin/greenplan activity send FILE'
            : `No file is ${state}.`,
        );
      else {
        const all = await carbon.files.list();
        console.log(files.map((file) => asLine(file, twinOf(file, all))).join('\n'));
      }
    });
}

export function showCommand(activity: Command, open: Open): void {
  activity
    .command('show')
    .description('show how a file stands: what is asked, what its lines add up to, which rows were rejected and why')
    .argument('<id>', 'of the file, or how it begins')
    .option('--system <name>', 'the system, where there are several')
    .option('--rejects <file>', 'write the rejected rows there, to be mended')
    .option('--json', 'for a program')
    .action(async (id: string, options: unknown) => {
      const { system, rejects, json } = read(Options, options);
      const carbon = await carbonOfChosen(open, system);
      const file = await chosenFile(carbon, id);
      console.log(json ? JSON.stringify(asObject(file), null, 2) : await asWordsWithTwin(carbon, file));
      if (rejects !== undefined) console.error(await writeRejects(carbon, file, rejects));
    });
}

export function resumeCommand(activity: Command, open: Open): void {
  activity
    .command('resume')
    .description('go on with a file that was stopped on its way: it is read and checked')
    .argument('<id>', 'of the file, or how it begins')
    .option('--system <name>', 'the system, where there are several')
    .option('--json', 'for a program')
    .action(async (id: string, options: unknown) => {
      const { system, json } = read(Options, options);
      const carbon = await carbonOfChosen(open, system);
      const file = await brought(carbon, await chosenFile(carbon, id));
      console.log(json ? JSON.stringify(asObject(file), null, 2) : await asWordsWithTwin(carbon, file));
    });
}

export function takeInCommand(activity: Command, open: Open): void {
  activity
    .command('take-in')
    .description('take the checked lines of a file into the ledger, whole or not at all')
    .argument('<id>', 'of the file, or how it begins')
    .option('--system <name>', 'the system, where there are several')
    .option('--units-are-right', unitsHelp)
    .option('--further', furtherHelp)
    .option('--json', 'for a program')
    .action(async (id: string, options: unknown) => {
      const { system, json, unitsAreRight, further } = read(Options, options);
      const carbon = await carbonOfChosen(open, system);
      const before = await brought(carbon, await chosenFile(carbon, id));
      if (further) await withFurther(carbon, before);
      const checked = (await carbon.files.byId(before.id)) ?? before;
      await takenIn(carbon, checked, unitsAreRight);
      const file = (await carbon.files.byId(before.id)) ?? before;
      console.log(
        json
          ? JSON.stringify(asObject(file), null, 2)
          : `${counted(file.lines, 'line')} of ${file.name} in the ledger. Count the footprint with: bin/greenplan footprint calculate`,
      );
    });
}

export function setAsideCommand(activity: Command, open: Open): void {
  activity
    .command('set-aside')
    .description('leave a file out: on its way, or out of the ledger again; it stays as it came')
    .argument('<id>', 'of the file, or how it begins')
    .option('--system <name>', 'the system, where there are several')
    .option('--json', 'for a program')
    .action(async (id: string, options: unknown) => {
      const { system, json } = read(Options, options);
      const carbon = await carbonOfChosen(open, system);
      const before = await chosenFile(carbon, id);
      if (!(await setAside(carbon, before.id)))
        throw new Mistake(`${before.name} cannot be left out: it is ${before.state}.`);
      const file = (await carbon.files.byId(before.id)) ?? before;
      console.log(
        json
          ? JSON.stringify(asObject(file), null, 2)
          : `${file.name} was left out${before.state === 'taken in' ? ', and its lines count no more' : ''}. It stays as it came.`,
      );
    });
}
