import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../platform/backup/backup.ts';
import { restore } from '../platform/backup/restore.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import { type System, SystemSettings } from '../platform/systems.model.ts';
import { systemStore } from '../platform/systems.ts';
import type { Draft, DraftCommitment } from './draft.ts';
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
