/** `greenplan optimise`: which ideas get furthest within a budget by year. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Decimal } from '../../kernel/decimals.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { initiativeOf } from '../library/initiative-of.ts';
import { kinds } from '../library/library.ts';
import { optimiseApart } from '../optimising.ts';
import { percent, pounds, tonnesOf, yearName } from '../pages/told.ts';
import type { LeftOut } from '../rules/choice.ts';
import type { Initiative, Model } from '../rules/model.ts';
import { oneOf, read, withCommonOptions, YearOption } from './asked.ts';
import { BudgetOption } from './budgets.ts';
import { type Given, given } from './given.ts';
import { kilograms, nameOfWhole, print, whose } from './printing.ts';
import { outcomeNames, whyChosen, whyLeftOut } from './reasons-told.ts';
import { pathOf, type WorkedOut, workedOut } from './worked-out.ts';

const Options = YearOption.extend({
  budget: BudgetOption,
  moreBudget: z
    .string()
    .regex(/^\d+(?:\.\d+)?%$/, 'Write --more-budget in per cent, such as 10%.')
    .transform((text) => new Decimal(text.slice(0, -1)).div(100).toFixed()),
  allYears: z.boolean().default(false),
  withLibrary: z.boolean().default(false),
});
type Asked = z.infer<typeof Options>;

export function optimiseCommand(program: Command, open: () => Promise<House>): void {
  withCommonOptions(program.command('optimise'))
    .description('find the ideas that get furthest within a budget of capital by year')
    .requiredOption('--budget <years>', 'by financial year: 2026/27=500000,2027/28-2030/31=1.2m')
    .option('--year <year>', 'the year whose tonnes are to be fewest; the one in which the next target is due')
    .option('--all-years', 'the tonnes of all years together, which is what the climate counts')
    .option('--with-library', 'what the library knows of too, as is typical, for each organisation')
    .option('--more-budget <share>', 'how much bigger a budget is tried too', '10%')
    .action(async (options: unknown) => {
      const asked = read(Options, options);
      if (asked.allYears && asked.year !== undefined) throw new Mistake('Give --year or --all-years, not both.');
      await show(await given(open, asked), asked);
    });
}

async function show(found: Given, asked: Asked): Promise<void> {
  const { model } = found;
  const candidates = candidatesOf(model, asked);
  if (candidates.length === 0)
    throw new Mistake(
      'There is nothing to choose from: no initiative has the stage "idea". Add ideas to the list, or add --with-library.',
    );
  const worked = workedOut(found, asked);
  const year = asked.allYears ? 'all' : yearOf(worked, asked);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Mistake('Stopped.')));
  const choice = await optimiseApart(
    {
      model: { ...model, initiatives: model.initiatives.filter(({ stage }) => stage !== 'idea') },
      candidates,
      budgets: asked.budget,
      aim: { of: asked.of, year, organisations: asked.organisation.length === 0 ? undefined : asked.organisation },
      moreBudget: asked.moreBudget,
    },
    { signal: stop.signal },
  );
  const titles = new Map([...model.initiatives, ...candidates].map(({ id, title }) => [id, title]));
  const nameOf = (id: string) => titles.get(id) ?? id;
  const reasons = new Map(choice.reasons.map((reason) => [reason.initiative, whyChosen(reason, nameOf)]));
  const { bigger } = choice;
  const more = bigger && bigger.reduction - choice.reduction;
  print(
    asked.format,
    {
      title: `${whose(found, asked.organisation)}: ${choice.chosen.length} of ${candidates.length} ideas take ${tonnesOf(choice.reduction)} t off the ${nameOfWhole(asked.of)} ${year === 'all' ? 'of all years' : `of ${yearName(year)}`}`,
      head: ['initiative', 'starts', 'why'],
      rows: choice.chosen.map(({ initiative, startYear }) => [
        nameOf(initiative),
        yearName(startYear),
        reasons.get(initiative) ?? '',
      ]),
      notes: [
        ...(choice.outcome === 'chosen' ? [] : [outcomeNames[choice.outcome]]),
        boundText(choice.gapToOptimum),
        ...choice.spend.map(
          ({ year: of, spent, budget }) => `${yearName(of)}: ${pounds(spent)} of ${pounds(budget)} is spent.`,
        ),
        ...(bigger === null || more === null
          ? []
          : [
              `With ${percent(new Decimal(bigger.times).minus(1).toFixed())} more in each year: ${tonnesOf(more)} t more${namesText(', with ', bigger.added.map(nameOf))}${namesText(', without ', bigger.dropped.map(nameOf))}.`,
            ]),
        ...leftOutLines(choice.leftOut, nameOf),
      ],
      csv: {
        head: ['id', 'title', 'start_year', 'why'],
        rows: choice.chosen.map(({ initiative, startYear }) => [
          ...[initiative, nameOf(initiative), yearName(startYear), reasons.get(initiative) ?? ''],
        ]),
      },
      json: {
        ...{ of: asked.of, year: year === 'all' ? 'all' : yearName(year), organisations: asked.organisation },
        chosen: choice.chosen.map(({ initiative, startYear }) => ({
          ...{ initiative, title: nameOf(initiative), startYear: yearName(startYear) },
          why: reasons.get(initiative) ?? '',
        })),
        outcome: choice.outcome,
        ...{ reductionKg: kilograms(choice.reduction), boundKg: kilograms(choice.bound) },
        ...{ gapToOptimum: choice.gapToOptimum, spend: choice.spend },
        leftOut: choice.leftOut.map((one) => ({ initiative: one.initiative, why: whyLeftOut(one, nameOf) })),
        bigger: bigger && {
          ...{ times: bigger.times, reductionKg: kilograms(bigger.reduction), chosen: bigger.chosen },
          ...{ added: bigger.added, dropped: bigger.dropped },
        },
      },
    },
    worked,
  );
}

/** As near to the best as the solver looks. */
const nearEnough = 0.0005;

