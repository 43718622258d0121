/** From a document to a plan: upload it, review what was found, see what would change, make it a plan. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { receiveUpload } from '../../platform/web/upload.ts';
import { readPlan } from '../reading/read-plan.ts';
import { readSentence } from '../reading/sentence/read.ts';
import { correct, merge, withoutRejected } from '../review.ts';
import { type Review, reviewStore } from '../review-store.ts';
import { slugify } from '../slugs.ts';
import { ChangesPage } from './changes-page.tsx';
import { type Desk, deskOf, team } from './desk.tsx';
import { ReviewPage } from './review-page.tsx';
import { StartPage } from './start-page.tsx';

const Uuid = z.uuid();
const Subject = z.string().regex(/^[cr]\d+(\.\d+)*$/);
const Decision = z.object({ id: Subject, decision: z.enum(['accepted', 'rejected']) });
const Words = z.object({ id: Subject, text: z.string().trim().min(1).max(10_000) });
const Merge = z.object({ id: Subject, into: z.string().trim().toLowerCase() });
const Name = z.object({ name: z.string().trim().min(1).max(60) });
const Changes = Name.extend({ version: z.coerce.number().int().min(1) });

export function readingRoutes(house: WebHouse): Hono<Env> {
  const { database, settings } = house;
  const limitMb = settings.uploadLimit / 1_000_000;

  async function start(c: Context<Env>, error: string | null): Promise<string> {
    const { t, base, store, page } = deskOf(c, house);
    const [reviews, plans] = [await reviewStore(database, c.var.system).list(), await store.list()];
    return page({
      title: t('work.title'),
      path: '',
      body: <StartPage {...{ base, limitMb, reviews, plans, error, t }} />,
    });
  }

  async function reviewOf(c: Context<Env>): Promise<Review | null> {
    const id = Uuid.safeParse(c.req.param('id'));
    return id.success ? reviewStore(database, c.var.system).byId(id.data) : null;
  }

  function review({ t, base, page }: Desk, found: Review, error: string | null): string {
    return page({
      title: t('review.title', { file: found.file }),
      path: `/reviews/${found.id}`,
      body: <ReviewPage review={found} base={`${base}/reviews/${found.id}`} t={t} error={error} />,
    });
  }

  return new Hono<Env>()
    .get('/', async (c) => c.html(await start(c, null)))
    .post('/documents', async (c) => {
      try {
        const upload = await receiveUpload(c.req.raw, limitMb);
        try {
          const outline = await readDocument(upload.path);
          const id = await reviewStore(database, c.var.system).open(upload.name, readPlan(outline), outline.lines);
          return c.redirect(`${deskOf(c, house).base}/reviews/${id}`, 303);
        } finally {
          await upload.forget();
        }
      } catch (error) {
        if (!(error instanceof UnreadableDocument || error instanceof Mistake)) throw error;
        return c.html(await start(c, error.message), 422);
      }
    })
    .get('/reviews/:id', async (c) => {
      const found = await reviewOf(c);
      return found ? c.html(review(deskOf(c, house), found, null)) : c.notFound();
    })
    .post('/reviews/:id/decisions', async (c) => {
      const found = await reviewOf(c);
      const form = Decision.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      await reviewStore(database, c.var.system).decide(found.id, form.data.id, form.data.decision);
      return c.redirect(`${deskOf(c, house).base}/reviews/${found.id}#${form.data.id}`, 303);
    })
    .post('/reviews/:id/words', async (c) => {
      const found = await reviewOf(c);
      const form = Words.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      const { id, text } = form.data;
      const read = (words: string) => readSentence(words, { part: id.includes('.') });
      await reviewStore(database, c.var.system).change(found.id, (draft) =>
        correct(draft, id, text.replace(/\s+/g, ' '), read),
      );
      return c.redirect(`${deskOf(c, house).base}/reviews/${found.id}#${id}`, 303);
    })
    .post('/reviews/:id/merges', async (c) => {
      const found = await reviewOf(c);
      const form = Merge.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      const { id, into } = form.data;
      try {
        await reviewStore(database, c.var.system).change(found.id, (draft) => merge(draft, id, into));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        const desk = deskOf(c, house);
        return c.html(review(desk, found, desk.t('review.noMerge')), 422);
      }
      return c.redirect(`${deskOf(c, house).base}/reviews/${found.id}#${into}`, 303);
    })
    .post('/reviews/:id/plan', async (c) => {
      const found = await reviewOf(c);
      const form = Name.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      const { store, base, page, t } = deskOf(c, house);
      const name = slugify(form.data.name) || 'plan';
      const draft = withoutRejected(found.draft, found.decisions);
      const compared = await store.compare(name, draft);
      if (compared) {
        const { version, changes } = compared;
        return c.html(
          page({
            title: t('changes.title', { plan: name }),
            path: `/reviews/${found.id}/changes`,
            body: <ChangesPage {...{ base: `${base}/reviews/${found.id}`, plan: name, version, changes, t }} />,
          }),
        );
      }
      await store.create(name, draft, found.lines);
      await reviewStore(database, c.var.system).close(found.id, 'imported');
      return c.redirect(base, 303);
    })
    .post('/reviews/:id/changes', async (c) => {
      const found = await reviewOf(c);
      const form = Changes.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      const { name, version } = form.data;
      const draft = withoutRejected(found.draft, found.decisions);
      const desk = deskOf(c, house);
      if (!(await desk.store.takeLater(name, version, draft, found.lines, team)))
        return c.html(review(desk, found, desk.t('changes.stale')), 409);
      await reviewStore(database, c.var.system).close(found.id, 'imported');
      return c.redirect(deskOf(c, house).base, 303);
    });
}
