import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { planStore } from '../../plan/store.ts';
import { draftOf } from '../../plan/testing/draft-of.ts';
import { makeSystem } from '../../plan/testing/make-system.ts';
import { auditStore } from '../../platform/audit/store.ts';
import type { Database } from '../../platform/database/database.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import type { Env } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { consultation } from '../room.ts';
import { engagementState } from './model.ts';
import { raisedStore } from './raised-store.ts';
import { engagementStore } from './store.ts';

let database: Database;
let fenmarsh: System;
let app: Hono<Env>;

beforeAll(async () => {
  database = await testDatabase();
  fenmarsh = await makeSystem(database, 'fenmarsh');
  const elsewhere = await makeSystem(database, 'elsewhere');
  for (const system of [fenmarsh, elsewhere])
    await planStore(database, system).create('green-plan', draftOf(['We will keep the bees by March 2027.']), []);
  const house = testHouse(database, [consultation]);
  app = new Hono<Env>();
  app.use('/:system/*', async (c, next) => {
    c.set('system', c.req.param('system') === 'fenmarsh' ? fenmarsh : elsewhere);
    c.set('person', { id: 'ann', name: 'Ann', email: 'ann@nhs.net', hasSecondFactor: false, roles: [] });
    await next();
  });
  if (!consultation.workspace || !consultation.pages) throw new Error('The room has no pages');
  app.route('/:system/workspace', consultation.workspace(house)).route('/:system', consultation.pages(house));
});

