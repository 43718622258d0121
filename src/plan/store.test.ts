import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../platform/backup/backup.ts';
import { restore } from '../platform/backup/restore.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import { Mistake } from '../platform/mistake.ts';
import type { System } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { organisations } from '../platform/tables.ts';
import { confirmAnswer, refuseAnswer } from './editing/answers.ts';
import { close } from './editing/closing.ts';
import { withdraw } from './editing/commitments.ts';
import type { Edit } from './editing/edit.ts';
import { planStore } from './store.ts';
import { makeSystem } from './testing/make-system.ts';
import { smallDraft as draft } from './testing/small-draft.ts';

let database: Database;
let wold: System;
let fen: System;

beforeAll(async () => {
  database = await testDatabase();
  wold = await makeSystem(database, 'wold');
  fen = await makeSystem(database, 'fen');
  await planStore(database, wold).create('green-plan', draft, ['one', 'two']);
});

describe('a plan made of a draft', () => {
  it('is read back as it was written, parts within their commitments', async () => {
    const plan = await planStore(database, wold).current();
    expect(plan?.vision).toBe('Good care that lasts');
    expect(plan?.ambitions[0]?.children[0]?.text).toBe('in its buildings');
    expect(plan?.themes[0]?.subthemes[0]?.commitments[0]?.owners[0]?.organisations).toEqual(['icb']);
    expect(plan?.chapters[0]?.slug).toBe('background');
    expect(plan?.status).toBe('draft');
  });

  it('is found by its words, in whatever form they are typed', async () => {
    const found = await planStore(database, wold).search('vehicle or van');
    expect(found.map(({ id }) => id).sort()).toEqual(['c2', 'r1']);
  });

  it('begins its history with the document that it was read from', async () => {
    const plan = await planStore(database, wold).current();
    const history = await planStore(database, wold).revisions(plan?.id ?? '', 'plan');
    expect(history.map(({ why }) => why)).toEqual(['Read from draft.md']);
  });
});

describe('another system', () => {
  it('sees nothing of it, even by a query that names no system', async () => {
    expect(await planStore(database, fen).current()).toBeNull();
    const rows = await database.inSystem(fen.id, (tx) => tx.execute('select * from commitments'));
    expect(rows.rows).toEqual([]);
  });

  it('cannot write into it', async () => {
    const write = database.inSystem(fen.id, (tx) =>
      tx.execute(`insert into plans (system_id, slug, title) values ('${wold.id}', 'mine', 'Mine')`),
    );
    await expect(write).rejects.toThrow();
  });

  it('and the system itself cannot change what its history says', async () => {
    const change = database.inSystem(wold.id, (tx) => tx.execute(`update revisions set why = 'never happened'`));
    await expect(change).rejects.toThrow();
  });
});

describe('a backup', () => {
  it('restored on another database gives the same plans and history', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'greenplan-')), 'all.backup');
    await backUp(database, file, null);
    const other = await testDatabase();
    await restore(other, file, tmpdir());
    for (const system of await systemStore(other).list()) {
      const before = await planStore(database, system).current();
      expect(await planStore(other, system).current()).toEqual(before);
      const history = await planStore(database, system).revisions(before?.id ?? crypto.randomUUID(), 'plan');
      expect(await planStore(other, system).revisions(before?.id ?? crypto.randomUUID(), 'plan')).toEqual(history);
    }
    expect((await systemStore(other).list()).map(({ slug }) => slug)).toEqual(['fen', 'wold']);
    await expect(restore(other, file, tmpdir())).rejects.toThrow(/There are systems here already/);
  });
});

describe('a system that is deleted', () => {
  it('takes its plans with it', async () => {
    expect(await systemStore(database).delete('wold')).toBe(true);
    expect(await planStore(database, wold).current()).toBeNull();
  });
});

