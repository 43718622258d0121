/** `greenplan factors own add|list|end`: factors of organisations' own, each with its evidence. */
import type { Command } from 'commander';
import { z } from 'zod';
import { chosenSystem } from '../../platform/commands.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type KeptOwnFactor, ownFactorStore } from '../own-factor-store.ts';
import type { Library } from './library.ts';
import { Basis, Part, parts } from './model.ts';
import { ownFactor } from './own.ts';

type Open = () => Promise<House>;

export function ownFactorCommands(factors: Command, open: Open, library: () => Library): void {
  const own = factors.command('own').description('factors of an organisation’s own, with evidence, from a day on');
  addCommand(own, open, library);
  listCommand(own, open, library);
  endCommand(own, open);
}

function addCommand(own: Command, open: Open, library: () => Library): void {
  own
    .command('add')
    .description('add a factor of an organisation’s own; no published one is changed')
    .requiredOption('--organisation <name>', 'whose it is, by its short name')
    .requiredOption('--activity <activity>', 'its path, its name or a usual word for it, such as "mains gas"')
    .requiredOption('--unit <unit>', 'what it is for one of, such as kWh')
    .requiredOption('--kg <number>', 'kilograms of CO2 equivalent for one unit')
    .requiredOption('--from <day>', 'the day from which it holds: 2024-04-01')
    .requiredOption('--evidence <words>', 'what shows that it is right: a supplier’s statement, a certificate, a study')
    .option('--name <words>', 'what it is called; what its activity is called where it is left out')
    .option('--part <part>', `one of ${parts.join(', ')}`, 'direct')
    .option('--basis <basis>', 'location or market, for bought electricity and heat')
    .option('--note <words>', 'what else is to be known of it', '')
    .option('--system <name>', 'the system, where there are several')
    .option('--json', 'for a program')
    .action(async (options: unknown) => {
      const { system, json, ...given } = read(AddOptions, options);
      const house = await open();
      const chosen = await chosenSystem(house, system);
      const { organisations } = chosen.settings;
      if (!organisations.some(({ slug }) => slug === given.organisation))
        throw new Mistake(
          `There is no organisation "${given.organisation}" here. There are: ${organisations.map(({ slug }) => slug).join(', ') || 'none yet'}.`,
        );
      const known = library();
      const activity = known.activity(given.activity)?.id ?? known.findActivity(given.activity);
      if (activity === null && !given.activity.includes('/'))
        throw new Mistake(
          `There is no activity "${given.activity}". Nearest are: ${known.nearest(given.activity, 5).join(', ') || 'none'}.`,
        );
      const id = activity ?? given.activity;
      const factor = {
        ...{ ...given, activity: id, basis: given.basis ?? null },
        name: given.name ?? known.activity(id)?.name ?? id,
      };
      // Read as it will be when it is chosen, so that what is kept can be used.
      const { unit } = ownFactor(factor);
      const key = await ownFactorStore(house.database, chosen).add(factor);
      console.log(
        json
          ? JSON.stringify({ id: key, ...factor }, null, 2)
          : `Added (${shortId(key)}): ${factor.name}, ${factor.kg} kgCO2e per ${unit}, of ${factor.organisation} from ${factor.from}. It counts from the first financial year that begins on that day or later. Count with it: bin/greenplan footprint calculate`,
      );
    });
}

const needed = (what: string) => z.string().trim().min(1, `Write something after --${what}.`).max(1000);
const AddOptions = z.object({
  system: z.string().optional(),
  organisation: needed('organisation'),
  activity: needed('activity'),
  unit: needed('unit'),
  kg: z
    .string()
    .trim()
    .regex(/^-?\d{1,15}(\.\d{1,15})?$/, 'Write the kilograms as --kg 0.18385.'),
  from: z.iso.date('Write the day as --from 2024-04-01.'),
  evidence: needed('evidence'),
  name: needed('name').optional(),
  part: z.enum(Part.options, `Write --part with one of: ${parts.join(', ')}.`),
  basis: z.enum(Basis.options, 'Write --basis location or --basis market.').optional(),
  note: z.string().trim().max(1000),
  json: z.boolean().optional(),
});

function listCommand(own: Command, open: Open, library: () => Library): void {
  own
    .command('list')
    .description('list the factors of organisations’ own, ended ones too')
    .option('--organisation <name>', 'those of one organisation')
    .option('--system <name>', 'the system, where there are several')
    .option('--json', 'for a program')
    .action(async (options: { organisation?: string; system?: string; json?: boolean }) => {
      const house = await open();
      const store = ownFactorStore(house.database, await chosenSystem(house, options.system));
      const all = (await store.list()).filter(
        ({ organisation }) => options.organisation === undefined || organisation === options.organisation,
      );
      if (options.json) console.log(JSON.stringify(all, null, 2));
      else if (all.length === 0)
        console.log('There is no factor of an organisation’s own. Add one with: bin/greenplan factors own add');
      else console.log(all.map((one) => lineOf(one, library())).join('\n'));
    });
}

function lineOf({ id, organisation, factor, until }: KeptOwnFactor, library: Library): string {
  const { kg, unit, activity, part = 'direct', from, evidence, name } = factor;
  const called = library.activity(activity)?.name ?? activity;
  const holds = until === null ? `from ${from}` : `from ${from}, ended ${until}`;
  return [
    ...[shortId(id), organisation, `${name} (${called}${part === 'direct' ? '' : `, ${part}`})`],
    ...[`${kg} kgCO2e per ${unit}`, holds, evidence],
  ].join('\t');
}

function endCommand(own: Command, open: Open): void {
  own
    .command('end')
    .description('end a factor of an organisation’s own: it is chosen no more, and stays in what it was counted with')
    .argument('<id>', 'of the factor, or how it begins')
    .option('--system <name>', 'the system, where there are several')
    .action(async (text: string, options: { system?: string }) => {
      const house = await open();
      const store = ownFactorStore(house.database, await chosenSystem(house, options.system));
      const found = (await store.list()).filter(({ id }) => text.length >= 4 && id.startsWith(text.toLowerCase()));
      const [one, ...others] = found;
      if (!one)
        throw new Mistake(
          `There is no such factor "${text}". "bin/greenplan factors own list" names those that there are.`,
        );
      if (others.length > 0) throw new Mistake(`Several begin with "${text}". Write more of its id.`);
      if (!(await store.end(one.id, today())))
        throw new Mistake(`"${one.factor.name}" ended already, on ${one.until}.`);
      console.log(`Ended: ${one.factor.name} of ${one.organisation}. Calculations from now on do without it.`);
    });
}

const shortId = (id: string): string => id.slice(0, 8);

function read<T>(schema: z.ZodType<T>, options: unknown): T {
  const given = schema.safeParse(options);
  if (!given.success) throw new Mistake(given.error.issues.map(({ message }) => message).join(' '));
  return given.data;
}
