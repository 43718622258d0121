/** From a review to a plan: a new one, or what the draft changes in one that is here. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { withoutRejected } from '../review/decisions.ts';
import type { RemarksOn } from '../review/kept-remarks.ts';
import { slugify } from '../slugs.ts';
import { ChangesPage } from './changes-page.tsx';
import { reviewDeskOf, reviewHtml } from './review-desk.tsx';

const Name = z.object({ name: z.string().trim().min(1).max(60) });
const Changes = Name.extend({ version: z.coerce.number().int().min(1) });

export function reviewPlanRoutes(house: WebHouse, remarksOn: RemarksOn): Hono<Env> {
  return new Hono<Env>()
    .post('/reviews/:id/plan', async (c) => {
      const desk = await reviewDeskOf(c, house);
      const form = Name.safeParse(await c.req.parseBody());
      if (!desk || !form.success) return c.notFound();
      const { store, base, t, review, reviews, reviewBase } = desk;
      if (review.state !== 'open') {
        const error = t('review.notOpen');
        return c.html(await reviewHtml(desk, remarksOn, { show: 'all', page: 1, error }), 409);
      }
      const name = slugify(form.data.name) || 'plan';
      const draft = withoutRejected(review);
      const compared = await store.compare(name, draft);
      if (compared) {
        const { version, changes } = compared;
        const body = <ChangesPage {...{ base: reviewBase, plan: name, version, changes, t }} />;
        return c.html(desk.reviewPage({ title: t('changes.title', { plan: name }), path: '/changes', body }));
      }
      await store.create(name, draft, review.lines, review.fileId);
      await reviews.close(review.id);
      return c.redirect(`${base}/plans/${name}?done=made`, 303);
    })
    .post('/reviews/:id/changes', async (c) => {
      const desk = await reviewDeskOf(c, house);
      const form = Changes.safeParse(await c.req.parseBody());
      if (!desk || !form.success) return c.notFound();
      const { name, version } = form.data;
      const { store, base, by, t, review, reviews } = desk;
      const taken =
        review.state === 'open' &&
        (await store.takeLater(name, version, withoutRejected(review), review.lines, by, review.fileId));
      if (!taken) {
        const error = t(review.state === 'open' ? 'changes.stale' : 'review.notOpen');
        return c.html(await reviewHtml(desk, remarksOn, { show: 'all', page: 1, error }), 409);
      }
      await reviews.close(review.id);
      return c.redirect(`${base}/plans/${name}?done=changed`, 303);
    });
}
