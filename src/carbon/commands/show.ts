/** `greenplan footprint`, or `greenplan footprint show`: what a calculation comes to. */
import type { Command } from 'commander';
import { z } from 'zod';
import type { Dimension } from '../../platform/ledger/statement.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { figureDimensions, figureOf } from '../calculation/figures.ts';
import { inputsOf, type PartOfCalculation } from '../calculation/inputs-of.ts';
import type { Calculation } from '../calculation-store.ts';
import type { Carbon } from '../carbon.ts';
import type { Figure } from '../footprint/figure.ts';
import { yearName } from '../footprint/months.ts';
import { carbonOfChosen, chosenCalculation, chosenPart, nameOf, PartOptions, read } from './asked.ts';
import { countedBy } from './counted-by.ts';
import { dimensionsIn, dimensionWords, type Told } from './dimensions.ts';
import { formats, formatted } from './formats.ts';
import { summaryOf } from './summary.ts';

export function showFootprint(footprint: Command, open: () => Promise<House>): void {
  footprint
    .command('show', { isDefault: true })
    .description('show a calculation, the latest unless another is named; "footprint" alone does the same')
    .option('--system <name>', 'the system, where there are several')
    .option('--organisation <name>', 'one organisation, by its short name')
    .option('--year <year>', 'one financial year, such as 2024/25')
    .option('--by <words>', `one or more of ${dimensionWords.join(', ')}`, 'category')
    .option('--basis <basis>', 'bought electricity and heat by location or by market', 'location')
    .option('--calculation <number>', 'another than the latest')
    .option('--format <format>', `one of ${formats.join(', ')}: tonnes in a table, or kilograms exactly`, 'text')
    .allowExcessArguments()
    .action(async (_options: unknown, command: Command) => {
      const [word] = command.args;
      if (word !== undefined)
        throw new Mistake(
          `There is no command "footprint ${word}". There are: ${footprint.commands.map((one) => one.name()).join(', ')}.`,
        );
      const { system, organisation, year, by, basis, calculation: number, format } = read(ShowOptions, command.opts());
      const told = dimensionsIn(by);
      const carbon = await carbonOfChosen(open, system);
      const calculation = await chosenCalculation(carbon, number);
      const part = await chosenPart(carbon, calculation, { organisation, year });
      const figures = await figuresBy(carbon, calculation, part, told);
      const library = carbon.library();
      const about = {
        name: nameOf(carbon, part.organisation),
        system: carbon.system.slug,
        organisation: organisation ?? null,
        year: year === undefined ? null : yearName(year),
        calculation: calculation.n,
        side: basis,
        by: await countedBy(carbon, calculation, part, basis),
        nameOf: (activity: string) => library.activity(activity)?.name ?? activity,
      };
      console.log(formatted(format, about, told, summaryOf(figures, told, basis)));
    });
}

const ShowOptions = PartOptions.extend({
  by: z.string(),
  basis: z.enum(['location', 'market'], 'Write --basis location or --basis market.'),
  calculation: z.string().optional(),
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}.`),
});

/** The figures that are kept, where they tell all that is asked for; else the sums of the lines behind them. */
async function figuresBy(
  carbon: Carbon,
  calculation: Calculation,
  part: PartOfCalculation,
  told: readonly Told[],
): Promise<Figure[]> {
  const { organisation, year } = part;
  const beside = told.flatMap(({ ledger }) => ledger);
  if (beside.length === 0)
    return carbon.calculations.figures(calculation.id, {
      ...(organisation === '' ? {} : { organisation }),
      ...(year === null ? {} : { year }),
    });
  const byMonth = told.some(({ word }) => word === 'month');
  const usual = figureDimensions.filter((one) => byMonth || (one !== 'from' && one !== 'to'));
  const by: Dimension[] = [...beside, ...usual];
  const rows = await carbon.ledger.sum({
    systemId: carbon.systemId,
    ...(await inputsOf(carbon, calculation, part)),
    by,
  });
  return rows.map((row) => {
    const first = Number(row.year);
    return figureOf({ from_month: first * 100 + 4, to_month: (first + 1) * 100 + 3, ...row });
  });
}
