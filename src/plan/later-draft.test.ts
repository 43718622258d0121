import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import type { System } from '../platform/systems.model.ts';
import type { Draft, DraftCommitment } from './draft.ts';
import { writeChapter } from './editing/chapters.ts';
import { add, blank, move, withdraw } from './editing/commitments.ts';
import { type Edit, mapCommitments } from './editing/edit.ts';
import { addTerm } from './editing/glossary.ts';
import { writeFacts } from './editing/written-facts.ts';
import type { Plan } from './model.ts';
import { everyPlaced } from './placed.ts';
import { planStore } from './store.ts';
import { makeSystem } from './testing/make-system.ts';
import { draftCommitment as commitment, smallDraft as draft } from './testing/small-draft.ts';

let database: Database;
let wold: System;
let fen: System;

beforeAll(async () => {
  database = await testDatabase();
  wold = await makeSystem(database, 'wold');
  fen = await makeSystem(database, 'fen');
  await planStore(database, wold).create('green-plan', draft, ['one', 'two']);
});

describe('a later draft of a plan', () => {
  const later: Draft = {
    ...draft,
    source: { ...draft.source, file: 'later.md' },
    themes: [
      {
        title: 'Travel',
        line: 2,
        straplines: [],
        subthemes: [
          {
            title: 'Fleet',
            line: 2,
            recommendations: [{ id: 'r1', text: 'Electric vans', line: 3 }],
            // New ones stand before the one that is kept, so its number in the document is another.
            commitments: [
              commitment('c2', 'Trusts will plant a hedge along every car park'),
              commitment('c3', 'The ICB will buy electric vans by 2030'),
            ],
          },
        ],
      },
    ],
    ambitions: [],
    links: [{ recommendation: 'r1', commitment: 'c3', score: 0.6 }],
  };

  it('is compared before anything is written', async () => {
    const store = planStore(database, wold);
    const before = await store.current();
    const compared = await store.compare('green-plan', later);
    expect(
      compared?.changes
        .filter(({ kind }) => kind === 'commitment')
        .map(({ change }) => change)
        .sort(),
    ).toEqual(['gone', 'gone', 'new', 'reworded']);
    expect(await store.current()).toEqual(before);
  });

  it('keeps the id of what was reworded, gives new ids to what is new, and tells it all in the history', async () => {
    const store = planStore(database, wold);
    expect(await store.takeLater('green-plan', 1, later, ['one'], 'the team')).toBe(true);
    const plan = await store.current();
    expect(plan?.version).toBe(2);
    expect(plan?.ambitions).toEqual([]);
    const commitments = plan?.themes[0]?.subthemes[0]?.commitments ?? [];
    expect(commitments.map(({ id, text, revision }) => [id, text, revision])).toEqual([
      ['c3', 'Trusts will plant a hedge along every car park', 0],
      ['c2', 'The ICB will buy electric vans by 2030', 1],
    ]);
    expect(plan?.links).toEqual([{ recommendation: 'r1', commitment: 'c2', score: 0.6, confirmed: false }]);
    const historyOf = (id: string) => store.revisions(plan?.id ?? '', id);
    expect(await historyOf('c2')).toMatchObject([
      {
        by: 'the team',
        why: 'reworded, in later.md',
        from: { text: 'The ICB will buy electric vans' },
        to: { text: 'The ICB will buy electric vans by 2030' },
      },
    ]);
    expect(await historyOf('c1')).toMatchObject([{ why: 'gone, in later.md', to: null }]);
  });

  it('is not written over a plan that has changed since it was compared', async () => {
    const store = planStore(database, wold);
    expect(await store.takeLater('green-plan', 1, draft, [], 'the team')).toBe(false);
    expect((await store.current())?.version).toBe(2);
  });

  it('never gives the id of a withdrawn commitment again', async () => {
    const store = planStore(database, wold);
    await store.takeLater('green-plan', 2, draft, ['one'], 'the team');
    const plan = await store.current();
    expect(plan?.ambitions.map(({ id }) => id)).toEqual(['c4']);
  });
});

