/** Figures of the trajectory on the command line: tonnes for a person, kilograms exactly for a program. */
import { type Found, printed } from '../../carbon/commands/tables.ts';
import { Decimal } from '../../kernel/decimals.ts';
import { categoryName } from '../files/category-names.ts';
import type { Milligrams, Target } from '../rules/model.ts';
import type { How } from '../rules/targets.ts';
import type { Format } from './asked.ts';
import type { Given } from './given.ts';

const milligramsInAKilogram = 1_000_000;

export const kilograms = (mg: Milligrams): string => new Decimal(mg.toString()).div(milligramsInAKilogram).toFixed();

/** How many remarks stand below a table before it says how many more there are. */
const remarksAtMost = 12;

/** Prints what was found, and what is to be said beside it: below a table, in the JSON, beside a CSV. */
export function print(
  format: Format,
  found: Found & { json: object },
  { remarks }: { remarks: readonly string[] },
): void {
  const more = remarks.length - remarksAtMost;
  const told = [
    ...remarks.slice(0, remarksAtMost),
    ...(more > 0 ? [`and ${more} more remarks, which --format json gives`] : []),
  ].map((remark) => `Remark: ${remark}`);
  if (format === 'csv') for (const remark of told) console.error(remark);
  console.log(
    printed(format === 'table' ? 'text' : format, {
      ...found,
      notes: [...found.notes, ...told],
      json: { ...found.json, remarks },
    }),
  );
}

/** What a forecast is of, in words. */
export function nameOfWhole(of: Target['of']): string {
  if (of === 'footprint') return 'NHS Carbon Footprint';
  return of === 'plus' ? 'NHS Carbon Footprint Plus' : of.map(categoryName).join(', ');
}

/** Whose it is, in words. */
export function whose({ name, nameOf }: Given, organisations: readonly string[]): string {
  return organisations.length === 0 ? name : organisations.map(nameOf).join(', ');
}

/** How what a target is against is known, in words. */
export const howNames: Record<How, string> = {
  known: 'against a figure of its own',
  'national ratio': 'against 1990 by the national ratio',
  'baseline year': 'against the baseline year',
};
