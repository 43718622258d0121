/** `greenplan macc`: what a tonne less costs by each initiative, in order. */
import type { Command } from 'commander';
import { z } from 'zod';
import { deflatorsIn } from '../../carbon/factors/deflators.ts';
import { importedFactors, shippedFactors } from '../../carbon/factors/library.ts';
import { rounded } from '../../kernel/decimals.ts';
import type { House } from '../../platform/room.ts';
import { readSettings } from '../../platform/settings.ts';
import { type MoneyBasis, moneyBasis, thisYear } from '../money-basis.ts';
import { tonnesOf, yearName } from '../pages/told.ts';
import { isOf } from '../rules/aim.ts';
import { type Cost, costOf } from '../rules/cost.ts';
import { macc } from '../rules/macc.ts';
import { type Credit, type Initiative, plannedStages } from '../rules/model.ts';
import { opportunitiesOf } from '../rules/opportunities.ts';
import { CommonOptions, read, withCommonOptions } from './asked.ts';
import { type Given, given } from './given.ts';
import { kilograms, nameOfWhole, print, whose } from './printing.ts';
import { type WorkedOut, workedOut } from './worked-out.ts';

const Options = CommonOptions.extend({ ideas: z.boolean().default(false) });
type Asked = z.infer<typeof Options>;

export function maccCommand(program: Command, open: () => Promise<House>): void {
  withCommonOptions(program.command('macc'))
    .description('show what a tonne less costs by each initiative, the cheapest first')
    .option('--ideas', 'ideas too, each as it would be on top of all that is planned')
    .action(async (options: unknown) => {
      const asked = read(Options, options);
      show(await given(open, asked), asked);
    });
}

interface Costed {
  initiative: Initiative;
  cost: Cost;
  /** Tonnes of those before it and of it; null where it takes nothing off. */
  cumulative: bigint | null;
}

function show(found: Given, asked: Asked): void {
  const basis = moneyBasis(found.model, thisYear());
  const worked = workedOut(found, asked);
  const rows = costedOf(found, asked, worked, basis);
  print(
    asked.format,
    {
      title: `${whose(found, asked.organisation)}: what a tonne of the ${nameOfWhole(asked.of)} less costs`,
      head: [
        'initiative',
        'stage',
        '£ per t',
        't to the last year',
        'cumulative t',
        'net present cost (£)',
        'capital (£)',
      ],
      rows: rows.map(({ initiative, cost, cumulative }) => [
        initiative.title,
        initiative.stage,
        cost.poundsPerTonne === null ? '' : told(cost.poundsPerTonne, 2),
        tonnesOf(cost.reduction),
        cumulative === null ? '' : tonnesOf(cumulative),
        told(cost.netPresentCost, 0),
        told(cost.capital, 0),
      ]),
      notes: [
        ...(rows.length === 0 ? ['No initiative is planned here.'] : []),
        `Net present cost at 3.5 % in prices of ${basis.priceYear}, discounted to ${yearName(basis.presentYear)}; below nought it saves money. Tonnes by ${asked.attribution === 'shapley' ? 'Shapley’s values' : 'the order of delivery'}, from ${yearName(found.model.baseline.year)} to ${yearName(found.model.lastYear)}.`,
      ],
      csv: {
        head: ['id', 'title', 'stage', 'pounds_per_tonne', 'kg', 'cumulative_kg', 'net_present_cost', 'capital'],
        rows: rows.map(({ initiative: { id, title, stage }, cost, cumulative }) => [
          ...[id, title, stage, cost.poundsPerTonne, kilograms(cost.reduction)],
          ...[cumulative === null ? null : kilograms(cumulative), cost.netPresentCost, cost.capital],
        ]),
      },
      json: {
        of: asked.of,
        organisations: asked.organisation,
        attribution: asked.attribution,
        ...{ priceYear: basis.priceYear, presentYear: basis.presentYear },
        initiatives: rows.map(({ initiative: { id, title, stage }, cost, cumulative }) => ({
          ...{ id, title, stage, poundsPerTonne: cost.poundsPerTonne, kg: kilograms(cost.reduction) },
          cumulativeKg: cumulative === null ? null : kilograms(cumulative),
          ...{ netPresentCost: cost.netPresentCost, capital: cost.capital, carbonPerTonne: cost.carbonPerTonne },
          carbonValue: cost.carbonValue,
        })),
      },
    },
    worked,
  );
}

/** The cheapest tonne first; what has no tonnes last; ties by id. */
function costedOf(found: Given, asked: Asked, { forecast }: WorkedOut, basis: MoneyBasis): Costed[] {
  const { organisation, of } = asked;
  const credits = [...forecast.credits, ...(asked.ideas ? opportunitiesOf(found.model) : [])].filter(
    (credit) => isOf(of, credit.category) && (organisation.length === 0 || organisation.includes(credit.organisation)),
  );
  const byInitiative = Map.groupBy(credits, ({ initiative }) => initiative);
  const deflators = deflatorsIn([shippedFactors, importedFactors(readSettings(process.env).dataFolder)]);
  const costs = found.model.initiatives
    .filter(({ stage }) => plannedStages.includes(stage) || (asked.ideas && stage === 'idea'))
    .filter(
      ({ organisations }) =>
        organisation.length === 0 || organisations.some((one) => organisation.includes(one.organisation)),
    )
    .map((initiative) =>
      costOf({
        ...{ initiative, deflators, years: forecast.years, ...basis },
        reductions: sumsOf(byInitiative.get(initiative.id) ?? [], forecast.years.length),
        ...(organisation.length === 0 ? {} : { organisations: organisation }),
      }),
    );
  const curve = macc(costs);
  const costOfId = new Map(costs.map((cost) => [cost.initiative, cost]));
  const initiativeOf = new Map(found.model.initiatives.map((initiative) => [initiative.id, initiative]));
  const inOrder = [...curve.steps, ...curve.without.map((initiative) => ({ initiative, to: null }))];
  return inOrder.flatMap(({ initiative: id, to }) => {
    const [initiative, cost] = [initiativeOf.get(id), costOfId.get(id)];
    return initiative && cost ? [{ initiative, cost, cumulative: to }] : [];
  });
}

/** Pounds of a column: "1,234.50", "−12". */
const told = (text: string, places: number): string =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places })
    .format(Number(rounded(text, places)))
    .replace('-', '−');

const sumsOf = (credits: readonly Credit[], years: number): bigint[] =>
  Array.from({ length: years }, (_, at) => credits.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n));
