/** The format `greenplan-plan/1`: a whole plan as JSON, and the schemas that the interface answers with. */
import { z } from 'zod';
import { DraftDate, DraftTarget, Hedge, levels, strengths } from '../draft.ts';
import {
  Closure,
  type Commitment,
  drivers,
  NamedOrganisation as NamedOrganisationModel,
  Owner as OwnerModel,
  origins,
  sizes,
} from '../model.ts';

export const NamedOrganisation = NamedOrganisationModel.meta({ id: 'PlanOrganisation' });
export const PlanOwner = OwnerModel.meta({ id: 'PlanOwner' });
const Source = z
  .strictObject({
    document: z.string().describe('Id of one of the documents'),
    line: z.number(),
    text: z.string().describe('Its words there; what people wrote since may differ'),
  })
  .meta({ id: 'PlanSource', description: 'Where it stood in a document' });
const edtf = z.string().nullable().describe('ISO 8601-2 (EDTF): "2025-07/2025-09"; null if it names no period');

export const PlanCommitment: z.ZodType<Commitment> = z
  .strictObject({
    id: z.string().describe('Never changes and is never used again: "c12", a part "c12.3"'),
    text: z.string(),
    get children(): z.ZodArray<z.ZodType<Commitment>> {
      return z.array(PlanCommitment);
    },
    owners: z.array(PlanOwner).describe('Its own; a part that has none has those of its parent'),
    strength: z.enum(strengths).nullable(),
    hedges: z.array(Hedge),
    level: z.enum(levels).nullable(),
    size: z.enum(sizes).nullable(),
    drivers: z.array(z.enum(drivers)).describe('Drivers of sustainable healthcare that it pulls'),
    origin: z.enum(origins).nullable(),
    dates: z.array(DraftDate),
    targets: z.array(DraftTarget),
    source: Source.nullable(),
    closure: Closure.nullable().describe('How it ended when the next plan was made'),
    revision: z.number().describe('Counts its changes since it was imported'),
  })
  .meta({ id: 'PlanCommitment' });

export const PlanRecommendation = z
  .strictObject({ id: z.string(), text: z.string(), source: Source.nullable() })
  .meta({ id: 'PlanRecommendation' });

export const PlanTheme = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    straplines: z.array(z.string()),
    subthemes: z.array(
      z.strictObject({
        id: z.string(),
        slug: z.string(),
        title: z.string().nullable(),
        recommendations: z.array(PlanRecommendation),
        commitments: z.array(PlanCommitment),
      }),
    ),
  })
  .meta({ id: 'PlanTheme' });

export const PlanMilestone = z
  .strictObject({
    id: z.string(),
    when: z.string().describe('As written'),
    edtf,
    title: z.string(),
    state: z.enum(['past', 'now', 'future']).nullable().describe('As the document marks it'),
  })
  .meta({ id: 'PlanMilestone' });

export const PlanTerm = z
  .strictObject({ id: z.string(), term: z.string(), meaning: z.string() })
  .meta({ id: 'PlanTerm' });

export const PlanLink = z
  .strictObject({
    recommendation: z.string(),
    commitment: z.string(),
    score: z.number().describe('Likeness from 0 to 1; 1 where a person made the link'),
    confirmed: z.boolean(),
  })
  .meta({ id: 'PlanLink' });

export const PlanChapter = z
  .strictObject({ id: z.string(), slug: z.string(), title: z.string(), markdown: z.string() })
  .meta({ id: 'PlanChapter' });

export const PlanGrouping = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    groups: z.array(
      z.strictObject({ id: z.string(), title: z.string(), commitments: z.array(z.string()).describe('Ids') }),
    ),
  })
  .meta({ id: 'PlanGrouping' });

/** What a plan says about itself, without what it holds. */
export const PlanHeader = z.strictObject({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  date: z.string().nullable().describe('EDTF date printed on the document that it came from'),
  status: z.enum(['draft', 'approved']),
  approval: z.strictObject({ body: z.string(), date: z.string() }).nullable(),
  follows: z.string().nullable().describe('Id of the plan before'),
  version: z.number().describe('Grows with every change'),
});

export const PlanBody = PlanHeader.extend({
  vision: z.string().nullable(),
  ambitions: z.array(PlanCommitment),
  themes: z.array(PlanTheme),
  links: z.array(PlanLink),
  refusedLinks: z
    .array(PlanLink.pick({ recommendation: true, commitment: true }))
    .describe('Pairs of which a person said that the commitment does not answer the recommendation'),
  milestones: z.array(PlanMilestone),
  glossary: z.array(PlanTerm),
  chapters: z.array(PlanChapter),
  groupings: z.array(PlanGrouping),
  organisations: z.array(NamedOrganisation),
  documents: z.array(
    z.strictObject({
      id: z.string(),
      file: z.string(),
      kind: z.string(),
      sha256: z.string(),
      importedAt: z.string(),
    }),
  ),
}).meta({ id: 'Plan' });

export const PlanFile = z
  .strictObject({
    format: z.literal('greenplan-plan/1'),
    standing: z
      .string()
      .describe(
        'Says in a sentence whether the plan is a draft, whose commitments are suggestions, or who approved it',
      ),
    draft: z.boolean().describe('No body has approved it'),
    system: z.strictObject({ slug: z.string(), name: z.string() }),
    plan: PlanBody,
  })
  .meta({ id: 'greenplan-plan/1', title: 'Greenplan plan' });
export type PlanFile = z.infer<typeof PlanFile>;

/** The JSON Schema of a plan file, as published in docs/formats. */
export function planFileJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(PlanFile);
}
