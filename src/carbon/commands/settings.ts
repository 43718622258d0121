/** `greenplan footprint settings`: by which rules a system counts, shown or changed, and what a change does. */
import type { Command } from 'commander';
import { z } from 'zod';
import type { House } from '../../platform/room.ts';
import { methodOf } from '../calculation/method.ts';
import { type Rates, ratesOf } from '../calculation/rates.ts';
import type { Carbon } from '../carbon.ts';
import { yearName } from '../footprint/months.ts';
import { assessmentReports, CarbonSettings } from '../model.ts';
import { carbonOfChosen, FinancialYear, read } from './asked.ts';

const reports: Record<CarbonSettings['warmingPotentials'], string> = {
  SAR: 'the second assessment report of the IPCC',
  AR4: 'the fourth assessment report of the IPCC',
  AR5: 'the fifth assessment report of the IPCC',
  AR6: 'the sixth assessment report of the IPCC',
};

export function settingsCommand(footprint: Command, open: () => Promise<House>): void {
  footprint
    .command('settings')
    .description('show by which rules the system counts, or change them')
    .option('--potentials <report>', `warming potentials: ${assessmentReports.join(', ')}`)
    .option('--year-of-factor <which>', 'the calendar year of a financial year’s factors: in which it begins, or ends')
    .option('--baseline-year <year>', 'the year that others are measured against, such as 2019/20')
    .option('--system <name>', 'the system, where there are several')
    .option('--json', 'for a program')
    .action(async (options: unknown) => {
      const { system, json, potentials, yearOfFactor, baselineYear } = read(SettingsOptions, options);
      const carbon = await carbonOfChosen(open, system);
      const before = await carbon.settings.read();
      const after = CarbonSettings.parse({
        warmingPotentials: potentials ?? before.warmingPotentials,
        factorYear: yearOfFactor ?? before.factorYear,
        baselineYear: baselineYear ?? before.baselineYear,
      });
      const changes = JSON.stringify(before) === JSON.stringify(after) ? null : await changesBy(carbon, before, after);
      if (changes) await carbon.settings.write(after);
      if (json) console.log(JSON.stringify({ settings: after, changes: changes ?? [] }, null, 2));
      else console.log([...settingsWords(after), ...(changes ? changeWords(changes) : [])].join('\n'));
    });
}

const SettingsOptions = z.object({
  system: z.string().optional(),
  potentials: z.enum(assessmentReports, `Write --potentials with one of: ${assessmentReports.join(', ')}.`).optional(),
  yearOfFactor: z.enum(['begins', 'ends'], 'Write --year-of-factor begins or --year-of-factor ends.').optional(),
  baselineYear: FinancialYear.optional(),
  json: z.boolean().optional(),
});

function settingsWords({ warmingPotentials, factorYear, baselineYear }: CarbonSettings): string[] {
  return [
    `Warming potentials: ${warmingPotentials}, ${reports[warmingPotentials]}. They decide over gases that are counted by volume or mass, such as nitrous oxide; published factors of fuels and electricity have their publication's own.`,
    `Year of a factor: the calendar year in which the financial year ${factorYear}.`,
    `Baseline year: ${yearName(baselineYear)}, where none is locked.`,
  ];
}

interface RateChange {
  activity: string;
  unit: string;
  year: string;
  part: string;
  /** kgCO2e for one unit. */
  before: string;
  after: string;
}

/** The rates of what is in the ledger that another setting makes others. */
async function changesBy(carbon: Carbon, before: CarbonSettings, after: CarbonSettings): Promise<RateChange[]> {
  const files = (await carbon.files.list()).filter(({ state }) => state === 'taken in').map(({ id }) => id);
  const kinds = files.length === 0 ? [] : await carbon.files.kinds(files);
  const library = carbon.library();
  const [then, now] = [before, after].map((settings) => ratesOf(kinds, methodOf(library, settings, []), ['']));
  const keyOf = ({ activity, unit, year, ratePart, basis }: Rates['rates'][number]) =>
    [activity, unit, year, ratePart, basis].join('\n');
  const was = new Map(then?.rates.map((rate) => [keyOf(rate), rate.kg]));
  const changed = (now?.rates ?? []).flatMap((rate): RateChange[] => {
    const kg = was.get(keyOf(rate));
    if (kg === undefined || kg === rate.kg) return [];
    const { activity, unit, year, ratePart } = rate;
    return [{ activity, unit, year: yearName(year), part: ratePart, before: kg, after: rate.kg }];
  });
  return [...new Map(changed.map((one) => [JSON.stringify(one), one])).values()];
}

/** Changes that are told at once; --json tells all. */
const toldAtMost = 12;

function changeWords(changes: readonly RateChange[]): string[] {
  const again = 'Calculations that were made stand as they are. Count anew with: bin/greenplan footprint calculate';
  if (changes.length === 0) return [`Changed. No rate of what is in the ledger becomes another by it. ${again}`];
  const more = changes.length - toldAtMost;
  const bare = (kg: string) => kg.replace(/\.?0+$/, '');
  return [
    `Changed. ${changes.length} ${changes.length === 1 ? 'rate' : 'rates'} of what is in the ledger ${changes.length === 1 ? 'becomes another' : 'become others'}, in kgCO2e:`,
    ...changes
      .slice(0, toldAtMost)
      .map(
        ({ activity, unit, year, part, before, after }) =>
          `  ${activity}, ${part}, ${year}: ${bare(before)} per ${unit}, now ${bare(after)}`,
      ),
    ...(more > 0 ? [`  And ${more} more, which --json tells.`] : []),
    again,
  ];
}