const get = async (path: string) => {
  const answer = await app.request(path);
  return { status: answer.status, text: await answer.text() };
};
const send = async (path: string, fields: Record<string, string>) => {
  const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' };
};
const upload = async (path: string, name: string, text: string) => {
  const body = new FormData();
  body.set('document', new File([text], name));
  const answer = await app.request(path, { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
};

const work = '/fenmarsh/workspace/engagement';

describe('an event', () => {
  it('is asked for, to come, held or declined by its day and the answer of the team', () => {
    const on = '2026-12-01';
    expect(engagementState({ answered: 'asked', day: null }, on)).toBe('asked');
    expect(engagementState({ answered: 'agreed', day: '2026-12-02' }, on)).toBe('planned');
    expect(engagementState({ answered: 'agreed', day: on }, on)).toBe('held');
    expect(engagementState({ answered: 'declined', day: '2026-12-02' }, on)).toBe('declined');
  });

  it('is asked for by a group, whose address readers never see and the team can take away for good', async () => {
    const asked = {
      title: 'Wold Youth Council',
      kind: 'youth council',
      contact: 'ruth@wold.example',
      notes: 'Any Tuesday',
    };
    const lacking = await send('/fenmarsh/engagement/ask', { ...asked, contact: '' });
    expect([lacking.status, lacking.text.includes('Say how we can reach you')]).toEqual([400, true]);
    expect((await send('/fenmarsh/engagement/ask', asked)).to).toBe('/fenmarsh/engagement/asked');
    const [event] = await engagementStore(database, fenmarsh).list();
    if (!event) throw new Error('The request was not kept');
    expect((await get(work)).text).toContain('One group asks us to come and talk');
    expect((await get(`${work}/${event.id}`)).text).toContain('ruth@wold.example');
    const agreed = { title: asked.title, kind: asked.kind, answered: 'agreed', notes: '', attended: '' };
    expect((await send(`${work}/${event.id}/edit`, { ...agreed, day: '' })).text).toContain('Say on which day');
    expect((await send(`${work}/${event.id}/edit`, { ...agreed, day: '2026-01-20', attended: '14' })).status).toBe(303);
    const told = (await get('/fenmarsh/engagement')).text;
    expect(told).toContain('Wold Youth Council');
    expect(told).toContain('14 people were there');
    expect(told).not.toContain('ruth@wold.example');
    const audit = auditStore(database, fenmarsh);
    expect((await send(`${work}/${event.id}/forget-contact`, {})).status).toBe(303);
    expect((await get(`${work}/${event.id}`)).text).not.toContain('ruth@wold.example');
    expect(await audit.forget(`engagement:${event.id}`)).toBe(false);
    expect((await audit.verify()).broken).toBeNull();
  });

  it('keeps nothing of a program that fills in the trap', async () => {
    const before = (await engagementStore(database, fenmarsh).list()).length;
    const spam = { title: 'Pills', kind: 'other', contact: 'x', notes: '', website: 'http://pills.example' };
    expect((await send('/fenmarsh/engagement/ask', spam)).status).toBe(303);
    expect(await engagementStore(database, fenmarsh).list()).toHaveLength(before);
  });
});

describe('what was recommended at an event', () => {
  let event = '';
  beforeAll(async () => {
    const form = { title: 'Carers’ seminar', kind: 'seminar', day: '2026-02-03', attended: '30', notes: '' };
    const made = await send(`${work}/new`, form);
    event = /engagement\/([0-9a-f-]+)/.exec(made.to)?.[1] ?? '';
  });

  it('is typed in a line each, the same words only once', async () => {
    const none = await send(`${work}/${event}/recommendations`, { texts: '  \n ' });
    expect([none.status, none.text.includes('Write at least one recommendation')]).toEqual([400, true]);
    await send(`${work}/${event}/recommendations`, { texts: 'More benches\nShade at bus stops\n\nMore benches' });
    const raised = await raisedStore(database, fenmarsh).of({ engagementId: event });
    expect(raised.map(({ text }) => text)).toEqual(['More benches', 'Shade at bus stops']);
  });

  it('is found in the notes of the event, and a person chooses what to keep', async () => {
    const notes = [
      '# Notes of the seminar',
      '',
      'We met in the library.',
      '',
      '## What we recommend',
      '',
      '- Give carers a bus pass',
      '- Plant trees by the clinic',
      '',
      '## Thanks',
      '',
      '- Tea was kindly given by the library',
    ].join('\n');
    const page = await upload(`${work}/${event}/document`, 'notes.md', notes);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(
      /checked=""[^>]*value="Give carers a bus pass"|value="Give carers a bus pass"[^>]*checked/,
    );
    const broken = await upload(`${work}/${event}/document`, 'empty.docx', '');
    expect([broken.status, broken.text.includes('There is a problem')]).toEqual([422, true]);
  });

  it('is answered with a reason and the commitment that answers it, and readers see both', async () => {
    const [one] = await raisedStore(database, fenmarsh).of({ engagementId: event });
    const page = `${work}/recommendations/${one?.id}`;
    expect((await send(page, { outcome: 'accepted', reason: '' })).text).toContain('Say why');
    const decided = { outcome: 'accepted in part', reason: 'Three benches <b>first</b>.', commitment: 'c1' };
    expect((await send(page, decided)).status).toBe(303);
    const told = (await get('/fenmarsh/engagement')).text;
    expect(told).toContain('Of 2 recommendations 1 is answered');
    expect(told).toContain('Three benches &lt;b&gt;first&lt;/b&gt;.');
    expect(told).toContain('Answered by c1');
  });

  it('is nobody else’s: another system finds neither the event nor the recommendation', async () => {
    const [one] = await raisedStore(database, fenmarsh).of({ engagementId: event });
    for (const path of [`engagement/${event}`, `engagement/recommendations/${one?.id}`])
      expect((await get(`/elsewhere/workspace/${path}`)).status, path).toBe(404);
    expect((await send(`/elsewhere/workspace/engagement/recommendations/${one?.id}/remove`, {})).status).toBe(404);
    expect((await get('/elsewhere/engagement')).text).not.toContain('seminar');
  });
});

describe('a health impact assessment', () => {
  it('tells whom the plan touches and how, and what was done about what it recommends', async () => {
    const form = {
      planVersion: '1',
      title: 'HIA of the draft',
      day: '2026-03-01',
      madeBy: 'Public Health Fenmarsh',
      summary: 'Mostly good.',
    };
    expect((await send(`${work}/health/new`, { ...form, day: 'soon' })).text).toContain('Write the day as YYYY-MM-DD');
    const { to } = await send(`${work}/health/new`, form);
    const here = to.replace(/\?.*/, '');
    const impact = { people: 'older people', determinant: 'heat, flood and other extremes', effect: 'worse' };
    expect((await send(`${here}/impacts`, { ...impact, evidence: '' })).text).toContain(
      'Fill in “How, and on what evidence”',
    );
    await send(`${here}/impacts`, { ...impact, evidence: 'Wards overheat.', commitment: 'c1' });
    await send(`${here}/recommendations`, { texts: 'Shade every ward' });
    const id = here.split('/').at(-1) ?? '';
    const told = await get(`/fenmarsh/health-impact/${id}`);
    expect(told.status).toBe(200);
    for (const words of [
      'Of version 1 of the plan',
      'Older people',
      'For the worse',
      'Wards overheat.',
      'Shade every ward',
      'Not answered yet',
    ])
      expect(told.text).toContain(words);
    expect((await get(`/elsewhere/health-impact/${id}`)).status).toBe(404);
    expect((await get('/fenmarsh/engagement')).text).toContain('What the plan means for health: HIA of the draft');
    const removed = /impacts\/([0-9a-f-]+)\/remove/.exec((await get(here)).text)?.[1];
    await send(`${here}/impacts/${removed}/remove`, {});
    expect((await get(`/fenmarsh/health-impact/${id}`)).text).toContain('No impact is recorded yet');
  });
});
