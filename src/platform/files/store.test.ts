import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import type { Database } from '../database/database.ts';
import { testDatabase } from '../database/testing.ts';
import { type System, SystemSettings } from '../systems.model.ts';
import { systemStore } from '../systems.ts';
import { fileStore } from './store.ts';

/** Not the same in any two places, so that a piece out of order shows. */
const deck = Buffer.from(Uint32Array.from({ length: 650_000 }, (_, place) => place * 2_654_435_761).buffer);
const sha256 = createHash('sha256').update(deck).digest('hex');

let database: Database;
let fenmarsh: System;
let wold: System;

async function made(slug: string): Promise<System> {
  const system = await systemStore(database).create(slug, SystemSettings.parse({ name: slug, shortName: slug }));
  if (!system) throw new Error(`${slug} was there already`);
  return system;
}

async function* inPieces(bytes: Buffer) {
  for (let from = 0; from < bytes.length; from += 300_001) yield bytes.subarray(from, from + 300_001);
}

beforeAll(async () => {
  database = await testDatabase();
  fenmarsh = await made('fenmarsh');
  wold = await made('wold');
});

describe('a document that is kept', () => {
  it('is read again byte for byte, with its name, kind, size and hash', async () => {
    const store = fileStore(database, fenmarsh);
    const kept = await store.keep(inPieces(deck), 'Green Plan.pptx', 'pptx');
    expect(kept).toMatchObject({ name: 'Green Plan.pptx', kind: 'pptx', size: 2_600_000, sha256 });
    expect(await store.byId(kept.id)).toEqual(kept);
    expect(deck.equals(await buffer(store.read(kept.id)))).toBe(true);
  });

  it('may come from a file on disk, and may be empty', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'greenplan-'));
    await writeFile(join(folder, 'plan.md'), '# A plan');
    await writeFile(join(folder, 'empty.md'), '');
    const store = fileStore(database, fenmarsh);
    const plan = await store.keep(join(folder, 'plan.md'), 'plan.md', 'markdown');
    const empty = await store.keep(join(folder, 'empty.md'), 'empty.md', 'text');
    await rm(folder, { recursive: true });
    expect((await buffer(store.read(plan.id))).toString()).toBe('# A plan');
    expect(empty.size).toBe(0);
    expect(await buffer(store.read(empty.id))).toHaveLength(0);
  });

  it('is not there for another system', async () => {
    const { id } = await fileStore(database, fenmarsh).keep(inPieces(deck), 'deck.pptx', 'pptx');
    const theirs = fileStore(database, wold);
    expect(await theirs.byId(id)).toBeNull();
    await expect(buffer(theirs.read(id))).rejects.toThrow('There is no file');
    expect(await theirs.remove(id)).toBe(false);
    expect(await fileStore(database, fenmarsh).byId(id)).not.toBeNull();
  });

  it('is not there at all when its sender broke off', async () => {
    const count = () =>
      database.inSystem(wold.id, async (tx) => (await tx.execute(sql`select count(*)::int from files`)).rows[0]);
    async function* broken() {
      yield deck;
      throw new Error('the sender went away');
    }
    await expect(fileStore(database, wold).keep(broken(), 'deck.pptx', 'pptx')).rejects.toThrow('went away');
    expect(await count()).toEqual({ count: 0 });
  });

  it('is gone with all its pieces when it is removed', async () => {
    const store = fileStore(database, wold);
    const { id } = await store.keep(inPieces(deck), 'deck.pptx', 'pptx');
    expect(await store.remove(id)).toBe(true);
    const { rows } = await database.inSystem(wold.id, (tx) => tx.execute(sql`select count(*)::int from file_chunks`));
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('stays while a plan’s document points to it, and goes with the system', async () => {
    const gone = await made('gone');
    const store = fileStore(database, gone);
    const { id } = await store.keep(inPieces(deck), 'deck.pptx', 'pptx');
    await database.inSystem(gone.id, (tx) =>
      tx.execute(
        sql`insert into reviews (system_id, file, lines, draft, file_id) values (${gone.id}, 'deck.pptx', '[]', '{}', ${id})`,
      ),
    );
    await expect(store.remove(id)).rejects.toThrow();
    expect(await systemStore(database).delete('gone')).toBe(true);
    expect(await store.byId(id)).toBeNull();
  });
});

describe('a backup', () => {
  it('holds the documents of every system as they came', async () => {
    const { id } = await fileStore(database, wold).keep(inPieces(deck), 'deck.pptx', 'pptx');
    const folder = await mkdtemp(join(tmpdir(), 'greenplan-'));
    await backUp(database, join(folder, 'all.backup'), null);
    const other = await testDatabase();
    await restore(other, join(folder, 'all.backup'), folder);
    await rm(folder, { recursive: true });
    const every = (on: Database, system: System) =>
      on.inSystem(system.id, async (tx) => (await tx.execute(sql`select * from files order by id`)).rows);
    for (const system of [fenmarsh, wold]) expect(await every(other, system)).toEqual(await every(database, system));
    expect(deck.equals(await buffer(fileStore(other, wold).read(id)))).toBe(true);
  });
});
