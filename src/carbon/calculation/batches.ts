/** Years of organisations in batches that are counted at once, so that what is in memory does not grow with the ledger. */
import type { Calculation } from '../calculation-store.ts';
import { yearOfMonth } from '../footprint/months.ts';
import { nameOf, type OrganisationYear, type Stores } from './years-of.ts';

/** Lines that are counted at once, unless those of a single one are more. */
const linesAtOnce = 500_000;

/** @param yearsIn the years of which one takes the lines */
export async function batchesOf<T>(
  stores: Stores,
  calculation: Calculation,
  all: readonly T[],
  yearsIn: (one: T) => readonly OrganisationYear[],
): Promise<T[][]> {
  if (all.length === 0) return [];
  const lines = new Map<string, number>();
  for (const part of await stores.files.parts(calculation.inputs.map(({ file }) => file))) {
    const name = nameOf({ organisation: part.organisation, year: yearOfMonth(part.fromMonth) });
    lines.set(name, (lines.get(name) ?? 0) + part.lines);
  }
  const batches: T[][] = [];
  let room = 0;
  for (const one of all) {
    const own = yearsIn(one).reduce((sum, year) => sum + (lines.get(nameOf(year)) ?? 0), 0);
    const batch = batches.at(-1);
    if (batch && own <= room) {
      batch.push(one);
      room -= own;
    } else {
      batches.push([one]);
      room = linesAtOnce - own;
    }
  }
  return batches;
}
