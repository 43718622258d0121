/** The years of organisations in a calculation, each with a hash of all that decides over it. */
import type { Ledger } from '../../platform/ledger/ledger.ts';
import type { Calculation, CalculationStore, KeptPartition } from '../calculation-store.ts';
import type { ActivityFileStore } from '../file-store.ts';
import { yearOfMonth } from '../footprint/months.ts';
import type { RateStore } from '../rate-store.ts';
import { inputsOf } from './inputs-of.ts';
import { sha256 } from './partitions.ts';

export interface Stores {
  systemId: string;
  ledger: Ledger;
  files: ActivityFileStore;
  calculations: CalculationStore;
  rates: RateStore;
}

export interface OrganisationYear {
  organisation: string;
  year: number;
  hash: string;
}

/** Each organisation's years, by the hash of their months. */
export function yearsOf(partitions: readonly KeptPartition[]): OrganisationYear[] {
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

/** What a calculation took of these years. */
export async function inputsOfYears(stores: Stores, calculation: Calculation, years: readonly OrganisationYear[]) {
  const names = new Set(years.map(nameOf));
  const { inputs, rates } = await inputsOf(stores, calculation, { organisation: '', year: null });
  const own = inputs.filter(({ organisation, fromMonth }) =>
    names.has(nameOf({ organisation, year: yearOfMonth(fromMonth) })),
  );
  return { inputs: own, rates };
}

export const nameOf = ({ organisation, year }: { organisation: string; year: number }): string =>
  `${organisation}\n${year}`;
