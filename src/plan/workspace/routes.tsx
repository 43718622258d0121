/** The team's pages: upload a document, review what was found, make it a plan, see its weaknesses. */
import { type Context, Hono } from 'hono';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { translator } from '../../platform/web/translate.ts';
import { receiveUpload } from '../../platform/web/upload.ts';
import { lintPlan } from '../lint/lint.ts';
import { workspaceMessages } from '../messages/en-workspace.ts';
import { framePage, makeFrame } from '../pages/view.tsx';
import { readPlan } from '../reading/read-plan.ts';
import { readSentence } from '../reading/sentence/read.ts';
import { correct, merge, withoutRejected } from '../review.ts';
import { type Review, reviewStore } from '../review-store.ts';
import { slugify } from '../slugs.ts';
import { planStore } from '../store.ts';
import { ChangesPage } from './changes-page.tsx';
import { FindingsPage } from './findings-page.tsx';
import { ReviewPage } from './review-page.tsx';
import { StartPage } from './start-page.tsx';

const t = translator('en', workspaceMessages);
const Uuid = z.uuid();
const Subject = z.string().regex(/^[cr]\d+(\.\d+)*$/);
const Decision = z.object({ id: Subject, decision: z.enum(['accepted', 'rejected']) });
const Words = z.object({ id: Subject, text: z.string().trim().min(1).max(10_000) });
const Merge = z.object({ id: Subject, into: z.string().trim().toLowerCase() });
const Name = z.object({ name: z.string().trim().min(1).max(60) });
const Changes = Name.extend({ version: z.coerce.number().int().min(1) });

/** To be mounted at "/:system/workspace", behind the token. */
export function workspaceRoutes({ database, settings, assets }: WebHouse): Hono<Env> {
  const limitMb = settings.uploadLimit / 1_000_000;
  const baseOf = (c: Context<Env>) => `/${c.var.system.slug}/workspace`;
  const page = (c: Context<Env>, title: string, path: string, body: ReactNode) =>
    framePage(makeFrame(c.var.system, assets), {
      title,
      path: `/workspace${path}`,
      breadcrumb: path === '' ? [] : [{ label: t('work.title'), href: baseOf(c) }],
      body,
    });

  async function start(c: Context<Env>, error: string | null): Promise<string> {
    const { system } = c.var;
    const [reviews, plans] = [await reviewStore(database, system).list(), await planStore(database, system).list()];
    const body = <StartPage {...{ base: baseOf(c), limitMb, reviews, plans, error, t }} />;
    return page(c, t('work.title'), '', body);
  }

  async function reviewOf(c: Context<Env>): Promise<Review | null> {
    const id = Uuid.safeParse(c.req.param('id'));
    return id.success ? reviewStore(database, c.var.system).byId(id.data) : null;
  }

  function review(c: Context<Env>, found: Review, error: string | null): string {
    const base = `${baseOf(c)}/reviews/${found.id}`;
    const title = t('review.title', { file: found.file });
    return page(c, title, `/reviews/${found.id}`, <ReviewPage review={found} base={base} t={t} error={error} />);
  }

  return new Hono<Env>()
    .get('/', async (c) => c.html(await start(c, null)))
    .post('/documents', async (c) => {
      try {
        const upload = await receiveUpload(c.req.raw, limitMb);
        try {
          const outline = await readDocument(upload.path);
          const id = await reviewStore(database, c.var.system).open(upload.name, readPlan(outline), outline.lines);
          return c.redirect(`${baseOf(c)}/reviews/${id}`, 303);
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
      return found ? c.html(review(c, found, null)) : c.notFound();
    })
    .post('/reviews/:id/decisions', async (c) => {
      const found = await reviewOf(c);
      const form = Decision.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      await reviewStore(database, c.var.system).decide(found.id, form.data.id, form.data.decision);
      return c.redirect(`${baseOf(c)}/reviews/${found.id}#${form.data.id}`, 303);
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
      return c.redirect(`${baseOf(c)}/reviews/${found.id}#${id}`, 303);
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
        return c.html(review(c, found, t('review.noMerge')), 422);
      }
      return c.redirect(`${baseOf(c)}/reviews/${found.id}#${into}`, 303);
    })
    .post('/reviews/:id/plan', async (c) => {
      const found = await reviewOf(c);
      const form = Name.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      const store = planStore(database, c.var.system);
      const name = slugify(form.data.name) || 'plan';
      const draft = withoutRejected(found.draft, found.decisions);
      const compared = await store.compare(name, draft);
      if (compared) {
        const { version, changes } = compared;
        const base = `${baseOf(c)}/reviews/${found.id}`;
        const body = <ChangesPage {...{ base, plan: name, version, changes, t }} />;
        return c.html(page(c, t('changes.title', { plan: name }), `/reviews/${found.id}/changes`, body));
      }
      await store.create(name, draft, found.lines);
      await reviewStore(database, c.var.system).close(found.id, 'imported');
      return c.redirect(baseOf(c), 303);
    })
    .post('/reviews/:id/changes', async (c) => {
      const found = await reviewOf(c);
      const form = Changes.safeParse(await c.req.parseBody());
      if (!found || !form.success) return c.notFound();
      const { name, version } = form.data;
      const draft = withoutRejected(found.draft, found.decisions);
      const store = planStore(database, c.var.system);
      if (!(await store.takeLater(name, version, draft, found.lines, 'the team')))
        return c.html(review(c, found, t('changes.stale')), 409);
      await reviewStore(database, c.var.system).close(found.id, 'imported');
      return c.redirect(baseOf(c), 303);
    })
    .get('/findings/:plan', async (c) => {
      const plan = await planStore(database, c.var.system).bySlug(c.req.param('plan'));
      if (!plan) return c.notFound();
      const findings = lintPlan(plan, { today: new Date().toISOString().slice(0, 10) });
      return c.html(page(c, t('findings.title'), `/findings/${plan.slug}`, <FindingsPage findings={findings} t={t} />));
    });
}
