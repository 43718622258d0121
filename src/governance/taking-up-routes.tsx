/** Each organisation says what it does with the system's commitments; everybody sees who has taken up what. */
import { stringify } from 'csv-stringify/sync';
import { type Context, Hono } from 'hono';
import { publicPage } from '../consultation/frame.tsx';
import { allowsFor } from '../platform/accounts/policy.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import { type Filled, readForm } from '../platform/web/forms.tsx';
import { changed } from './dates.ts';
import { currentDeskOf, type PlanDesk, planDeskOf } from './frame.tsx';
import { membersOf } from './members.ts';
import { ReflectionForm } from './model.ts';
import { organisationsWithPlans, takenUp } from './taken-up.ts';
import { MatrixPage, OwnFormPage, OwnPage, toldOf } from './taking-up-pages.tsx';

const rowsOf = async ({ view, reflections }: PlanDesk) =>
  takenUp(view.index, await reflections.list(), membersOf(view.system));
const organisationOf = ({ view }: PlanDesk, slug: string | undefined) =>
  organisationsWithPlans(view.plan, membersOf(view.system)).find((one) => one.slug === slug) ?? null;

/** For readers. */
export function takenUpRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>()
    .get('/taken-up', async (c) => {
      const desk = await currentDeskOf(c, house);
      if (!desk) return c.notFound();
      const { t, base, view } = desk;
      const body = <MatrixPage {...{ t, base }} here={`${base}/taken-up`} rows={await rowsOf(desk)} download />;
      const breadcrumb = [{ label: t('title'), href: `${base}/approval` }];
      return publicPage(c, house, view, { title: t('taken.title'), path: '/taken-up', breadcrumb, body });
    })

    .get('/taken-up.csv', async (c) => {
      const desk = await currentDeskOf(c, house);
      if (!desk) return c.notFound();
      return c.body(csvOf(desk, await rowsOf(desk)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="taken-up.csv"',
      });
    })

    .get('/taken-up/:organisation', async (c) => {
      const desk = await currentDeskOf(c, house);
      const organisation = desk && organisationOf(desk, c.req.param('organisation'));
      if (!desk || !organisation) return c.notFound();
      const { t, base, view } = desk;
      const body = <OwnPage {...{ t, base, organisation }} rows={await rowsOf(desk)} work={null} done={false} />;
      const title = t('own.title', { organisation: organisation.name });
      const breadcrumb = [{ label: t('taken.title'), href: `${base}/taken-up` }];
      return publicPage(c, house, view, { title, path: `/taken-up/${organisation.slug}`, breadcrumb, body });
    });
}

/** For those who enter data: the team for every organisation, a reporter for their own. */
export function takingUpRoutes(house: WebHouse): Hono<Env> {
  const here = '/governance/plans/:plan/taken-up';
  const within = ({ t, listed, planWork }: PlanDesk) => [
    { label: t('gates.title', { plan: listed.title }), href: planWork },
    { label: t('taken.title'), href: `${planWork}/taken-up` },
  ];

  function formPage(c: Context<Env>, desk: PlanDesk, form: Filled, status: 200 | 400 | 403 = 200) {
    const { t, planWork, listed, view } = desk;
    const organisation = organisationOf(desk, c.req.param('organisation'));
    const placed = view.index.byId.get(c.req.param('commitment') ?? '');
    if (!organisation || !placed) return c.notFound();
    const path = `/taken-up/${organisation.slug}/${placed.commitment.id}`;
    const { commitment } = placed;
    const body = <OwnFormPage {...{ t, organisation, commitment, form }} action={`${planWork}${path}`} />;
    const title = t('ownForm.one', { organisation: organisation.name, id: commitment.id });
    return desk.page({ title, path: `/plans/${listed.slug}${path}`, within: within(desk), body }, status);
  }

  return new Hono<Env>()
    .get(here, async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const { t, base, planWork, listed } = desk;
      const rows = await rowsOf(desk);
      const body = <MatrixPage {...{ t, base, rows }} here={`${planWork}/taken-up`} download={false} />;
      const path = `/plans/${listed.slug}/taken-up`;
      return desk.page({ title: t('taken.title'), path, within: within(desk).slice(0, 1), body });
    })

    .get(`${here}/:organisation`, async (c) => {
      const desk = await planDeskOf(c, house);
      const organisation = desk && organisationOf(desk, c.req.param('organisation'));
      if (!desk || !organisation) return c.notFound();
      const { t, base, planWork, listed } = desk;
      const done = c.req.query('done') === 'saved';
      const work = `${planWork}/taken-up`;
      const body = <OwnPage {...{ t, base, organisation, work, done }} rows={await rowsOf(desk)} />;
      const title = t('ownForm.title', { organisation: organisation.name });
      const path = `/plans/${listed.slug}/taken-up/${organisation.slug}`;
      return desk.page({ title, path, within: within(desk), body });
    })

    .get(`${here}/:organisation/:commitment`, async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const { organisation, commitment } = c.req.param();
      const said = (await desk.reflections.list()).find(
        (one) => one.organisation === organisation && one.commitment === commitment,
      );
      const { stance = '', words = '', reason = '', due = '' } = said ?? {};
      return formPage(c, desk, { values: { stance, words, reason, due }, problems: [] });
    })

    .post(`${here}/:organisation/:commitment`, async (c) => {
      const desk = await planDeskOf(c, house);
      const organisation = desk && organisationOf(desk, c.req.param('organisation'));
      const placed = desk?.view.index.byId.get(c.req.param('commitment'));
      if (!desk || !organisation || !placed) return c.notFound();
      const form = await readForm(c, ReflectionForm);
      const held = c.var.person?.roles ?? [];
      if (!allowsFor(held, c.var.system.id, 'enter data', organisation.slug)) {
        const problems = [{ field: '', message: desk.t('ownForm.notYours') }];
        return formPage(c, desk, { values: form.values, problems }, 403);
      }
      if (!form.data) return formPage(c, desk, form, 400);
      await desk.reflections.say(organisation.slug, placed.commitment.id, form.data, desk.by);
      changed(c.var.system);
      return c.redirect(`${desk.planWork}/taken-up/${organisation.slug}?done=saved#${placed.commitment.id}`, 303);
    });
}

/** One line for each commitment and organisation; what a spreadsheet would take for a formula is quoted. */
function csvOf({ t }: PlanDesk, rows: Awaited<ReturnType<typeof rowsOf>>): string {
  const lines = rows.flatMap(({ placed: { commitment }, by }) =>
    by.map((taken) => [
      commitment.id,
      commitment.text,
      taken.organisation.name,
      taken.owns ? 'yes' : 'no',
      toldOf(t, taken),
      taken.reflection?.words ?? '',
      taken.reflection?.reason ?? '',
      taken.reflection?.due ?? '',
    ]),
  );
  const columns = ['commitment', 'words', 'organisation', 'owns', 'stance', 'ownWords', 'reason', 'due'] as const;
  return stringify([columns.map((one) => t(`csv.${one}`)), ...lines], { bom: true, escape_formulas: true });
}
