/** `greenplan activity words`: the words of a file that nobody has explained, as a table to be filled in. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { carbonOfChosen, read } from '../commands/asked.ts';
import { wordsCsv } from '../intake-pages/words-csv.ts';
import { chosenFile } from './chosen-file.ts';

const Options = z.object({ system: z.string().optional() });

export function wordsCommand(activity: Command, open: () => Promise<House>): void {
  activity
    .command('words')
    .description(
      'write the words of a file that are not known as CSV, likely activities filled in; correct it, and give it to "activity answer --words"',
    )
    .argument('<id>', 'of the file, or how it begins')
    .option('--system <name>', 'the system, where there are several')
    .action(async (id: string, options: unknown) => {
      const { system } = read(Options, options);
      const carbon = await carbonOfChosen(open, system);
      const file = await chosenFile(carbon, id);
      if (!file.proposal || (file.state !== 'mapping' && file.state !== 'checked'))
        throw new Mistake(`${file.name} waits for no answer: it is ${file.state}.`);
      console.log(wordsCsv(carbon.library(), file.proposal).trimEnd());
    });
}
