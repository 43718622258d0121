/** A review: its page, the decisions of the reviewer, its document, and setting it aside. */
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { z } from 'zod';
import { fileStore } from '../../platform/files/store.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { readForm } from '../../platform/web/forms.tsx';
import { acceptTheRest, decide, standings } from '../review/decisions.ts';
import { type Find, findsOf } from '../review/finds.ts';
import type { RemarksOn } from '../review/kept-remarks.ts';
import { place } from '../review/turn.ts';
import { addressAfter, PageNumber, type ReviewDesk, reviewDeskOf, reviewHtml, Shown } from './review-desk.tsx';
import { RemovalPage } from './review-ends.tsx';
import { sectionOf, wholePlan } from './review-finds.tsx';
import { UnplacedPage } from './unplaced-page.tsx';

const Placing = z.object({
  seen: z.coerce.number().int(),
  block: z.union([z.string(), z.array(z.string())]).default([]),
  section: z.string(),
  kind: z.enum(['commitment', 'recommendation']),
});

export function reviewRoutes(house: WebHouse, remarksOn: RemarksOn): Hono<Env> {
  const { database } = house;
  const closed = (desk: ReviewDesk) =>
    reviewHtml(desk, remarksOn, { show: 'all', page: 1, error: desk.t('review.notOpen') });

  return new Hono<Env>()
    .get('/reviews/:id', async (c) => {
      const desk = await reviewDeskOf(c, house);
      if (!desk) return c.notFound();
      const { show } = Shown.parse(c.req.query());
      const page = PageNumber.parse(c.req.query('page'));
      return c.html(await reviewHtml(desk, remarksOn, { show, page, error: null }));
    })
    .post('/reviews/:id/decisions', async (c) => {
      const desk = await reviewDeskOf(c, house);
      const { data } = await readForm(c, z.record(z.string(), z.string()));
      if (!desk || !data) return c.notFound();
      const { show } = Shown.parse(data);
      if (data.section !== undefined) {
        const inSection = (find: Find) => (sectionOf(find) ?? wholePlan) === data.section;
        const changed = await desk.reviews.change(desk.review.id, (reviewed) =>
          acceptTheRest(reviewed, findsOf(reviewed.draft).filter(inSection)),
        );
        const first = desk.finds.find(inSection);
        if (!changed) return c.html(await closed(desk), 409);
        return c.redirect(first ? addressAfter(desk, changed, show, first.id) : desk.reviewBase, 303);
      }
      const standing = standings.find((one) => data[one] !== undefined);
      const find = desk.finds.find(({ id }) => standing && id === data[standing]);
      if (!standing || !find) return c.notFound();
      const changed = await desk.reviews.change(desk.review.id, (reviewed) => decide(reviewed, [find.id], standing));
      return changed ? c.redirect(addressAfter(desk, changed, show, find.id), 303) : c.html(await closed(desk), 409);
    })
    .post('/reviews/:id/decisions/rest', async (c) => {
      const desk = await reviewDeskOf(c, house);
      if (!desk) return c.notFound();
      const changed = await desk.reviews.change(desk.review.id, (reviewed) =>
        acceptTheRest(reviewed, findsOf(reviewed.draft)),
      );
      return changed ? c.redirect(desk.reviewBase, 303) : c.html(await closed(desk), 409);
    })
    .get('/reviews/:id/unplaced', async (c) => {
      const desk = await reviewDeskOf(c, house);
      if (!desk) return c.notFound();
      const page = PageNumber.parse(c.req.query('page'));
      const body = <UnplacedPage view={desk.view('all')} page={page} form={{ values: {}, problems: [] }} />;
      return c.html(desk.reviewPage({ title: desk.t('review.unplacedTitle'), path: '/unplaced', body }));
    })
    .post('/reviews/:id/unplaced', async (c) => {
      const desk = await reviewDeskOf(c, house);
      const { data, values } = await readForm(c, Placing);
      if (!desk || !data) return c.notFound();
      const { t, review, reviewBase } = desk;
      const refuse = (field: string, message: string) => {
        const form = { values, problems: [{ field, message }] };
        const body = <UnplacedPage view={desk.view('all')} page={1} form={form} />;
        return c.html(desk.reviewPage({ title: t('review.unplacedTitle'), path: '/unplaced', body }), 422);
      };
      const places = new Set([data.block].flat().map(Number));
      if (places.size === 0) return refuse('block', t('review.noneTicked'));
      try {
        const changed = await desk.reviews.change(review.id, (reviewed) => {
          // Places count what is unplaced, which others may have placed since.
          if (reviewed.draft.unplaced.length !== data.seen) throw new RangeError('Others placed something meanwhile');
          return place(reviewed, places, data.kind, data.section);
        });
        return changed ? c.redirect(`${reviewBase}/unplaced`, 303) : c.html(await closed(desk), 409);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return refuse('', t('review.noChange'));
      }
    })
    .get('/reviews/:id/file', async (c) => {
      const desk = await reviewDeskOf(c, house);
      const files = fileStore(database, c.var.system);
      const file = desk?.review.fileId ? await files.byId(desk.review.fileId) : null;
      if (!file) return c.notFound();
      return c.body(Readable.toWeb(Readable.from(files.read(file.id))) as ReadableStream, 200, {
        'content-type': 'application/octet-stream',
        'content-length': String(file.size),
        'content-disposition': attachment(file.name),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
    })
    .post('/reviews/:id/settings-aside', async (c) => {
      const desk = await reviewDeskOf(c, house);
      if (!desk) return c.notFound();
      await desk.reviews.setAside(desk.review.id);
      return c.redirect(desk.reviewBase, 303);
    })
    .post('/reviews/:id/takings-up', async (c) => {
      const desk = await reviewDeskOf(c, house);
      if (!desk) return c.notFound();
      await desk.reviews.takeUp(desk.review.id);
      return c.redirect(desk.reviewBase, 303);
    })
    .get('/reviews/:id/removal', async (c) => {
      const desk = await reviewDeskOf(c, house);
      if (desk?.review.state !== 'discarded') return c.notFound();
      const title = desk.t('review.removeTitle', { file: desk.review.file });
      return c.html(desk.reviewPage({ title, path: '/removal', body: <RemovalPage {...desk.view('all')} /> }));
    })
    .post('/reviews/:id/removal', async (c) => {
      const desk = await reviewDeskOf(c, house);
      if (!desk || !(await desk.reviews.remove(desk.review.id))) return c.notFound();
      return c.redirect(desk.base, 303);
    });
}

/** A header that gives a file its name, whatever letters it has. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w. ()-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
