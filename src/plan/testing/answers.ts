/** The answers written by hand for documents that plans are read from, before a reader had seen them. */
import { z } from 'zod';
import { dateRelations, ownerRoles, strengths, targetRelations } from '../draft.ts';

/** What a fair reader may or may not find: neither missed nor made up. */
const optional = z.boolean().default(false);

/** Value, unit and relation; "=|>=" where either is fair. */
const PlanTarget = z.tuple([z.string(), z.string(), z.string()]);

/** One test plan under test-plans/: its commitments in order, and sentences of it that are none. */
export const PlanAnswers = z.strictObject({
  plan: z.string(),
  /** Files that say the same in another kind. */
  also: z.array(z.string()).default([]),
  note: z.string().optional(),
  commitments: z.array(
    z.strictObject({
      text: z.string(),
      /** Title of the theme or sub-theme without its number; null where any will do. */
      theme: z.string().nullable(),
      /** Who leads, without article; a part's own only. */
      owners: z.array(z.string()),
      /** EDTF periods, and ISO 8601 intervals of what recurs. */
      dates: z.array(z.string()),
      targets: z.array(PlanTarget),
      /** What a fair reader may find or not: how often, or the size of a group that is there already. */
      eitherWay: z
        .strictObject({ dates: z.array(z.string()).default([]), targets: z.array(PlanTarget).default([]) })
        .prefault({}),
    }),
  ),
  not: z.array(z.string()),
});
export type PlanAnswers = z.infer<typeof PlanAnswers>;

const DeckCommitment = z.strictObject({
  line: z.int(),
  sha256: z.string(),
  /** Line of the commitment that it is a part of. */
  partOf: z.int().nullable(),
  theme: z.int().optional(),
  subtheme: z.int().optional(),
  owners: z.array(
    z.strictObject({ role: z.enum(ownerRoles), phrase: z.string(), organisations: z.array(z.string()), optional }),
  ),
  dates: z.array(
    z.strictObject({
      relation: z.enum(dateRelations),
      edtf: z.string().nullable(),
      latest: z.string().nullable(),
      interval: z.string().nullable(),
      optional,
    }),
  ),
  targets: z.array(
    z.strictObject({
      value: z.string(),
      /** null where any words will do. */
      unit: z.string().nullable(),
      relation: z.enum(targetRelations),
      baseline: z.string().nullable(),
      optional,
    }),
  ),
  /** Left out where two readers of the words may differ. */
  strength: z.enum(strengths).nullable().optional(),
});
export type DeckCommitment = z.infer<typeof DeckCommitment>;

/** The real draft that the bar is set on: its words stand here as hashes only, for they are not ours to copy. */
export const DeckAnswers = z.strictObject({
  document: z.string(),
  documentSha256: z.string(),
  date: z.string(),
  titleSha256: z.string(),
  vision: z.strictObject({ line: z.int(), sha256: z.string() }),
  themes: z.array(z.strictObject({ titleSha256: z.string(), subthemes: z.array(z.string()) })),
  recommendations: z.array(z.strictObject({ line: z.int(), sha256: z.string(), theme: z.int(), subtheme: z.int() })),
  commitments: z.array(DeckCommitment),
  ambitions: z.array(DeckCommitment),
  milestones: z.array(z.strictObject({ line: z.int(), when: z.string(), edtf: z.string(), titleSha256: z.string() })),
  glossary: z.array(z.strictObject({ line: z.int(), termSha256: z.string(), meaningSha256: z.string() })),
});
export type DeckAnswers = z.infer<typeof DeckAnswers>;
