/** The trajectory room's part of `/api/v1`: the plan of record on the footprint that readers see. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { Decimal } from '../kernel/decimals.ts';
import { apiApp, apiDocument, Problem, problems } from '../platform/openapi.ts';
import type { Env, House } from '../platform/room.ts';
import type { System } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { thisYear } from './money-basis.ts';
import { type Asked, organisationsOf } from './pages/asked.ts';
import { costFacts } from './pages/cost-facts.ts';
import { type Planned, type Record as PlanOfRecord, readingOf } from './pages/reading.ts';
import { waterfallFacts } from './pages/waterfall-facts.ts';
import type { Milligrams } from './rules/model.ts';
import { totals } from './rules/waterfall.ts';
import { trajectoryOf } from './trajectory.ts';

const Kg = z.string().describe('Kilograms of CO2e, a decimal in text, exact');
const Pounds = z.string().describe('Pounds, a decimal in text');
const Years = z.array(z.int()).describe('First calendar years of the financial years; figures stand as they do');

const kg = (mg: Milligrams): string => new Decimal(mg.toString()).div(1_000_000).toFixed();

const InitiativeAnswer = z
  .object({
    id: z.string(),
    title: z.string(),
    organisations: z.array(z.object({ organisation: z.string(), share: z.string() })),
    theme: z.string(),
    commitments: z.array(z.string()),
    stage: z.string(),
    start: z.string().describe('Month, such as 2027-04'),
    rampMonths: z.int(),
    lifetimeYears: z.int().nullable(),
    actsOn: z.object({
      categories: z.array(z.string()),
      activities: z.array(z.string()),
      sites: z.array(z.string()),
      suppliers: z.array(z.string()),
    }),
    effect: z.unknown().describe('Less activity, a share less, another factor, or tonnes with their source'),
    money: z.unknown(),
    evidence: z.string(),
    credit: z.array(Kg).describe('What it takes off, by year; of an idea, besides all that is planned'),
  })
  .openapi('Initiative');

const TrajectoryAnswer = z
  .object({
    baseline: z.object({ year: z.int(), source: z.string() }),
    years: Years,
    withoutAction: z.array(Kg),
    withAction: z.array(Kg),
    range: z.object({ p5: z.array(z.number()), p50: z.array(z.number()), p95: z.array(z.number()) }),
    draws: z.int(),
    seed: z.string(),
    chances: z.array(z.object({ target: z.string(), year: z.int(), chance: z.number() })),
  })
  .openapi('Trajectory');

const WaterfallAnswer = z
  .object({
    year: z.int(),
    attribution: z.enum(['shapley', 'delivery']),
    steps: z.array(
      z.object({
        kind: z.string(),
        id: z.string(),
        change: Kg,
        from: Kg,
        to: Kg,
        parts: z.array(z.object({ initiative: z.string(), change: Kg })),
      }),
    ),
  })
  .openapi('Waterfall');

const TargetAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    by: z.int(),
    reduction: z.string(),
    against: z.object({ year: z.int(), kg: Kg, how: z.string() }),
    years: Years,
    allowed: z.array(Kg),
    forecast: z.array(Kg),
    gap: z.array(Kg).describe('Above nought is missing'),
    gapByCategory: z.array(z.object({ category: z.string(), byYear: z.array(Kg) })),
    cumulativeGap: z.array(Kg),
  })
  .openapi('Target');

const CostAnswer = z
  .object({
    initiative: z.string(),
    planned: z.boolean(),
    poundsPerTonne: Pounds.nullable(),
    npv: Pounds.describe('At 3.5 % a year; below nought it costs more than it saves'),
    kg: Kg.describe('Takes off in all'),
    capital: Pounds,
    carbonValue: z.object({ low: Pounds, central: Pounds, high: Pounds }),
  })
  .openapi('Cost');

const AdoptedAnswer = z
  .object({ id: z.string(), name: z.string(), on: z.string(), reason: z.string(), changed: z.array(z.string()) })
  .openapi('AdoptedScenario');

const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const params = z.object({ system: z.string() });
const part = {
  organisation: z.string().max(100).optional().describe('Its short name, or "place:" and that of a place'),
  of: z.enum(['footprint', 'plus']).default('footprint'),
};
const attribution = z.enum(['shapley', 'delivery']).default('shapley').describe('By which rule credit is given');

const route = <Query extends z.ZodObject, Answer extends z.ZodType>(
  path: string,
  summary: string,
  query: Query,
  description: string,
  answer: Answer,
) =>
  createRoute({
    method: 'get',
    path: `/systems/{system}/trajectory${path}`,
    tags: ['Trajectory'],
    summary,
    request: { params, query },
    responses: { 200: json(description, answer), ...problems(400, 404) },
  });

const initiatives = route(
  '/initiatives',
  'What the organisations of a system plan to do',
  z.object({ attribution }),
  'The plan of record',
  z.object({ years: Years, items: z.array(InitiativeAnswer) }),
);
const trajectory = route('', 'Where the plan leads', z.object(part), 'By year, with its doubt', TrajectoryAnswer);
const waterfall = route(
  '/waterfall',
  'From the baseline to a year',
  z.object({ ...part, attribution, year: z.coerce.number().int().optional() }),
  'In order, with what each initiative takes off',
  WaterfallAnswer,
);
const targets = route(
  '/targets',
  'The path to each target, and what is missing',
  z.object({ organisation: part.organisation }),
  'National ones and the system’s own',
  z.object({ items: z.array(TargetAnswer) }),
);
const costs = route(
  '/macc',
  'What a tonne less costs, cheapest first',
  z.object({ ...part, attribution }),
  'Planned initiatives and ideas',
  z.object({ priceYear: z.int(), source: z.string(), items: z.array(CostAnswer) }),
);
const scenarios = route(
  '/scenarios',
  'Scenarios that became the plan of record',
  z.object({}),
  'Newest first; scenarios that are not adopted are the team’s',
  z.object({ items: z.array(AdoptedAnswer) }),
);

/** To be mounted at "/api/v1". */
export function trajectoryApi(house: House): OpenAPIHono<Env> {
  const app = apiApp();

  async function systemOf(slug: string): Promise<System> {
    const system = await systemStore(house.database).bySlug(slug);
    if (!system) throw new Problem(404, `There is no system "${slug}". /api/v1/systems lists those that there are.`);
    return system;
  }

  async function read(slug: string): Promise<{ system: System; record: PlanOfRecord; planned: Planned }> {
    const system = await systemOf(slug);
    const reading = await readingOf(trajectoryOf(house, system), false);
    const planned = await reading.planned(null);
    if (!planned) throw new Problem(404, 'The team has published no footprint yet, so there is nothing to plan from.');
    return { system, record: await reading.record(), planned };
  }

  app.openapi(initiatives, async (c) => {
    const { planned } = await read(c.req.valid('param').system);
    const forecast = planned.forecast(c.req.valid('query').attribution);
    const credits = Map.groupBy([...forecast.credits, ...planned.opportunities()], (credit) => credit.initiative);
    const items = planned.model.initiatives.map((one) =>
      InitiativeAnswer.parse({
        ...one,
        credit: forecast.years.map((_, at) =>
          kg((credits.get(one.id) ?? []).reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n)),
        ),
      }),
    );
    return c.json({ years: [...forecast.years], items }, 200);
  });

  app.openapi(trajectory, async (c) => {
    const { system, planned } = await read(c.req.valid('param').system);
    const query = c.req.valid('query');
    const organisations = organisationsAsked(system, query.organisation);
    const forecast = planned.forecast('shapley');
    const sums = totals(forecast, { ...(organisations.length > 0 ? { organisations } : {}), of: query.of });
    const fan = await planned.fan({ organisations, of: query.of });
    const { year, source } = planned.model.baseline;
    return c.json(
      {
        baseline: { year, source },
        years: [...forecast.years],
        withoutAction: sums.withoutAction.map(kg),
        withAction: sums.withAction.map(kg),
        range: { p5: [...fan.p5], p50: [...fan.p50], p95: [...fan.p95] },
        ...{ draws: fan.draws, seed: fan.seed, chances: [...fan.chances] },
      },
      200,
    );
  });

  app.openapi(waterfall, async (c) => {
    const { system, planned } = await read(c.req.valid('param').system);
    const query = c.req.valid('query');
    const facts = waterfallFacts({ planned, asked: askedOf(system, query) });
    const steps = facts.waterfall.steps.map(({ kind, id, change, from, to, parts }) => ({
      ...{ kind, id, change: kg(change), from: kg(from), to: kg(to) },
      parts: parts.map((one) => ({ initiative: one.initiative, change: kg(one.change) })),
    }));
    return c.json({ year: facts.year, attribution: query.attribution, steps }, 200);
  });

  app.openapi(targets, async (c) => {
    const { system, planned } = await read(c.req.valid('param').system);
    const paths = planned.paths(organisationsAsked(system, c.req.valid('query').organisation));
    const items = paths.map((path) => ({
      ...{ id: path.target.id, name: path.target.name, by: path.target.by, reduction: path.target.reduction },
      against: { year: path.target.against, kg: kg(path.against), how: path.how },
      years: [...path.years],
      ...{ allowed: path.allowed.map(kg), forecast: path.forecast.map(kg), gap: path.gap.map(kg) },
      gapByCategory: path.gapByCategory.map(({ category, byYear }) => ({ category, byYear: byYear.map(kg) })),
      cumulativeGap: path.cumulative.gap.map(kg),
    }));
    return c.json({ items }, 200);
  });

  app.openapi(costs, async (c) => {
    const { system, planned } = await read(c.req.valid('param').system);
    const facts = costFacts({ planned, asked: askedOf(system, c.req.valid('query')), thisYear: thisYear() });
    const items = facts.costed.map(({ initiative, cost, isIdea }) => ({
      ...{ initiative: initiative.id, planned: !isIdea, poundsPerTonne: cost.poundsPerTonne, npv: cost.npv },
      ...{ kg: kg(cost.reduction), capital: cost.capital, carbonValue: cost.carbonValue },
    }));
    return c.json({ priceYear: facts.priceYear, source: facts.source, items }, 200);
  });

  app.openapi(scenarios, async (c) => {
    const system = await systemOf(c.req.valid('param').system);
    const adopted = await trajectoryOf(house, system).scenarios.adopted();
    const items = adopted.map(({ id, name, on, reason, changed }) => ({
      ...{ id, name, on, reason },
      changed: changed.map(({ initiative }) => initiative),
    }));
    return c.json({ items }, 200);
  });

  const document = apiDocument(app, '/api/v1');
  app.get('/trajectory/openapi.json', (c) => c.json(document));
  return app;
}

function organisationsAsked(system: System, organisation: string | undefined): string[] {
  const organisations = organisationsOf(system, organisation ?? '');
  if (!organisations)
    throw new Problem(
      404,
      `There is no organisation or place "${organisation}". /api/v1/systems lists those that there are.`,
    );
  return organisations;
}

interface Query {
  organisation?: string | undefined;
  of: Asked['of'];
  attribution: Asked['attribution'];
  year?: number | undefined;
}

function askedOf(system: System, { organisation, of, attribution: way, year }: Query): Asked {
  const organisations = organisationsAsked(system, organisation);
  return {
    ...{ whose: organisation ?? '', organisations, of, attribution: way, year: year ?? null },
    ...{ scenario: null, tried: null, problems: [] },
  };
}
