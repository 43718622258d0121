/** The plan room's routes of `/api/v1`, declared: what each takes, what it answers, and in which words. */
import { createRoute, z } from '@hono/zod-openapi';
import { problems } from '../../platform/openapi.ts';
import { Draft } from '../draft.ts';
import { PlanChapter, PlanFile, PlanGrouping, PlanMilestone, PlanTerm, PlanTheme } from '../exports/plan-format.ts';
import {
  ApiPlace,
  ApiSystem,
  CommitmentsQuery,
  ItemPath,
  listOf,
  Organisations,
  PlacedCommitment,
  PlacedRecommendation,
  PlanQuery,
  pageOf,
  RecommendationsQuery,
  RevisionSchema,
  SearchHit,
  SearchQuery,
  SystemPath,
  SystemWithPlans,
} from './schemas.ts';

function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}
const inPlan = { params: SystemPath, query: PlanQuery };
const oneOfPlan = { params: ItemPath, query: PlanQuery };

export const systems = createRoute({
  method: 'get',
  path: '/systems',
  tags: ['Systems'],
  summary: 'The systems that keep a plan here',
  responses: { 200: json('Every system', listOf(ApiSystem)) },
});

export const system = createRoute({
  method: 'get',
  path: '/systems/{system}',
  tags: ['Systems'],
  summary: 'A system and its plans',
  request: { params: SystemPath },
  responses: { 200: json('The system; the plan that its pages show is the first', SystemWithPlans), ...problems(404) },
});

export const places = createRoute({
  method: 'get',
  path: '/systems/{system}/places',
  tags: ['Systems'],
  summary: 'The places of a system',
  request: { params: SystemPath },
  responses: { 200: json('Every place', listOf(ApiPlace)), ...problems(404) },
});

export const plan = createRoute({
  method: 'get',
  path: '/systems/{system}/plan',
  tags: ['Plan'],
  summary: 'The whole plan',
  request: inPlan,
  responses: { 200: json('In the format greenplan-plan/1', PlanFile), ...problems(400, 404) },
});

export const themes = createRoute({
  method: 'get',
  path: '/systems/{system}/themes',
  tags: ['Plan'],
  summary: 'Themes, with their sub-themes, recommendations and commitments',
  request: inPlan,
  responses: { 200: json('Every theme', listOf(PlanTheme)), ...problems(400, 404) },
});

export const theme = createRoute({
  method: 'get',
  path: '/systems/{system}/themes/{id}',
  tags: ['Plan'],
  summary: 'One theme, by its id or slug',
  request: oneOfPlan,
  responses: { 200: json('The theme', PlanTheme), ...problems(400, 404) },
});

export const commitments = createRoute({
  method: 'get',
  path: '/systems/{system}/commitments',
  tags: ['Commitments'],
  summary: 'Commitments, narrowed down as in the list among the pages',
  description: 'A commitment is in the list when it, or one of its parts, meets each of the fields.',
  request: { params: SystemPath, query: CommitmentsQuery },
  responses: { 200: json('A page of the list', pageOf(PlacedCommitment)), ...problems(400, 404) },
});

export const commitment = createRoute({
  method: 'get',
  path: '/systems/{system}/commitments/{id}',
  tags: ['Commitments'],
  summary: 'One commitment, ambition or part',
  request: oneOfPlan,
  responses: { 200: json('The commitment', PlacedCommitment), ...problems(400, 404) },
});

export const revisions = createRoute({
  method: 'get',
  path: '/systems/{system}/commitments/{id}/revisions',
  tags: ['Commitments'],
  summary: 'What became of a commitment since it was imported',
  request: oneOfPlan,
  responses: { 200: json('Every revision, oldest first', listOf(RevisionSchema)), ...problems(400, 404) },
});

export const recommendations = createRoute({
  method: 'get',
  path: '/systems/{system}/recommendations',
  tags: ['Commitments'],
  summary: 'Recommendations with the commitments that answer them',
  request: { params: SystemPath, query: RecommendationsQuery },
  responses: { 200: json('A page of the list', pageOf(PlacedRecommendation)), ...problems(400, 404) },
});

export const milestones = createRoute({
  method: 'get',
  path: '/systems/{system}/milestones',
  tags: ['Plan'],
  summary: 'The timeline',
  request: inPlan,
  responses: { 200: json('Every milestone', listOf(PlanMilestone)), ...problems(400, 404) },
});

export const glossary = createRoute({
  method: 'get',
  path: '/systems/{system}/glossary',
  tags: ['Plan'],
  summary: 'Terms and their meanings',
  request: inPlan,
  responses: { 200: json('Every term', listOf(PlanTerm)), ...problems(400, 404) },
});

export const chapters = createRoute({
  method: 'get',
  path: '/systems/{system}/chapters',
  tags: ['Plan'],
  summary: 'Chapters, in Markdown',
  request: inPlan,
  responses: { 200: json('Every chapter, in order', listOf(PlanChapter)), ...problems(400, 404) },
});

export const groupings = createRoute({
  method: 'get',
  path: '/systems/{system}/groupings',
  tags: ['Plan'],
  summary: 'The ways in which the team groups the commitments',
  request: inPlan,
  responses: { 200: json('Every grouping', listOf(PlanGrouping)), ...problems(400, 404) },
});

export const organisations = createRoute({
  method: 'get',
  path: '/systems/{system}/organisations',
  tags: ['Plan'],
  summary: 'Organisations and groups that the plan names as owners',
  request: inPlan,
  responses: { 200: json('Every organisation', Organisations), ...problems(400, 404) },
});

export const search = createRoute({
  method: 'get',
  path: '/systems/{system}/search',
  tags: ['Plan'],
  summary: 'Search everything in the plan',
  request: { params: SystemPath, query: SearchQuery },
  responses: { 200: json('The best hundred finds, best first', listOf(SearchHit)), ...problems(400, 404) },
});

export const readDocument = createRoute({
  method: 'post',
  path: '/documents:read',
  tags: ['Documents'],
  summary: 'Read a document as a draft, without keeping it',
  description: 'Text, Markdown, DOCX, PPTX, ODT, PDF, HTML, CSV or XLSX.',
  security: [{ apiKey: [] }],
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({ file: z.string().meta({ format: 'binary', description: 'The document' }) }),
        },
      },
    },
  },
  responses: { 200: json('In the format greenplan-draft/1', Draft), ...problems(400, 401, 413, 415, 422) },
});
