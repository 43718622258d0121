/** Changing one find of a review: its words, what was read in them, what it is a part of, what it is. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm } from '../../platform/web/forms.tsx';
import { correct, withoutFacts } from '../review/correct.ts';
import type { Reviewed } from '../review/decisions.ts';
import { factKinds } from '../review/facts.ts';
import type { Find } from '../review/finds.ts';
import type { RemarksOn } from '../review/kept-remarks.ts';
import type { Show } from '../review/leaves.ts';
import { merge } from '../review/merge.ts';
import { toCommitment, toRecommendation } from '../review/turn.ts';
import { FindPage } from './find-page.tsx';
import { addressAfter, type ReviewDesk, reviewDeskOf, reviewHtml, Shown } from './review-desk.tsx';
import { nameOf } from './review-view.ts';

const Words = Shown.extend({ first: z.string().trim().max(10_000), second: z.string().trim().max(10_000).optional() });
const Fact = z.templateLiteral([z.enum(factKinds), '-', z.number().int()]);
const Facts = Shown.extend({ fact: z.union([Fact.transform((one) => [one]), z.array(Fact)]).default([]) });
const Merge = Shown.extend({ into: z.string(), manner: z.enum(['part', 'words']) });

interface FindDesk extends ReviewDesk {
  find: Find;
}

/** What becomes of a draft, and the find to which the reviewer then goes. */
interface Change {
  reviewed: Reviewed;
  id: string;
}

export function findRoutes(house: WebHouse, remarksOn: RemarksOn): Hono<Env> {
  async function findDeskOf(c: Context<Env>): Promise<FindDesk | null> {
    const desk = await reviewDeskOf(c, house);
    const find = desk?.finds.find(({ id }) => id === c.req.param('find'));
    return desk && find ? { ...desk, find } : null;
  }

  function page(desk: FindDesk, show: Show, form: Filled): string {
    const title = desk.t('review.findTitle', { name: nameOf(desk.find, desk.t) });
    const body = <FindPage view={desk.view(show)} find={desk.find} form={form} />;
    return desk.reviewPage({ title, path: `/finds/${desk.find.id}`, body });
  }

  /** Makes a change and goes to where the find is now; says so where it cannot be made. */
  async function make(c: Context<Env>, desk: FindDesk, show: Show, change: (reviewed: Reviewed) => Change) {
    let id = desk.find.id;
    try {
      const changed = await desk.reviews.change(desk.review.id, (reviewed) => {
        const made = change(reviewed);
        id = made.id;
        return made.reviewed;
      });
      if (changed) return c.redirect(addressAfter(desk, changed, show, id), 303);
      const error = desk.t('review.notOpen');
      return c.html(await reviewHtml(desk, remarksOn, { show: 'all', page: 1, error }), 409);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return c.html(
        page(desk, show, { values: {}, problems: [{ field: '', message: desk.t('review.noChange') }] }),
        422,
      );
    }
  }

  return new Hono<Env>()
    .get('/reviews/:id/finds/:find', async (c) => {
      const desk = await findDeskOf(c);
      if (desk?.review.state !== 'open') return c.notFound();
      const { show } = Shown.parse(c.req.query());
      return c.html(page(desk, show, { values: {}, problems: [] }));
    })
    .post('/reviews/:id/finds/:find/words', async (c) => {
      const desk = await findDeskOf(c);
      const { data, values } = await readForm(c, Words);
      if (!desk || !data) return c.notFound();
      const { first, second } = data;
      const texts = desk.find.texts.length === 1 ? [first] : [first, second ?? ''];
      const problems = (['first', 'second'] as const)
        .filter((_, at) => texts[at] === '')
        .map((field) => ({ field, message: desk.t('review.needed') }));
      if (problems.length > 0) return c.html(page(desk, data.show, { values, problems }), 422);
      const { id } = desk.find;
      return make(c, desk, data.show, (reviewed) => ({ reviewed: correct(reviewed, id, texts), id }));
    })
    .post('/reviews/:id/finds/:find/facts', async (c) => {
      const desk = await findDeskOf(c);
      const { data } = await readForm(c, Facts);
      if (!desk || !data) return c.notFound();
      const wrong = data.fact.flatMap((fact) => {
        const [name, index] = fact.split('-');
        const kind = factKinds.find((one) => one === name);
        return kind ? [{ kind, index: Number(index) }] : [];
      });
      const { id } = desk.find;
      return make(c, desk, data.show, (reviewed) => ({ reviewed: withoutFacts(reviewed, id, wrong), id }));
    })
    .post('/reviews/:id/finds/:find/merges', async (c) => {
      const desk = await findDeskOf(c);
      const { data } = await readForm(c, Merge);
      if (!desk || !data) return c.notFound();
      const { into, manner, show } = data;
      return make(c, desk, show, (reviewed) => ({ reviewed: merge(reviewed, desk.find.id, into, manner), id: into }));
    })
    .post('/reviews/:id/finds/:find/turns', async (c) => {
      const desk = await findDeskOf(c);
      const { data } = await readForm(c, Shown);
      if (!desk || !data) return c.notFound();
      const { id, kind } = desk.find;
      const turn = kind === 'recommendation' ? toCommitment : toRecommendation;
      return make(c, desk, data.show, (reviewed) => turn(reviewed, id));
    });
}
