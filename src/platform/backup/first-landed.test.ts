import { tmpdir } from 'node:os';
/** A backup made by the first version that landed: whatever changes since, what people saved then can be had back. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testDatabase } from '../database/testing.ts';
import { restore } from './restore.ts';

it('a backup of the first landed version is restored whole by this one', async () => {
  const database = await testDatabase();
  const manifest = await restore(database, join(import.meta.dirname, 'testing/first-landed.backup'), tmpdir());
  expect(manifest.migrations.slice(0, 2)).toEqual(['0000_plan', '0001_grants']);
  const { rows: systems } = await database.pool.query('select id, slug from platform.systems');
  expect(systems.map(({ slug }) => slug)).toEqual(['fenmarsh']);
  const count = (table: string) =>
    database.inSystem(systems[0].id, async (tx) => {
      const { rows } = await tx.execute<{ count: number }>(`select count(*)::int as count from ${table}`);
      return rows[0]?.count;
    });
  // The sample as it was then: 3 ambitions with 8 parts and 52 commitments with 33 parts.
  expect(await count('commitments')).toBe(96);
  expect(await count('recommendations')).toBe(63);
  expect(await count('milestones')).toBe(25);
  expect(await count('terms')).toBe(16);
  expect(await count('revisions')).toBe(1);
});
