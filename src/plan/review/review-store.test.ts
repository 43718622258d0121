import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/database.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { type FileStore, fileStore } from '../../platform/files/store.ts';
import { type System, SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { keepWhileUsed } from '../kept-document.ts';
import { planStore } from '../store.ts';
import { draftOf } from '../testing/draft-of.ts';
import { decide } from './decisions.ts';
import { type ReviewStore, reviewStore } from './review-store.ts';

const draft = draftOf(['The ICB will buy electric vans by 2030']);
const lines = ['* The ICB will buy electric vans by 2030'];
async function* document() {
  yield Buffer.from(lines.join('\n'));
}

let database: Database;
let system: System;
let reviews: ReviewStore;
let files: FileStore;

beforeAll(async () => {
  database = await testDatabase();
  const made = await systemStore(database).create('wold', SystemSettings.parse({ name: 'Wold', shortName: 'Wold' }));
  if (!made) throw new Error('wold was there already');
  system = made;
  reviews = reviewStore(database, system);
  files = fileStore(database, system);
});

const opened = async () => {
  const review = await reviews.byId(await reviews.open(document(), 'vans.md', draft, lines));
  if (!review?.fileId) throw new Error('The review has no document');
  return { ...review, fileId: review.fileId };
};

describe('a document under review', () => {
  it('is kept as it came', async () => {
    const { fileId } = await opened();
    expect(await files.byId(fileId)).toMatchObject({ name: 'vans.md', kind: 'markdown' });
    expect(String(await buffer(files.read(fileId)))).toBe(lines.join('\n'));
  });

  it('loses no decision when two reviewers decide at once', async () => {
    const { id } = await opened();
    await Promise.all(
      ['c1', 't1'].map((find) => reviews.change(id, (reviewed) => decide(reviewed, [find], 'accepted'))),
    );
    expect((await reviews.byId(id))?.decisions).toEqual({ c1: 'accepted', t1: 'accepted' });
  });

  it('is set aside with its document, cannot be changed then, and is taken up again', async () => {
    const { id, fileId } = await opened();
    expect(await reviews.takeUp(id)).toBe(false);
    expect(await reviews.setAside(id)).toBe(true);
    expect(await reviews.change(id, (reviewed) => decide(reviewed, ['c1'], 'rejected'))).toBeNull();
    expect(await files.byId(fileId)).not.toBeNull();
    expect(await reviews.takeUp(id)).toBe(true);
    expect(await reviews.byId(id)).toMatchObject({ state: 'open', decisions: {} });
  });

  it('is deleted with its document only once it was set aside', async () => {
    const { id, fileId } = await opened();
    expect(await reviews.remove(id)).toBe(false);
    await reviews.setAside(id);
    expect(await reviews.remove(id)).toBe(true);
    expect([await reviews.byId(id), await files.byId(fileId)]).toEqual([null, null]);
  });

  it('says which plan it was made, and which later draft was taken into it', async () => {
    const first = await opened();
    expect(await reviews.planOf(first.fileId)).toBeNull();
    await planStore(database, system).create('vans', draft, lines, first.fileId);
    expect(await reviews.close(first.id)).toBe(true);
    expect(await reviews.planOf(first.fileId)).toMatchObject({ slug: 'vans' });
    const later = await opened();
    expect(await planStore(database, system).takeLater('vans', 1, draft, lines, 'the team', later.fileId)).toBe(true);
    expect(await reviews.planOf(later.fileId)).toMatchObject({ slug: 'vans' });
  });
});

describe('a document that is imported by command', () => {
  const file = { path: import.meta.filename, name: 'vans.md', kind: 'markdown' };

  it('is kept for the plan that points to it', async () => {
    const id = await keepWhileUsed(files, file, async (fileId) => {
      await planStore(database, system).create('by-command', draft, lines, fileId);
      return fileId;
    });
    expect(await files.byId(id)).not.toBeNull();
  });

  it('is not kept when nothing comes of it', async () => {
    let kept = '';
    const refused = await keepWhileUsed(files, file, async (fileId) => {
      kept = fileId;
      return false;
    });
    expect([refused, await files.byId(kept)]).toEqual([false, null]);
    await expect(
      keepWhileUsed(files, file, async (fileId) => {
        kept = fileId;
        throw new Error('The database is full');
      }),
    ).rejects.toThrow('full');
    expect(await files.byId(kept)).toBeNull();
  });
});
