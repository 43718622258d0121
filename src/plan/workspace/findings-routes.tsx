/** The weaknesses of a plan: to be seen by rule, set aside with a reason, and told again. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { type Problem, readForm } from '../../platform/web/forms.tsx';
import { lintApart } from '../apart/apart.ts';
import { rules, subjectOf } from '../lint/lint.ts';
import { silenceStore } from '../silence-store.ts';
import { type PlanDesk, planDeskOf, type T } from './desk.tsx';
import { FindingsPage } from './findings-page.tsx';

const Rule = z.string().refine((id) => rules.some((rule) => rule.id === id));
const Again = z.object({ rule: z.string(), subject: z.string() });

function allAsideForm(t: T) {
  const needed = t('form.needed', { field: t('weak.reason') });
  return z.object({ rule: Rule, reason: z.string(needed).trim().min(1, needed).max(2000) });
}

function asideForm(t: T) {
  return allAsideForm(t).extend({ subject: z.string().min(1).max(500), only: z.string().default('') });
}

export function findingsRoutes(house: WebHouse): Hono<Env> {
  async function lintedPlan(c: Context<Env>, desk: PlanDesk) {
    const kept = await silenceStore(house.database, c.var.system).list(desk.plan.id);
    const linted = await lintApart(desk.plan, { today: today(), silenced: kept });
    return { kept, linted };
  }

  async function page(c: Context<Env>, desk: PlanDesk, problems: Problem[] = []): Promise<string> {
    const { kept, linted } = await lintedPlan(c, desk);
    const nameOf = await desk.writers();
    const stale = new Set(kept.filter((silence) => linted.stale.includes(silence)));
    const only = Rule.safeParse(c.req.query('rule')).data ?? null;
    const body = (
      <FindingsPage {...{ desk, findings: linted.findings, only, silenced: kept, stale, problems, nameOf }} />
    );
    return desk.planPage({ title: desk.t('weak.title'), path: '/findings', body });
  }

  return new Hono<Env>()
    .get('/plans/:plan/findings', async (c) => {
      const desk = await planDeskOf(c, house);
      return desk ? c.html(await page(c, desk)) : c.notFound();
    })
    .post('/plans/:plan/findings/aside', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const { data, ...sent } = await readForm(c, asideForm(desk.t));
      if (data === null) return c.html(await page(c, desk, 'problems' in sent ? sent.problems : []), 422);
      const { only, ...silence } = data;
      await silenceStore(house.database, c.var.system).silence(desk.plan.id, silence, desk.by);
      return c.redirect(`${desk.planBase}/findings${only === '' ? '' : `?rule=${only}`}`, 303);
    })
    .post('/plans/:plan/findings/aside-all', async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const { data, ...sent } = await readForm(c, allAsideForm(desk.t));
      if (data === null) return c.html(await page(c, desk, 'problems' in sent ? sent.problems : []), 422);
      const { linted } = await lintedPlan(c, desk);
      const subjects = new Set(linted.findings.filter(({ rule }) => rule === data.rule).map(subjectOf));
      const silences = silenceStore(house.database, c.var.system);
      for (const subject of subjects) await silences.silence(desk.plan.id, { ...data, subject }, desk.by);
      return c.redirect(`${desk.planBase}/findings`, 303);
    })
    .post('/plans/:plan/findings/again', async (c) => {
      const desk = await planDeskOf(c, house);
      const { data } = await readForm(c, Again);
      if (!desk || !data) return c.notFound();
      await silenceStore(house.database, c.var.system).tellAgain(desk.plan.id, data.rule, data.subject, desk.by);
      return c.redirect(`${desk.planBase}/findings`, 303);
    });
}
