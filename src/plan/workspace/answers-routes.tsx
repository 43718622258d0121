/** What answers what, to be confirmed, refused or added. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Problem, readForm, tryTo } from '../../platform/web/forms.tsx';
import { confirmAnswer, refuseAnswer, rewordRecommendation } from '../editing/answers.ts';
import type { Edit } from '../editing/edit.ts';
import { indexPlan } from '../rules.ts';
import { AnswersPage, shows } from './answers-page.tsx';
import { type PlanDesk, planDeskOf } from './desk.tsx';

const Show = z.enum(shows).catch('all');
const Decision = z.object({
  recommendation: z.string(),
  commitment: z.string().trim().toLowerCase().min(1),
  decision: z.enum(['confirm', 'refuse']),
  show: Show.default('all'),
});
const Words = z.object({
  text: z
    .string()
    .trim()
    .min(1)
    .transform((text) => text.replace(/\s+/g, ' ')),
  why: z.string().trim().min(1),
});

export function answersRoutes(house: WebHouse): Hono<Env> {
  function page(desk: PlanDesk, show: z.infer<typeof Show>, problems: Problem[] = []): string {
    const body = <AnswersPage {...{ desk, index: indexPlan(desk.plan), show, problems }} />;
    return desk.planPage({ title: desk.t('answers.title'), path: '/answers', body });
  }

  async function change(
    c: Context<Env>,
    desk: PlanDesk,
    edit: Edit,
    recommendation: string,
    show: z.infer<typeof Show>,
  ) {
    const problems = await tryTo(() => desk.store.edit(desk.plan.slug, desk.by, edit));
    if (problems.length > 0) return c.html(page(desk, show, problems), 422);
    return c.redirect(`${desk.planBase}/answers?show=${show}#${recommendation}`, 303);
  }

  return new Hono<Env>()
    .get('/plans/:plan/answers', async (c) => {
      const desk = await planDeskOf(c, house);
      return desk ? c.html(page(desk, Show.parse(c.req.query('show')))) : c.notFound();
    })
    .post('/plans/:plan/answers', async (c) => {
      const desk = await planDeskOf(c, house);
      const sent = await readForm(c, Decision);
      if (!desk) return c.notFound();
      if (sent.data === null) return c.html(page(desk, 'all', sent.problems), 422);
      const { recommendation, commitment, decision, show } = sent.data;
      const edit = { confirm: confirmAnswer, refuse: refuseAnswer }[decision];
      return change(c, desk, edit({ recommendation, commitment }), recommendation, show);
    })
    .post('/plans/:plan/answers/:recommendation', async (c) => {
      const desk = await planDeskOf(c, house);
      const sent = await readForm(c, Words);
      if (!desk) return c.notFound();
      if (sent.data === null) return c.html(page(desk, 'all', sent.problems), 422);
      const id = c.req.param('recommendation');
      return change(c, desk, rewordRecommendation(id, sent.data.text, sent.data.why), id, 'all');
    });
}
