/**
 * What organisations' years tell by month and site. To count it takes the lines of two years, so it is done where
 * calculations are made, and kept by the hash of their months: no page waits for it.
 */
import { z } from 'zod';
import { type ApartLimits, workApart } from '../../platform/apart.ts';
import type { SumBy } from '../../platform/ledger/statement.ts';
import type { Calculation } from '../calculation-store.ts';
import { categories } from '../footprint/categories.ts';
import { type ToldYear, toldBy, toldYear } from '../footprint/told-year.ts';
import { batchesOf } from './batches.ts';
import { figureDimensions } from './figures.ts';
import { sha256 } from './partitions.ts';
import { type ToldFrom, toldOfRows } from './told-of-rows.ts';
import { inputsOfYears, nameOf, type OrganisationYear, type Stores, yearsOf } from './years-of.ts';

const [bySite, elsewhere] = [true, false].map((wanted) =>
  categories.filter(({ everySite }) => everySite === wanted).map(({ id }) => id),
);
/** By month, and by site of what each has by itself: nobody asks which site lacks which of a ledger's purchases. */
const sums: readonly SumBy[] = [
  { by: ['activity', 'unit', 'site', ...figureDimensions], categories: bySite },
  { by: ['activity', 'unit', ...figureDimensions], categories: elsewhere },
];

/** Rows that are told here, since a process takes longer to start; more than that would keep requests waiting. */
const rowsToldHere = 5000;
const limits: ApartLimits = { memoryMegabytes: 1000, seconds: 15 * 60 };

/** What an organisation's year of a calculation tells. What is not kept yet is counted, and kept. */
export async function toldYearOf(
  stores: Stores,
  calculation: Calculation,
  { organisation, year }: { organisation: string; year: number },
): Promise<ToldYear> {
  const all = withYearBefore(yearsOf(await stores.calculations.partitions(calculation.id)));
  const one = all.find(({ now }) => now.organisation === organisation && now.year === year);
  if (!one) return toldYear([], []);
  const kept = await stores.calculations.toldYears([one.hash]);
  return kept.get(one.hash) ?? (await count(stores, calculation, [one])).get(one.hash) ?? toldYear([], []);
}

/** Counts all years of a calculation that are not kept yet. */
export async function prepareToldYears(stores: Stores, calculation: Calculation): Promise<void> {
  const all = withYearBefore(yearsOf(await stores.calculations.partitions(calculation.id)));
  const kept = await stores.calculations.toldYears(all.map(({ hash }) => hash));
  const missing = all.filter(({ hash }) => !kept.has(hash));
  for (const batch of await batchesOf(stores, calculation, missing, (one) => yearsIn([one])))
    await count(stores, calculation, batch);
}

interface TwoYears {
  now: OrganisationYear;
  before: OrganisationYear | null;
  hash: string;
}

const yearsIn = (all: readonly TwoYears[]): OrganisationYear[] =>
  all.flatMap(({ now, before }) => (before ? [before, now] : [now]));

function withYearBefore(all: readonly OrganisationYear[]): TwoYears[] {
  const byName = new Map(all.map((one) => [nameOf(one), one]));
  return all.map((now) => {
    const before = byName.get(nameOf({ ...now, year: now.year - 1 })) ?? null;
    return { now, before, hash: sha256([toldBy, now.hash, before?.hash ?? ''].join('\n')) };
  });
}

/** Counts these years in one go, and keeps them. @returns by hash */
async function count(
  stores: Stores,
  calculation: Calculation,
  batch: readonly TwoYears[],
): Promise<Map<string, ToldYear>> {
  const asked = await inputsOfYears(stores, calculation, yearsIn(batch));
  const rows = (await stores.ledger.sums({ systemId: stores.systemId, ...asked, sums })).flat();
  const byName = Map.groupBy(rows, ({ organisation, year }) => nameOf({ organisation, year: Number(year) }));
  const rowsOf = (one: OrganisationYear | null) => (one && byName.get(nameOf(one))) ?? [];
  const all = new Map<string, ToldYear>();
  for (const { now, before, hash } of batch) {
    const told = await tell({ before: rowsOf(before), now: rowsOf(now) });
    await stores.calculations.keepToldYear(hash, told);
    all.set(hash, told);
  }
  return all;
}

async function tell(rows: ToldFrom): Promise<ToldYear> {
  return rows.before.length + rows.now.length > rowsToldHere
    ? workApart('carbon/calculation/told-years', rows, z.custom<ToldYear>(), limits)
    : toldOfRows(rows);
}
