/** `greenplan footprint baseline`: the year that others are measured against, shown, locked and restated. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { restatementAdvice, restatementKinds, restatementNames } from '../footprint/baseline.ts';
import { againstBaseline, baselineOf } from '../pages/baseline-facts.ts';
import { countedForTeam } from '../pages/counted.ts';
import { lockBaseline } from '../pages/lock-baseline.ts';
import { percentChange, yearName } from '../pages/told.ts';
import { yearsOf } from '../pages/trend.ts';
import { carbonOfChosen, chosenCalculation, FinancialYear, nameOf, read } from './asked.ts';
import { formats, tonnes } from './formats.ts';
import { printed } from './tables.ts';

type Open = () => Promise<House>;

export function baselineCommands(footprint: Command, open: Open): void {
  const baseline = footprint.command('baseline').description('the year that others are measured against');
  const common = (command: Command) =>
    command
      .option('--organisation <name>', 'one organisation, by its short name; the whole system where it is left out')
      .option('--calculation <number>', 'another than the latest')
      .option('--system <name>', 'the system, where there are several');
  common(baseline.command('show', { isDefault: true }).description('show what is locked, and how far it is since'))
    .option('--format <format>', `one of ${formats.join(', ')}`, 'text')
    .action((options: unknown) => show(open, options));
  common(baseline.command('lock').description('lock a year, as a calculation has it'))
    .requiredOption('--year <year>', 'such as 2019/20')
    .requiredOption('--reason <words>', 'why it is the one that others are measured against')
    .action((options: unknown) => lock(open, options, false));
  common(baseline.command('restate').description('put another calculation or year in the place of the locked one'))
    .requiredOption('--year <year>', 'such as 2019/20')
    .requiredOption('--kind <kind>', `one of ${restatementKinds.join(', ')}`)
    .requiredOption('--reason <words>', 'what changed, and from when, in a sentence')
    .action((options: unknown) => lock(open, options, true));
}

const Options = z.object({
  system: z.string().optional(),
  organisation: z.string().default(''),
  calculation: z.string().optional(),
});
const ShowOptions = Options.extend({
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}.`),
});
const LockOptions = Options.extend({
  year: FinancialYear,
  reason: z.string().trim(),
  kind: z
    .enum(
      restatementKinds,
      `Write --kind with one of: ${restatementKinds.map((kind) => `${kind} (${restatementNames[kind]})`).join('; ')}.`,
    )
    .optional(),
});

async function counted(open: Open, { system, organisation, calculation: number }: z.infer<typeof Options>) {
  const carbon = await carbonOfChosen(open, system);
  const known = carbon.system.settings.organisations.map(({ slug }) => slug);
  if (organisation !== '' && !known.includes(organisation))
    throw new Mistake(`There is no organisation "${organisation}" here. There are: ${known.join(', ') || 'none yet'}.`);
  return countedForTeam(carbon, await chosenCalculation(carbon, number));
}

async function show(open: Open, options: unknown): Promise<void> {
  const asked = read(ShowOptions, options);
  const { organisation } = asked;
  const { carbon, calculation, reading } = await counted(open, asked);
  const history = await carbon.baselines.history(organisation);
  const latest = yearsOf(await reading.figures(organisation)).at(-1) ?? 0;
  const against = await againstBaseline(carbon, reading, organisation, latest);
  const numbers = new Map((await carbon.calculations.list()).map(({ id, n }) => [id, n]));
  const [current] = history;
  const [then, now] = current
    ? await Promise.all([
        baselineOf(carbon, current.calculationId, organisation, current.year),
        baselineOf(carbon, calculation.id, organisation, current.year),
      ])
    : [null, null];
  const advice = then && now && current?.calculationId !== calculation.id ? restatementAdvice(then, now) : null;
  const rows = history.map(({ year, calculationId, reason, lockedAt }) => ({
    year: yearName(year),
    calculation: numbers.get(calculationId) ?? null,
    lockedAt: lockedAt.toISOString(),
    reason,
  }));
  const measured = against.kind === 'measured' ? against : null;
  console.log(
    printed(asked.format, {
      title: `${nameOf(carbon, organisation)}: ${rows.length === 0 ? 'no baseline is locked' : 'the baseline that holds comes first'}`,
      head: ['year', 'calculation', 'locked on', 'reason'],
      rows: rows.map((row) => [row.year, String(row.calculation ?? ''), row.lockedAt.slice(0, 10), row.reason]),
      notes: [
        ...(measured
          ? [
              `NHS Carbon Footprint Plus: ${tonnes(measured.plus.before)} t in ${yearName(measured.year)}, ${tonnes(measured.plus.now)} t in ${yearName(latest)}.`,
            ]
          : ['There is no later year to be measured against it.']),
        ...(advice
          ? [
              `Calculation ${calculation.n} makes ${percentChange(advice.changeShare) || '0 %'} of the locked year: ${advice.restate ? 'the baseline should be restated' : 'too little to restate it'}.`,
            ]
          : []),
      ],
      csv: {
        head: ['year', 'calculation', 'locked_at', 'reason'],
        rows: rows.map((row) => [row.year, row.calculation, row.lockedAt, row.reason]),
      },
      json: { history: rows, against, advice },
    }),
  );
}

async function lock(open: Open, options: unknown, restating: boolean): Promise<void> {
  const asked = read(LockOptions, options);
  const { organisation, year } = asked;
  const { carbon, calculation } = await counted(open, asked);
  const [current] = await carbon.baselines.history(organisation);
  const name = nameOf(carbon, organisation);
  if (restating && !current) throw new Mistake(`No baseline of ${name} is locked. Lock one: footprint baseline lock.`);
  if (!restating && current)
    throw new Mistake(
      `The baseline of ${name}, ${yearName(current.year)}, is locked. Restate it with a reason: footprint baseline restate.`,
    );
  const problems = await lockBaseline({ carbon, calculation }, asked, {
    noFigures: `Calculation ${calculation.n} has no figures of ${name} in ${yearName(year)}.`,
    sayWhy: 'Say why this year is the one that others are measured against, after --reason.',
  });
  if (problems.length > 0) throw new Mistake(problems.map(({ message }) => message).join(' '));
  console.log(
    `${restating ? 'Restated' : 'Locked'}: ${name} is measured against ${yearName(year)}, as calculation ${calculation.n} has it.`,
  );
}
