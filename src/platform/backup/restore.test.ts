import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditStore } from '../audit/store.ts';
import type { Database } from '../database/database.ts';
import { type Migration, readMigrations } from '../database/migrations.ts';
import { testDatabase } from '../database/testing.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

const systems = { fenmarsh: '00000000-0000-4000-8000-000000000001', wold: '00000000-0000-4000-8000-000000000002' };

/** What a later version might do: fill a column from another, and drop that one. */
const statements = [
  'alter table plans add column heading text',
  'update plans set heading = upper(title)',
  'alter table plans alter column heading set not null',
  'alter table plans drop column title',
];

function tomorrow(what: string[]): Migration[] {
  return [
    ...readMigrations(),
    { tag: '9999_tomorrow', when: 9_999_999_999_999, hash: 'of tomorrow', statements: what },
  ];
}

let folder: string;
let backup: string;
/** Where the ledger was, and where it is put. */
let ledger: string;
const linesOf = `${systems.wold}/00000000-0000-4000-8000-00000000000a.parquet`;

async function headingsIn(database: Database): Promise<unknown[]> {
  const all = Object.values(systems).map((id) =>
    database.inSystem(id, async (tx) => (await tx.execute(sql`select heading from plans`)).rows),
  );
  return (await Promise.all(all)).flat();
}

async function unforced(database: Database): Promise<unknown[]> {
  const { rows } = await database.pool.query(`select relname from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)`);
  return rows;
}

beforeAll(async () => {
  const database = await testDatabase();
  for (const [slug, id] of Object.entries(systems)) {
    await database.asPlatform((tx) =>
      tx.execute(sql`insert into platform.systems (id, slug, settings) values (${id}, ${slug}, '{}')`),
    );
    await database.inSystem(id, (tx) =>
      tx.execute(sql`insert into plans (system_id, slug, title) values (${id}, 'plan', ${`Plan of ${slug}`})`),
    );
  }
  folder = await mkdtemp(join(tmpdir(), 'greenplan-'));
  backup = join(folder, 'today.backup');
  ledger = join(folder, 'restored');
  await mkdir(join(folder, 'ledger', systems.wold), { recursive: true });
  await writeFile(join(folder, 'ledger', linesOf), 'lines');
  await writeFile(join(folder, 'ledger', `${linesOf}.unfinished`), 'li');
  await backUp(database, backup, join(folder, 'ledger'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('a backup that is older than this version', () => {
  it('goes through the migrations that came since, with the rows of every system', async () => {
    const database = await testDatabase();
    const { migrations } = await restore(database, backup, ledger, tomorrow(statements));
    expect(migrations).toEqual(readMigrations().map(({ tag }) => tag));
    expect(await headingsIn(database)).toEqual([{ heading: 'PLAN OF FENMARSH' }, { heading: 'PLAN OF WOLD' }]);
    expect(await unforced(database)).toEqual([]);
    const { rows } = await database.pool.query(
      'select hash from greenplan_migrations.__drizzle_migrations order by id',
    );
    expect(rows).toEqual(tomorrow(statements).map(({ hash }) => ({ hash })));
  });

  it('changes nothing where one of those migrations fails', async () => {
    const database = await testDatabase();
    const failing = tomorrow([...statements, 'select 1 / 0']);
    await expect(restore(database, backup, ledger, failing)).rejects.toThrow(
      /cannot be restored: division by zero. Nothing was changed/,
    );
    expect((await database.status()).migrations.pending).toEqual([]);
    await restore(database, backup, ledger);
  });
});

describe('the files of the ledger', () => {
  it('are put back as they were, without what was not finished', async () => {
    const { files } = await restore(await testDatabase(), backup, ledger);
    expect(files.map(({ path }) => path)).toEqual([linesOf]);
    expect(await readdir(join(ledger, systems.wold))).toEqual([basename(linesOf)]);
    expect(await readFile(join(ledger, linesOf), 'utf8')).toBe('lines');
  });
});

describe('the log of changes', () => {
  it('is put back as it was, head and all, and goes on from there', async () => {
    const database = await testDatabase();
    const { audit } = await restore(database, backup, ledger);
    for (const [slug, id] of Object.entries(systems)) {
      const log = auditStore(database, { id });
      const kept = audit.find(({ system }) => system === id);
      expect(await log.head(), slug).toEqual({ seq: kept?.seq, hash: kept?.hash });
      await database.inSystem(id, (tx) => tx.execute(sql`update plans set title = 'Another'`));
      expect(await log.verify(), slug).toMatchObject({ broken: null, head: { seq: (kept?.seq ?? 0) + 1 } });
    }
  });
});

describe('a backup that is newer than this version', () => {
  it('is refused', async () => {
    const older = readMigrations().slice(0, 1);
    await expect(restore(await testDatabase(), backup, ledger, older)).rejects.toThrow('which is newer than this one');
  });
});

describe('a database with organisations in it', () => {
  it('is no place for a backup, which may hold others', async () => {
    const database = await testDatabase();
    await database.pool.query(
      `insert into reference.organisations (ods_code, name, kind) values ('RC9', 'A', 'trust')`,
    );
    await expect(restore(database, backup, ledger)).rejects.toThrow('There are organisations here already');
  });
});
