/** `greenplan footprint gaps|range|hotspots|change|medicines`: what the pages show of a year, by the same rules. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { categoryOf } from '../footprint/categories.ts';
import { causes } from '../footprint/change.ts';
import { type Counted, countedForTeam } from '../pages/counted.ts';
import { hotspotFacts, hotspotWays } from '../pages/hotspots-facts.ts';
import { medicinesFacts } from '../pages/medicines-facts.ts';
import { organisationFacts } from '../pages/organisation-facts.ts';
import { change, percent, percentChange, yearName } from '../pages/told.ts';
import { yearsOf } from '../pages/trend.ts';
import { carbonOfChosen, chosenCalculation, chosenPart, nameOf, PartOptions, read } from './asked.ts';
import { formats, tonnes } from './formats.ts';
import { type Found, printed } from './tables.ts';

type Open = () => Promise<House>;

export function factCommands(footprint: Command, open: Open): void {
  const add = (name: string, description: string, find: Find) => {
    const command = footprint
      .command(name)
      .description(description)
      .option('--organisation <name>', 'one organisation, by its short name')
      .option('--year <year>', 'one financial year, such as 2024/25; the latest where it is left out')
      .option('--calculation <number>', 'another than the latest')
      .option('--system <name>', 'the system, where there are several')
      .option('--format <format>', `one of ${formats.join(', ')}`, 'text');
    command.action(async (options: unknown) => {
      const { system, calculation: number, format, by, ...part } = read(FactOptions, options);
      const carbon = await carbonOfChosen(open, system);
      const calculation = await chosenCalculation(carbon, number);
      const { organisation, year } = await chosenPart(carbon, calculation, part);
      const counted = countedForTeam(carbon, calculation);
      const years = yearsOf(await counted.reading.figures(organisation));
      const latest = year ?? years.at(-1);
      if (latest === undefined) throw new Mistake(`Calculation ${calculation.n} holds nothing.`);
      const about = `${nameOf(carbon, organisation)}, ${yearName(latest)}: calculation ${calculation.n}`;
      console.log(printed(format, await find(counted, { organisation, year: latest, by, about })));
    });
    return command;
  };
  add('gaps', 'what there is no data of, with what it may come to, which is in no total', gaps);
  add('range', 'between what the footprint and its categories lie, with 95 % confidence', ranges);
  add('change', 'why the footprint changed since the year before', changes);
  add('medicines', 'medicines apart: inhalers, anaesthetic gases and the rest', medicines);
  add('hotspots', 'where the footprint comes from, the most first', spots).option(
    '--by <what>',
    `one of ${hotspotWays.join(', ')}`,
    'category',
  );
}

const FactOptions = PartOptions.extend({
  calculation: z.string().optional(),
  by: z.enum(hotspotWays, `Write --by with one of: ${hotspotWays.join(', ')}.`).default('category'),
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}.`),
});

interface Asked {
  /** Short name; empty for the whole system. */
  organisation: string;
  year: number;
  by: (typeof hotspotWays)[number];
  /** Whose year of which calculation, for the first line. */
  about: string;
}
type Find = (counted: Counted, asked: Asked) => Promise<Found>;

/** What the page of an organisation shows. @throws Mistake where the whole system is asked for */
async function ofOrganisation(counted: Counted, { organisation, year }: Asked, what: string) {
  if (organisation === '') {
    const there = new Set((await counted.reading.partitions()).map((one) => one.organisation));
    throw new Mistake(`${what} are told of one organisation: --organisation ${[...there].sort().join(' or ')}.`);
  }
  const facts = await organisationFacts(counted, organisation, year);
  if (!facts) throw new Mistake(`There is nothing of "${organisation}".`);
  return facts;
}

