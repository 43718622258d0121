/** What the commands of the trajectory are asked for, by their options. */
import type { Command } from 'commander';
import { z } from 'zod';
import { categories, isCategory } from '../../carbon/footprint/categories.ts';
import { yearName } from '../../carbon/footprint/months.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Target } from '../rules/model.ts';

export const formats = ['table', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** Puts the options on a command that all of them have. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--baseline <file>', 'a baseline as CSV, workbook or JSON; with it nothing is asked of a database')
    .option('--initiatives <file>', 'initiatives as CSV, workbook or JSON')
    .option('--baseline-year <year>', 'of a baseline whose rows do not say it, such as 2024/25')
    .option(
      '--national <file>',
      'national changes by year as CSV or JSON, or "none"; the published ones where left out',
    )
    .option('--growths <file>', 'growths by year as CSV or JSON, or "none"')
    .option('--targets <file>', 'targets as JSON; the national ones where left out')
    .option('--last-year <year>', 'the last year that is told, such as 2050')
    .option('--skip-wrong-rows', 'leave rows out that cannot be read; without this, nothing is worked out')
    .option('--system <name>', 'a system that is here, where no files are given')
    .option('--scenario <id>', 'a scenario of the system, in place of its plan of record')
    .option('--organisation <names>', 'one or more organisations, by their short names, with commas between')
    .option('--of <what>', 'footprint, plus, or categories with commas between', 'footprint')
    .option('--attribution <rule>', 'how credit is given where initiatives meet: shapley or delivery', 'shapley')
    .option('--format <format>', `one of ${formats.join(', ')}: tonnes in a table, or kilograms exactly`, 'table');
}

const names = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .transform((all) => all.filter((name) => name !== ''));

/** "2032/33" or "2032", as the calendar year in which it begins. */
export const yearOption = (option: string) =>
  z.string().transform((text, context) => {
    const year = financialYearOf(text);
    if (year !== null) return year;
    context.addIssue(`Write a financial year as ${option} 2032/33. This was given: ${text}.`);
    return z.NEVER;
  });

export function financialYearOf(text: string): number | null {
  const [, first, second] = /^((?:19|20)\d\d)(?:[/-](\d\d|\d{4}))?$/.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  return second === undefined || Number(second) % 100 === (Number(first) + 1) % 100 ? Number(first) : null;
}

const Of = z.string().transform((text, context): Target['of'] => {
  if (text === 'footprint' || text === 'plus') return text;
  const chosen = text.split(',').map((one) => one.trim());
  const wrong = chosen.filter((one) => !isCategory(one));
  if (wrong.length === 0) return chosen;
  context.addIssue(
    `Write --of footprint, --of plus, or one or more of these categories with commas between: ${categories.map(({ id }) => id).join(', ')}. This was given: ${text}.`,
  );
  return z.NEVER;
});

export const CommonOptions = z.object({
  baseline: z.string().optional(),
  initiatives: z.string().optional(),
  baselineYear: yearOption('--baseline-year').optional(),
  national: z.string().optional(),
  growths: z.string().optional(),
  targets: z.string().optional(),
  lastYear: yearOption('--last-year').optional(),
  skipWrongRows: z.boolean().default(false),
  system: z.string().optional(),
  scenario: z.string().optional(),
  organisation: names.default([]),
  of: Of,
  attribution: z.enum(['shapley', 'delivery'], 'Write --attribution shapley or --attribution delivery.'),
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}.`),
});
export type CommonAsked = z.infer<typeof CommonOptions>;

export const YearOption = CommonOptions.extend({ year: yearOption('--year').optional() });
export type YearAsked = z.infer<typeof YearOption>;

/** What a schema reads of the options that were given. @throws Mistake with all that is wrong */
export function read<T>(schema: z.ZodType<T>, options: unknown): T {
  const given = schema.safeParse(options);
  if (!given.success) throw new Mistake(given.error.issues.map(({ message }) => message).join(' '));
  return given.data;
}

/** A year of those that a forecast tells. @throws Mistake if it is none */
export function oneOf(years: readonly number[], year: number, option: string): number {
  if (years.includes(year)) return year;
  throw new Mistake(
    `${option} must be one of the years from ${yearName(years[0] ?? 0)} to ${yearName(years.at(-1) ?? 0)}. This was given: ${yearName(year)}.`,
  );
}