function boundText(gap: number): string {
  if (gap < nearEnough) return 'It is the best there can be, to a tenth of a per cent.';
  return `The best there can be is at most ${percent(String(gap))} of itself better.`;
}

/** How many that were left out are told one by one. */
const leftOutAtMost = 12;

/** Those that do nothing here are only counted: of the library that may be most. */
function leftOutLines(leftOut: readonly LeftOut[], nameOf: (id: string) => string): string[] {
  const idle = leftOut.filter(({ why }) => why.code === 'takes nothing off');
  const others = leftOut.filter((one) => !idle.includes(one));
  const more = others.length - leftOutAtMost;
  return [
    ...others.slice(0, leftOutAtMost).map((one) => `Left out: ${whyLeftOut(one, nameOf)}`),
    ...(more > 0 ? [`Left out besides: ${more} more, which --format json gives.`] : []),
    ...(idle.length > 0
      ? [`Left out: ${idle.length} that ${idle.length === 1 ? 'takes' : 'take'} nothing off what is aimed at.`]
      : []),
  ];
}

const namesText = (start: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `${start}${names.map((name) => `“${name}”`).join(', ')}`;

function yearOf({ forecast, paths }: WorkedOut, asked: Asked): number {
  const last = forecast.years.at(-1) ?? 0;
  const due = pathOf(paths, asked.of, null)?.target.by ?? last;
  return oneOf(forecast.years, asked.year ?? Math.min(due, last), '--year');
}

/** The ideas of whoever is asked for; with the library, what it knows of and nobody has yet. */
function candidatesOf(model: Model, { organisation, withLibrary, budget }: Asked): Initiative[] {
  const isAsked = (one: string) => organisation.length === 0 || organisation.includes(one);
  const ideas = model.initiatives.filter(
    ({ stage, organisations }) => stage === 'idea' && organisations.some((one) => isAsked(one.organisation)),
  );
  if (!withLibrary) return ideas;
  const own = [...new Set(model.baseline.streams.map((stream) => stream.organisation))].filter(isAsked).sort();
  const had = new Set(
    model.initiatives.flatMap(({ kind, organisations }) => organisations.map((one) => `${one.organisation} ${kind}`)),
  );
  const start = `${budget[0]?.year ?? model.baseline.year}-04`;
  const known = own.flatMap((one) =>
    kinds()
      .filter(({ id }) => !had.has(`${one} ${id}`))
      .map((kind) => initiativeOf(kind, { organisation: one, start, baseline: model.baseline })),
  );
  return [...ideas, ...known];
}
