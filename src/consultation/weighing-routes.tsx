/** The team opens consultations, types in what came on paper, and weighs every remark. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '../kernel/ids.ts';
import { planStore } from '../plan/store.ts';
import { allows } from '../platform/accounts/policy.ts';
import { nameOfWriter, writerOf } from '../platform/accounts/writers.ts';
import { historyLink } from '../platform/audit/history-link.tsx';
import { auditStore } from '../platform/audit/store.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import { today } from '../platform/today.ts';
import { type Filled, readForm, unfilled } from '../platform/web/forms.tsx';
import { systemPage } from '../platform/web/system-page.tsx';
import { deskOf as engagementDesk } from './engagement/frame.tsx';
import { deskOf, longDate, viewOf } from './frame.tsx';
import { ConsultationForm, longestAnswer, outcomes, respondents, showings, verdicts } from './model.ts';
import { personalSignsIn } from './personal-signs.ts';
import { stateOn } from './rules.ts';
import { ConsultationFormPage, ConsultationsPage, PaperPage, subjectOptions } from './weighing-pages.tsx';
import { RemarkPage, RemarksPage } from './weighing-remarks.tsx';

const pageSize = 50;

const Filter = z.object({
  subject: z.string().max(50).optional(),
  verdict: z.enum(verdicts).optional().catch(undefined),
  respondent: z.enum(respondents).optional().catch(undefined),
  place: z.string().max(100).optional(),
  theme: z.string().max(100).optional(),
  tag: z.string().max(50).optional(),
  assignee: z.string().max(100).optional(),
  outcome: z
    .enum(['open', ...outcomes])
    .optional()
    .catch(undefined),
  showing: z.enum(showings).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const Organised = z.object({
  tags: z
    .string()
    .max(1000)
    .default('')
    .transform((text) => [
      ...new Set(
        text
          .split(',')
          .map((tag) => tag.trim().slice(0, 50))
          .filter((tag) => tag !== ''),
      ),
    ]),
  assignee: z.string().max(100).default(''),
});
const Same = z.object({
  same: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((one) => [one].flat().filter(isId)),
});
const Paper = z.object({
  subject: z.string().max(50),
  verdict: z.enum(['', ...verdicts]).default(''),
  text: z.string().trim(),
  respondent: z.enum(['', ...respondents]).default(''),
  place: z.string().max(100).default(''),
  organisation: z.string().trim().max(200).default(''),
});

export function weighingRoutes(house: WebHouse): Hono<Env> {
  const { accounts, assets, database } = house;
  const work = (c: Context<Env>) => `/${c.var.system.slug}/workspace/consultations`;
  const by = (c: Context<Env>) => (c.var.person ? writerOf(c.var.person) : '');

  function page(c: Context<Env>, title: string, path: string, body: React.ReactNode, status: 200 | 400 = 200) {
    const { t } = deskOf(c, house);
    const workspace = { label: t('work.workspace'), href: `/${c.var.system.slug}/workspace` };
    const breadcrumb = path === '' ? [workspace] : [workspace, { label: t('work.title'), href: work(c) }];
    const where = `/workspace/consultations${path}`;
    return c.html(systemPage(c.var.system, assets, { title, path: where, breadcrumb, body }), status);
  }

  async function formPage(c: Context<Env>, id: string | null, form: Filled, status: 200 | 400 = 200) {
    const { t } = deskOf(c, house);
    const plan = await planStore(database, c.var.system).current();
    const version = id === null ? null : ((await deskOf(c, house).consultations.byId(id))?.planVersion ?? null);
    const body = (
      <>
        <ConsultationFormPage {...{ t, base: work(c), id, form, version }} hasPlan={plan !== null || id !== null} />
        {id !== null && historyLink(c, { table: 'consultations', key: [id] })}
      </>
    );
    return page(c, t(id === null ? 'work.new' : 'work.edit'), id === null ? '/new' : `/${id}/edit`, body, status);
  }

  /** What is wrong where another consultation is open on one of the days: readers answer one at a time. */
  async function overlapping(c: Context<Env>, { opens, closes }: ConsultationForm, own: string | null) {
    const { t, consultations } = deskOf(c, house);
    const other = (await consultations.list()).find(
      (one) => one.id !== own && one.opens <= closes && opens <= one.closes,
    );
    if (!other) return [];
    const day = (text: string) => longDate(c, house, text);
    const words = { title: other.title, opens: day(other.opens), closes: day(other.closes) };
    return [{ field: 'opens', message: t('work.overlaps', words) }];
  }

  async function paperPage(c: Context<Env>, id: string, form: Filled, done: boolean, status: 200 | 400 = 200) {
    const desk = deskOf(c, house);
    const { t } = desk;
    const consultation = await desk.consultations.byId(id);
    const view = consultation && (await viewOf(c, house, consultation));
    if (!view) return c.notFound();
    const body = <PaperPage {...{ t, base: `${work(c)}/${id}`, view, form, done }} />;
    return page(c, t('work.paper'), `/${id}/paper`, body, status);
  }

  async function remarkPage(c: Context<Env>, form: Filled, status: 200 | 400 = 200) {
    const desk = deskOf(c, house);
    const { t, base } = desk;
    const { id, remark: remarkId } = c.req.param();
    const remark = await desk.remarks.byId(remarkId ?? '');
    const consultation = remark && (await desk.consultations.byId(remark.consultationId));
    const view = consultation && (await viewOf(c, house, consultation));
    if (!remark || remark.consultationId !== id || !view) return c.notFound();
    // A remark on the whole, or on what is missing, may have led to a change of any commitment.
    const about = view.index.byId.has(remark.subject) ? remark.subject : undefined;
    const revisions = await planStore(database, c.var.system).revisions(view.plan.id, about);
    const nameOf = await namesFor(desk);
    const body = (
      <RemarkPage
        {...{ t, view, remark, revisions, form, nameOf }}
        near={await desk.remarks.nearSame(remark, consultation.id)}
        team={await team(c)}
        base={`${work(c)}/${id}`}
        planBase={`${base}/workspace/plans/${view.plan.slug}`}
        signs={await personalSignsIn(remark.text)}
        day={(at) => longDate(c, house, at.toISOString().slice(0, 10))}
        places={c.var.system.settings.places}
      />
    );
    const whole = (
      <>
        {body}
        {historyLink(c, { table: 'remarks', key: [remark.id] })}
      </>
    );
    return page(c, t('weigh.one'), `/${id}/remarks/${remark.id}`, whole, status);
  }

  async function namesFor({ t }: ReturnType<typeof deskOf>) {
    const names = await accounts.people.names();
    return (one: string) => nameOfWriter(one, names, { team: '', former: t('weigh.former') });
  }

  /** Those who may answer remarks, by name. */
  async function team(c: Context<Env>): Promise<{ value: string; label: string }[]> {
    const { id } = c.var.system;
    const members = await accounts.people.members(id);
    const able = members.filter(({ role }) =>
      allows([{ systemId: id, role, organisation: null }], id, 'change the plan'),
    );
    return [...new Map(able.map((one) => [one.id, { value: writerOf(one), label: one.name }])).values()];
  }

  return new Hono<Env>()
    .get('/consultations', async (c) => {
      const desk = deskOf(c, house);
      const { t } = desk;
      const all = await desk.consultations.list();
      const listed = await Promise.all(
        all.map(async (one) => ({
          ...one,
          state: stateOn(one, today()),
          counts: await desk.consultations.counts(one.id),
        })),
      );
      const day = (text: string) => longDate(c, house, text);
      const done = c.req.query('done') === 'saved';
      const body = <ConsultationsPage {...{ t, base: work(c), listed, day, done }} />;
      return page(c, t('work.title'), '', body);
    })

    .get('/consultations/new', (c) => {
      const { t } = deskOf(c, house);
      return formPage(c, null, { values: { privacy: t('work.privacyDefault') }, problems: [] });
    })

    .post('/consultations/new', async (c) => {
      const desk = deskOf(c, house);
      const form = await readForm(c, ConsultationForm);
      const plan = await planStore(database, c.var.system).current();
      if (!form.data || !plan) return formPage(c, null, { problems: [], ...form }, 400);
      const problems = await overlapping(c, form.data, null);
      if (problems.length > 0) return formPage(c, null, { values: form.values, problems }, 400);
      await desk.consultations.create(form.data, plan, by(c));
      return c.redirect(`${work(c)}?done=saved`, 303);
    })

    .get('/consultations/:id/edit', async (c) => {
      const desk = deskOf(c, house);
      const found = await desk.consultations.byId(c.req.param('id'));
      if (!found) return c.notFound();
      const { title, opens, closes, audience, about, privacy } = found;
      return formPage(c, found.id, { values: { title, opens, closes, audience, about, privacy }, problems: [] });
    })

    .post('/consultations/:id/edit', async (c) => {
      const desk = deskOf(c, house);
      const id = c.req.param('id');
      const form = await readForm(c, ConsultationForm);
      if (!form.data) return formPage(c, id, form, 400);
      const problems = await overlapping(c, form.data, id);
      if (problems.length > 0) return formPage(c, id, { values: form.values, problems }, 400);
      // What is asked about is fixed on the day on which it opens.
      const before = await desk.consultations.byId(id);
      const fixed = before !== null && stateOn(before, today()) !== 'to come';
      const plan = fixed ? null : await planStore(database, c.var.system).current();
      return (await desk.consultations.change(id, form.data, plan))
        ? c.redirect(`${work(c)}?done=saved`, 303)
        : c.notFound();
    })

    .get('/consultations/:id/paper', (c) => paperPage(c, c.req.param('id'), unfilled, c.req.query('done') === 'yes'))

    .post('/consultations/:id/paper', async (c) => {
      const desk = deskOf(c, house);
      const { t } = desk;
      const id = c.req.param('id');
      const form = await readForm(c, Paper);
      const consultation = await desk.consultations.byId(id);
      if (!consultation || !form.data) return c.notFound();
      const { subject, verdict, text, respondent, place, organisation } = form.data;
      const view = await viewOf(c, house, consultation);
      if (!view || !subjectOptions(t, view).some(({ value }) => value === subject)) return c.notFound();
      const problem =
        text === '' && verdict === '' ? t('work.needed') : text.length > longestAnswer ? t('ask.tooLong') : null;
      if (problem !== null)
        return paperPage(c, id, { values: form.values, problems: [{ field: 'text', message: problem }] }, false, 400);
      const about = { respondent: respondent || null, place: place || null, organisation: organisation || null };
      await desk.responses.takeIn(id, about, 'paper', [{ subject, verdict: verdict || null, text }]);
      return c.redirect(`${work(c)}/${id}/paper?done=yes`, 303);
    })

    .get('/consultations/:id', async (c) => {
      const desk = deskOf(c, house);
      const { t } = desk;
      const consultation = await desk.consultations.byId(c.req.param('id'));
      const view = consultation && (await viewOf(c, house, consultation));
      if (!consultation || !view) return c.notFound();
      const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''));
      const { page: at, ...filter } = Filter.parse(given);
      const { theme } = filter;
      const ofTheme = view.index.commitments.filter((one) => one.theme?.slug === theme);
      const subjects = theme === undefined ? undefined : ofTheme.map(({ commitment }) => commitment.id);
      const [found, counts, openBy, tags] = await Promise.all([
        desk.remarks.list(consultation.id, { ...filter, subjects }, { from: (at - 1) * pageSize, size: pageSize }),
        desk.consultations.counts(consultation.id),
        desk.remarks.openBy(consultation.id),
        desk.remarks.tags(consultation.id),
      ]);
      const body = (
        <RemarksPage
          {...{ t, view, filter, counts, at, openBy, tags }}
          nameOf={await namesFor(desk)}
          base={`${work(c)}/${consultation.id}`}
          title={consultation.title}
          items={found.items}
          total={found.total}
          pages={Math.max(1, Math.ceil(found.total / pageSize))}
          day={(moment) => longDate(c, house, moment.toISOString().slice(0, 10))}
          places={c.var.system.settings.places}
        />
      );
      return page(c, consultation.title, `/${consultation.id}`, body);
    })

    .get('/consultations/:id/answers.xlsx', async (c) => {
      const desk = deskOf(c, house);
      const { t } = desk;
      const consultation = await desk.consultations.byId(c.req.param('id'));
      const view = consultation && (await viewOf(c, house, consultation));
      if (!consultation || !view) return c.notFound();
      const names = await accounts.people.names();
      // The library of workbooks is large, and few requests need it.
      const { toWorkbook } = await import('./workbook.ts');
      const { t: words, engagements, health, raised } = engagementDesk(c, house);
      const ofPlan = <One extends { planId: string }>(all: One[]) =>
        all.filter(({ planId }) => planId === view.plan.id);
      const workbook = await toWorkbook(t, words, {
        consultation,
        ...(await desk.remarks.everything(consultation.id)),
        events: ofPlan(await engagements.list()),
        assessments: ofPlan(await health.list()),
        raised: await raised.all(),
        textOf: (subject) => view.index.byId.get(subject)?.commitment.text ?? '',
        nameOf: (one) => nameOfWriter(one, names, { team: '', former: t('weigh.former') }),
      });
      return c.body(new Uint8Array(workbook), 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="consultation-${consultation.closes}.xlsx"`,
        'cache-control': 'private, no-store',
      });
    })

    .get('/consultations/:id/remarks/:remark', (c) => remarkPage(c, unfilled))

    .post('/consultations/:id/remarks/:remark/showing', async (c) => {
      const desk = deskOf(c, house);
      const { id, remark } = c.req.param();
      const { data } = await readForm(c, z.object({ showing: z.enum(showings) }));
      const found = await desk.remarks.byId(remark);
      if (!data || found?.consultationId !== id) return c.notFound();
      await desk.remarks.show(remark, data.showing);
      return c.redirect(`${work(c)}/${id}/remarks/${remark}`, 303);
    })

    .post('/consultations/:id/remarks/:remark/mend', async (c) => {
      const desk = deskOf(c, house);
      const { id, remark } = c.req.param();
      const Mend = z.object({ does: z.enum(['move', 'remove', 'forget']), subject: z.string().max(50).default('') });
      const { data } = await readForm(c, Mend);
      const found = await desk.remarks.byId(remark);
      const consultation = await desk.consultations.byId(id);
      const view = consultation && (await viewOf(c, house, consultation));
      // What somebody wrote here themselves is theirs to change.
      if (!data || !view || found?.consultationId !== id || found.channel === 'web') return c.notFound();
      if (data.does === 'remove') {
        await desk.remarks.remove(remark);
        return c.redirect(`${work(c)}/${id}`, 303);
      }
      if (data.does === 'forget') {
        await desk.responses.part([found.responseId]);
        await auditStore(database, c.var.system).forget(`response:${found.responseId}`);
      } else if (subjectOptions(desk.t, view).some(({ value }) => value === data.subject)) {
        await desk.remarks.moveTo(found, data.subject);
        if (!(await desk.remarks.byId(remark))) return c.redirect(`${work(c)}/${id}`, 303);
      }
      return c.redirect(`${work(c)}/${id}/remarks/${remark}`, 303);
    })

    .post('/consultations/:id/remarks/:remark/organise', async (c) => {
      const desk = deskOf(c, house);
      const { id, remark } = c.req.param();
      const { data } = await readForm(c, Organised);
      const found = await desk.remarks.byId(remark);
      if (!data || found?.consultationId !== id) return c.notFound();
      const isOfTheTeam = (await team(c)).some(({ value }) => value === data.assignee);
      await desk.remarks.organise(remark, { tags: data.tags, assignee: isOfTheTeam ? data.assignee : null });
      return c.redirect(`${work(c)}/${id}/remarks/${remark}`, 303);
    })

    .post('/consultations/:id/remarks/:remark/same', async (c) => {
      const desk = deskOf(c, house);
      const { id, remark } = c.req.param();
      const { data } = await readForm(c, Same);
      const found = await desk.remarks.byId(remark);
      if (!data || found?.consultationId !== id) return c.notFound();
      await desk.remarks.sayTheSame(found, id, data.same);
      return c.redirect(`${work(c)}/${id}/remarks/${remark}`, 303);
    })

    .post('/consultations/:id/remarks/:remark', async (c) => {
      const desk = deskOf(c, house);
      const { t } = desk;
      const { id, remark } = c.req.param();
      const form = await readForm(
        c,
        z.object({
          outcome: z.enum(outcomes, t('weigh.chooseOutcome')),
          reason: z.string().trim().min(1, t('weigh.needed')).max(5000, t('ask.tooLong')),
          revision: z.string().default(''),
          seen: z.string().max(50).default(''),
        }),
      );
      if (!form.data) return remarkPage(c, form, 400);
      const found = await desk.remarks.byId(remark);
      if (found?.consultationId !== id) return c.notFound();
      const { outcome, reason, revision, seen } = form.data;
      const weighed = { outcome, reason, revision: /^\d+$/.test(revision) ? Number(revision) : null };
      if (!(await desk.remarks.weigh(found, weighed, by(c), seen))) {
        const problems = [{ field: '', message: t('weigh.meanwhile') }];
        return remarkPage(c, { values: form.values, problems }, 400);
      }
      const { items } = await desk.remarks.list(id, { outcome: 'open' }, { from: 0, size: 1 });
      return c.redirect(items[0] ? `${work(c)}/${id}/remarks/${items[0].id}` : `${work(c)}/${id}`, 303);
    });
}
