/** `greenplan trajectory`: where the plan leads, year by year. */
import type { Command } from 'commander';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { tonnesOf, yearName } from '../pages/told.ts';
import { totals } from '../rules/waterfall.ts';
import { oneOf, read, withCommonOptions, type YearAsked, YearOption } from './asked.ts';
import { type Given, given } from './given.ts';
import { howNames, kilograms, nameOfWhole, print, whose } from './printing.ts';
import { pathOf, workedOut } from './worked-out.ts';

export function showTrajectory(trajectory: Command, open: () => Promise<House>): void {
  withCommonOptions(trajectory.command('show', { isDefault: true }))
    .description('show where the plan leads, year by year; "trajectory" alone does the same')
    .option('--year <year>', 'one financial year only, such as 2032/33')
    .allowExcessArguments()
    .action(async (_options: unknown, command: Command) => {
      const [word] = command.args;
      if (word !== undefined)
        throw new Mistake(
          `There is no command "trajectory ${word}". There are: ${trajectory.commands.map((one) => one.name()).join(', ')}.`,
        );
      const asked = read(YearOption, command.opts());
      show(await given(open, asked), asked);
    });
}

function show(found: Given, asked: YearAsked): void {
  const worked = workedOut(found, asked);
  const { forecast, paths, organisations } = worked;
  const sums = totals(forecast, { ...organisations, of: asked.of });
  // The last target of these tonnes: its path goes through those before it.
  const path = pathOf(paths, asked.of, forecast.years.at(-1) ?? null);
  if (asked.year !== undefined) oneOf(forecast.years, asked.year, '--year');
  const rows = forecast.years
    .map((year, at) => ({
      year,
      baseline: sums.baseline[at] ?? 0n,
      withoutAction: sums.withoutAction[at] ?? 0n,
      withAction: sums.withAction[at] ?? 0n,
      allowed: path?.allowed[at] ?? null,
    }))
    .filter(({ year }) => asked.year === undefined || year === asked.year)
    .map((row) => ({ ...row, gap: row.allowed === null ? null : row.withAction - row.allowed }));
  const inTonnes = (mg: bigint | null) => (mg === null ? '' : tonnesOf(mg));
  const exactly = (mg: bigint | null) => (mg === null ? null : kilograms(mg));
  print(
    asked.format,
    {
      title: `${whose(found, asked.organisation)}: ${nameOfWhole(asked.of)}, tCO2e a year`,
      head: ['year', 'baseline', 'without action', 'with planned action', 'saved', 'allowed', 'gap'],
      rows: rows.map(({ year, baseline, withoutAction, withAction, allowed, gap }) => [
        yearName(year),
        ...[baseline, withoutAction, withAction, withoutAction - withAction, allowed, gap].map(inTonnes),
      ]),
      notes: [
        `Measured from ${found.model.baseline.source}.`,
        path === null
          ? 'There is no target of these tonnes.'
          : `Allowed is the way to “${path.target.name}”, through earlier targets of the same tonnes (${howNames[path.how]}).`,
      ],
      csv: {
        head: ['year', 'baseline_kg', 'without_action_kg', 'with_action_kg', 'saved_kg', 'allowed_kg', 'gap_kg'],
        rows: rows.map(({ year, baseline, withoutAction, withAction, allowed, gap }) => [
          yearName(year),
          ...[baseline, withoutAction, withAction, withoutAction - withAction, allowed, gap].map(exactly),
        ]),
      },
      json: {
        of: asked.of,
        organisations: asked.organisation,
        target: path?.target.id ?? null,
        years: rows.map(({ year, baseline, withoutAction, withAction, allowed, gap }) => ({
          year: yearName(year),
          baselineKg: exactly(baseline),
          withoutActionKg: exactly(withoutAction),
          withActionKg: exactly(withAction),
          allowedKg: exactly(allowed),
          gapKg: exactly(gap),
        })),
      },
    },
    worked,
  );
}
