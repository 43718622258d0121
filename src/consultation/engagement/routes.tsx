/** The team's events: those that groups asked for, those to come, and those that were held. */

import { type Context, Hono } from 'hono';
import { planStore } from '../../plan/store.ts';
import { historyLink } from '../../platform/audit/history-link.tsx';
import { auditStore } from '../../platform/audit/store.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type Filled, readForm, unfilled } from '../../platform/web/forms.tsx';
import { longDate } from '../frame.tsx';
import { deskOf, workPage } from './frame.tsx';
import { type Engagement, EngagementForm, engagementState } from './model.ts';
import { EngagementFormPage, EngagementPage, EngagementsPage } from './pages.tsx';
import { type Place, raisedRoutes, takeDocument, takeTexts } from './raised-routes.tsx';

export function engagementRoutes(house: WebHouse): Hono<Env> {
  const limitMb = house.settings.uploadLimit / 1_000_000;
  const dayIn = (c: Context<Env>) => (text: string) => longDate(c, house, text);

  function formPage(c: Context<Env>, id: string | null, form: Filled, status: 200 | 400 = 200) {
    const { t, work } = deskOf(c, house);
    const body = <EngagementFormPage {...{ t, work, id, form }} />;
    const title = t(id === null ? 'work.new' : 'work.edit');
    return workPage(c, house, { title, path: id === null ? '/new' : `/${id}/edit`, body }, status);
  }

  async function eventPage(c: Context<Env>, event: Engagement, form: Filled, status: 200 | 400 | 422 = 200) {
    const { t, work, raised } = deskOf(c, house);
    const body = (
      <EngagementPage
        {...{ t, work, event, form, limitMb }}
        state={engagementState(event, today())}
        raised={await raised.of({ engagementId: event.id })}
        day={dayIn(c)}
        done={c.req.query('done') === 'saved'}
      />
    );
    const whole = (
      <>
        {body}
        {historyLink(c, { table: 'engagements', key: [event.id] })}
      </>
    );
    return workPage(c, house, { title: event.title, path: `/${event.id}`, body: whole }, status);
  }

  async function placeOf(c: Context<Env>): Promise<Place | null> {
    const event = await deskOf(c, house).engagements.byId(c.req.param('id') ?? '');
    return (
      event && {
        origin: { engagementId: event.id },
        title: event.title,
        path: `/${event.id}`,
        page: (form, status) => eventPage(c, event, form, status),
      }
    );
  }

  return new Hono<Env>()
    .get('/engagement', async (c) => {
      const { t, base, work, engagements, raised, health } = deskOf(c, house);
      const [events, all, assessments, plan] = await Promise.all([
        engagements.list(),
        raised.all(),
        health.list(),
        planStore(house.database, c.var.system).current(),
      ]);
      const listed = events.map((event) => ({
        ...event,
        state: engagementState(event, today()),
        raised: all.filter(({ engagementId }) => engagementId === event.id),
      }));
      const done = c.req.query('done') === 'saved';
      const body = (
        <EngagementsPage {...{ t, base, work, assessments, done }} events={listed} hasPlan={!!plan} day={dayIn(c)} />
      );
      return workPage(c, house, { title: t('work.title'), path: '', body });
    })

    .get('/engagement/new', (c) => formPage(c, null, unfilled))

    .post('/engagement/new', async (c) => {
      const { work, engagements } = deskOf(c, house);
      const form = await readForm(c, EngagementForm);
      const plan = await planStore(house.database, c.var.system).current();
      if (!form.data || !plan) return formPage(c, null, { problems: [], ...form }, 400);
      return c.redirect(`${work}/${await engagements.create(plan.id, form.data)}?done=saved`, 303);
    })

    .route('/', raisedRoutes(house))

    .get('/engagement/:id', async (c) => {
      const event = await deskOf(c, house).engagements.byId(c.req.param('id'));
      return event ? eventPage(c, event, unfilled) : c.notFound();
    })

    .get('/engagement/:id/edit', async (c) => {
      const event = await deskOf(c, house).engagements.byId(c.req.param('id'));
      if (!event) return c.notFound();
      const { title, kind, answered, day, place, attended, notes } = event;
      const values = { title, kind, answered, day: day ?? '', place: place ?? '', notes };
      const people = attended === null ? '' : String(attended);
      return formPage(c, event.id, { values: { ...values, attended: people }, problems: [] });
    })

    .post('/engagement/:id/edit', async (c) => {
      const { work, engagements } = deskOf(c, house);
      const id = c.req.param('id');
      const form = await readForm(c, EngagementForm);
      if (!form.data) return formPage(c, id, form, 400);
      return (await engagements.change(id, form.data)) ? c.redirect(`${work}/${id}?done=saved`, 303) : c.notFound();
    })

    .post('/engagement/:id/forget-contact', async (c) => {
      const { work, engagements } = deskOf(c, house);
      const event = await engagements.byId(c.req.param('id'));
      if (!event) return c.notFound();
      await engagements.forgetContact(event.id);
      await auditStore(house.database, c.var.system).forget(`engagement:${event.id}`);
      return c.redirect(`${work}/${event.id}?done=saved`, 303);
    })

    .post('/engagement/:id/recommendations', async (c) => {
      const place = await placeOf(c);
      return place ? takeTexts(c, house, place) : c.notFound();
    })

    .post('/engagement/:id/document', async (c) => {
      const place = await placeOf(c);
      return place ? takeDocument(c, house, place) : c.notFound();
    });
}
