import { beforeAll, describe, expect, it } from 'vitest';
import { planStore } from '../plan/store.ts';
import { makeSystem } from '../plan/testing/make-system.ts';
import { smallDraft } from '../plan/testing/small-draft.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import type { System } from '../platform/systems.model.ts';
import { bodyStore } from './body-store.ts';
import { beginEdition, decide } from './deciding.ts';
import { differencesOf } from './differences.ts';
import { type GateStore, gateStore, type NewGate } from './gate-store.ts';
import { hashOf, keptText, readKept } from './kept-text.ts';
import { type DecisionForm, type Gate, wholePlan } from './model.ts';
import { reflectionStore } from './reflection-store.ts';
import { gateState } from './rules.ts';
import { snapshotStore } from './snapshot-store.ts';

let database: Database;
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
});

interface Way {
  system: System;
  gates: GateStore;
  planId: string;
  /** Board, which approves; publication; final approval. */
  all: [Gate, Gate, Gate];
}

/** A plan before its board. */
async function way(): Promise<Way> {
  count += 1;
  const system = await makeSystem(database, `wold-${count}`);
  const plans = planStore(database, system);
  await plans.create('green-plan', smallDraft, []);
  const planId = (await plans.list())[0]?.id ?? '';
  await bodyStore(database, system).create({
    name: 'ICB Board',
    kind: 'board',
    remit: '',
    chair: '',
    members: [],
    meetings: [{ on: '2026-11-20', note: '' }],
  });
  const [body] = await bodyStore(database, system).list();
  const gates = gateStore(database, system, planId);
  const gate = (title: string, more: Partial<NewGate>): NewGate => ({
    title,
    bodyId: null,
    needs: [],
    recorder: 'team',
    effect: 'none',
    due: null,
    ...more,
  });
  await gates.add([
    gate('Board', { bodyId: body?.id ?? null, recorder: 'body', effect: 'approves', due: '2026-11-20' }),
    gate('Published', { needs: ['earlier gates'], effect: 'publishes' }),
    gate('Final', { needs: ['earlier gates'] }),
  ]);
  const [one, two, three] = await gates.list();
  if (!one || !two || !three) throw new Error('The gates are gone');
  return { system, gates, planId, all: [one, two, three] };
}

const form = (more: Partial<DecisionForm> = {}): DecisionForm => ({
  outcome: 'passed',
  on: '2026-11-20',
  minute: 'B-7',
  words: '',
  reopens: [],
  ...more,
});
const record = ({ system }: Way, gate: Gate, more: Partial<DecisionForm> = {}, slug = 'green-plan') =>
  decide(database, system, { slug, gateId: gate.id, form: form(more), by: 'a test', today: '2026-11-25' });

const words = ({ system }: Way, slug = 'green-plan') =>
  planStore(database, system)
    .bySlug(slug)
    .then((plan) => plan?.themes[0]?.subthemes[0]?.commitments[0]?.text);

describe('a gate that is passed', () => {
  it('approves the plan in the name of its body, and keeps the exact text under its hash', async () => {
    const here = await way();
    await record(here, here.all[0]);
    const plan = await planStore(database, here.system).bySlug('green-plan');
    expect(plan?.approval).toEqual({ body: 'ICB Board', date: '2026-11-20' });
    const [decision] = await here.gates.decisions();
    const kept = await snapshotStore(database, here.system).byHash(decision?.snapshot ?? '');
    expect(hashOf(kept?.content ?? '')).toBe(decision?.snapshot);
    expect(readKept(kept?.content ?? '').themes[0]?.title).toBe('Travel');
  });

  it('is refused while what it asks for is not true, and then nothing is recorded', async () => {
    const here = await way();
    await expect(record(here, here.all[1])).rejects.toThrow('The gate asks for what is not true yet');
    expect(await here.gates.decisions()).toEqual([]);
    expect((await snapshotStore(database, here.system).check()).length).toBe(0);
  });

  it('cannot be dated after today', async () => {
    const here = await way();
    await expect(record(here, here.all[0], { on: '2027-01-01' })).rejects.toThrow('dated after today');
  });

  it('is recorded once where two record it at the same time and it asks for the one before', async () => {
    const here = await way();
    await Promise.allSettled([record(here, here.all[0]), record(here, here.all[0], { minute: 'B-8' })]);
    expect(gateState(here.all[0], await here.gates.decisions())).toBe('passed');
  });
});

describe('a text that was approved', () => {
  const reword = ({ system }: Way, slug = 'green-plan') =>
    planStore(database, system).edit(slug, 'a test', (plan) => ({
      plan: { ...plan, vision: `${plan.vision ?? ''} More of it.` },
      revisions: [{ subject: 'plan', why: 'More', from: null, to: { vision: 'More of it.' } }],
    }));

  it('is a draft again once it is changed, and is not published in words that no body approved', async () => {
    const here = await way();
    await record(here, here.all[0]);
    await reword(here);
    expect((await planStore(database, here.system).bySlug('green-plan'))?.approval).toBeNull();
    await expect(record(here, here.all[1])).rejects.toThrow('The text has changed since “Board” was passed');
    await record(here, here.all[0], { outcome: 'sent back', words: 'Other words' });
    await record(here, here.all[0]);
    await record(here, here.all[1]);
    expect((await planStore(database, here.system).bySlug('green-plan'))?.approval?.body).toBe('ICB Board');
  });

  it('stands in an edition whose beginning left it standing, and that is published under it', async () => {
    const here = await way();
    for (const gate of [here.all[0], here.all[1]]) await record(here, gate);
    const beginning = { slug: 'green-plan', reopens: [], why: 'A slip', by: 'a test', today: '2026-11-25' };
    const slug = (await beginEdition(database, here.system, beginning)) ?? '';
    await expect(beginEdition(database, here.system, beginning)).rejects.toThrow('Edition 2 is begun already');
    const store = planStore(database, here.system);
    await expect(store.makeCurrent(slug, 'a test')).rejects.toThrow('stays what readers see');
    await reword(here, slug);
    const later = (await store.list()).find((one) => one.slug === slug);
    const gates = gateStore(database, here.system, later?.id ?? '');
    const [, publication] = await gates.list();
    if (!publication) throw new Error('The gate is gone');
    await record(here, publication, {}, slug);
    expect(await store.current()).toMatchObject({ slug, approval: { body: 'ICB Board', date: '2026-11-20' } });
  });

  it('is passed once: a gate that decides again was sent back, or is of a new edition', async () => {
    const here = await way();
    await record(here, here.all[0]);
    await expect(record(here, here.all[0])).rejects.toThrow('passed already');
  });
});

