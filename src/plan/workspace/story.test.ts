import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../platform/database/testing.ts';
import type { Env } from '../../platform/room.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import type { Plan } from '../model.ts';
import { type PlanStore, planStore } from '../store.ts';
import { draftOf } from '../testing/draft-of.ts';
import { fixturePlan, fixtureSystem } from '../testing/fixture-plan.ts';
import { storyEntries } from './story-entries.ts';
import { storyRoutes } from './story-routes.tsx';

const base = '/fenmarsh/workspace/plans/green-plan';
const attack = '<script>alert(1)</script>';

let app: Hono<Env>;
let store: PlanStore;

beforeAll(async () => {
  const database = await testDatabase();
  const system = await systemStore(database).create('fenmarsh', fixtureSystem().settings);
  if (!system) throw new Error('fenmarsh was there already');
  store = planStore(database, system);
  await store.create(
    'green-plan',
    draftOf(['bees', 'ponds', 'hedges', 'trees', 'birds'].map((one) => `We will keep ${one}.`)),
    [],
  );
  await store.create('former', draftOf([]), []);
  const { milestones, glossary, chapters } = fixturePlan();
  await store.edit('green-plan', 'a test', (empty) => ({
    plan: { ...empty, milestones, glossary, chapters },
    revisions: [],
  }));
  const house = testHouse(database);
  app = new Hono<Env>();
  app.use('/:system/*', async (c, next) => {
    c.set('system', system);
    c.set('person', { id: 'ann', name: 'Ann', email: 'ann@nhs.net', hasSecondFactor: false, roles: [] });
    await next();
  });
  app.route('/:system/workspace', storyRoutes(house));
});

const get = async (path: string, plan = base) => (await app.request(`${plan}${path}`)).text();

function send(path: string, fields: Record<string, string>): Promise<Response> {
  return Promise.resolve(app.request(`${base}${path}`, { method: 'POST', body: new URLSearchParams(fields) }));
}

async function plan(): Promise<Plan> {
  const found = await store.bySlug('green-plan');
  if (!found) throw new Error('The plan is gone');
  return found;
}

/** What a form says of the thing as it is shown now. */
async function shown(path: string): Promise<string> {
  return /name="shown" value="(\w+)"/.exec(await get(path))?.[1] ?? '';
}

describe('a page on which the story is written', () => {
  it.each(storyEntries.map(({ path }) => path))('%s is there, and is not for a plan that is not', async (path) => {
    expect((await app.request(`${base}${path}`)).status).toBe(200);
    expect((await app.request(`/fenmarsh/workspace/plans/nothing${path}`)).status).toBe(404);
  });

  it.each(['/chapters/k99', '/glossary/g99', '/timeline/m99', '/groupings/n99'])('%s is not', async (path) => {
    expect((await app.request(`${base}${path}`)).status).toBe(404);
  });

  it('says of a plan that readers do not see that they do not', async () => {
    expect(await get('/words?saved', '/fenmarsh/workspace/plans/former')).toContain('not the current one');
    expect(await get('/words?saved')).toContain('See the public page');
  });
});

describe('a chapter', () => {
  it('is written, told in the history under the person’s name, and grows the version of the plan', async () => {
    const { version } = await plan();
    const response = await send('/chapters', { title: ' The case  for change ', markdown: 'Air.\r\n\r\nWater.' });
    expect([response.status, response.headers.get('location')]).toEqual([303, `${base}/chapters/k1?saved`]);
    const after = await plan();
    expect(after.version).toBe(version + 1);
    expect(after.chapters[1]).toEqual({
      ...{ id: 'k1', slug: 'the-case-for-change', title: 'The case for change', markdown: 'Air.\n\nWater.' },
    });
    expect(await store.revisions(after.id, 'k1')).toMatchObject([{ by: 'person:ann', why: 'written', from: null }]);
  });

  it('without a title is given back with what was typed, and nothing is written', async () => {
    const { version } = await plan();
    const response = await send('/chapters', { title: ' ', markdown: 'A long text' });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('href="#title"');
    expect(html).toContain('A long text');
    expect((await plan()).version).toBe(version);
  });

  it('can be looked at before it is saved, with nothing in it that runs', async () => {
    const { version } = await plan();
    const html = await (await send('/chapters/k1', { title: 'x', markdown: attack, preview: 'yes' })).text();
    expect(html).not.toContain('<script>alert');
    expect((await plan()).version).toBe(version);
  });

  it('that somebody removed meanwhile can be saved again as a new one', async () => {
    const before = await shown('/chapters/k1');
    expect((await send('/chapters/k1/removal', { shown: before })).headers.get('location')).toMatch(/\?removed$/);
    const response = await send('/chapters/k1', { shown: before, title: 'Mine', markdown: 'My words' });
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(html).toContain('My words');
    expect(html).toContain(`action="${base}/chapters"`);
  });

  it('is never given the id of one that was removed', async () => {
    await send('/chapters', { title: 'Another', markdown: 'Text' });
    expect((await plan()).chapters.at(-1)?.id).toBe('k2');
  });
});

