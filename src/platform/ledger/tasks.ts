/** What the process of the ledger is asked. */
import { z } from 'zod';
import { SumBy } from './statement.ts';

const Input = z.object({ organisation: z.string(), fromMonth: z.int(), file: z.string(), rateSet: z.string() });

const Rate = z.object({
  rateSet: z.string(),
  activity: z.string(),
  unit: z.string(),
  year: z.int(),
  ratePart: z.string(),
  basis: z.string(),
  n: z.int(),
  place: z.int(),
  kg: z.string(),
  category: z.string(),
  scope: z.string(),
  ghgCategory: z.int(),
  factor: z.string(),
  how: z.string(),
  fallback: z.string(),
});

export const Task = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('sum'),
    systemId: z.string(),
    /** Paths of the Parquet files that hold the inputs' lines. */
    parquet: z.array(z.string()),
    inputs: z.array(Input),
    rates: z.array(Rate),
    sums: z.array(SumBy),
    folder: z.string(),
  }),
  z.object({
    type: z.literal('query'),
    systemId: z.string(),
    parquet: z.array(z.string()),
    statements: z.array(z.object({ text: z.string(), values: z.array(z.union([z.string(), z.number()])) })),
    folder: z.string(),
  }),
  z.object({
    type: z.literal('copy out'),
    systemId: z.string(),
    parquet: z.array(z.string()),
    inputs: z.array(Input),
    to: z.string(),
    folder: z.string(),
  }),
  z.object({ type: z.literal('to csv'), parquet: z.string(), csv: z.string() }),
  z.object({ type: z.literal('from csv'), csv: z.string(), parquet: z.string() }),
]);
export type Task = z.infer<typeof Task>;
