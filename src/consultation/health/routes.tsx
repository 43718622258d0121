/** The team's health impact assessments: what each found, and what it recommends. */

import { type Context, Hono } from 'hono';
import { planStore } from '../../plan/store.ts';
import { historyLink } from '../../platform/audit/history-link.tsx';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm, unfilled } from '../../platform/web/forms.tsx';
import { askedPlan } from '../asked-plan.ts';
import { deskOf, workPage } from '../engagement/frame.tsx';
import { type Place, takeDocument, takeTexts } from '../engagement/raised-routes.tsx';
import { longDate } from '../frame.tsx';
import { type Assessment, AssessmentForm, ImpactForm } from './model.ts';
import { AssessmentFormPage, AssessmentPage } from './pages.tsx';

export function healthRoutes(house: WebHouse): Hono<Env> {
  function formPage(c: Context<Env>, id: string | null, form: Filled, status: 200 | 400 = 200) {
    const { t, work } = deskOf(c, house);
    const body = <AssessmentFormPage {...{ t, work, id, form }} />;
    const title = t(id === null ? 'health.new' : 'health.edit');
    return workPage(c, house, { title, path: id === null ? '/health/new' : `/health/${id}/edit`, body }, status);
  }

  async function page(c: Context<Env>, assessment: Assessment, form: Filled, status: 200 | 400 | 422 = 200) {
    const { t, base, work, raised, health } = deskOf(c, house);
    const { id, title, planId } = assessment;
    const index = await askedPlan(house.database, c.var.system, planId);
    if (!index) return c.notFound();
    const body = (
      <AssessmentPage
        {...{ t, base, work, assessment, index, form }}
        impacts={await health.impacts(id)}
        raised={await raised.of({ assessmentId: id })}
        limitMb={house.settings.uploadLimit / 1_000_000}
        day={(text) => longDate(c, house, text)}
        done={c.req.query('done') === 'saved'}
      />
    );
    const whole = (
      <>
        {body}
        {historyLink(c, { table: 'health_assessments', key: [id] })}
      </>
    );
    return workPage(c, house, { title, path: `/health/${id}`, body: whole }, status);
  }

  function newerThan(c: Context<Env>, version: number, latest: number) {
    const message = deskOf(c, house).t('health.tooNew', { version, latest });
    return version > latest ? [{ field: 'planVersion', message }] : [];
  }

  const found = (c: Context<Env>) => deskOf(c, house).health.byId(c.req.param('id') ?? '');

  async function placeOf(c: Context<Env>): Promise<Place | null> {
    const assessment = await found(c);
    return (
      assessment && {
        origin: { assessmentId: assessment.id },
        title: assessment.title,
        path: `/health/${assessment.id}`,
        page: (form, status) => page(c, assessment, form, status),
      }
    );
  }

  return new Hono<Env>()
    .get('/engagement/health/new', async (c) => {
      const plan = await planStore(house.database, c.var.system).current();
      return formPage(c, null, { values: { planVersion: String(plan?.version ?? '') }, problems: [] });
    })

    .post('/engagement/health/new', async (c) => {
      const { work, health } = deskOf(c, house);
      const form = await readForm(c, AssessmentForm);
      const plan = await planStore(house.database, c.var.system).current();
      if (!form.data || !plan) return formPage(c, null, { problems: [], ...form }, 400);
      const tooNew = newerThan(c, form.data.planVersion, plan.version);
      if (tooNew.length > 0) return formPage(c, null, { values: form.values, problems: tooNew }, 400);
      return c.redirect(`${work}/health/${await health.create(plan.id, form.data)}?done=saved`, 303);
    })

    .get('/engagement/health/:id', async (c) => {
      const assessment = await found(c);
      return assessment ? page(c, assessment, unfilled) : c.notFound();
    })

    .get('/engagement/health/:id/edit', async (c) => {
      const assessment = await found(c);
      if (!assessment) return c.notFound();
      const { title, planVersion, day, madeBy, summary } = assessment;
      const values = { title, planVersion: String(planVersion), day, madeBy, summary };
      return formPage(c, assessment.id, { values, problems: [] });
    })

    .post('/engagement/health/:id/edit', async (c) => {
      const { work, health } = deskOf(c, house);
      const id = c.req.param('id');
      const form = await readForm(c, AssessmentForm);
      if (!form.data) return formPage(c, id, form, 400);
      return (await health.change(id, form.data)) ? c.redirect(`${work}/health/${id}?done=saved`, 303) : c.notFound();
    })

    .post('/engagement/health/:id/impacts', async (c) => {
      const { work, health } = deskOf(c, house);
      const assessment = await found(c);
      if (!assessment) return c.notFound();
      const form = await readForm(c, ImpactForm);
      if (!form.data) return page(c, assessment, form, 400);
      const index = await askedPlan(house.database, c.var.system, assessment.planId);
      const { commitment } = form.data;
      const known = commitment !== null && index?.byId.has(commitment) ? commitment : null;
      await health.addImpact(assessment.id, { ...form.data, commitment: known });
      return c.redirect(`${work}/health/${assessment.id}?done=saved`, 303);
    })

    .post('/engagement/health/:id/impacts/:impact/remove', async (c) => {
      const { work, health } = deskOf(c, house);
      const assessment = await found(c);
      if (!assessment) return c.notFound();
      await health.removeImpact(assessment.id, c.req.param('impact'));
      return c.redirect(`${work}/health/${assessment.id}?done=saved`, 303);
    })

    .post('/engagement/health/:id/recommendations', async (c) => {
      const place = await placeOf(c);
      return place ? takeTexts(c, house, place) : c.notFound();
    })

    .post('/engagement/health/:id/document', async (c) => {
      const place = await placeOf(c);
      return place ? takeDocument(c, house, place) : c.notFound();
    });
}