describe('when a later draft comes, what people wrote since', () => {
  const rewritten = (name: string) => planStore(database, fen).create(name, draft, []);
  const store = () => planStore(database, fen);
  const reword =
    (text: string): Edit =>
    (plan) => ({
      plan: mapCommitments(plan, (one) => (one.id === 'c2' ? { ...one, text, size: 'large' } : one)),
      revisions: [],
    });
  const take = async (slug: string, later: Draft) => {
    const compared = await store().compare(slug, later);
    expect(await store().takeLater(slug, compared?.version ?? 0, later, [], 'the team')).toBe(true);
    return { changes: compared?.changes ?? [], plan: await store().bySlug(slug) };
  };
  const commitmentIn = (plan: Plan | null, id: string) =>
    everyPlaced(plan ?? { ambitions: [], themes: [] }).find(({ commitment }) => commitment.id === id)?.commitment;

  it('stays where the document says the same as before, and nothing is said to change', async () => {
    const { slug } = await rewritten('kept words');
    await store().edit(slug, 'the team', reword('The ICB will lease electric vans'));
    await store().edit(slug, 'the team', writeChapter({ title: 'Our own', markdown: 'Written here.' }));
    await store().edit(slug, 'the team', addTerm({ term: 'EV', meaning: 'Electric vehicle' }));
    const { changes, plan } = await take(slug, draft);
    expect(changes.filter(({ change }) => change !== 'unchanged')).toEqual([]);
    expect(commitmentIn(plan, 'c2')).toMatchObject({ text: 'The ICB will lease electric vans', size: 'large' });
    expect(plan?.chapters.map(({ title }) => title)).toEqual(['Background', 'Our own']);
    expect(plan?.glossary.map(({ term }) => term)).toEqual(['ICB', 'EV']);
  });

  it('gives way where the document says something new, and is shown as what would be written over', async () => {
    const { slug } = await rewritten('new words');
    await store().edit(slug, 'the team', reword('The ICB will lease electric vans'));
    const text = 'The ICB will buy electric vans by 2030';
    const later = JSON.parse(JSON.stringify(draft).replace('The ICB will buy electric vans', text)) as Draft;
    const { changes, plan } = await take(slug, later);
    const [change] = changes.filter((one) => one.change === 'reworded');
    expect(change?.before.map((one) => one.text)).toEqual(['The ICB will lease electric vans']);
    expect(commitmentIn(plan, 'c2')?.text).toBe(text);
  });

  it('stays even where it is a commitment that no document has', async () => {
    const { slug } = await rewritten('own commitment');
    const [theme] = (await store().bySlug(slug))?.themes ?? [];
    const place = { subtheme: theme?.subthemes[0]?.id ?? '' };
    const written = { ...blank, text: 'The ICB will share bicycles', facts: writeFacts(blank, []) };
    await store().edit(slug, 'the team', add(place, written, 'Asked for', fen.settings));
    const { changes, plan } = await take(slug, draft);
    expect(changes.filter(({ change }) => change !== 'unchanged')).toEqual([]);
    expect(commitmentIn(plan, 'c3')?.text).toBe('The ICB will share bicycles');
  });

  it('takes a chapter that the document changed, under the address it had, and lets go one that it dropped', async () => {
    const { slug } = await rewritten('chapters');
    const chapters = [{ title: 'Background', line: 7, markdown: 'Where we stand **now**.' }];
    const { plan } = await take(slug, { ...draft, chapters });
    expect(plan?.chapters).toMatchObject([{ slug: 'background', markdown: 'Where we stand **now**.' }]);
    const { plan: after } = await take(slug, { ...draft, chapters: [] });
    expect(after?.chapters).toEqual([]);
  });

  it('stays taken out where it is a commitment that the document still has', async () => {
    const { slug } = await rewritten('taken out');
    await store().edit(slug, 'the team', withdraw('c2', 'Nobody can pay for it'));
    const { changes, plan } = await take(slug, draft);
    expect(changes.filter(({ change }) => change !== 'unchanged')).toEqual([]);
    expect(commitmentIn(plan, 'c2')).toBeUndefined();
    expect(plan?.links).toEqual([]);
  });

  it('stays under the sub-theme to which it was moved, unless the document moved it too', async () => {
    const subtheme = (title: string, commitments: DraftCommitment[]) => ({
      title,
      line: 2,
      recommendations: [],
      commitments,
    });
    const theme = (...subthemes: ReturnType<typeof subtheme>[]) => ({
      ...draft,
      links: [],
      themes: [{ title: 'Travel', line: 2, straplines: [], subthemes }],
    });
    const vans = commitment('c2', 'The ICB will buy electric vans');
    const racks = commitment('c3', 'The ICB will put up bicycle racks');
    const walks = commitment('c4', 'The ICB will lead walks');
    const { slug } = await store().create('moved', theme(subtheme('Fleet', [vans]), subtheme('Bicycles', [racks])), []);
    await store().edit(slug, 'the team', move('c2', { subtheme: 't1.2' }, 'It is about depots'));
    const where = (plan: Plan | null) =>
      plan?.themes[0]?.subthemes.map(({ title, commitments }) => [title, commitments.map(({ id }) => id)]);

    const same = await take(slug, theme(subtheme('Fleet', [vans, walks]), subtheme('Bicycles', [racks])));
    expect(same.changes.filter(({ change }) => change !== 'unchanged').map(({ change }) => change)).toEqual(['new']);
    expect(where(same.plan)).toEqual([
      ['Fleet', ['c4']],
      ['Bicycles', ['c3', 'c2']],
    ]);

    const third = subtheme('Depots', [vans]);
    const elsewhere = await take(slug, theme(subtheme('Fleet', [walks]), subtheme('Bicycles', [racks]), third));
    expect(where(elsewhere.plan)).toEqual([
      ['Fleet', ['c4']],
      ['Bicycles', ['c3']],
      ['Depots', ['c2']],
    ]);
  });
});
