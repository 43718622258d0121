import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { testDatabase } from './testing.ts';

const fenmarsh = '00000000-0000-4000-8000-000000000001';
const wold = '00000000-0000-4000-8000-000000000002';

describe('one system’s data', () => {
  let database: Database;

  beforeAll(async () => {
    database = await testDatabase();
    for (const [id, slug] of [
      [fenmarsh, 'fenmarsh'],
      [wold, 'wold'],
    ]) {
      await database.asPlatform((tx) =>
        tx.execute(sql`insert into platform.systems (id, slug, settings) values (${id}, ${slug}, '{}')`),
      );
    }
    await database.inSystem(fenmarsh, (tx) =>
      tx.execute(sql`insert into plans (system_id, slug, title) values (${fenmarsh}, 'green-plan', 'Green Plan')`),
    );
  });

  const titles = (system: string) =>
    database.inSystem(system, async (tx) => (await tx.execute(sql`select title from plans`)).rows);

  it('is seen by that system alone, even where a query forgets to ask for it', async () => {
    expect(await titles(fenmarsh)).toEqual([{ title: 'Green Plan' }]);
    expect(await titles(wold)).toEqual([]);
  });

  it('is not seen by the platform, which owns the tables', async () => {
    const rows = await database.asPlatform(async (tx) => (await tx.execute(sql`select title from plans`)).rows);
    expect(rows).toEqual([]);
  });

  it('cannot be written by another system', async () => {
    const write = database.inSystem(wold, (tx) =>
      tx.execute(sql`insert into plans (system_id, slug, title) values (${fenmarsh}, 'theirs', 'Not theirs')`),
    );
    await expect(write).rejects.toThrow();
    expect(await titles(fenmarsh)).toEqual([{ title: 'Green Plan' }]);
  });

  it('goes with the system when that is deleted', async () => {
    const id = '00000000-0000-4000-8000-000000000003';
    await database.asPlatform((tx) =>
      tx.execute(sql`insert into platform.systems (id, slug, settings) values (${id}, 'gone', '{}')`),
    );
    await database.inSystem(id, (tx) =>
      tx.execute(sql`insert into plans (system_id, slug, title) values (${id}, 'plan', 'Gone')`),
    );
    await database.asPlatform((tx) => tx.execute(sql`delete from platform.systems where id = ${id}`));
    expect(await titles(id)).toEqual([]);
  });

  it('is undone when the work on it throws', async () => {
    const work = database.inSystem(fenmarsh, async (tx) => {
      await tx.execute(sql`delete from plans`);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await titles(fenmarsh)).toHaveLength(1);
  });
});

describe('every table', () => {
  it('in public is a system’s: keyed by system_id first, with row-level security forced', async () => {
    const database = await testDatabase();
    const { rows } = await database.pool.query(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as held,
        (select attname from pg_attribute where attrelid = c.oid and attnum = i.indkey[0]) as first_of_key,
        (select count(*)::int from pg_policy where polrelid = c.oid and 'greenplan_app'::regrole::oid = any (polroles)) as policies
      from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((table) => !table.held || table.first_of_key !== 'system_id' || table.policies !== 1)).toEqual(
      [],
    );
  });

  it('outside public is closed to the application, but for reading reference data', async () => {
    const database = await testDatabase();
    const { rows } = await database.pool.query(`
      select table_schema as schema, privilege_type as right from information_schema.table_privileges
      where grantee = 'greenplan_app' and table_schema <> 'public' group by 1, 2`);
    expect(rows).toEqual([{ schema: 'reference', right: 'SELECT' }]);
  });
});
