/**
 * What years come from, by activity, site, supplier or evidence. A breakdown is kept by the hash of the months that it is
 * of, so that calculations share it as long as nothing of an organisation's year has changed.
 */
import type { Ledger } from '../../platform/ledger/ledger.ts';
import type { Dimension } from '../../platform/ledger/statement.ts';
import type { Calculation, CalculationStore, KeptPartition } from '../calculation-store.ts';
import type { ActivityFileStore } from '../file-store.ts';
import type { Figure } from '../footprint/figure.ts';
import { monthsOfYear, yearOfMonth } from '../footprint/months.ts';
import { type BreakdownKind, breakdownKinds } from '../model.ts';
import type { RateStore } from '../rate-store.ts';
import { factorsOf } from './factor-of.ts';
import { figureDimensions, figureOf } from './figures.ts';
import { inputsOf } from './inputs-of.ts';
import { sha256 } from './partitions.ts';

interface Stores {
  systemId: string;
  ledger: Ledger;
  files: ActivityFileStore;
  calculations: CalculationStore;
  rates: RateStore;
}

/** What a breakdown is told apart by: amounts of one unit only are added up, and an activity's figure leads to its factor. */
const dimensionsOf: Record<BreakdownKind, readonly Dimension[]> = {
  activity: ['activity', 'unit'],
  site: ['site'],
  supplier: ['supplier'],
  evidence: ['evidence', 'activity', 'unit'],
};

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

/** Counts all breakdowns of a calculation that are not kept yet, so that no reader waits for them. */
export async function prepareBreakdowns(stores: Stores, calculation: Calculation): Promise<void> {
  const all = yearsOf(await stores.calculations.partitions(calculation.id));
  const hashes = all.map(({ hash }) => hash);
  const kept = await Promise.all(breakdownKinds.map((by) => stores.calculations.keptBreakdowns(by, hashes)));
  const missing = all.filter(({ hash }) => !kept.every((hashesOf) => hashesOf.has(hash)));
  await count(stores, calculation, missing, breakdownKinds);
}

interface OrganisationYear {
  organisation: string;
  year: number;
  hash: string;
}

/** Each organisation's years, by the hash of their months. */
function yearsOf(partitions: readonly KeptPartition[]): OrganisationYear[] {
  const groups = Map.groupBy(partitions, ({ organisation, fromMonth }) => `${organisation}\n${yearOfMonth(fromMonth)}`);
  return [...groups.values()].flatMap((months) => {
    const [first] = months;
    if (!first) return [];
    const hash = sha256(
      months
        .map(({ fromMonth, partition }) => `${fromMonth} ${partition}`)
        .toSorted()
        .join('\n'),
    );
    return [{ organisation: first.organisation, year: yearOfMonth(first.fromMonth), hash }];
  });
}

/** Counts breakdowns of these years in one go, and keeps them. @returns by kind, and by the hash of a year */
async function count(
  stores: Stores,
  calculation: Calculation,
  missing: readonly OrganisationYear[],
  kinds: readonly BreakdownKind[],
): Promise<Map<BreakdownKind, Map<string, Figure[]>>> {
  if (missing.length === 0) return new Map();
  const names = new Set(missing.map(nameOf));
  const { inputs: all, rates } = await inputsOf(stores, calculation, { organisation: '', year: null });
  const inputs = all.filter(({ organisation, fromMonth }) =>
    names.has(nameOf({ organisation, year: yearOfMonth(fromMonth) })),
  );
  const common = figureDimensions.filter((one) => one !== 'from' && one !== 'to');
  const bys = kinds.map((by) => [...dimensionsOf[by], ...common]);
  const sums = await stores.ledger.sums({ systemId: stores.systemId, inputs, rates, bys });
  const factorOf = factorsOf(inputs, rates);
  const found = new Map<BreakdownKind, Map<string, Figure[]>>();
  for (const [at, by] of kinds.entries()) {
    const figures = (sums[at] ?? []).map((row) => {
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

const nameOf = ({ organisation, year }: { organisation: string; year: number }): string => `${organisation}\n${year}`;
