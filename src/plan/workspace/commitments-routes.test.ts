import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../platform/database/testing.ts';
import type { Env } from '../../platform/room.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { type PlanStore, planStore } from '../store.ts';
import { draftOf } from '../testing/draft-of.ts';
import { fixtureSystem } from '../testing/fixture-plan.ts';
import { commitmentsRoutes } from './commitments-routes.tsx';

const address = '/fenmarsh/workspace/plans/green-plan/commitments/c1';

let app: Hono<Env>;
let store: PlanStore;

beforeAll(async () => {
  const database = await testDatabase();
  const system = await systemStore(database).create('fenmarsh', fixtureSystem().settings);
  if (!system) throw new Error('fenmarsh was there already');
  store = planStore(database, system);
  await store.create('green-plan', draftOf(['We will keep the bees by March 2027.']), []);
  app = new Hono<Env>();
  app.use('/:system/*', async (c, next) => {
    c.set('system', system);
    c.set('person', { id: 'ann', name: 'Ann', email: 'ann@nhs.net', hasSecondFactor: false, roles: [] });
    await next();
  });
  app.route('/:system/workspace', commitmentsRoutes(testHouse(database)));
});

/** The fields of the form as they stand, as a browser would send them. */
async function opened(): Promise<Record<string, string>> {
  const html = await (await app.request(address)).text();
  const value = (name: string) =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&quot;', '"');
  const area = (name: string) => new RegExp(`name="${name}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1] ?? '';
  const place = /<option value="([^"]+)" selected=""/.exec(html)?.[1] ?? '';
  return { ...blankFields, revision: value('revision'), seen: value('seen'), dates: area('dates'), place };
}
const blankFields = { strength: '', level: '', size: '', origin: '', why: 'It was said at a meeting' };

function send(fields: Record<string, string>): Promise<Response> {
  return Promise.resolve(app.request(address, { method: 'POST', body: new URLSearchParams(fields) }));
}

const saved = async () => (await store.bySlug('green-plan'))?.themes[0]?.subthemes[0]?.commitments[0]?.text;

describe('a commitment that is written', () => {
  it('is looked at beside what is saved, and nothing is saved', async () => {
    const answer = await send({ ...(await opened()), text: 'We might keep the bees.', look: 'yes', why: '' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('Weaknesses of what you wrote');
    expect(html).toMatch(/Weaknesses of what you wrote<\/h3><ul[^>]*><li>/);
    expect(html).toContain('We might keep the bees.</textarea>');
    expect(await saved()).toBe('We will keep the bees by March 2027.');
  });

  it('tells the weakness or the remark that led to the change, and goes back to where the person came from', async () => {
    const weak = await send({
      ...(await opened()),
      text: 'We will keep the bees by April 2027.',
      cause: 'finding:no-owner',
    });
    expect(weak.status).toBe(303);
    const led = { cause: 'remark:0198', back: '/consultations/1/remarks/0198' };
    const remark = await send({ ...(await opened()), text: 'We will keep the bees by March 2027.', ...led });
    expect(remark.headers.get('location')).toBe('/fenmarsh/workspace/consultations/1/remarks/0198');
    const plan = await store.bySlug('green-plan');
    const told = await store.revisions(plan?.id ?? '', 'c1');
    expect(told.slice(-2).map(({ cause }) => cause)).toEqual(['finding:no-owner', 'remark:0198']);
    const away = await send({
      ...(await opened()),
      text: 'We will keep bees by March 2027.',
      ...led,
      back: '//evil.example',
    });
    expect(away.headers.get('location')).toBe('/fenmarsh/workspace/plans/green-plan/commitments#c1');
    await send({ ...(await opened()), text: 'We will keep the bees by March 2027.' });
    const wrong = await send({ ...(await opened()), text: 'We will keep bees.', cause: 'because' });
    expect(wrong.status).toBe(422);
  });

  it('by two people at once shows the second what differs, keeps what they wrote, and lets them save it knowingly', async () => {
    const [first, second] = [await opened(), await opened()];
    expect((await send({ ...first, text: 'We will keep all bees by March 2027.' })).status).toBe(303);
    const refused = await send({ ...second, text: 'We will keep the bees and <b>ponds</b> by March 2027.' });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('What somebody else saved meanwhile');
    expect(html).toMatch(/<del>all<\/del>/);
    expect(html).toContain('&lt;b&gt;ponds&lt;/b&gt; by March 2027.</textarea>');
    expect(await saved()).toBe('We will keep all bees by March 2027.');
    const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
    expect((await send({ ...second, revision, text: 'We will keep all bees and ponds.' })).status).toBe(303);
    expect(await saved()).toBe('We will keep all bees and ponds.');
  });

  it('without a reason is not saved', async () => {
    const answer = await send({ ...(await opened()), text: 'We will keep wasps.', why: ' ' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#why"');
  });
});

describe('facts that nobody touched', () => {
  it('follow what somebody else saved meanwhile, and are not pinned to what they were', async () => {
    const [first, second] = [await opened(), await opened()];
    await send({ ...first, text: 'We will keep the bees by June 2029.' });
    const refused = await send({ ...second, text: 'We will keep all the bees by March 2027.' });
    const html = await refused.text();
    expect(/name="dates"[^>]*>([^<]*)</.exec(html)?.[1]).toBe('by June 2029');
    const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
    const dates = 'by June 2029';
    await send({ ...second, revision, dates, text: 'We will keep all the bees by June 2029.' });
    const plan = await store.bySlug('green-plan');
    const one = plan?.themes[0]?.subthemes[0]?.commitments[0];
    expect(one?.dates.map(({ phrase }) => phrase)).toEqual(['by June 2029']);
  });
});

describe('a commitment that is two, and two that are one', () => {
  const other = (path: string, fields: Record<string, string>) =>
    app.request(`${address}/${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  const all = async () => {
    const plan = await store.bySlug('green-plan');
    return plan?.themes.flatMap(({ subthemes }) =>
      subthemes.flatMap(({ commitments }) => commitments.map(({ id, text }) => [id, text])),
    );
  };

  it('are split and merged from the page on which it is changed', async () => {
    const lacking = await other('split', { texts: 'Only one', splitWhy: 'x' });
    expect([lacking.status, (await lacking.text()).includes('Write at least two commitments')]).toEqual([422, true]);
    const texts = 'We will keep the bees.\nWe will dig ponds.';
    expect((await other('split', { texts, splitWhy: 'Two things' })).status).toBe(303);
    expect(await all()).toEqual([
      ['c1', 'We will keep the bees.'],
      ['c2', 'We will dig ponds.'],
    ]);
    const wrong = await other('merge', { others: 'c7', merged: 'We will do both.', mergeWhy: 'x' });
    expect([wrong.status, (await wrong.text()).includes('There is no commitment c7')]).toEqual([422, true]);
    expect((await other('merge', { others: 'C2', merged: 'We will do both.', mergeWhy: 'One thing' })).status).toBe(
      303,
    );
    expect(await all()).toEqual([['c1', 'We will do both.']]);
  });
});
