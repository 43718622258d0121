/** `greenplan footprint check-return`: works a published return out again. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import { readSettings } from '../../platform/settings.ts';
import { factorLibrary, importedFactors, shippedFactors } from '../factors/library.ts';
import { otherFactors } from '../published-return/other-factors.ts';
import { readReturn } from '../published-return/read.ts';
import { checkReturn } from '../published-return/return.ts';
import { csvOf, jsonOf, readingOf, textOf } from '../published-return/told.ts';
import { masses } from '../published-return/units.ts';
import { read } from './asked.ts';
import { formats } from './formats.ts';

export function checkReturnCommand(footprint: Command): void {
  footprint
    .command('check-return')
    .description('work out again a return that was published: quantity, unit, factor and emissions row by row')
    .argument('<file>', 'CSV, XLSX or another table')
    .option('--sheet <name>', 'the sheet of a workbook, where the first that fits is not it')
    .option('--source <heading>', 'the column that names what each row is of')
    .option('--quantity <heading>', 'the column of quantities')
    .option('--unit <heading>', 'the column of units')
    .option(
      '--factor <heading>',
      'the column of factors; again for another that is multiplied in, such as a density',
      (heading: string, before: string[] = []) => [...before, heading],
    )
    .option('--stated <heading>', 'the column of emissions as they were published')
    .option('--stated-in <unit>', `what those are in: ${masses.join(', ')}`)
    .option('--factor-in <unit>', `what a factor gives: ${masses.join(', ')}`)
    .option('--decimal-mark <mark>', 'point or comma, where the figures do not tell')
    .option('--total <number>', 'the total as published, where no row says it')
    .option('--format <format>', `one of ${formats.join(', ')}`, 'text')
    .action(async (file: string, options: unknown) => {
      const { format, total, decimalMark, ...named } = read(ReturnOptions, options);
      const found = await readReturn(file, named);
      const mark = decimalMark === undefined ? undefined : decimalMark === 'point' ? ('.' as const) : (',' as const);
      const first = checkReturn(found.cells, found.columns, { total, mark });
      if (first.rows.every(({ verdict }) => verdict === 'not readable'))
        throw new Mistake(
          `${file} has no row with a quantity, a factor and what came of it, as far as can be told. ${readingOf(found, null)}`,
        );
      const checked =
        first.flagged === 0
          ? first
          : checkReturn(found.cells, found.columns, {
              ...{ total, mark: first.mark },
              othersFor: otherFactors(libraryHere(), first.published),
            });
      if (format === 'json') console.log(jsonOf(checked));
      else console.log(format === 'csv' ? csvOf(checked) : `${readingOf(found, checked)}\n${textOf(checked)}`);
    });
}

const libraryHere = () => factorLibrary([shippedFactors, importedFactors(readSettings(process.env).dataFolder)]);

const ReturnOptions = z.object({
  sheet: z.string().optional(),
  source: z.string().optional(),
  quantity: z.string().optional(),
  unit: z.string().optional(),
  factor: z.array(z.string()).optional(),
  stated: z.string().optional(),
  statedIn: z.enum(masses, `Write --stated-in with one of: ${masses.join(', ')}.`).optional(),
  factorIn: z.enum(masses, `Write --factor-in with one of: ${masses.join(', ')}.`).optional(),
  decimalMark: z.enum(['point', 'comma'], 'Write --decimal-mark point or --decimal-mark comma.').optional(),
  total: z.string().optional(),
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}.`),
});
