import { beforeAll, describe, expect, it } from 'vitest';
import { planStore } from '../plan/store.ts';
import { makeSystem } from '../plan/testing/make-system.ts';
import { smallDraft } from '../plan/testing/small-draft.ts';
import { auditStore } from '../platform/audit/store.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import type { System } from '../platform/systems.model.ts';
import { consultationStore } from './consultation-store.ts';
import type { Remark } from './model.ts';
import { remarkStore, stateOf, type Weighed } from './remark-store.ts';
import { responseStore } from './response-store.ts';

let database: Database;
let wold: System;
let store: Stores;
let elsewhere: Stores;
let id: string;

/** The stores of one system. */
const storesOf = (system: System) => ({
  consultations: consultationStore(database, system),
  responses: responseStore(database, system),
  remarks: remarkStore(database, system),
});
type Stores = ReturnType<typeof storesOf>;

const form = {
  title: 'Have we got it right?',
  opens: '2026-12-01',
  closes: '2026-12-31',
  audience: 'Everybody',
  about: 'The draft',
  privacy: 'Nobody is named',
};

beforeAll(async () => {
  database = await testDatabase();
  wold = await makeSystem(database, 'wold');
  await planStore(database, wold).create('green-plan', smallDraft, []);
  const plan = await planStore(database, wold).current();
  if (!plan) throw new Error('The plan is gone');
  store = storesOf(wold);
  elsewhere = storesOf(await makeSystem(database, 'fen'));
  id = await store.consultations.create(form, plan, 'a test');
});

/** Stands for a remark that should have been there. */
const nothing = { id: '', sameAs: null, at: new Date(0), weighedAt: null };

/** Weighs a remark as it was seen. */
const weigh = (stores: Stores, remark: Remark | typeof nothing, weighed: Weighed, by = 'a test') =>
  stores.remarks.weigh(remark, weighed, by, stateOf(remark));

async function respond() {
  const receipt = await store.responses.begin(id, ['travel']);
  const kept = await store.responses.byReceipt(receipt);
  if (!kept) throw new Error('The receipt leads nowhere');
  return { receipt, response: kept.response };
}

describe('whoever answered and asks to be forgotten', () => {
  it('is gone from what is kept and from the log; only words that were weighed stay, without them', async () => {
    const plan = await planStore(database, wold).current();
    if (!plan) throw new Error('The plan is gone');
    const asked = await store.consultations.create(form, plan, 'a test');
    const receipt = await store.responses.begin(asked, []);
    const response = (await store.responses.byReceipt(receipt))?.response;
    if (!response) throw new Error('The receipt leads nowhere');
    await store.responses.describe(response.id, {
      respondent: 'patient',
      place: null,
      organisation: 'Quillfeather and Sons',
    });
    await store.responses.answer(response, { subject: 'c1', verdict: 'no', text: 'The Quillfeather weighed words' });
    await store.responses.answer(response, { subject: 'c2', verdict: 'no', text: 'The Quillfeather open words' });
    const kept = await store.responses.byReceipt(receipt);
    const weighed = kept?.remarks.find(({ subject }) => subject === 'c1');
    await weigh(store, weighed ?? nothing, { outcome: 'noted', reason: 'Thank you', revision: null }, 'a test');

    const log = auditStore(database, wold);
    await store.responses.forget(response.id);
    expect(await log.forget(`response:${response.id}`)).toBe(true);

    expect(await store.responses.byReceipt(receipt)).toBeNull();
    const { remarks } = await store.remarks.everything(asked);
    const own = remarks.filter(({ text }) => text.includes('Quillfeather'));
    expect(own).toMatchObject([{ subject: 'c1', respondent: null, organisation: null }]);
    const { items } = await log.history(null, { from: 0, size: 1000 });
    const told = JSON.stringify([items, await log.opened(items.map(({ seq }) => seq))]);
    expect(told).not.toContain('Quillfeather');
    expect(await log.verify()).toMatchObject({ broken: null });
  });
});

