import { beforeAll, describe, expect, it } from 'vitest';
import { planStore } from '../plan/store.ts';
import { makeSystem } from '../plan/testing/make-system.ts';
import { smallDraft } from '../plan/testing/small-draft.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import type { System } from '../platform/systems.model.ts';
import { type ConsultationStore, consultationStore } from './store.ts';

let database: Database;
let wold: System;
let store: ConsultationStore;
let elsewhere: ConsultationStore;
let id: string;

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
  store = consultationStore(database, wold);
  elsewhere = consultationStore(database, await makeSystem(database, 'fen'));
  id = await store.create(form, plan, 'a test');
});

async function respond() {
  const receipt = await store.begin(id, ['travel']);
  const kept = await store.byReceipt(receipt);
  if (!kept) throw new Error('The receipt leads nowhere');
  return { receipt, response: kept.response };
}

describe('an answer', () => {
  it('is found again by its receipt, however that is written, and by nothing else', async () => {
    const { receipt, response } = await respond();
    await store.answer(response, { subject: 'c2', verdict: 'partly', text: 'Sooner, please' });
    for (const written of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ' ')])
      expect((await store.byReceipt(written))?.remarks).toMatchObject([{ subject: 'c2', text: 'Sooner, please' }]);
    expect(await store.byReceipt('AAAA-AAAA-AAAA')).toBeNull();
    const { rows } = await database.pool.query('select receipt from responses');
    expect(JSON.stringify(rows)).not.toContain(receipt);
  });

  it('takes the place of the one before and is weighed anew; an empty one takes it back', async () => {
    const { receipt, response } = await respond();
    const say = (text: string) => store.answer(response, { subject: 'c2', verdict: 'no', text });
    await say('Too slow');
    const [first] = (await store.byReceipt(receipt))?.remarks ?? [];
    await store.weigh(
      first?.id ?? '',
      { outcome: 'declined', reason: 'It cannot be sooner', revision: null },
      'a test',
    );
    await say('Much too slow');
    expect((await store.byReceipt(receipt))?.remarks).toMatchObject([
      { text: 'Much too slow', outcome: null, reason: null },
    ]);
    await store.answer(response, { subject: 'c2', verdict: null, text: '' });
    expect((await store.byReceipt(receipt))?.remarks).toEqual([]);
  });

  it('that may name somebody waits, also after it is changed', async () => {
    const { receipt, response } = await respond();
    await store.answer(response, { subject: 'plan', verdict: null, text: 'Well done' });
    expect((await store.byReceipt(receipt))?.remarks[0]?.showing).toBe('shown');
    await store.answer(response, { subject: 'plan', verdict: null, text: 'Well done, Mrs Larch' });
    expect((await store.byReceipt(receipt))?.remarks[0]?.showing).toBe('waiting');
  });

  it('is not seen, weighed or found from another system', async () => {
    const { receipt, response } = await respond();
    await store.answer(response, { subject: 'c2', verdict: 'yes', text: 'Good' });
    const [remark] = (await store.byReceipt(receipt))?.remarks ?? [];
    expect(await elsewhere.byReceipt(receipt)).toBeNull();
    expect(await elsewhere.byId(id)).toBeNull();
    expect(await elsewhere.remark(remark?.id ?? '')).toBeNull();
    await elsewhere.weigh(remark?.id ?? '', { outcome: 'noted', reason: 'Mine now', revision: null }, 'a stranger');
    expect((await store.remark(remark?.id ?? ''))?.outcome).toBeNull();
  });
});

describe('the remarks of a consultation', () => {
  it('are narrowed down by who said them, and counted whole', async () => {
    const about = { respondent: 'council' as const, place: null, organisation: 'Wold Council' };
    await store.addPaper(id, about, { subject: 'c2', verdict: 'no', text: 'Not without money' });
    const { items, total } = await store.remarks(id, { respondent: 'council' }, { from: 0, size: 10 });
    expect(total).toBe(1);
    expect(items).toMatchObject([{ text: 'Not without money', channel: 'paper', organisation: 'Wold Council' }]);
    const { open, remarks } = await store.counts(id);
    expect(open).toBe(remarks);
  });

  it('go with the plan that they are about', async () => {
    const plan = await planStore(database, wold).current();
    await planStore(database, wold).remove(plan?.id ?? '');
    expect(await store.list()).toEqual([]);
  });
});
