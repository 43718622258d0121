/** `greenplan gap`: what is missing to each target, by year and by category, and in all years together. */
import type { Command } from 'commander';
import { z } from 'zod';
import { categoryOf, isCategory } from '../../carbon/footprint/categories.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { changeOf, tonnesOf, yearName } from '../pages/told.ts';
import type { TargetPath } from '../rules/targets.ts';
import { oneOf, read, withCommonOptions, YearOption } from './asked.ts';
import { type Given, given } from './given.ts';
import { howNames, kilograms, print, whose } from './printing.ts';
import { type WorkedOut, workedOut } from './worked-out.ts';

const Options = YearOption.extend({ target: z.string().optional() });
type Asked = z.infer<typeof Options>;

export function gapCommand(program: Command, open: () => Promise<House>): void {
  withCommonOptions(program.command('gap'))
    .description('show what is missing to each target, or to one by year and category')
    .option('--target <id>', 'one target: its path by year, and the year’s gap by category')
    .option('--year <year>', 'the financial year whose gap is told by category; the target’s own where left out')
    .action(async (options: unknown) => {
      const asked = read(Options, options);
      const found = await given(open, asked);
      const worked = workedOut(found, asked);
      if (asked.target === undefined) showAll(found, asked, worked);
      else showOne(found, asked, worked, asked.target);
    });
}

function pathNamed(paths: readonly TargetPath[], id: string): TargetPath {
  const found = paths.find(({ target }) => target.id === id);
  if (found) return found;
  throw new Mistake(
    `There is no target "${id}" that can be measured. There are: ${paths.map(({ target }) => target.id).join(', ')}.`,
  );
}

function showAll(found: Given, asked: Asked, worked: WorkedOut): void {
  const { paths } = worked;
  const rows = paths.map((path) => {
    const at = path.years.indexOf(
      oneOf(path.years, asked.year ?? path.target.by, asked.year ? '--year' : '--last-year'),
    );
    return {
      path,
      year: path.years[at] ?? 0,
      allowed: path.allowed[at] ?? 0n,
      forecast: path.forecast[at] ?? 0n,
      gap: path.gap[at] ?? 0n,
      cumulative: path.cumulative.gap[at] ?? 0n,
    };
  });
  const without = found.targets.filter(({ id }) => !paths.some(({ target }) => target.id === id));
  print(
    asked.format,
    {
      title: `${whose(found, asked.organisation)}: what is missing to each target, tCO2e`,
      head: ['target', 'year', 'allowed', 'forecast', 'gap', 'gap of all years to then', 'how'],
      rows: rows.map(({ path, year, allowed, forecast, gap, cumulative }) => [
        path.target.name,
        yearName(year),
        ...[tonnesOf(allowed), tonnesOf(forecast), changeOf(gap), changeOf(cumulative)],
        howNames[path.how],
      ]),
      notes: [
        'Above nought is missing, below it is to spare.',
        ...without.map(({ name }) => `“${name}” cannot be measured: nobody knows what it is against.`),
        `One target by year and category: --target with one of ${paths.map(({ target }) => target.id).join(', ')}`,
      ],
      csv: {
        head: ['target', 'year', 'allowed_kg', 'forecast_kg', 'gap_kg', 'cumulative_gap_kg', 'how'],
        rows: rows.map(({ path, year, allowed, forecast, gap, cumulative }) => [
          ...[path.target.id, yearName(year), ...[allowed, forecast, gap, cumulative].map(kilograms), path.how],
        ]),
      },
      json: {
        organisations: asked.organisation,
        targets: rows.map(({ path, year, allowed, forecast, gap, cumulative }) => ({
          ...{ target: path.target, year: yearName(year), how: path.how, againstKg: kilograms(path.against) },
          ...{ allowedKg: kilograms(allowed), forecastKg: kilograms(forecast), gapKg: kilograms(gap) },
          cumulativeGapKg: kilograms(cumulative),
        })),
        cannotBeMeasured: without.map(({ id }) => id),
      },
    },
    worked,
  );
}

function showOne(found: Given, asked: Asked, worked: WorkedOut, id: string): void {
  const path = pathNamed(worked.paths, id);
  const { target, years } = path;
  const chosen = oneOf(years, asked.year ?? target.by, asked.year === undefined ? '--last-year' : '--year');
  const at = years.indexOf(chosen);
  const byYear = years.map((year, place) => ({
    what: yearName(year),
    allowed: path.allowed[place] ?? 0n,
    forecast: path.forecast[place] ?? 0n,
    gap: path.gap[place] ?? 0n,
    cumulative: path.cumulative.gap[place] ?? 0n,
  }));
  const byCategory = path.gapByCategory.map(({ category, byYear: gaps }) => ({ category, gap: gaps[at] ?? 0n }));
  const named = (id: string) => (isCategory(id) ? categoryOf(id).name : id);
  print(
    asked.format,
    {
      title: `${whose(found, asked.organisation)}: “${target.name}”, ${howNames[path.how]}, tCO2e`,
      head: ['year', 'allowed', 'forecast', 'gap', 'gap of all years to then'],
      rows: byYear.map(({ what, allowed, forecast, gap, cumulative }) => [
        ...[what, tonnesOf(allowed), tonnesOf(forecast), changeOf(gap), changeOf(cumulative)],
      ]),
      notes: [
        `In ${yearName(chosen)} by category, each against its share of what is allowed:`,
        ...byCategory.map(({ category, gap }) => `  ${named(category)}: ${changeOf(gap)}`),
      ],
      csv: {
        head: ['year', 'category', 'allowed_kg', 'forecast_kg', 'gap_kg', 'cumulative_gap_kg'],
        rows: [
          ...byYear.map(({ what, allowed, forecast, gap, cumulative }) => [
            ...[what, '', ...[allowed, forecast, gap, cumulative].map(kilograms)],
          ]),
          ...byCategory.map(({ category, gap }) => [yearName(chosen), category, '', '', kilograms(gap), '']),
        ],
      },
      json: {
        ...{ organisations: asked.organisation, target, how: path.how, againstKg: kilograms(path.against) },
        years: byYear.map(({ what, allowed, forecast, gap, cumulative }) => ({
          ...{ year: what, allowedKg: kilograms(allowed), forecastKg: kilograms(forecast), gapKg: kilograms(gap) },
          cumulativeGapKg: kilograms(cumulative),
        })),
        byCategory: {
          year: yearName(chosen),
          categories: byCategory.map(({ category, gap }) => ({ category, gapKg: kilograms(gap) })),
        },
      },
    },
    worked,
  );
}
