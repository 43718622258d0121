/**
 * The ledger: lines of activity, taken in file by file and never changed, and sums over them. By default each file's
 * lines are an immutable Parquet file in the data folder, which DuckDB reads; with GREENPLAN_LEDGER=postgres they are
 * rows of a table. One statement (`statement.ts`) makes the sums on either.
 */
import { z } from 'zod';
import type { Dimension, SumBy } from './statement.ts';

/** One organisation's month of one file, and by which set of rates it is counted. */
export interface LedgerInput {
  organisation: string;
  /** yyyymm */
  fromMonth: number;
  file: string;
  rateSet: string;
}

/** What one unit of an activity stands for in a year, by one of its parts. `kg` is kgCO2e with up to 12 places. */
export interface LedgerRate {
  rateSet: string;
  activity: string;
  unit: string;
  year: number;
  ratePart: string;
  basis: string;
  /** Which of the activity's rates it is, from 1. */
  n: number;
  /** The same for activities whose rates are of the same categories, scopes, parts and bases in the same order. */
  place: number;
  kg: string;
  category: string;
  scope: string;
  ghgCategory: number;
  factor: string;
  how: string;
  /** What was taken in place of what was asked for, in sentences; empty where nothing was. */
  fallback: string;
}

/** A row of a sum: the organisation and what was asked for beside it, by the names of `columnOf`. Decimals are texts. */
export const SumRow = z.looseObject({
  organisation: z.string(),
  lines: z.coerce.number().int(),
  quantity: z.string(),
  spend: z.string().nullable(),
  kg: z.string(),
});
export type SumRow = z.infer<typeof SumRow>;

/** A line as it stands in the ledger; `quantity` in `unit` and `spend` in pounds, as decimals in text. */
export const LedgerLine = z.object({
  file: z.string(),
  line: z.coerce.number().int(),
  part: z.coerce.number().int(),
  organisation: z.string(),
  site: z.string(),
  from_month: z.coerce.number().int(),
  to_month: z.coerce.number().int(),
  year: z.coerce.number().int(),
  activity: z.string(),
  unit: z.string(),
  quantity: z.string(),
  spend: z.string().nullable(),
  supplier: z.string(),
  tier: z.string(),
  estimated: z.boolean(),
  remark: z.string().nullable(),
  evidence: z.string(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** Which lines are looked for; what is left out may be anything. */
export const LineFilter = z.object({
  organisation: z.string().optional(),
  year: z.int().optional(),
  fromMonth: z.int().optional(),
  site: z.string().optional(),
  activity: z.string().optional(),
  supplier: z.string().optional(),
  tier: z.string().optional(),
  file: z.string().optional(),
});
export type LineFilter = z.infer<typeof LineFilter>;

export interface LinesAsked {
  systemId: string;
  /** Lines of these files only. */
  files: readonly string[];
  filter: LineFilter;
  from: number;
  size: number;
}

/** Which lines are summed, and by which rates. */
export interface SumAsked {
  systemId: string;
  inputs: readonly LedgerInput[];
  rates: readonly LedgerRate[];
}

export interface Ledger {
  readonly kind: 'duckdb' | 'postgres';
  /**
   * Takes in the lines of one file, whole or not at all. To take the same file in again changes nothing.
   * @param parquet with the columns of `lineColumns`; it is left where it is
   * @returns the SHA-256 hash of its lines, the same on either engine
   */
  takeIn(systemId: string, file: string, parquet: string): Promise<string>;
  /** Takes out what belongs to none of these files: left behind where a process ended in the middle of taking in. */
  keepOnly(systemId: string, files: readonly string[]): Promise<void>;
  /** The sums of the one statement, in the order of its columns. */
  sum(asked: SumAsked & { by: readonly Dimension[] }): Promise<SumRow[]>;
  /** The same lines summed in each of these ways, in one go. */
  sums(asked: SumAsked & { sums: readonly SumBy[] }): Promise<SumRow[][]>;
  /** Lines in the order of file, line and part, and how many there are in all. */
  lines(asked: LinesAsked): Promise<{ items: LedgerLine[]; total: number }>;
  /** The lines of these inputs as one Parquet file, for those who check a calculation. */
  copyOut(systemId: string, inputs: readonly LedgerInput[], parquet: string): Promise<void>;
  /**
   * Lines of these files as Parquet files, which are only read.
   * @param scratch a folder into which they may be copied
   */
  parquetOf(systemId: string, files: readonly string[], scratch: string): Promise<{ files: string[]; folder: string }>;
}
