/**
 * What years come from, by activity, site, supplier or practice, or by all of these at once ("stream"). A breakdown is kept by the hash of the months that it is
 * of, so that calculations share it as long as nothing of an organisation's year has changed.
 */
import type { SumBy } from '../../platform/ledger/statement.ts';
import type { Calculation } from '../calculation-store.ts';
import { categories } from '../footprint/categories.ts';
import type { Figure } from '../footprint/figure.ts';
import { monthsOfYear } from '../footprint/months.ts';
import { type BreakdownKind, breakdownKinds } from '../model.ts';
import { batchesOf } from './batches.ts';
import { factorsOf } from './factor-of.ts';
import { figureDimensions, figureOf } from './figures.ts';
import { inputsOfYears, nameOf, type OrganisationYear, type Stores, yearsOf } from './years-of.ts';

const common = figureDimensions.filter((one) => one !== 'from' && one !== 'to');
/** So many sites or suppliers of an organisation's year are told; a ledger may name hundreds of thousands. */
const namesTold = 2000;

/** Suppliers of an organisation's year that are told with what was bought of them: those beyond are one. */
const suppliersOfStreams = 200;
/** What practices prescribe: hundreds of surgeries by thousands of products, which nobody plans for one by one. */
const prescribed = ['inhalers', 'medicines'];
const notPrescribed = categories.map(({ id }) => id).filter((id) => !prescribed.includes(id));

/** What a breakdown is told apart by: amounts of one unit only are added up, and an activity's figure leads to its factor. */
const sumsOfKind: Record<BreakdownKind, readonly SumBy[]> = {
  activity: [{ by: ['activity', 'unit', ...common] }],
  site: [{ by: ['site', ...common], most: { of: 'site', names: namesTold } }],
  supplier: [{ by: ['supplier', ...common], most: { of: 'supplier', names: namesTold } }],
  practice: [
    {
      by: ['site', 'activity', 'unit', ...common],
      categories: ['inhalers', 'medicines', 'anaesthetic-gases'],
      most: { of: 'site', names: namesTold },
    },
  ],
  stream: [
    {
      by: ['activity', 'unit', 'site', 'supplier', ...common],
      categories: notPrescribed,
      most: { of: 'supplier', names: suppliersOfStreams },
    },
    {
      by: ['activity', 'unit', 'supplier', ...common],
      categories: prescribed,
      most: { of: 'supplier', names: suppliersOfStreams },
    },
  ],
};

/** Those that pages show of any year. Streams are asked for of baselines alone, and are counted when they first are. */
const preparedKinds = breakdownKinds.filter((kind) => kind !== 'stream');

export interface BreakdownAsked {
  /** Short name; empty for the whole system. */
  organisation: string;
  year: number;
  by: BreakdownKind;
}

/** What a year of a calculation comes from. What is not kept yet is counted, and kept. */
export async function breakdownOf(
  stores: Stores,
  calculation: Calculation,
  { organisation, year, by }: BreakdownAsked,
): Promise<Figure[]> {
  const wanted = yearsOf(await stores.calculations.partitions(calculation.id)).filter(
    (one) => one.year === year && (organisation === '' || one.organisation === organisation),
  );
  const kept = await stores.calculations.breakdowns(
    by,
    wanted.map(({ hash }) => hash),
  );
  const missing = wanted.filter(({ hash }) => !kept.has(hash));
  const fresh = (await count(stores, calculation, missing, [by])).get(by);
  return wanted.flatMap(({ hash }) => kept.get(hash) ?? fresh?.get(hash) ?? []);
}

/** Counts the breakdowns of a calculation that pages show and that are not kept yet, so that no reader waits for them. */
export async function prepareBreakdowns(stores: Stores, calculation: Calculation): Promise<void> {
  const all = yearsOf(await stores.calculations.partitions(calculation.id));
  const hashes = all.map(({ hash }) => hash);
  const kept = await Promise.all(preparedKinds.map((by) => stores.calculations.keptBreakdowns(by, hashes)));
  const missing = all.filter(({ hash }) => !kept.every((hashesOf) => hashesOf.has(hash)));
  for (const batch of await batchesOf(stores, calculation, missing, (one) => [one]))
    await count(stores, calculation, batch, preparedKinds);
}

/** Counts breakdowns of these years in one go, and keeps them. @returns by kind, and by the hash of a year */
async function count(
  stores: Stores,
  calculation: Calculation,
  missing: readonly OrganisationYear[],
  kinds: readonly BreakdownKind[],
): Promise<Map<BreakdownKind, Map<string, Figure[]>>> {
  if (missing.length === 0) return new Map();
  const { inputs, rates } = await inputsOfYears(stores, calculation, missing);
  const wanted = kinds.flatMap((by) => sumsOfKind[by].map((sum) => ({ by, sum })));
  const sums = await stores.ledger.sums({
    systemId: stores.systemId,
    inputs,
    rates,
    sums: wanted.map(({ sum }) => sum),
  });
  const factorOf = factorsOf(inputs, rates);
  const found = new Map<BreakdownKind, Map<string, Figure[]>>();
  for (const by of kinds) {
    const rows = sums.flatMap((own, at) => (wanted[at]?.by === by ? own : []));
    const figures = rows.map((row) => {
      const months = monthsOfYear(Number(row.year));
      return figureOf({ ...row, from_month: months[0], to_month: months.at(-1), factor: factorOf(row) });
    });
    const byYear = Map.groupBy(figures, nameOf);
    const ofKind = new Map(missing.map((one) => [one.hash, byYear.get(nameOf(one)) ?? []]));
    await stores.calculations.keepBreakdowns(by, ofKind);
    found.set(by, ofKind);
  }
  return found;
}
