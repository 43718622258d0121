/** What a calculation took: its lines, by organisation and month of each file, and the rates that multiplied them. */
import type { LedgerInput, LedgerRate } from '../../platform/ledger/ledger.ts';
import type { Calculation, CalculationStore } from '../calculation-store.ts';
import type { ActivityFileStore } from '../file-store.ts';
import { monthsOfYear } from '../footprint/months.ts';
import type { RateStore } from '../rate-store.ts';

/** Which part of a calculation is asked for. */
export interface PartOfCalculation {
  /** Short name; empty for the whole system. */
  organisation: string;
  /** First calendar year of the financial year; null for all. */
  year: number | null;
}

interface Stores {
  files: ActivityFileStore;
  calculations: CalculationStore;
  rates: RateStore;
}

/** The inputs of a calculation, or of a part of it, each with the set of rates that it was counted by. */
export async function inputsOf(
  { files, calculations, rates }: Stores,
  calculation: Calculation,
  { organisation, year }: PartOfCalculation,
): Promise<{ inputs: LedgerInput[]; rates: LedgerRate[] }> {
  const partitions = await calculations.partitions(calculation.id);
  const rateSets = new Map(partitions.map((one) => [`${one.organisation} ${one.fromMonth}`, one.rateSet]));
  const months = year === null ? null : new Set(monthsOfYear(year));
  const parts = await files.parts(calculation.inputs.map(({ file }) => file));
  const inputs = parts
    .filter((part) => organisation === '' || part.organisation === organisation)
    .filter(({ fromMonth }) => months === null || months.has(fromMonth))
    .map(({ organisation: whose, fromMonth, file }) => ({
      organisation: whose,
      fromMonth,
      file,
      rateSet: rateSets.get(`${whose} ${fromMonth}`) ?? '',
    }));
  return { inputs, rates: await rates.list([...new Set(inputs.map(({ rateSet }) => rateSet))]) };
}
