/** What the commands of the footprint are asked for: a system, a calculation, an organisation, a year. */
import { z } from 'zod';
import { chosenSystem } from '../../platform/commands.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import type { PartOfCalculation } from '../calculation/inputs-of.ts';
import type { Calculation, KeptPartition } from '../calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { yearName } from '../footprint/months.ts';

/** "2024/25", "2024-25" or "2024": a financial year, as its first calendar year. */
export const FinancialYear = z.string().transform((text, context) => {
  const [, first, second] = /^((?:19|20)\d\d)(?:[/-](\d\d|\d{4}))?$/.exec(text.trim()) ?? [];
  const next = (Number(first) + 1) % 100;
  if (first !== undefined && (second === undefined || Number(second) % 100 === next)) return Number(first);
  context.addIssue(`Write a financial year as --year 2024/25. This was given: ${text}`);
  return z.NEVER;
});

const CalculationNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** The options that say which part of a calculation is meant. */
export const PartOptions = z.object({
  system: z.string().optional(),
  organisation: z.string().optional(),
  year: FinancialYear.optional(),
});

/** What a schema reads of the options that were given. @throws Mistake with all that is wrong in one sentence or two */
export function read<T>(schema: z.ZodType<T>, options: unknown): T {
  const given = schema.safeParse(options);
  if (!given.success) throw new Mistake(given.error.issues.map(({ message }) => message).join(' '));
  return given.data;
}

export async function carbonOfChosen(open: () => Promise<House>, system: string | undefined): Promise<Carbon> {
  const house = await open();
  return carbonOf(house, await chosenSystem(house, system));
}

/** The calculation of that number; the latest where none is given. @throws Mistake if there is none */
export async function chosenCalculation(carbon: Carbon, number: string | undefined): Promise<Calculation> {
  const latest = await carbon.calculations.latest();
  if (!latest)
    throw new Mistake('Nothing was calculated yet. Take in files of activity, then: bin/greenplan footprint calculate');
  if (number === undefined) return latest;
  const n = CalculationNumber.safeParse(number);
  if (!n.success) throw new Mistake(`"${number}" is no number of a calculation. The latest is ${latest.n}.`);
  const found = await carbon.calculations.byNumber(n.data);
  if (!found) throw new Mistake(`There is no calculation ${n.data}. The latest is ${latest.n}.`);
  return found;
}

/**
 * The part that is asked for.
 * @throws Mistake that names what the calculation holds, where it holds nothing of it
 */
export async function chosenPart(
  carbon: Carbon,
  calculation: Calculation,
  { organisation, year }: { organisation?: string | undefined; year?: number | undefined },
): Promise<PartOfCalculation> {
  const partitions = await carbon.calculations.partitions(calculation.id);
  const its = partitions.filter((one) => organisation === undefined || one.organisation === organisation);
  if (organisation !== undefined && its.length === 0)
    throw new Mistake(
      `Calculation ${calculation.n} holds nothing of an organisation "${organisation}". It holds: ${listed(partitions.map((one) => one.organisation))}.`,
    );
  if (year !== undefined && !its.some((one) => yearOf(one) === year))
    throw new Mistake(
      `Calculation ${calculation.n} holds nothing${organisation === undefined ? '' : ` of "${organisation}"`} of ${yearName(year)}. It holds: ${listed(its.map((one) => yearName(yearOf(one))))}.`,
    );
  return { organisation: organisation ?? '', year: year ?? null };
}

/** What an organisation, or the system itself, is called. */
export function nameOf({ system: { settings } }: Carbon, organisation: string): string {
  if (organisation === '') return settings.name;
  return settings.organisations.find(({ slug }) => slug === organisation)?.name ?? organisation;
}

/** The financial year that a month is in. */
const yearOf = ({ fromMonth }: KeptPartition): number => Math.floor(fromMonth / 100) - (fromMonth % 100 < 4 ? 1 : 0);

/** How many names a sentence lists before it says how many more there are. */
const namesAtMost = 12;

function listed(names: readonly string[]): string {
  const all = [...new Set(names)].sort();
  const more = all.length - namesAtMost;
  return more > 0 ? `${all.slice(0, namesAtMost).join(', ')} and ${more} more` : all.join(', ');
}