describe('a plan that is tended by hand', () => {
  const tended = (name: string) => planStore(database, fen).create(name, draft, []);
  const store = () => planStore(database, fen);

  it('is written as the edit says, with its history, and gets a version more', async () => {
    const { slug, id } = await tended('by hand');
    const before = await store().bySlug(slug);
    const after = await store().edit(slug, 'the team', confirmAnswer({ recommendation: 'r1', commitment: 'c2' }));
    expect(after?.version).toBe((before?.version ?? 0) + 1);
    expect(await store().bySlug(slug)).toEqual(after);
    expect(after?.links).toMatchObject([{ confirmed: true, score: 0.6 }]);
    expect((await store().revisions(id, 'c2')).map(({ by }) => by)).toEqual(['the team']);
  });

  it('keeps what was refused refused, and a withdrawn number for ever', async () => {
    const { slug } = await tended('refused');
    await store().edit(slug, 'the team', refuseAnswer({ recommendation: 'r1', commitment: 'c2' }));
    await store().edit(slug, 'the team', withdraw('c2', 'No longer needed'));
    const after = await store().edit(slug, 'the team', (plan, newId) => ({
      plan: { ...plan, title: newId('c') },
      revisions: [],
    }));
    expect(after?.title).toBe('c3');
    expect(after?.refusedLinks).toEqual([]);
  });

  it('is left as it was when the edit cannot be made', async () => {
    const { slug } = await tended('unchanged');
    const before = await store().bySlug(slug);
    await expect(store().edit(slug, 'the team', withdraw('c99', 'x'))).rejects.toThrow(Mistake);
    expect(await store().bySlug(slug)).toEqual(before);
    expect(await store().edit('no-such-plan', 'the team', withdraw('c2', 'x'))).toBeNull();
  });

  it('takes two changes at once, one after the other', async () => {
    const { slug } = await tended('at once');
    const rename =
      (word: string): Edit =>
      (plan) => ({ plan: { ...plan, title: `${plan.title} ${word}` }, revisions: [] });
    await Promise.all(['one', 'two', 'three'].map((word) => store().edit(slug, 'the team', rename(word))));
    const words = (await store().bySlug(slug))?.title.split(' ').slice(-3) ?? [];
    expect(words.toSorted()).toEqual(['one', 'three', 'two']);
  });

  it('is the one that readers see once it is made so, and no other is', async () => {
    const { slug } = await tended('for readers');
    expect(await store().makeCurrent(slug, 'the team')).toBe(true);
    expect((await store().current())?.slug).toBe(slug);
    expect((await store().list()).filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(await store().makeCurrent('no-such-plan', 'the team')).toBe(false);
  });

  it('follows another, but never itself, not even round a corner', async () => {
    const [first, second, third] = [await tended('first'), await tended('second'), await tended('third')];
    expect(await store().follow(second.slug, first.slug, 'the team')).toBe(true);
    expect(await store().follow(third.slug, second.slug, 'the team')).toBe(true);
    await expect(store().follow(first.slug, third.slug, 'the team')).rejects.toThrow(/cannot come before it/);
    await expect(store().follow(first.slug, first.slug, 'the team')).rejects.toThrow(Mistake);
    const shown = (await store().bySlug(third.slug))?.version ?? 0;
    const closure = { outcome: 'done' as const, reason: 'All bought', carriedTo: null };
    const next = await store().bySlug(second.slug);
    if (!next) throw new Error('The second plan is there');
    await store().edit(first.slug, 'the team', close('c2', closure, next));
    expect((await store().bySlug(third.slug))?.version).toBe(shown + 1);
    await store().remove(second.id);
    expect((await store().bySlug(third.slug))?.follows).toBeNull();
  });
});

describe('an organisation that a plan names', () => {
  it('gets the ODS code that the reference data has for its name, however it is written', async () => {
    const odsCode = 'RZ77';
    await database.asPlatform((tx) =>
      tx.insert(organisations).values({ odsCode, name: 'WOLD VALLEY NHS FOUNDATION TRUST', kind: 'trust' }),
    );
    const owners = [
      { phrase: 'Wold Valley NHS FT', span: null, role: 'lead' as const, organisations: ['Wold Valley NHS FT'] },
      {
        phrase: 'Wold Valley NHS Foundation Trust',
        span: null,
        role: 'with' as const,
        organisations: ['Wold Valley NHS Foundation Trust'],
      },
      { phrase: 'NHS Trusts', span: null, role: 'with' as const, organisations: ['NHS Trusts'] },
    ].map((owner) => ({ ...owner, span: [0, 0] as [number, number] }));
    const [theme] = draft.themes;
    if (!theme) throw new Error('The draft has a theme');
    const subthemes = theme.subthemes.map((one) => ({
      ...one,
      commitments: one.commitments.map((each) => ({ ...each, owners })),
    }));
    const { slug } = await planStore(database, fen).create(
      'coded',
      { ...draft, themes: [{ ...theme, subthemes }] },
      [],
    );
    const named = (await planStore(database, fen).bySlug(slug))?.organisations ?? [];
    expect(named.map(({ name, odsCode: code }) => [name, code])).toEqual(
      expect.arrayContaining([
        ['Wold Valley NHS FT', odsCode],
        ['Wold Valley NHS Foundation Trust', odsCode],
        ['NHS Trusts', null],
      ]),
    );
  });
});
