/** From a document to a plan: the workspace's first page, the document that is sent from it, and its review. */
import { type Context, Hono } from 'hono';
import { mayDo } from '../../platform/accounts/guard.ts';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { receiveUpload } from '../../platform/web/upload.ts';
import { readPlanApart } from '../apart/apart.ts';
import { keptRemarks } from '../review/kept-remarks.ts';
import { reviewStore } from '../review/review-store.ts';
import { deskOf } from './desk.tsx';
import { findRoutes } from './find-routes.tsx';
import { reviewPlanRoutes } from './review-plan-routes.tsx';
import { reviewRoutes } from './review-routes.tsx';
import { StartPage } from './start-page.tsx';

export function readingRoutes(house: WebHouse): Hono<Env> {
  const { database, settings } = house;
  const remarksOn = keptRemarks(today);
  const limitMb = settings.uploadLimit / 1_000_000;

  async function start(c: Context<Env>, error: string | null): Promise<string> {
    const { t, base, store, page } = deskOf(c, house);
    const [reviews, plans] = [await reviewStore(database, c.var.system).list(), await store.list()];
    const entries = house.offers.workspaceEntries
      .filter(({ action }) => action === undefined || mayDo(c, action))
      .map(({ label, href }) => ({
        label: label(t.language),
        href: base + href,
      }));
    const leads = mayDo(c, 'choose who may do what');
    return page({
      title: t('work.title'),
      path: '',
      body: <StartPage {...{ base, limitMb, reviews, plans, error, entries, leads, t }} />,
    });
  }

  return new Hono<Env>()
    .get('/', async (c) => c.html(await start(c, null)))
    .post('/documents', async (c) => {
      try {
        const upload = await receiveUpload(c.req.raw, limitMb);
        try {
          const outline = await readDocument(upload.path);
          const reviews = reviewStore(database, c.var.system);
          const id = await reviews.open(upload.path, upload.name, await readPlanApart(outline), outline.lines);
          return c.redirect(`${deskOf(c, house).base}/reviews/${id}`, 303);
        } finally {
          await upload.forget();
        }
      } catch (error) {
        if (!(error instanceof UnreadableDocument || error instanceof Mistake)) throw error;
        return c.html(await start(c, error.message), 422);
      }
    })
    .route('/', reviewRoutes(house, remarksOn))
    .route('/', findRoutes(house, remarksOn))
    .route('/', reviewPlanRoutes(house, remarksOn));
}
