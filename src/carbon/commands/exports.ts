/** The commands that write a calculation into a file for those who check it. */
import type { Command } from 'commander';
import { z } from 'zod';
import type { House } from '../../platform/room.ts';
import { writeAuditPack } from '../audit-pack/pack.ts';
import { writeProvenance } from '../provenance/jsonld.ts';
import { carbonOfChosen, chosenCalculation, chosenPart, PartOptions, read } from './asked.ts';

type Open = () => Promise<House>;

export function exportCommands(footprint: Command, open: Open): void {
  partCommand(footprint, 'audit-pack', 'write all that a calculation took and came to, to be counted again by others')
    .requiredOption('--out <file>', 'such as audit-pack.zip; what is there is replaced')
    .action(async (number: string, options: unknown) => {
      const { system, out, ...part } = read(ExportOptions, options);
      const carbon = await carbonOfChosen(open, system);
      const calculation = await chosenCalculation(carbon, number);
      const { bytes } = await writeAuditPack(carbon, calculation, await chosenPart(carbon, calculation, part), out);
      console.log(
        `Wrote calculation ${calculation.n} with ${bytes.toLocaleString('en-GB')} bytes to ${out}. Its README.md says how to count it again.`,
      );
    });
  partCommand(footprint, 'provenance', 'write where its figures come from as JSON-LD, in the terms of ECFO and PECO')
    .requiredOption('--out <file>', 'such as provenance.jsonld; what is there is replaced')
    .action(async (number: string, options: unknown) => {
      const { system, out, ...part } = read(ExportOptions, options);
      const carbon = await carbonOfChosen(open, system);
      const calculation = await chosenCalculation(carbon, number);
      await writeProvenance(carbon, calculation, await chosenPart(carbon, calculation, part), out);
      console.log(`Wrote the provenance of calculation ${calculation.n} to ${out}.`);
    });
}

const ExportOptions = PartOptions.extend({ out: z.string().min(1, 'Name a file after --out.') });

function partCommand(footprint: Command, name: string, description: string): Command {
  return footprint
    .command(name)
    .description(description)
    .argument('<number>', 'of the calculation')
    .option('--organisation <name>', 'one organisation only, by its short name')
    .option('--year <year>', 'one financial year only, such as 2024/25')
    .option('--system <name>', 'the system, where there are several');
}