describe('a thing that two people change at once', () => {
  it('keeps what the first wrote; the second is shown both, and may then put theirs in its place', async () => {
    const before = await shown('/glossary/g1');
    await send('/glossary/g1', { shown: before, term: 'ICB', meaning: 'What they wrote' });
    const second = await send('/glossary/g1', { shown: before, term: 'ICB', meaning: 'What I wrote' });
    const html = await second.text();
    expect(second.status).toBe(409);
    expect(html).toContain('What they wrote');
    expect(html).toContain('What I wrote');
    expect((await plan()).glossary[0]?.meaning).toBe('What they wrote');
    const again = /name="shown" value="(\w+)"/.exec(html)?.[1] ?? '';
    await send('/glossary/g1', { shown: again, term: 'ICB', meaning: 'What I wrote' });
    expect((await plan()).glossary[0]?.meaning).toBe('What I wrote');
  });

  it('is not removed by one who has not seen it as it is', async () => {
    const before = await shown('/timeline/m1');
    await send('/timeline/m1', { shown: before, when: 'July 2025', title: 'Seminar with all partners', state: '' });
    expect((await send('/timeline/m1/removal', { shown: before })).status).toBe(409);
    expect((await plan()).milestones[0]?.title).toBe('Seminar with all partners');
  });
});

describe('a timeline', () => {
  it('is put in order, and a milestone of it moved', async () => {
    await send('/timeline/m1/moves', { direction: 'down' });
    expect((await plan()).milestones.map(({ id }) => id)).toEqual(['m2', 'm1', 'm3', 'm4']);
    await send('/timeline/order', {});
    expect((await plan()).milestones.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4']);
  });
});

describe('a grouping', () => {
  it('needs a group to begin with, or something that the plan knows', async () => {
    const response = await send('/groupings', { title: 'Our way', start: 'empty', names: '' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#names"');
  });

  it('has its groups renamed, placed, removed and added with one form', async () => {
    await send('/groupings', { title: 'Our way', start: 'empty', names: 'First\r\nSecond\r\nThird' });
    await send('/groupings/n1', {
      ...{ shown: await shown('/groupings/n1'), title: 'Our way', names: 'Fourth' },
      ...{ 'group-n1.1': 'One', 'group-n1.2': 'Second', 'group-n1.3': 'Third' },
      ...{ 'place-n1.1': '1', 'place-n1.2': '2', 'place-n1.3': '1', remove: 'n1.2' },
      ...{ 'in-c3': 'n1.1', 'in-c4': 'n1.2', 'in-c5': '' },
    });
    expect((await plan()).groupings[0]?.groups).toEqual([
      { id: 'n1.3', title: 'Third', commitments: [] },
      { id: 'n1.1', title: 'One', commitments: ['c3'] },
      { id: 'n1.4', title: 'Fourth', commitments: [] },
    ]);
  });

  it('is given back with the group that has no name', async () => {
    const fields = { title: 'Our way', 'group-n1.1': '', 'group-n1.3': 'Third', 'group-n1.4': 'Fourth' };
    const response = await send('/groupings/n1', { shown: await shown('/groupings/n1'), ...fields });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#group-n1.1"');
  });

  it('that somebody removed meanwhile can be made again with the groups that were typed', async () => {
    const before = await shown('/groupings/n1');
    await send('/groupings/n1/removal', { shown: before });
    const response = await send('/groupings/n1', { shown: before, title: 'Our way', 'group-n1.1': 'What I typed' });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('What I typed</textarea>');
  });
});
