/** The plan room's part of `/api/v1`: finds what is asked for and answers it; the rules are those of the pages. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { apiApp, Problem } from '../../platform/openapi.ts';
import type { Env } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import { toPlanFile } from '../exports/json.ts';
import { filterCommitments, readFilter } from '../filter.ts';
import type { Plan } from '../model.ts';
import type { Placed } from '../placed.ts';
import { indexPlan, type PlanIndex } from '../rules.ts';
import { commitmentAnswer, pageOfItems, recommendationAnswer, systemAnswer } from './answers.ts';
import * as routes from './routes.ts';
import type { PlanSource } from './source.ts';

/** Everything but the downloads and the document of the interface itself. */
export function planApiApp(source: PlanSource): OpenAPIHono<Env> {
  const app = apiApp();
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key that somebody made on the page of their account',
  });
  addSystems(app, source);
  addPlan(app, source);
  addCommitments(app, source);
  addReading(app, source);
  return app;
}

/** Declared, but not checked by its schema: that would hold the whole upload in memory. */
function addReading(app: OpenAPIHono<Env>, source: PlanSource): void {
  app.openAPIRegistry.registerPath(routes.readDocument);
  app.post(routes.readDocument.getRoutingPath(), async (c) => {
    const [, key = ''] = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (!(await source.knowsKey(key))) {
      throw new Problem(401, 'Send a key that you made on the page of your account: Authorization: Bearer KEY');
    }
    return c.json(await source.readUpload(c.req.raw), 200);
  });
}

function addSystems(app: OpenAPIHono<Env>, source: PlanSource): void {
  app.openapi(routes.systems, async (c) => c.json({ items: (await source.systems()).map(systemAnswer) }, 200));
  app.openapi(routes.system, async (c) => {
    const system = await systemNamed(source, c.req.valid('param').system);
    return c.json({ ...systemAnswer(system), plans: await source.plans(system).list() }, 200);
  });
  app.openapi(routes.places, async (c) => {
    const system = await systemNamed(source, c.req.valid('param').system);
    return c.json({ items: system.settings.places }, 200);
  });
}

function addPlan(app: OpenAPIHono<Env>, source: PlanSource): void {
  app.openapi(routes.plan, async (c) => {
    const { system, plan } = await chosen(source, c.req.valid('param').system, c.req.valid('query').plan);
    return c.json(toPlanFile({ plan, system }), 200);
  });
  app.openapi(routes.themes, async (c) => {
    const { plan } = await chosen(source, c.req.valid('param').system, c.req.valid('query').plan);
    return c.json({ items: plan.themes }, 200);
  });
  app.openapi(routes.theme, async (c) => {
    const { system, id } = c.req.valid('param');
    const { plan } = await chosen(source, system, c.req.valid('query').plan);
    const theme = plan.themes.find((one) => one.id === id || one.slug === id);
    if (!theme)
      throw new Problem(
        404,
        `The plan has no theme "${id}". It has: ${plan.themes.map(({ slug }) => slug).join(', ')}.`,
      );
    return c.json(theme, 200);
  });
  app.openapi(routes.milestones, async (c) => {
    const { plan } = await chosen(source, c.req.valid('param').system, c.req.valid('query').plan);
    return c.json({ items: plan.milestones }, 200);
  });
  app.openapi(routes.glossary, async (c) => {
    const { plan } = await chosen(source, c.req.valid('param').system, c.req.valid('query').plan);
    return c.json({ items: plan.glossary }, 200);
  });
  app.openapi(routes.chapters, async (c) => {
    const { plan } = await chosen(source, c.req.valid('param').system, c.req.valid('query').plan);
    return c.json({ items: plan.chapters }, 200);
  });
  app.openapi(routes.groupings, async (c) => {
    const { plan } = await chosen(source, c.req.valid('param').system, c.req.valid('query').plan);
    return c.json({ items: plan.groupings }, 200);
  });
  app.openapi(routes.organisations, async (c) => {
    const { plan } = await chosen(source, c.req.valid('param').system, c.req.valid('query').plan);
    return c.json({ items: plan.organisations }, 200);
  });
  app.openapi(routes.search, async (c) => {
    const system = await systemNamed(source, c.req.valid('param').system);
    return c.json({ items: await source.plans(system).search(c.req.valid('query').q) }, 200);
  });
}

function addCommitments(app: OpenAPIHono<Env>, source: PlanSource): void {
  app.openapi(routes.commitments, async (c) => {
    const { plan: slug, limit, cursor, ...fields } = c.req.valid('query');
    const { plan } = await chosen(source, c.req.valid('param').system, slug);
    const index = indexPlan(plan);
    const found = filterCommitments(index, readFilter(fields));
    const page = pageOfItems(found, (placed) => placed.commitment.id, { limit, cursor });
    return c.json({ ...page, items: page.items.map((placed) => commitmentAnswer(index, placed)) }, 200);
  });
  app.openapi(routes.commitment, async (c) => {
    const { system, id } = c.req.valid('param');
    const { plan } = await chosen(source, system, c.req.valid('query').plan);
    const index = indexPlan(plan);
    return c.json(commitmentAnswer(index, placedOf(index, id)), 200);
  });
  app.openapi(routes.revisions, async (c) => {
    const { system: slug, id } = c.req.valid('param');
    const { system, plan } = await chosen(source, slug, c.req.valid('query').plan);
    placedOf(indexPlan(plan), id);
    const all = await source.plans(system).revisions(plan.id, id);
    return c.json({ items: all.map(({ id, at, why, cause, from, to }) => ({ id, at, why, cause, from, to })) }, 200);
  });
  app.openapi(routes.recommendations, async (c) => {
    const { plan: slug, limit, cursor } = c.req.valid('query');
    const { plan } = await chosen(source, c.req.valid('param').system, slug);
    const index = indexPlan(plan);
    const page = pageOfItems([...index.recommendations.values()], (one) => one.recommendation.id, { limit, cursor });
    return c.json({ ...page, items: page.items.map((one) => recommendationAnswer(index, one)) }, 200);
  });
}

async function systemNamed(source: PlanSource, slug: string): Promise<System> {
  const system = await source.system(slug);
  if (!system) throw new Problem(404, `There is no system "${slug}". /api/v1/systems lists those that there are.`);
  return system;
}

async function chosen(
  source: PlanSource,
  systemSlug: string,
  planSlug: string | undefined,
): Promise<{ system: System; plan: Plan }> {
  const system = await systemNamed(source, systemSlug);
  const plans = source.plans(system);
  const plan = planSlug === undefined ? await plans.current() : await plans.bySlug(planSlug);
  if (plan) return { system, plan };
  if (planSlug === undefined) throw new Problem(404, `"${systemSlug}" has no plan yet.`);
  throw new Problem(
    404,
    `"${systemSlug}" has no plan "${planSlug}". /api/v1/systems/${systemSlug} lists those it has.`,
  );
}

function placedOf(index: PlanIndex, id: string): Placed {
  const placed = index.byId.get(id);
  if (!placed) throw new Problem(404, `The plan has no commitment "${id}".`);
  return placed;
}
