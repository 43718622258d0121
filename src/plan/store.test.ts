import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../platform/backup/backup.ts';
import { restore } from '../platform/backup/restore.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import { Mistake } from '../platform/mistake.ts';
import { type System, SystemSettings } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import { organisations } from '../platform/tables.ts';
import type { Draft, DraftCommitment } from './draft.ts';
import { confirmAnswer, refuseAnswer } from './editing/answers.ts';
import { writeChapter } from './editing/chapters.ts';
import { close } from './editing/closing.ts';
import { add, blank, withdraw } from './editing/commitments.ts';
import { type Edit, mapCommitments } from './editing/edit.ts';
import { addTerm } from './editing/glossary.ts';
import { writeFacts } from './editing/written-facts.ts';
import type { Plan } from './model.ts';
import { everyPlaced } from './placed.ts';
import { silenceStore } from './silence-store.ts';
import { planStore } from './store.ts';

function commitment(id: string, text: string, children: DraftCommitment[] = []): DraftCommitment {
  const owners = [
    { phrase: 'The ICB', span: [0, 7] as [number, number], role: 'lead' as const, organisations: ['ICB'] },
  ];
  return { id, text, line: 3, children, owners, strength: 'commit', hedges: [], level: null, dates: [], targets: [] };
}

const draft: Draft = {
  format: 'greenplan-draft/1',
  source: { file: 'draft.md', sha256: 'a'.repeat(64), kind: 'markdown' },
  title: 'Green Plan of the Wold',
  date: '2026-10',
  vision: { text: 'Good care that lasts', line: 1 },
  ambitions: [commitment('c1', 'The ICB will be net zero', [commitment('c1.1', 'in its buildings')])],
  themes: [
    {
      title: 'Travel',
      line: 2,
      straplines: ['Cleaner air'],
      subthemes: [
        {
          title: 'Fleet',
          line: 2,
          recommendations: [{ id: 'r1', text: 'Electric vans', line: 3 }],
          commitments: [commitment('c2', 'The ICB will buy electric vans')],
        },
      ],
    },
  ],
  links: [{ recommendation: 'r1', commitment: 'c2', score: 0.6 }],
  milestones: [{ when: 'Spring 2027', edtf: '2027-21', title: 'Board approves', line: 5, state: null }],
  glossary: [{ term: 'ICB', meaning: 'Integrated Care Board', line: 6 }],
  chapters: [{ title: 'Background', line: 7, markdown: 'Where we **stand**.' }],
  unplaced: [],
  findings: [],
};

let database: Database;
let wold: System;
let fen: System;

beforeAll(async () => {
  database = await testDatabase();
  const systems = systemStore(database);
  const made = async (slug: string) => {
    const system = await systems.create(slug, SystemSettings.parse({ name: slug, shortName: slug }));
    if (!system) throw new Error(`${slug} was there already`);
    return system;
  };
  wold = await made('wold');
  fen = await made('fen');
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
    await backUp(database, file);
    const other = await testDatabase();
    await restore(other, file);
    for (const system of await systemStore(other).list()) {
      const before = await planStore(database, system).current();
      expect(await planStore(other, system).current()).toEqual(before);
      const history = await planStore(database, system).revisions(before?.id ?? crypto.randomUUID(), 'plan');
      expect(await planStore(other, system).revisions(before?.id ?? crypto.randomUUID(), 'plan')).toEqual(history);
    }
    expect((await systemStore(other).list()).map(({ slug }) => slug)).toEqual(['fen', 'wold']);
    await expect(restore(other, file)).rejects.toThrow(/There are systems here already/);
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

describe('a finding that was set aside', () => {
  it('stays so with its reason until it is told again, and the history of the plan says both', async () => {
    const { id } = await planStore(database, fen).create('weak', draft, []);
    const silences = silenceStore(database, fen);
    const finding = { rule: 'no-date', subject: 'c2' };
    await silences.silence(id, { ...finding, reason: 'First reason' }, 'the team');
    await silences.silence(id, { ...finding, reason: 'It has no end' }, 'the team');
    expect(await silences.list(id)).toMatchObject([{ ...finding, reason: 'It has no end', by: 'the team' }]);
    expect(await silenceStore(database, wold).list(id)).toEqual([]);
    await silences.tellAgain(id, finding.rule, finding.subject, 'the team');
    await silences.tellAgain(id, finding.rule, finding.subject, 'the team');
    expect(await silences.list(id)).toEqual([]);
    expect(await planStore(database, fen).revisions(id, 'plan')).toHaveLength(4);
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
