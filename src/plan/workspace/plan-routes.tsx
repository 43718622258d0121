/** One plan in the workspace: its start page, which plan readers see, which one came before, and its end. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { mayDo } from '../../platform/accounts/guard.ts';
import { historyLink } from '../../platform/audit/history-link.tsx';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type Problem, readForm, tryTo } from '../../platform/web/forms.tsx';
import { lintApart } from '../apart/apart.ts';
import { indexPlan } from '../rules.ts';
import { silenceStore } from '../silence-store.ts';
import { type PlanDesk, planDeskOf } from './desk.tsx';
import { PlanPage } from './plan-page.tsx';
import { storyEntries } from './story-entries.ts';

/** What may have just been done when the page is shown. */
const done = ['made', 'changed'] as const;

const Follows = z.object({ follows: z.string() });
const Removal = z.object({ slug: z.string().trim() });

export function planRoutes(house: WebHouse): Hono<Env> {
  async function overview(c: Context<Env>, desk: PlanDesk, problems: Problem[] = []): Promise<string> {
    const { plan, store } = desk;
    const nameOf = await desk.writers();
    const plans = await store.list();
    const former = plans.find(({ id }) => id === plan.follows);
    const before = former ? await store.bySlug(former.slug) : null;
    const silenced = await silenceStore(house.database, c.var.system).list(plan.id);
    const { findings } = await lintApart(plan, { today: today(), silenced });
    const body = (
      <PlanPage
        desk={desk}
        overview={{
          plans,
          commitments: indexPlan(plan).commitments.length,
          openAnswers: plan.links.filter(({ confirmed }) => !confirmed).length,
          findings: findings.length,
          former: before && {
            title: before.title,
            open: indexPlan(before).commitments.filter(({ commitment }) => commitment.closure === null).length,
          },
          history: (await store.revisions(plan.id, 'plan')).map((one) => ({ ...one, by: nameOf(one.by) })),
          entries: storyEntries.map(({ label, path, text }) => ({
            label: desk.t(label),
            path,
            text: text(desk.t, plan),
          })),
          mayDelete: mayDo(c, 'delete a plan'),
          done: done.find((one) => one === c.req.query('done')) ?? null,
          form: { values: { follows: former?.slug ?? '' }, problems },
        }}
      />
    );
    const whole = (
      <>
        {body}
        {historyLink(c, { table: 'plans', key: [plan.id] })}
      </>
    );
    return desk.planPage({ title: plan.title, path: '', body: whole });
  }

  return new Hono<Env>()
    .get('/plans/:plan', async (c) => {
      const desk = await planDeskOf(c, house);
      return desk ? c.html(await overview(c, desk)) : c.notFound();
    })
    .post('/plans/:plan/current', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      await desk.store.makeCurrent(desk.plan.slug, desk.by);
      return c.redirect(desk.planBase, 303);
    })
    .post('/plans/:plan/follows', async (c) => {
      const desk = await planDeskOf(c, house);
      const { data } = await readForm(c, Follows);
      if (!desk || !data) return c.notFound();
      const problems = await tryTo(() => desk.store.follow(desk.plan.slug, data.follows || null, desk.by));
      return problems.length > 0 ? c.html(await overview(c, desk, problems), 422) : c.redirect(desk.planBase, 303);
    })
    .post('/plans/:plan/remove', async (c) => {
      const desk = await planDeskOf(c, house);
      const { data } = await readForm(c, Removal);
      if (!desk || !data) return c.notFound();
      if (data.slug !== desk.plan.slug) {
        const problems = [{ field: 'slug', message: desk.t('tend.removeWrong') }];
        return c.html(await overview(c, desk, problems), 422);
      }
      await desk.store.remove(desk.plan.id);
      return c.redirect(desk.base, 303);
    });
}
