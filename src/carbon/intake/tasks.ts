/** What the process of the intake is asked, and what it answers. */
import { z } from 'zod';
import { StagedSheet } from '../../platform/staging/model.ts';
import { OwnFactor } from '../factors/model.ts';
import { CarbonSettings, CheckedFile, ProposedMapping } from '../model.ts';
import { Mapping } from './mapping.ts';

/** What a file is read against: the vocabulary of the factor sets, and the organisations of the system. */
const Reading = {
  sheet: StagedSheet,
  file: z.string(),
  fileName: z.string(),
  organisation: z.string().nullable(),
  /** YYYY-MM-DD */
  today: z.string(),
  organisations: z.array(z.object({ slug: z.string(), names: z.array(z.string()) })),
  staff: z.array(z.object({ organisation: z.string(), year: z.int(), value: z.string() })),
  ownSpend: z.array(z.object({ organisation: z.string(), activity: z.string() })),
  /** By what factors are chosen besides the sets: the system's settings, and organisations' own factors. */
  settings: CarbonSettings,
  ownFactors: z.array(OwnFactor),
  /** Folders of factor sets. */
  factors: z.array(z.string()),
  /** This file's own. */
  folder: z.string(),
  /** Parquet files of lines that are in the ledger, what their files are called, and the folder that they are in. */
  existing: z.array(z.string()),
  earlierFiles: z.array(z.object({ id: z.string(), name: z.string() })),
  existingFolder: z.string().nullable(),
  /** As what the rejected rows are given back. */
  rejectsAs: z.enum(['csv', 'xlsx']),
};

export const IntakeTask = z.discriminatedUnion('type', [
  /** Proposes how the file is read, and checks it where nothing has to be asked. */
  z.object({
    type: z.literal('propose'),
    ...Reading,
    kept: z.array(Mapping),
    /** Between the cells of a text of rows. */
    delimiter: z.string().nullable(),
  }),
  z.object({ type: z.literal('check'), ...Reading, mapping: Mapping }),
]);
export type IntakeTask = z.infer<typeof IntakeTask>;

const Count = z.coerce.number().int();

/** What lines of a file are of: for which factors are chosen, and in which months they count. */
export const Summary = z.object({
  lines: Count,
  kinds: z.array(
    z.object({
      activity: z.string(),
      unit: z.string(),
      year: Count,
      lines: Count,
      quantity: z.string(),
    }),
  ),
  partitions: z.array(z.object({ organisation: z.string(), fromMonth: Count, lines: Count })),
});
export type Summary = z.infer<typeof Summary>;

/** Beside a file's checked lines, what they are of. */
export const summaryFile = 'summary.json';

export const CheckAnswer = z.object({
  checked: CheckedFile,
  summary: Summary,
  /** The rows that do not count, as a file; null where all of them do. */
  rejects: z.string().nullable(),
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** `check` is null where a person has to confirm the mapping, or to answer something, before. */
export const ProposeAnswer = z.object({ proposal: ProposedMapping, check: CheckAnswer.nullable() });
