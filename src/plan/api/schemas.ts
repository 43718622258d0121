/** What the plan room's part of the interface takes and answers. */
import { z } from '@hono/zod-openapi';
import { levels, strengths } from '../draft.ts';
import {
  NamedOrganisation,
  PlanCommitment,
  PlanHeader,
  PlanOwner,
  PlanRecommendation,
} from '../exports/plan-format.ts';
import { drivers } from '../model.ts';

export const mostAtOnce = 200;
const usualAtOnce = 50;

export const SystemPath = z.object({
  system: z.string().meta({ description: 'Short name of the system, as in its address', example: 'fenmarsh' }),
});
export const ItemPath = SystemPath.extend({ id: z.string() });
export const PlanQuery = z.object({
  plan: z
    .string()
    .optional()
    .meta({ description: 'Short name of one of the system’s plans; without it, the one that its pages show' }),
});

const PageQuery = PlanQuery.extend({
  limit: z.coerce
    .number({ error: `Give a whole number from 1 to ${mostAtOnce}` })
    .int(`Give a whole number from 1 to ${mostAtOnce}`)
    .min(1, `Give a whole number from 1 to ${mostAtOnce}`)
    .max(mostAtOnce, `Give a whole number from 1 to ${mostAtOnce}`)
    .default(usualAtOnce)
    .meta({ description: 'Most items of one answer' }),
  cursor: z.string().optional().meta({ description: 'The `next` of the answer before' }),
});
export const RecommendationsQuery = PageQuery;

/** The same fields, with the same meaning, as the list of commitments among the pages. */
export const CommitmentsQuery = PageQuery.extend({
  q: z.string().max(200).optional().meta({ description: 'Words that stand in it' }),
  theme: z.string().optional().meta({ description: 'Slug of a theme or sub-theme' }),
  owner: z
    .string()
    .optional()
    .meta({ description: 'Slug of an organisation, with groups that speak for it; or "none"' }),
  year: z
    .string()
    .regex(/^(\d{4}|none)$/, 'Give a year such as 2027, or none')
    .optional()
    .meta({ description: 'Calendar year in which something of it is due; or "none"' }),
  level: z.enum(levels, { error: `Give one of: ${levels.join(', ')}` }).optional(),
  driver: z.enum(drivers, { error: `Give one of: ${drivers.join(', ')}` }).optional(),
  target: z
    .enum(['yes', 'no'], { error: 'Give yes or no' })
    .optional()
    .meta({ description: 'Whether it has a target' }),
  strength: z.enum(strengths, { error: `Give one of: ${strengths.join(', ')}` }).optional(),
});
export const SearchQuery = z.object({
  q: z.string({ error: 'Give words to look for' }).trim().min(1, 'Give words to look for').max(200),
});

export const ApiPlace = z
  .strictObject({ slug: z.string(), name: z.string(), areaCode: z.string().nullable().describe('ONS code') })
  .meta({ id: 'Place' });
export const ApiSystem = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    shortName: z.string(),
    language: z.string().describe('BCP 47'),
    places: z.array(ApiPlace),
  })
  .meta({ id: 'System' });
export const SystemWithPlans = z
  .strictObject({
    ...ApiSystem.shape,
    plans: z.array(PlanHeader.pick({ id: true, slug: true, title: true, date: true, status: true, version: true })),
  })
  .meta({ id: 'SystemWithPlans' });

const Heading = z.strictObject({ id: z.string(), slug: z.string(), title: z.string().nullable() });

export const PlacedCommitment = z
  .strictObject({
    commitment: PlanCommitment,
    kind: z.enum(['ambition', 'commitment', 'part']),
    parent: z.string().nullable().describe('Id of the commitment that it is a part of'),
    theme: Heading.nullable(),
    subtheme: Heading.nullable(),
    owners: z.array(PlanOwner).describe('Its own owners, or those of the nearest parent that has any'),
    inherited: z.boolean().describe('The owners are its parent’s'),
    answers: z.array(z.strictObject({ recommendation: z.string(), score: z.number(), confirmed: z.boolean() })),
  })
  .meta({ id: 'PlacedCommitment' });

export const PlacedRecommendation = z
  .strictObject({
    recommendation: PlanRecommendation,
    theme: Heading,
    subtheme: Heading,
    answeredBy: z.array(z.strictObject({ commitment: z.string(), score: z.number(), confirmed: z.boolean() })),
  })
  .meta({ id: 'PlacedRecommendation' });

export const RevisionSchema = z
  .strictObject({
    id: z.number(),
    at: z.string().describe('ISO 8601 with time'),
    why: z.string(),
    cause: z
      .string()
      .nullable()
      .describe('What led to it: "finding:" with the id of a rule of the lint, or "remark:" with that of a remark'),
    from: z.unknown().describe('What it was'),
    to: z.unknown().describe('What it became'),
  })
  .meta({ id: 'Revision', description: 'A change after import; who made it is not published' });

export const SearchHit = z
  .strictObject({
    kind: z.enum(['commitment', 'recommendation', 'chapter', 'term', 'milestone']),
    id: z.string(),
    text: z.string(),
    rank: z.number(),
  })
  .meta({ id: 'SearchHit' });

/** A whole list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item) });
}

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    total: z.int().describe('Items of the whole list'),
    next: z.string().nullable().describe('Give it as `cursor` for the items that follow; null at the end'),
  });
}

export const Organisations = listOf(NamedOrganisation);
