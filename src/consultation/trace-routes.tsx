/** What came of each recommendation, for everybody: as a page, a CSV and a workbook. */
import { type Context, Hono } from 'hono';
import { planStore } from '../plan/store.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import { deskOf as engagementDesk } from './engagement/frame.tsx';
import { deskOf, longDate, publicPage, viewOf } from './frame.tsx';
import { heardOf, shareOf, tracesOf } from './trace.ts';
import { TracePage } from './trace-page.tsx';

export function traceRoutes(house: WebHouse): Hono<Env> {
  async function traced(c: Context<Env>) {
    const desk = deskOf(c, house);
    const consultation = await desk.consultations.byId(c.req.param('id') ?? '');
    const view = consultation && (await viewOf(c, house, consultation));
    if (!consultation || !view) return null;
    const [revisions, ledTo, tallies] = await Promise.all([
      planStore(house.database, c.var.system).revisions(view.plan.id),
      desk.remarks.ledTo(consultation.id),
      desk.remarks.tallies(consultation.id),
    ]);
    const { engagements, health, raised } = engagementDesk(c, house);
    const sources = [...(await engagements.list()), ...(await health.list())];
    const heard = heardOf(view.index, sources, await raised.all());
    return { desk, consultation, view, heard, traces: tracesOf(view.index, { revisions, ledTo, tallies }) };
  }

  return new Hono<Env>()
    .get('/you-said/:id/trace', async (c) => {
      const found = await traced(c);
      if (!found) return c.notFound();
      const { desk, consultation, view, heard, traces } = found;
      const { t, base } = desk;
      const path = `/you-said/${consultation.id}/trace`;
      const day = (text: string) => longDate(c, house, text);
      const body = <TracePage {...{ t, view, heard, traces, day }} here={base + path} share={shareOf(traces)} />;
      const breadcrumb = [
        { label: t('title'), href: `${base}/consultation` },
        { label: t('said.title'), href: `${base}/you-said/${consultation.id}` },
      ];
      return publicPage(c, house, view, { title: t('trace.title'), path, breadcrumb, body });
    })

    .get('/you-said/:id/trace.csv', async (c) => {
      const found = await traced(c);
      if (!found) return c.notFound();
      const { traceCsv } = await import('./trace-files.ts');
      return c.body(traceCsv(found.desk.t, found), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="what-came-of-it.csv"',
      });
    })

    .get('/you-said/:id/trace.xlsx', async (c) => {
      const found = await traced(c);
      if (!found) return c.notFound();
      // The library of workbooks is large, and few requests need it.
      const { traceWorkbook } = await import('./trace-files.ts');
      const workbook = await traceWorkbook(found.desk.t, found.view.plan.title, found);
      return c.body(new Uint8Array(workbook), 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="what-came-of-it.xlsx"',
      });
    });
}
