/** The commands that make calculations, list them, make them again and publish them. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { calculate, calculateAgain } from '../calculation/calculate.ts';
import { prepareCalculation } from '../calculation/prepare.ts';
import { carbonOfChosen, chosenCalculation, read } from './asked.ts';

type Open = () => Promise<House>;

export function calculationCommands(footprint: Command, open: Open): void {
  calculateCommand(footprint, open);
  listCommand(footprint, open);
  againCommand(footprint, open);
  publishCommand(footprint, open);
}

function calculateCommand(footprint: Command, open: Open): void {
  footprint
    .command('calculate')
    .description('count what is in the ledger now')
    .option('--reason <words>', 'why, for those who read of it later', 'Asked for on the command line')
    .option('--system <name>', 'the system, where there are several')
    .action(async (options: unknown) => {
      const { reason, system } = read(CalculateOptions, options);
      const carbon = await carbonOfChosen(open, system);
      if (!(await carbon.files.list()).some(({ state }) => state === 'taken in'))
        throw new Mistake('There are no lines in the ledger yet, so there is nothing to count.');
      const before = await carbon.calculations.latest();
      const { calculation, fresh, partitions } = await calculate(carbon, await carbon.method(), reason);
      console.log(
        calculation.id === before?.id
          ? `Neither lines nor method have changed since calculation ${calculation.n}. It stands.`
          : `Calculation ${calculation.n}: ${calculation.lines.toLocaleString('en-GB')} lines; ${fresh} of ${partitions} months of organisations were counted anew. Its result is ${calculation.resultHash}.`,
      );
      await prepareCalculation(carbon, calculation);
    });
}

const CalculateOptions = z.object({
  reason: z.string().trim().min(1, 'Say why: --reason "The meters of March are in".'),
  system: z.string().optional(),
});

function listCommand(footprint: Command, open: Open): void {
  footprint
    .command('calculations')
    .description('list the calculations, the latest first')
    .option('--system <name>', 'the system, where there are several')
    .option('--json', 'for a program')
    .action(async (options: { system?: string; json?: boolean }) => {
      const carbon = await carbonOfChosen(open, options.system);
      const published = await carbon.calculations.published();
      const all = (await carbon.calculations.list()).map(({ id, n, madeAt, reason, lines, resultHash, method }) => ({
        ...{ n, madeAt, reason, lines, resultHash, greenplan: method.greenplan },
        published: published?.calculation.id === id,
      }));
      if (options.json) console.log(JSON.stringify(all, null, 2));
      else if (all.length === 0)
        console.log('Nothing was calculated yet. Take in files of activity, then: bin/greenplan footprint calculate');
      else for (const one of all) console.log(lineOf(one));
    });
}

interface Listed {
  n: number;
  madeAt: Date;
  reason: string;
  lines: number;
  resultHash: string;
  published: boolean;
}

const lineOf = ({ n, madeAt, reason, lines, resultHash, published }: Listed): string =>
  [
    ...[n, madeAt.toISOString().slice(0, 16).replace('T', ' '), `${lines.toLocaleString('en-GB')} lines`],
    ...[resultHash.slice(0, 12), reason, ...(published ? ['published'] : [])],
  ].join('\t');

function againCommand(footprint: Command, open: Open): void {
  footprint
    .command('again')
    .description('make a calculation again from its lines and rates, and say whether it comes to the same bits')
    .argument('<number>', 'of the calculation')
    .option('--system <name>', 'the system, where there are several')
    .action(async (number: string, options: { system?: string }) => {
      const carbon = await carbonOfChosen(open, options.system);
      const calculation = await chosenCalculation(carbon, number);
      const hash = await calculateAgain(carbon, calculation);
      if (hash === calculation.resultHash) {
        console.log(`Calculation ${calculation.n} made again comes to the same bits: ${hash}.`);
        return;
      }
      process.exitCode = 1;
      console.log(
        `Calculation ${calculation.n} made again comes to something else: ${hash} instead of ${calculation.resultHash}. Its lines or its figures are not what they were. An audit pack of it shows which rows differ.`,
      );
    });
}

function publishCommand(footprint: Command, open: Open): void {
  footprint
    .command('publish')
    .description('make a calculation the one that readers see')
    .argument('<number>', 'of the calculation')
    .requiredOption('--note <words>', 'what is to be said of it')
    .option('--system <name>', 'the system, where there are several')
    .action(async (number: string, options: unknown) => {
      const { note, system } = read(PublishOptions, options);
      const carbon = await carbonOfChosen(open, system);
      const calculation = await chosenCalculation(carbon, number);
      await carbon.calculations.publish(calculation.id, note);
      console.log(`Readers now see calculation ${calculation.n}.`);
    });
}

const PublishOptions = z.object({
  note: z.string().trim().min(1, 'Say something of it: --note "With all meters of 2024/25".'),
  system: z.string().optional(),
});