describe('a plan that is published', () => {
  async function published(): Promise<Way> {
    const here = await way();
    await record(here, here.all[0]);
    await record(here, here.all[1]);
    return here;
  }

  it('can no longer be changed', async () => {
    const here = await published();
    const edit = planStore(database, here.system).edit('green-plan', 'a test', () => {
      throw new Error('It was edited');
    });
    await expect(edit).rejects.toThrow(/published/);
  });

  it('is changed by a new edition when a later gate asks for it, which says what it reopens', async () => {
    const here = await published();
    const decided = await record(here, here.all[2], {
      outcome: 'sent back',
      words: 'Say by when',
      reopens: [here.all[0].id],
    });
    const plans = await planStore(database, here.system).list();
    const later = plans.find(({ slug }) => slug === decided?.plan);
    expect(later).toMatchObject({ edition: 2, publishedOn: null, supersedes: here.planId });
    const gates = gateStore(database, here.system, later?.id ?? '');
    const [board, publication] = await gates.list();
    const all = await gates.decisions();
    expect(board && gateState(board, all)).toBe('reopened');
    // Another text is published anew.
    expect(publication && gateState(publication, all)).toBe('reopened');
    expect(await words(here)).toBe(await words(here, decided?.plan));
    expect(await gates.list()).toMatchObject([{ promised: '2026-11-20' }, { promised: null }, { promised: null }]);
  });

  it('keeps who answers for its parts, and its text, when a new edition is begun by the team', async () => {
    const here = await published();
    const bodies = bodyStore(database, here.system);
    const officer = { part: wholePlan, name: 'Dr Reed', organisation: 'ICB' };
    await bodies.appoint(here.planId, [officer]);
    const beginning = { slug: 'green-plan', reopens: [], why: 'A new law', by: 'a test', today: '2026-11-25' };
    const slug = await beginEdition(database, here.system, beginning);
    const plans = await planStore(database, here.system).list();
    const later = plans.find((one) => one.slug === slug);
    expect(await bodies.officers(later?.id ?? '')).toEqual([officer]);
    const [before, after] = await Promise.all(
      ['green-plan', slug ?? ''].map((one) => planStore(database, here.system).bySlug(one)),
    );
    if (!before || !after) throw new Error('An edition is gone');
    expect(differencesOf(readKept(keptText(before)), readKept(keptText(after)))).toEqual([]);
  });
});

describe('what was decided', () => {
  it('can be neither changed nor taken away by the application, and its gate stays', async () => {
    const here = await way();
    await record(here, here.all[0]);
    const change = (text: string) => database.inSystem(here.system.id, (tx) => tx.execute(text));
    await expect(change("update decisions set words = 'x'")).rejects.toThrow();
    await expect(change('delete from decisions')).rejects.toThrow();
    await expect(change("update snapshots set content = 'x'")).rejects.toThrow();
    expect(await here.gates.remove(here.all[0].id)).toBe(false);
  });

  it('is told to no other system', async () => {
    const [here, there] = [await way(), await way()];
    await record(here, here.all[0]);
    expect(await gateStore(database, there.system, here.planId).decisions()).toEqual([]);
    const [decision] = await here.gates.decisions();
    expect(await snapshotStore(database, there.system).byHash(decision?.snapshot ?? '')).toBeNull();
    expect(
      await decide(database, there.system, {
        slug: 'green-plan',
        gateId: here.all[0].id,
        form: form(),
        by: 'a test',
        today: '2026-11-25',
      }),
    ).toBeNull();
  });
});

describe('a gate’s day', () => {
  it('is promised by the first that was given, however often it is moved', async () => {
    const here = await way();
    const [board] = here.all;
    for (const due of ['2026-12-01', '2027-02-01']) await here.gates.change(board.id, { ...board, due });
    expect((await here.gates.list())[0]).toMatchObject({ promised: '2026-11-20', due: '2027-02-01' });
  });
});

describe('what an organisation takes up', () => {
  it('takes the place of what it said before', async () => {
    const here = await way();
    const store = reflectionStore(database, here.system, here.planId);
    const said = { words: '', reason: '', due: '' };
    await store.say('icb', 'c2', { ...said, stance: 'adopted' }, 'a test');
    await store.say('icb', 'c2', { ...said, stance: 'not applicable', reason: 'It has no vans' }, 'a test');
    expect(await store.list()).toMatchObject([
      { commitment: 'c2', stance: 'not applicable', reason: 'It has no vans' },
    ]);
  });
});
