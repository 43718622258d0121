/** The team keeps the bodies of the system, and names who answers for which part of a plan. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { planStore } from '../plan/store.ts';
import { historyLink } from '../platform/audit/history-link.tsx';
import type { Env, WebHouse } from '../platform/room.ts';
import { type Filled, readForm, tryTo, unfilled } from '../platform/web/forms.tsx';
import { changed } from './dates.ts';
import { deskOf, planDeskOf } from './frame.tsx';
import { BodyForm, type Officer, wholePlan } from './model.ts';
import { BodyFormPage, OfficersPage, WorkPage } from './work-pages.tsx';

const OfficersForm = z.record(z.string(), z.string().trim().max(300, 'A name is longer than 300 characters'));

export function workRoutes(house: WebHouse): Hono<Env> {
  const bodyPage = (c: Context<Env>, id: string, form: Filled, status: 200 | 400 = 200) => {
    const { t, work, page } = deskOf(c, house);
    const title = t(id === 'new' ? 'bodyForm.new' : 'bodyForm.edit');
    const body = (
      <>
        <BodyFormPage {...{ t, title, form }} action={`${work}/bodies/${id}`} />
        {id !== 'new' && historyLink(c, { table: 'bodies', key: [id] })}
      </>
    );
    return page({ title, path: `/bodies/${id}`, body }, status);
  };
  const saved = (c: Context<Env>) => {
    changed(c.var.system);
    return c.redirect(`${deskOf(c, house).work}?done=saved`, 303);
  };

  return new Hono<Env>()
    .get('/governance', async (c) => {
      const { t, base, work, day, bodies, page } = deskOf(c, house);
      const [plans, known] = await Promise.all([planStore(house.database, c.var.system).list(), bodies.list()]);
      const body = <WorkPage {...{ t, base, work, day, plans, known }} done={c.req.query('done') === 'saved'} />;
      return page({ title: t('work.title'), path: '', body });
    })

    .get('/governance/bodies/new', (c) => bodyPage(c, 'new', unfilled))

    .post('/governance/bodies/new', async (c) => {
      const form = await readForm(c, BodyForm);
      if (!form.data) return bodyPage(c, 'new', form, 400);
      const { data, values } = form;
      const problems = await tryTo(() => deskOf(c, house).bodies.create(data));
      return problems.length > 0 ? bodyPage(c, 'new', { values, problems }, 400) : saved(c);
    })

    .get('/governance/bodies/:id', async (c) => {
      const found = await deskOf(c, house).bodies.byId(c.req.param('id'));
      if (!found) return c.notFound();
      const { name, kind, remit, chair, members, meetings } = found;
      const told = meetings.map(({ on, note }) => `${on} ${note}`.trim());
      const values = { name, kind, remit, chair, members: members.join('\n'), meetings: told.join('\n') };
      return bodyPage(c, found.id, { values, problems: [] });
    })

    .post('/governance/bodies/:id', async (c) => {
      const id = c.req.param('id');
      const { bodies } = deskOf(c, house);
      if (!(await bodies.byId(id))) return c.notFound();
      const form = await readForm(c, BodyForm);
      if (!form.data) return bodyPage(c, id, form, 400);
      const { data, values } = form;
      const problems = await tryTo(() => bodies.change(id, data));
      return problems.length > 0 ? bodyPage(c, id, { values, problems }, 400) : saved(c);
    })

    .get('/governance/plans/:plan/officers', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const named = await desk.bodies.officers(desk.listed.id);
      const values = Object.fromEntries(
        named.flatMap(({ part, name, organisation }) => [
          [`name-${part}`, name],
          [`organisation-${part}`, organisation],
        ]),
      );
      return officersPage(desk, { values, problems: [] });
    })

    .post('/governance/plans/:plan/officers', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const form = await readForm(c, OfficersForm);
      if (!form.data) return officersPage(desk, form, 400);
      const sent = form.data;
      const parts = [wholePlan, ...desk.view.plan.themes.map(({ id }) => id)];
      const named = parts.flatMap((part): Officer[] => {
        const name = sent[`name-${part}`] ?? '';
        return name === '' ? [] : [{ part, name, organisation: sent[`organisation-${part}`] ?? '' }];
      });
      await desk.bodies.appoint(desk.listed.id, named);
      return c.redirect(`${desk.planWork}?done=saved`, 303);
    });
}

type PlanDesk = NonNullable<Awaited<ReturnType<typeof planDeskOf>>>;

function officersPage({ t, view, listed, planWork, page }: PlanDesk, form: Filled, status: 200 | 400 = 200) {
  const body = <OfficersPage {...{ t, form }} action={`${planWork}/officers`} themes={view.plan.themes} />;
  const within = [{ label: t('gates.title', { plan: listed.title }), href: planWork }];
  return page({ title: t('officers.edit'), path: `/plans/${listed.slug}/officers`, within, body }, status);
}
