/** Readers see who was heard and what was done about it, and ask the team to come and talk. */
import { type Context, Hono } from 'hono';
import { planStore } from '../../plan/store.ts';
import { addressOf } from '../../platform/accounts/client-address.ts';
import { createLimiter } from '../../platform/accounts/limits.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type Filled, readForm, unfilled } from '../../platform/web/forms.tsx';
import { longDate, publicPage, viewOf } from '../frame.tsx';
import { deskOf, revisionsOf } from './frame.tsx';
import { AskForm, engagementState } from './model.ts';
import { AskedPage, AskToComePage, AssessedPage, HeardPage } from './public-pages.tsx';

/** Requests from one address, which a whole hospital may share: ten an hour. */
const requests = { times: 10, within: 3600, blockedFor: 3600 } as const;

export function heardRoutes(house: WebHouse): Hono<Env> {
  const limiter = createLimiter(house.database, 'engagement-requests', requests);
  const crumbs = (c: Context<Env>) => {
    const { t, base } = deskOf(c, house);
    return [{ label: t('public.title'), href: `${base}/engagement` }];
  };
  const currentPlan = (c: Context<Env>) => planStore(house.database, c.var.system).current();

  async function askPage(c: Context<Env>, form: Filled, status: 200 | 400 | 429 = 200) {
    const { t, base } = deskOf(c, house);
    const plan = await currentPlan(c);
    const view = plan && (await viewOf(c, house, { planId: plan.id }));
    const body = plan ? <AskToComePage {...{ t, base, form }} /> : <p>{t('ask.none')}</p>;
    const page = { title: t('ask.title'), path: '/engagement/ask', breadcrumb: crumbs(c), body };
    return publicPage(c, house, view, page, status);
  }

  return new Hono<Env>()
    .get('/engagement', async (c) => {
      const { t, base, engagements, raised, health } = deskOf(c, house);
      const plan = await currentPlan(c);
      const view = plan && (await viewOf(c, house, { planId: plan.id }));
      const [events, all, assessments] = await Promise.all([engagements.list(), raised.all(), health.list()]);
      const told = events.map((event) => ({
        ...event,
        state: engagementState(event, today()),
        raised: all.filter(({ engagementId }) => engagementId === event.id),
      }));
      const revisions = plan ? await revisionsOf(c, house, plan.id) : new Map();
      const day = (text: string) => longDate(c, house, text);
      const body = <HeardPage {...{ t, base, assessments, revisions, day }} events={told} />;
      return publicPage(c, house, view, { title: t('public.title'), path: '/engagement', body });
    })

    .get('/engagement/ask', (c) => askPage(c, unfilled))

    .post('/engagement/ask', async (c) => {
      const { t, base, engagements } = deskOf(c, house);
      const form = await readForm(c, AskForm);
      if (!form.data) return askPage(c, form, 400);
      const plan = await currentPlan(c);
      if (!plan) return c.notFound();
      if (!(await limiter.try(addressOf(c, house.settings)))) {
        const problems = [{ field: '', message: t('ask.tooOften') }];
        return askPage(c, { values: form.values, problems }, 429);
      }
      if (form.data.website === '') await engagements.ask(plan.id, form.data);
      return c.redirect(`${base}/engagement/asked`, 303);
    })

    .get('/engagement/asked', async (c) => {
      const { t, base } = deskOf(c, house);
      const plan = await currentPlan(c);
      const view = plan && (await viewOf(c, house, { planId: plan.id }));
      const body = <AskedPage {...{ t, base }} />;
      return publicPage(c, house, view, {
        title: t('ask.done'),
        path: '/engagement/asked',
        breadcrumb: crumbs(c),
        body,
      });
    })

    .get('/health-impact/:id', async (c) => {
      const { t, base, raised, health } = deskOf(c, house);
      const assessment = await health.byId(c.req.param('id'));
      const view = assessment && (await viewOf(c, house, assessment));
      if (!assessment || !view) return c.notFound();
      const { id, title, planId } = assessment;
      const body = (
        <AssessedPage
          {...{ t, base, assessment }}
          impacts={await health.impacts(id)}
          raised={await raised.of({ assessmentId: id })}
          revisions={await revisionsOf(c, house, planId)}
          day={(text) => longDate(c, house, text)}
        />
      );
      return publicPage(c, house, view, { title, path: `/health-impact/${id}`, breadcrumb: crumbs(c), body });
    });
}
