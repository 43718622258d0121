/** The weaknesses of a plan. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../../platform/room.ts';
import { lintPlan } from '../lint/lint.ts';
import { planDeskOf } from './desk.tsx';
import { FindingsPage } from './findings-page.tsx';

export function findingsRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>().get('/plans/:plan/findings', async (c) => {
    const desk = await planDeskOf(c, house);
    if (!desk) return c.notFound();
    const { plan, t } = desk;
    const findings = lintPlan(plan, { today: new Date().toISOString().slice(0, 10) });
    const body = <FindingsPage findings={findings} t={t} />;
    return c.html(desk.planPage({ title: t('findings.title'), path: '/findings', body }));
  });
}