describe('an answer', () => {
  it('is found again by its receipt, however that is written, and by nothing else', async () => {
    const { receipt, response } = await respond();
    await store.responses.answer(response, { subject: 'c2', verdict: 'partly', text: 'Sooner, please' });
    for (const written of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ' ')])
      expect((await store.responses.byReceipt(written))?.remarks).toMatchObject([
        { subject: 'c2', text: 'Sooner, please' },
      ]);
    expect(await store.responses.byReceipt('AAAA-AAAA-AAAA')).toBeNull();
    const { rows } = await database.pool.query('select receipt from responses');
    expect(JSON.stringify(rows)).not.toContain(receipt);
  });

  it('takes the place of the one before and is weighed anew; an empty one takes it back', async () => {
    const { receipt, response } = await respond();
    const say = (text: string) => store.responses.answer(response, { subject: 'c2', verdict: 'no', text });
    await say('Too slow');
    const [first] = (await store.responses.byReceipt(receipt))?.remarks ?? [];
    await weigh(
      store,
      first ?? nothing,
      { outcome: 'declined', reason: 'It cannot be sooner', revision: null },
      'a test',
    );
    await say('Much too slow');
    const late = await weigh(store, first ?? nothing, { outcome: 'accepted', reason: 'Seen before', revision: null });
    expect(late).toBe(false);
    expect((await store.responses.byReceipt(receipt))?.remarks).toMatchObject([
      { text: 'Much too slow', outcome: null, reason: null },
    ]);
    await store.responses.answer(response, { subject: 'c2', verdict: null, text: '' });
    expect((await store.responses.byReceipt(receipt))?.remarks).toEqual([]);
  });

  it('is given to the plan as it was when it was asked about, whatever is changed meanwhile', async () => {
    const plans = planStore(database, wold);
    const plan = await plans.current();
    if (!plan) throw new Error('The plan is gone');
    const asked = await store.consultations.create(
      { ...form, opens: '2030-01-01', closes: '2030-02-01' },
      plan,
      'a test',
    );
    await plans.edit('green-plan', 'a test', (one) => ({ plan: { ...one, title: 'Another title' }, revisions: [] }));
    expect((await store.consultations.asked(asked))?.title).toBe(plan.title);
    expect(await elsewhere.consultations.asked(asked)).toBeNull();
    await store.consultations.change(asked, form, await plans.current());
    expect((await store.consultations.asked(asked))?.title).toBe('Another title');
    expect((await store.consultations.byId(asked))?.planVersion).toBe(plan.version + 1);
  });

  it('is found by whoever answered with an account, until they are forgotten, and by nobody else', async () => {
    await store.responses.begin(id, [], null, 'ann');
    const kept = await store.responses.byPerson(id, 'ann');
    expect(kept?.response).toMatchObject({ personId: 'ann' });
    expect(await store.responses.byPerson(id, 'ben')).toBeNull();
    expect(await elsewhere.responses.byPerson(id, 'ann')).toBeNull();
    await store.responses.part([kept?.response.id ?? '']);
    expect(await store.responses.byPerson(id, 'ann')).toBeNull();
  });

  it('that may name somebody waits, also after it is changed', async () => {
    const { receipt, response } = await respond();
    await store.responses.answer(response, { subject: 'plan', verdict: null, text: 'Well done' });
    expect((await store.responses.byReceipt(receipt))?.remarks[0]?.showing).toBe('shown');
    await store.responses.answer(response, { subject: 'plan', verdict: null, text: 'Well done, Mrs Larch' });
    const [waiting] = (await store.responses.byReceipt(receipt))?.remarks ?? [];
    expect(waiting?.showing).toBe('waiting');
    await store.remarks.show(waiting?.id ?? '', 'hidden');
    await store.responses.answer(response, { subject: 'plan', verdict: null, text: 'Well done, all' });
    expect((await store.responses.byReceipt(receipt))?.remarks[0]?.showing).toBe('waiting');
  });

  it('is not seen, weighed or found from another system', async () => {
    const { receipt, response } = await respond();
    await store.responses.answer(response, { subject: 'c2', verdict: 'yes', text: 'Good' });
    const [remark] = (await store.responses.byReceipt(receipt))?.remarks ?? [];
    expect(await elsewhere.responses.byReceipt(receipt)).toBeNull();
    expect(await elsewhere.consultations.byId(id)).toBeNull();
    expect(await elsewhere.remarks.byId(remark?.id ?? '')).toBeNull();
    await weigh(elsewhere, remark ?? nothing, { outcome: 'noted', reason: 'Mine now', revision: null }, 'a stranger');
    expect((await store.remarks.byId(remark?.id ?? ''))?.outcome).toBeNull();
  });
});

