/** `greenplan waterfall`: which initiative takes what off, from the baseline to a year. */
import type { Command } from 'commander';
import { z } from 'zod';
import type { House } from '../../platform/room.ts';
import { changeOf, tonnesOf, yearName } from '../pages/told.ts';
import { opportunitiesOf } from '../rules/opportunities.ts';
import { type Step, waterfall } from '../rules/waterfall.ts';
import { oneOf, read, withCommonOptions, YearOption } from './asked.ts';
import { type Given, given } from './given.ts';
import { howNames, kilograms, nameOfWhole, print, whose } from './printing.ts';
import { pathOf, workedOut } from './worked-out.ts';

const Options = YearOption.extend({ parts: z.boolean().default(false), opportunities: z.boolean().default(false) });
type Asked = z.infer<typeof Options>;

export function waterfallCommand(program: Command, open: () => Promise<House>): void {
  withCommonOptions(program.command('waterfall'))
    .description('show which initiative takes what off, from the baseline to a year')
    .option('--year <year>', 'the financial year; the one in which the next target is due where left out')
    .option('--parts', 'each initiative, in place of themes')
    .option('--opportunities', 'ideas too, each as it would be on top of all that is planned')
    .action(async (options: unknown) => {
      const asked = read(Options, options);
      show(await given(open, asked), asked);
    });
}

function show(found: Given, asked: Asked): void {
  const worked = workedOut(found, asked);
  const { forecast, paths, organisations } = worked;
  const last = forecast.years.at(-1) ?? 0;
  const due = pathOf(paths, asked.of, asked.year ?? null)?.target.by ?? last;
  const year = oneOf(forecast.years, asked.year ?? Math.min(due, last), '--year');
  const path = pathOf(paths, asked.of, year);
  const allowed = path?.allowed[forecast.years.indexOf(year)];
  const { initiatives } = found.model;
  const made = waterfall(forecast, {
    ...{ initiatives, of: asked.of, year },
    ...(asked.parts ? {} : { groupBy: 'theme' as const }),
    ...organisations,
    ...(asked.opportunities ? { opportunities: opportunitiesOf(found.model) } : {}),
    ...(allowed === undefined ? {} : { allowed }),
  });
  const titles = new Map(initiatives.map(({ id, title }) => [id, title]));
  const rows = made.steps.map((step) => rowOf(step, titles, asked.parts));
  print(
    asked.format,
    {
      title: `${whose(found, asked.organisation)}: ${nameOfWhole(asked.of)} from the baseline of ${yearName(found.model.baseline.year)} to ${yearName(year)}, tCO2e`,
      head: ['step', 'what', 'change', 'stands at'],
      rows: rows.map(({ kind, name, change, to }) => [
        kind,
        name,
        change === null ? '' : changeOf(change),
        tonnesOf(to),
      ]),
      notes:
        path === null
          ? ['There is no target of these tonnes.']
          : [`Allowed by “${path.target.name}” (${howNames[path.how]}).`],
      csv: {
        head: ['kind', 'id', 'name', 'change_kg', 'from_kg', 'to_kg'],
        rows: rows.map(({ kind, id, name, change, from, to }) => [kind, id, name, ...[change, from, to].map(exactly)]),
      },
      json: {
        of: asked.of,
        year: yearName(year),
        organisations: asked.organisation,
        attribution: forecast.attribution,
        target: path?.target.id ?? null,
        steps: made.steps.map(({ kind, id, change, from, to, parts }) => ({
          ...{ kind, id, changeKg: exactly(change), fromKg: exactly(from), toKg: exactly(to) },
          parts: parts.map((part) => ({ initiative: part.initiative, changeKg: exactly(part.change) })),
        })),
      },
    },
    worked,
  );
}

interface Row {
  kind: string;
  id: string;
  name: string;
  change: bigint | null;
  from: bigint;
  to: bigint;
}

const exactly = (mg: bigint | null) => (mg === null ? null : kilograms(mg));
/** Steps that stand from nought, and change nothing. */
const levels: ReadonlySet<Step['kind']> = new Set(['baseline', 'forecast', 'allowed']);

function rowOf({ kind, id, change, from, to }: Step, titles: ReadonlyMap<string, string>, byParts: boolean): Row {
  const name = titles.get(id) ?? (kind === 'theme' && id === '' ? 'no theme' : id);
  const isInitiative = byParts && kind === 'theme';
  return { kind: isInitiative ? 'initiative' : kind, id, name, from, to, change: levels.has(kind) ? null : change };
}
