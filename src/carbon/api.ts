/** The carbon room's part of `/api/v1`: the footprint that readers see, and the factors that it stands on. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { apiApp, apiDocument, Problem, problems } from '../platform/openapi.ts';
import type { Env, House } from '../platform/room.ts';
import { systemStore } from '../platform/systems.ts';
import { carbonOf } from './carbon.ts';
import { factorLibrary, importedFactors, shippedFactors } from './factors/library.ts';
import { parts } from './factors/model.ts';
import { tiers } from './footprint/figure.ts';

const FigureAnswer = z
  .object({
    organisation: z.string(),
    year: z.int().describe('First calendar year of the financial year'),
    fromMonth: z.int().describe('yyyymm'),
    toMonth: z.int(),
    category: z.string().describe('Category of the NHS Carbon Footprint or Footprint Plus'),
    scope: z.enum(['1', '2', '3', 'outside']).describe('GHG Protocol; what is outside is in no total'),
    ghgCategory: z.int().nullable().describe('Category 1 to 15 of scope 3'),
    part: z.string(),
    basis: z.enum(['', 'location', 'market']).describe('Scope 2 stands here twice: a total takes one of them'),
    tier: z.enum(tiers),
    estimated: z.boolean(),
    lines: z.int(),
    kg: z.string().describe('Kilograms of CO2e, a decimal in text, exact'),
  })
  .openapi('Figure');

const FootprintAnswer = z
  .object({
    calculation: z.object({
      number: z.int(),
      madeAt: z.string(),
      greenplan: z.string(),
      inputsHash: z.string(),
      resultHash: z.string(),
    }),
    figures: z.array(FigureAnswer),
  })
  .openapi('Footprint');

const FactorAnswer = z
  .object({
    id: z.string(),
    set: z.string(),
    activity: z.string(),
    part: z.enum(parts),
    year: z.int().nullable(),
    unit: z.string(),
    kg: z.string().describe('Kilograms of CO2e for one of the unit'),
    scope: z.string(),
    name: z.string(),
    sheet: z.string(),
    row: z.int().nullable(),
    licence: z.string(),
  })
  .openapi('Factor');

const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const footprint = createRoute({
  method: 'get',
  path: '/systems/{system}/footprint',
  tags: ['Carbon'],
  summary: 'The figures of the calculation that readers see',
  request: {
    params: z.object({ system: z.string() }),
    query: z.object({
      organisation: z.string().optional().describe('Its short name; all of the system where it is left out'),
      year: z.coerce.number().int().optional().describe('First calendar year of the financial year'),
    }),
  },
  responses: {
    200: json('By organisation, month, category, scope and quality', FootprintAnswer),
    ...problems(400, 404),
  },
});

const factors = createRoute({
  method: 'get',
  path: '/factors',
  tags: ['Carbon'],
  summary: 'The published factors of an activity',
  request: {
    query: z.object({ activity: z.string().describe('Such as fuels/gaseous-fuels/natural-gas, or a word for it') }),
  },
  responses: { 200: json('Of every year and unit', z.object({ items: z.array(FactorAnswer) })), ...problems(400, 404) },
});

/** To be mounted at "/api/v1". */
export function carbonApi(house: House): OpenAPIHono<Env> {
  const app = apiApp();
  app.openapi(footprint, async (c) => {
    const { system: slug } = c.req.valid('param');
    const asked = c.req.valid('query');
    const system = await systemStore(house.database).bySlug(slug);
    if (!system) throw new Problem(404, `There is no system "${slug}". /api/v1/systems lists those that there are.`);
    const { calculations } = carbonOf(house, system);
    const published = await calculations.published();
    if (!published) throw new Problem(404, 'The team has published no footprint yet.');
    const { calculation } = published;
    const found = await calculations.figures(calculation.id, {
      ...(asked.organisation === undefined ? {} : { organisation: asked.organisation }),
      ...(asked.year === undefined ? {} : { year: asked.year }),
    });
    return c.json(
      {
        calculation: {
          number: calculation.n,
          madeAt: calculation.madeAt.toISOString(),
          greenplan: calculation.method.greenplan,
          inputsHash: calculation.inputsHash,
          resultHash: calculation.resultHash,
        },
        figures: found.map((figure) => FigureAnswer.parse(figure)),
      },
      200,
    );
  });
  app.openapi(factors, (c) => {
    const { activity } = c.req.valid('query');
    const library = factorLibrary([shippedFactors, importedFactors(house.settings.dataFolder)]);
    const id = library.activity(activity)?.id ?? library.findActivity(activity);
    if (id === null)
      throw new Problem(
        404,
        `No factor set has the activity "${activity}". The nearest are ${library.nearest(activity, 5).join(', ')}.`,
      );
    const items = library
      .factorsOf(id)
      .map((factor) => FactorAnswer.parse({ ...factor, licence: library.setById(factor.set)?.licence ?? '' }));
    return c.json({ items }, 200);
  });
  const document = apiDocument(app, '/api/v1');
  app.get('/carbon/openapi.json', (c) => c.json(document));
  return app;
}
