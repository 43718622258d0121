/** Closes the commitments of the plan that came before this one. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { readForm, tryTo } from '../../platform/web/forms.tsx';
import { close, likeliestCarriers } from '../editing/closing.ts';
import type { Closure, Plan } from '../model.ts';
import { indexPlan } from '../rules.ts';
import { ClosingPage } from './closing-page.tsx';
import { type PlanDesk, planDeskOf, type T } from './desk.tsx';

/** What the form of one commitment sends: how it ended, or nothing while it is open. */
function closingForm(t: T) {
  return z
    .object({
      outcome: z.enum(['', 'done', 'carried', 'dropped']),
      reason: z.string().trim().default(''),
      carriedTo: z.string().trim().toLowerCase().default(''),
    })
    .refine(({ outcome, reason }) => outcome === '' || reason !== '', {
      path: ['reason'],
      message: t('form.needed', { field: t('closing.reason') }),
    })
    .transform(({ outcome, reason, carriedTo }): Closure | null =>
      outcome === ''
        ? null
        : { outcome, reason, carriedTo: outcome === 'carried' && carriedTo !== '' ? carriedTo : null },
    );
}

export function closingRoutes(house: WebHouse): Hono<Env> {
  async function formerOf({ plan, store }: PlanDesk): Promise<Plan | null> {
    const listed = (await store.list()).find(({ id }) => id === plan.follows);
    return listed ? store.bySlug(listed.slug) : null;
  }

  function page(desk: PlanDesk, former: Plan, wrong: Parameters<typeof ClosingPage>[0]['wrong']): string {
    const likeliest = likeliestCarriers(former, desk.plan);
    const body = <ClosingPage {...{ desk, former, likeliest, wrong }} />;
    return desk.planPage({ title: desk.t('closing.title', { plan: former.title }), path: '/former', body });
  }

  async function take(c: Context<Env>, desk: PlanDesk, former: Plan, id: string): Promise<Response> {
    const sent = await readForm(
      c,
      closingForm(desk.t).transform((closure) => ({ closure })),
    );
    const problems =
      sent.data === null
        ? sent.problems
        : await tryTo(() => desk.store.edit(former.slug, desk.by, close(id, sent.data.closure, desk.plan)));
    if (problems.length === 0) return c.redirect(`${desk.planBase}/former#${id}`, 303);
    const about = problems.map(({ field, message }) => ({ field: `${field || 'outcome'}-${id}`, message }));
    return c.html(page(desk, former, { id, values: sent.values, problems: about }), 422);
  }

  return new Hono<Env>()
    .get('/plans/:plan/former', async (c) => {
      const desk = await planDeskOf(c, house);
      const former = desk && (await formerOf(desk));
      return desk && former ? c.html(page(desk, former, null)) : c.notFound();
    })
    .post('/plans/:plan/former/:id', async (c) => {
      const desk = await planDeskOf(c, house);
      const former = desk && (await formerOf(desk));
      const id = c.req.param('id');
      if (!desk || !former || !indexPlan(former).byId.has(id)) return c.notFound();
      return take(c, desk, former, id);
    });
}
