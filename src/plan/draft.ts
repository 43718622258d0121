/**
 * A draft: what was read from one document, in the one format `greenplan-draft/1` that every kind of file ends in.
 * It holds the source's own words and where they stand; it is not yet a plan (see model.ts).
 */
import { z } from 'zod';
import { documentKinds } from '../platform/documents/outline.ts';

const Line = z.int().min(0).describe('Line of a text source, or page, slide, paragraph or row of another kind; from 1');
const Span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .describe(
    '[start, end) in UTF-16 units of the text of the commitment; [0, 0] if the phrase stands outside it: in another column of its table, in a label above it ("The Trust will:"), in a heading that is a year',
  );

export const strengths = ['commit', 'intend', 'explore', 'describe'] as const;
export const levels = ['strategic', 'tactical', 'operational'] as const;
export const dateRelations = ['by', 'from', 'during', 'every', 'at'] as const;
export const ownerRoles = ['lead', 'with', 'adopts'] as const;
export const targetRelations = ['>=', '<=', '=', 'reduce', 'increase'] as const;
export const severities = ['error', 'warning', 'info'] as const;

export const DraftOwner = z
  .strictObject({
    phrase: z.string().describe('As written, with its article: "The ICS"'),
    span: Span,
    role: z.enum(ownerRoles).describe('lead promises, with is a named partner, adopts takes over what is made'),
    organisations: z.array(z.string()).describe('The names as written, split, without article and "all"'),
  })
  .meta({ id: 'Owner' });
export type DraftOwner = z.infer<typeof DraftOwner>;

export const DraftDate = z
  .strictObject({
    phrase: z.string().describe('As written, with its preposition: "by March 2027"'),
    span: Span,
    relation: z.enum(dateRelations),
    edtf: z.string().nullable().describe('ISO 8601-2 period: "2025-07/2025-09"; null for a bare recurrence'),
    latest: z.iso.date().nullable().describe('The last day on which the promise is still kept; null if there is none'),
    interval: z.string().nullable().describe('ISO 8601 duration of a recurrence: "P3M"'),
    owner: z.int().nullable().describe('Index of the owner whom the date binds, if not all'),
  })
  .meta({ id: 'Date' });
export type DraftDate = z.infer<typeof DraftDate>;

export const DraftTarget = z
  .strictObject({
    phrase: z.string(),
    span: Span,
    value: z.string().describe('A decimal in a string'),
    unit: z.string().describe('As printed: "%"'),
    relation: z.enum(targetRelations),
    subject: z.string().describe('What is to change, in the words of the text'),
    by: z.int().nullable().describe('Index of the date by which'),
    baseline: z.string().nullable().describe('EDTF period against which it is measured'),
  })
  .meta({ id: 'Target' });
export type DraftTarget = z.infer<typeof DraftTarget>;

export const Hedge = z.strictObject({ phrase: z.string(), span: Span }).meta({ id: 'Hedge' });
export type Hedge = z.infer<typeof Hedge>;

/** What the words of one commitment say: everything but its place in the document. */
export const Sentence = z.strictObject({
  owners: z.array(DraftOwner),
  strength: z.enum(strengths).nullable().describe('The strongest promise in the text; null in a part without a verb'),
  hedges: z.array(Hedge),
  level: z.enum(levels).nullable(),
  dates: z.array(DraftDate),
  targets: z.array(DraftTarget),
});
export type Sentence = z.infer<typeof Sentence>;

export interface DraftCommitment extends Sentence {
  id: string;
  text: string;
  line: number;
  /** Its parts; what stands in a part is the part's and not repeated here. */
  children: DraftCommitment[];
}
export const DraftCommitment: z.ZodType<DraftCommitment> = z
  .strictObject({
    id: z.string().regex(/^c\d+(\.\d+)*$/),
    text: z.string(),
    line: Line,
    get children(): z.ZodArray<z.ZodType<DraftCommitment>> {
      return z.array(DraftCommitment);
    },
    ...Sentence.shape,
  })
  .meta({ id: 'Commitment' });

export const DraftRecommendation = z
  .strictObject({ id: z.string().regex(/^r\d+$/), text: z.string(), line: Line })
  .meta({ id: 'Recommendation' });
export type DraftRecommendation = z.infer<typeof DraftRecommendation>;

export const DraftSubtheme = z
  .strictObject({
    title: z.string().nullable(),
    line: Line,
    recommendations: z.array(DraftRecommendation),
    commitments: z.array(DraftCommitment),
  })
  .meta({ id: 'Subtheme' });
export type DraftSubtheme = z.infer<typeof DraftSubtheme>;

export const DraftTheme = z
  .strictObject({
    title: z.string(),
    line: Line,
    straplines: z.array(z.string()),
    subthemes: z.array(DraftSubtheme),
  })
  .meta({ id: 'Theme' });
export type DraftTheme = z.infer<typeof DraftTheme>;

export const DraftMilestone = z
  .strictObject({
    when: z.string(),
    edtf: z.string().nullable(),
    title: z.string(),
    line: Line,
    state: z.enum(['past', 'now', 'future']).nullable().describe('Only where the source marks it, never by the clock'),
  })
  .meta({ id: 'Milestone' });
export type DraftMilestone = z.infer<typeof DraftMilestone>;

export const Finding = z
  .strictObject({
    rule: z.string(),
    severity: z.enum(severities),
    lines: z.array(Line),
    message: z.string(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

export const Draft = z
  .strictObject({
    format: z.literal('greenplan-draft/1'),
    source: z.strictObject({ file: z.string(), sha256: z.string(), kind: z.enum(documentKinds) }),
    title: z.string().nullable(),
    date: z.string().nullable().describe('EDTF date printed on the document'),
    vision: z.strictObject({ text: z.string(), line: Line }).nullable(),
    ambitions: z.array(DraftCommitment),
    themes: z.array(DraftTheme),
    links: z.array(z.strictObject({ recommendation: z.string(), commitment: z.string(), score: z.number() })),
    milestones: z.array(DraftMilestone),
    glossary: z.array(z.strictObject({ term: z.string(), meaning: z.string(), line: Line })),
    chapters: z.array(z.strictObject({ title: z.string(), line: Line, markdown: z.string() })),
    unplaced: z.array(z.strictObject({ line: Line, text: z.string(), reason: z.string() })),
    findings: z.array(Finding),
  })
  .meta({ id: 'greenplan-draft/1', title: 'Greenplan draft' });
export type Draft = z.infer<typeof Draft>;

/** Every commitment of a draft with its parts, parents before parts, in the order of the source. */
export function* everyCommitment(draft: Draft): Generator<DraftCommitment> {
  function* walk(commitments: DraftCommitment[]): Generator<DraftCommitment> {
    for (const commitment of commitments) {
      yield commitment;
      yield* walk(commitment.children);
    }
  }
  yield* walk(draft.ambitions);
  for (const theme of draft.themes) for (const subtheme of theme.subthemes) yield* walk(subtheme.commitments);
}
