/** Chapters, terms, milestones and groupings are kept in one way: listed, added, changed, moved and removed. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, readForm } from '../../platform/web/forms.tsx';
import type { Edit } from '../editing/edit.ts';
import { type Direction, directions } from '../editing/in-order.ts';
import { fingerprintOf, ifStill } from '../editing/mistakes.ts';
import type { Plan } from '../model.ts';
import type { T } from './desk.tsx';
import { atStoryDesk, doneOf, formOf, lookedAgain, type StoryDesk, type StoryForm, write } from './story-desk.tsx';

/** One kind of thing of which a plan has several. `New` is what it is made of, `Text` what can be changed in it. */
export interface ThingKind<Thing extends { id: string }, New, Text> {
  /** Below the plan's own address: "/chapters". */
  path: `/${string}`;
  all(plan: Plan): Thing[];
  newSchema(t: T): z.ZodType<New>;
  add(made: New, desk: StoryDesk): Edit;
  /** Whether one goes on with what was added, or with the list. */
  afterwards: 'thing' | 'list';
  textSchema(desk: StoryDesk, thing: Thing): z.ZodType<Text>;
  change(thing: Thing, text: Text): Edit;
  remove(id: string): Edit;
  move?(id: string, direction: Direction): Edit;
  /** The fields of the form in which it is changed. */
  valuesOf(thing: Thing, plan: Plan): Filled['values'];
  listPage(desk: StoryDesk, form: StoryForm): string;
  /** The page with the form in which one is added: often the list. */
  newPage(desk: StoryDesk, form: StoryForm): string;
  thingPage(desk: StoryDesk, thing: Thing, form: StoryForm): string;
}

const Move = z.object({ direction: z.enum(directions) });
const Anything = z.unknown();

/** The routes of one kind of thing, below the workspace. */
export function thingRoutes<Thing extends { id: string }, New, Text>(
  house: WebHouse,
  kind: ThingKind<Thing, New, Text>,
): Hono<Env> {
  const { path } = kind;
  const at = `/plans/:plan${path}`;
  const thingIn = ({ plan }: Pick<StoryDesk, 'plan'>, id: string) => kind.all(plan).find((one) => one.id === id);
  const idOf = (c: Context<Env>) => c.req.param('id') ?? '';

  /** A form given back because somebody else changed the thing meanwhile, or took it out. */
  async function meanwhile(desk: StoryDesk, c: Context<Env>, values: Filled['values']): Promise<Response> {
    const now = await lookedAgain(desk);
    const thing = thingIn(now, idOf(c));
    const problem = (message: string) => [{ field: '', message }];
    if (!thing) {
      const form = formOf(values, { problems: problem(desk.t('story.meanwhileGone')) });
      return c.html(kind.newPage(now, form), 409);
    }
    const form = formOf(
      { ...values, shown: fingerprintOf(thing) },
      { problems: problem(desk.t('story.meanwhile')), theirs: kind.valuesOf(thing, now.plan) },
    );
    return c.html(kind.thingPage(now, thing, form), 409);
  }

  const list = atStoryDesk(house, (desk, c) => c.html(kind.listPage(desk, formOf(c.req.query(), { done: doneOf(c) }))));

  const add = atStoryDesk(house, async (desk, c) => {
    const sent = await readForm(c, kind.newSchema(desk.t));
    if ('preview' in sent.values) return c.html(kind.newPage(desk, formOf(sent.values)));
    if (sent.data === null) return c.html(kind.newPage(desk, formOf(sent.values, sent)), 422);
    const written = await write(desk, kind.add(sent.data, desk));
    if ('problems' in written) return c.html(kind.newPage(desk, formOf(sent.values, written)), 422);
    const below = kind.afterwards === 'thing' ? `/${written.subject}` : '';
    return c.redirect(`${desk.planBase}${path}${below}?saved`, 303);
  });

  const show = atStoryDesk(house, (desk, c) => {
    const thing = thingIn(desk, idOf(c));
    if (!thing) return c.notFound();
    const values = { ...kind.valuesOf(thing, desk.plan), shown: fingerprintOf(thing) };
    return c.html(kind.thingPage(desk, thing, formOf(values, { done: doneOf(c) })));
  });

  const change = atStoryDesk(house, async (desk, c) => {
    const thing = thingIn(desk, idOf(c));
    if (!thing) return meanwhile(desk, c, (await readForm(c, Anything)).values);
    const sent = await readForm(c, kind.textSchema(desk, thing));
    if ('preview' in sent.values) return c.html(kind.thingPage(desk, thing, formOf(sent.values)));
    if (sent.data === null) return c.html(kind.thingPage(desk, thing, formOf(sent.values, sent)), 422);
    const edit = ifStill(shownIn(sent.values), (plan) => thingIn({ plan }, thing.id), kind.change(thing, sent.data));
    const written = await write(desk, edit);
    if (!('problems' in written)) {
      const below = kind.afterwards === 'thing' ? `/${thing.id}` : '';
      return c.redirect(`${desk.planBase}${path}${below}?saved`, 303);
    }
    if (written.meanwhile) return meanwhile(desk, c, sent.values);
    return c.html(kind.thingPage(desk, thing, formOf(sent.values, written)), 422);
  });

  const remove = atStoryDesk(house, async (desk, c) => {
    const thing = thingIn(desk, idOf(c));
    const { values: sent } = await readForm(c, Anything);
    if (!thing) return c.redirect(`${desk.planBase}${path}`, 303);
    const edit = ifStill(shownIn(sent), (plan) => thingIn({ plan }, thing.id), kind.remove(thing.id));
    const written = await write(desk, edit);
    if (!('problems' in written)) return c.redirect(`${desk.planBase}${path}?removed`, 303);
    const now = await lookedAgain(desk);
    const changed = thingIn(now, thing.id);
    if (!changed) return c.redirect(`${desk.planBase}${path}`, 303);
    const values = { ...kind.valuesOf(changed, now.plan), shown: fingerprintOf(changed) };
    const problems = [{ field: '', message: desk.t('story.meanwhileRemoval') }];
    return c.html(kind.thingPage(now, changed, formOf(values, { problems })), 409);
  });

  const move = atStoryDesk(house, async (desk, c) => {
    const sent = await readForm(c, Move);
    if (!kind.move || sent.data === null) return c.notFound();
    await write(desk, kind.move(idOf(c), sent.data.direction));
    return c.redirect(`${desk.planBase}${path}#${idOf(c)}`, 303);
  });

  return new Hono<Env>()
    .get(at, list)
    .post(at, add)
    .get(`${at}/:id`, show)
    .post(`${at}/:id`, change)
    .post(`${at}/:id/removal`, remove)
    .post(`${at}/:id/moves`, move);
}

/** The fingerprint that a form carries of the thing as it was shown. */
export function shownIn(values: Filled['values']): string {
  return [values.shown ?? ''].flat().join('');
}