async function gaps(counted: Counted, asked: Asked): Promise<Found> {
  const { gaps: all } = await ofOrganisation(counted, asked, 'Gaps');
  const json = all.map(({ category, ...gap }) => ({ category: category.id, ...gap }));
  return {
    title: asked.about,
    ...{ head: [], rows: [] },
    notes: [
      ...all.flatMap(({ sentence, estimates }) => [
        sentence,
        ...estimates.map(({ kg, basis, source }) => `    It may come to ${tonnes(kg)} t: ${basis}. ${source}.`),
      ]),
      all.length === 0
        ? 'There are no gaps.'
        : 'Estimates are benchmarks beside the footprint: none of them is in a total.',
    ],
    csv: {
      head: ['category', 'kind', 'site', 'months', 'estimate', 'kg', 'basis', 'source'],
      rows: all.flatMap(({ category, kind, site, months, estimates }) => {
        const gap = [category.id, kind, site, months.join(' ')];
        return estimates.length === 0
          ? [[...gap, '', '', '', '']]
          : estimates.map((one) => [...gap, one.kind, one.kg, one.basis, one.source]);
      }),
    },
    json,
  };
}

async function ranges(counted: Counted, { organisation, year, about }: Asked): Promise<Found> {
  const all = [...(await counted.reading.ranges(organisation, year))].sort(([a], [b]) => (a < b ? -1 : 1));
  const nameIn = (key: string) => {
    if (key === 'footprint') return 'NHS Carbon Footprint';
    if (key === 'plus') return 'NHS Carbon Footprint Plus';
    const [, kind, id = ''] = /^(\S+) (.*)$/.exec(key) ?? [];
    return kind === 'category' ? categoryOf(id).name : (counted.carbon.library().activity(id)?.name ?? id);
  };
  const order = (key: string) => (key.startsWith('category') ? 0 : key.startsWith('activity') ? 1 : 2);
  const shown = all.filter(([key]) => !key.startsWith('activity ')).sort(([a], [b]) => order(a) - order(b));
  return {
    title: `${about}, in tCO2e`,
    head: ['what', 'from', 'to'],
    rows: shown.map(([key, { low, high }]) => [nameIn(key), tonnes(String(low)), tonnes(String(high))]),
    notes: ['With 95 % confidence, drawn from how good data and factors are: for showing, never for adding up.'],
    csv: { head: ['what', 'low_kg', 'high_kg'], rows: all.map(([key, { low, high }]) => [key, low, high]) },
    json: all.map(([what, { low, high }]) => ({ what, lowKg: low, highKg: high })),
  };
}

async function changes(counted: Counted, asked: Asked): Promise<Found> {
  const { change: told } = await ofOrganisation(counted, asked, 'Causes of a change');
  if (!told) throw new Mistake(`There is nothing of ${yearName(asked.year - 1)}, so nothing can be compared.`);
  const cells = ({
    before,
    after,
    change: by,
    effects,
  }: Pick<typeof told, 'before' | 'after' | 'change' | 'effects'>) => [
    ...[tonnes(before), tonnes(after), change(by)],
    ...causes.map((cause) => change(effects[cause])),
  ];
  return {
    title: `${asked.about}, in tCO2e`,
    head: ['category', yearName(asked.year - 1), yearName(asked.year), 'change', ...causes],
    rows: [
      ...told.byCategory.map((one) => [categoryOf(one.category).name, ...cells(one)]),
      ['NHS Carbon Footprint Plus', ...cells(told)],
    ],
    notes: ['The causes add up to the change exactly.'],
    csv: {
      head: [
        'category',
        'before_kg',
        'after_kg',
        'change_kg',
        ...causes.map((cause) => `${cause.replaceAll(' ', '_')}_kg`),
      ],
      rows: [...told.byCategory, { ...told, category: '' }].map((one) => [
        ...[one.category, one.before, one.after, one.change],
        ...causes.map((cause) => one.effects[cause]),
      ]),
    },
    json: told,
  };
}