describe('the remarks of a consultation', () => {
  it('are narrowed down by who said them, and counted whole', async () => {
    const about = { respondent: 'council' as const, place: null, organisation: 'Wold Council' };
    await store.responses.takeIn(id, about, 'paper', [{ subject: 'c2', verdict: 'no', text: 'Not without money' }]);
    const { items, total } = await store.remarks.list(id, { respondent: 'council' }, { from: 0, size: 10 });
    expect(total).toBe(1);
    expect(items).toMatchObject([{ text: 'Not without money', channel: 'paper', organisation: 'Wold Council' }]);
    const { open, remarks } = await store.consultations.counts(id);
    expect(open).toBe(remarks);
  });

  it('that say nearly the same are found, put together by a person, and answered with one decision', async () => {
    const say = async (text: string) => {
      const { receipt, response } = await respond();
      await store.responses.answer(response, { subject: 'c1', verdict: 'no', text });
      const [made] = (await store.responses.byReceipt(receipt))?.remarks ?? [];
      if (!made) throw new Error('It was not kept');
      return made;
    };
    const [first, second, other] = [
      await say('Please plant more trees by the hospital'),
      await say('Plant more trees at the hospital, please'),
      await say('Buses come too seldom'),
    ];
    const near = await store.remarks.nearSame(first, id);
    expect(near.map(({ text }) => text)).toEqual(['Plant more trees at the hospital, please']);
    await store.remarks.sayTheSame(first, id, [second.id]);
    const grouped = await store.remarks.byId(second.id);
    await weigh(store, grouped ?? nothing, { outcome: 'accepted', reason: 'Yes', revision: null });
    expect((await store.remarks.byId(first.id))?.outcome).toBe('accepted');
    const again = await store.remarks.byId(second.id);
    await weigh(store, again ?? nothing, { outcome: 'declined', reason: 'No money', revision: null });
    expect((await store.remarks.byId(first.id))?.outcome).toBe('accepted');
    expect((await store.remarks.byId(other.id))?.outcome).toBeNull();
    await store.remarks.sayTheSame((await store.remarks.byId(first.id)) ?? first, id, []);
    expect((await store.remarks.byId(second.id))?.sameAs).toBeNull();
  });

  it('are found by their tags, and what is open is counted by who is to answer it and since when', async () => {
    const { items } = await store.remarks.list(id, { outcome: 'open' }, { from: 0, size: 1 });
    const remark = items[0];
    await store.remarks.organise(remark?.id ?? '', { tags: ['trees', 'cost'], assignee: 'person:ann' });
    expect(await store.remarks.tags(id)).toEqual(['cost', 'trees']);
    const tagged = await store.remarks.list(id, { tag: 'trees', assignee: 'person:ann' }, { from: 0, size: 9 });
    expect(tagged.items.map((one) => one.id)).toEqual([remark?.id]);
    const openBy = await store.remarks.openBy(id);
    expect(openBy.find(({ assignee }) => assignee === 'person:ann')).toEqual({
      assignee: 'person:ann',
      open: 1,
      since: remark?.at,
    });
    const { open } = await store.consultations.counts(id);
    expect(openBy.reduce((sum, one) => sum + one.open, 0)).toBe(open);
  });

  it('are none where the address names no consultation and no remark', async () => {
    expect(await store.consultations.byId('c2')).toBeNull();
    expect(await store.consultations.change('c2', form, null)).toBe(false);
    expect(await store.remarks.byId('c2')).toBeNull();
  });

  it('go with the plan that they are about', async () => {
    const plan = await planStore(database, wold).current();
    await planStore(database, wold).remove(plan?.id ?? '');
    expect(await store.consultations.list()).toEqual([]);
  });
});