async function medicines(counted: Counted, { organisation, year, about }: Asked): Promise<Found> {
  const facts = await medicinesFacts(counted, organisation, year);
  if (!facts) throw new Mistake('There is nothing of it.');
  const { now, since, wasted, piped, practices } = facts;
  const { meteredDoseShareOfItems, kgPerInhaler } = now.inhalers;
  return {
    title: `${about}, in tCO2e`,
    head: ['medicines', 'tCO2e'],
    rows: [
      ...now.kinds.map(({ kind, amount }) => [kind, amount.lines === 0 ? '' : tonnes(amount.kg)]),
      ['all medicines', tonnes(now.total.kg)],
    ],
    notes: [
      ...(since
        ? [
            `Of those with every month of both years: ${tonnes(since.before.total.kg)} t then, ${tonnes(since.now.total.kg)} t now.`,
          ]
        : ['Nothing can be compared with the baseline of medicines.']),
      ...(kgPerInhaler === null
        ? []
        : [
            `${percent(meteredDoseShareOfItems)} of inhalers are metered-dose; one inhaler is ${tonnes(`${kgPerInhaler}000`)} kg.`,
          ]),
      ...(piped?.kind === 'lost'
        ? [`Lost of piped nitrous oxide: ${tonnes(piped.kg)} t, ${percent(piped.share)} of what was bought.`]
        : []),
      ...(wasted
        ? [
            `Beside the footprint: returned ${tonnes(wasted.returned)} t, expired ${tonnes(wasted.expired)} t, stopped ${tonnes(wasted.stopped)} t.`,
          ]
        : []),
      ...(practices.length > 0 ? [`${practices.length} practices, which --format csv tells apart.`] : []),
    ],
    csv: {
      head: ['what', 'key', 'name', 'kg', 'change_share_since_baseline'],
      rows: [
        ...now.kinds.map(({ kind, amount }) => ['kind', kind, '', amount.lines === 0 ? null : amount.kg, null]),
        ...practices.map(({ practice, medicines: own, againstAim }) => [
          ...['practice', practice.code, practice.name, own.total.kg],
          againstAim?.changeShare ?? null,
        ]),
      ],
    },
    json: facts,
  };
}

async function spots(counted: Counted, { organisation, year, by, about }: Asked): Promise<Found> {
  const facts = await hotspotFacts(counted, { organisation, by, year });
  if (!facts) throw new Mistake('There is nothing of it.');
  const library = counted.carbon.library();
  const nameIn = (key: string) => {
    if (key === '') return '(none)';
    if (by === 'category') return categoryOf(key).name;
    if (by === 'organisation') return nameOf(counted.carbon, key);
    return by === 'activity' || by === 'medicine' ? (library.activity(key)?.name ?? key) : key;
  };
  const doubted = facts.spots.filter(({ doubts }) => doubts.length > 0);
  return {
    title: `${about}, by ${by}, in tCO2e`,
    head: [by, 'tCO2e', 'share', 'up to here', 'on last year', 'tier'],
    rows: facts.spots.map(({ key, kg, share, cumulative, lastYear, quality }) => [
      ...[nameIn(key), tonnes(kg), percent(share), percent(cumulative)],
      ...[lastYear ? percentChange(lastYear.changeShare) : '', quality.tier ?? ''],
    ]),
    notes: doubted.flatMap(({ key, doubts }) =>
      doubts.map(({ sentence }) => `${nameIn(key)} may be only a bad figure: ${sentence}`),
    ),
    csv: {
      head: ['rank', by, 'kg', 'share', 'cumulative', 'change_on_last_year_kg', 'tier', 'doubts'],
      rows: facts.spots.map(({ rank, key, kg, share, cumulative, lastYear, quality, doubts }) => [
        ...[rank, key, kg, share, cumulative, lastYear?.change ?? null, quality.tier],
        doubts.map(({ sentence }) => sentence).join(' '),
      ]),
    },
    json: facts.spots,
  };
}
