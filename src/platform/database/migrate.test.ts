import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { silentLog } from '../log.ts';
import { openDatabase } from './database.ts';
import { bringForward } from './migrate.ts';
import { readMigrations } from './migrations.ts';

const { host, password } = inject('postgres');
const suffix = randomBytes(4).toString('hex');
const made: string[] = [];

/** An address as DATABASE_URL has it, of the tests' own PostgreSQL. */
function address(user: string, database: string): string {
  return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`;
}

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new Client(address('postgres', 'postgres'));
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function emptyDatabase(owner: string): Promise<string> {
  const name = `empty_${suffix}_${made.length}`;
  made.push(`drop database ${name} with (force)`);
  await asSuperuser(`create database ${name} template template0 owner ${owner}`);
  return name;
}

async function userWithoutRights(): Promise<string> {
  const name = `clerk_${suffix}_${made.length}`;
  made.push(`drop role ${name}`);
  await asSuperuser(`create role ${name} login password '${password}'`);
  return name;
}

const open = (user: string, database: string) =>
  openDatabase({ databaseUrl: address(user, database), dataFolder: '' }, silentLog);

afterAll(() => asSuperuser(...made.toReversed()));

describe('an empty database on a server', () => {
  it('is brought forward to all migrations, and the next time there is nothing to do', async () => {
    const name = await emptyDatabase('greenplan');
    for (const time of ['first', 'second']) {
      const database = await open('greenplan', name);
      const { kind, migrations } = await database.status();
      expect({ time, kind, pending: migrations.pending }).toEqual({ time, kind: 'server', pending: [] });
      expect(migrations.applied).toContain('0000_plan');
      await database.close();
    }
  });

  it('is brought forward once when two start at once', async () => {
    const name = await emptyDatabase('greenplan');
    const [one, other] = await Promise.all([open('greenplan', name), open('greenplan', name)]);
    const { rows } = await one.pool.query('select count(*)::int from greenplan_migrations.__drizzle_migrations');
    expect(rows).toEqual([{ count: (await other.status()).migrations.applied.length }]);
    await one.close();
    await other.close();
  });

  it('of a user who may not take the application’s role gets the statement that mends it', async () => {
    const clerk = await userWithoutRights();
    const name = await emptyDatabase(clerk);
    await expect(open(clerk, name)).rejects.toThrow(`GRANT greenplan_app TO ${clerk} WITH INHERIT FALSE, SET TRUE;`);
    await asSuperuser(`grant greenplan_app to ${clerk} with inherit false, set true`);
    await (await open(clerk, name)).close();
  });

  it('that belongs to somebody else gets the statement that mends it', async () => {
    const clerk = await userWithoutRights();
    const name = await emptyDatabase('greenplan');
    await expect(open(clerk, name)).rejects.toThrow(`ALTER DATABASE "${name}" OWNER TO "${clerk}";`);
  });
});

describe('a database', () => {
  it('with plans in it is brought forward with the rows of every system, which stay held apart', async () => {
    const name = await emptyDatabase('greenplan');
    const database = await open('greenplan', name);
    const { rows } = await database.pool.query(
      `insert into platform.systems (slug, settings) values ('fenmarsh', '{}') returning id`,
    );
    await database.inSystem(rows[0].id, (tx) =>
      tx.execute(`insert into plans (system_id, slug, title) values ('${rows[0].id}', 'plan', 'Green Plan')`),
    );
    const statements = [
      'alter table plans add column heading text',
      'update plans set heading = title',
      'alter table plans alter column heading set not null',
    ];
    const client = new Client(address('greenplan', name));
    await client.connect();
    const later = { tag: '9999_tomorrow', when: 9_999_999_999_999, hash: 'of tomorrow', statements };
    await bringForward(client, silentLog, [...readMigrations(), later]);
    const seen = await client.query('select heading from plans');
    await client.end();
    expect(seen.rows).toEqual([]);
    const own = await database.inSystem(rows[0].id, (tx) => tx.execute('select heading from plans'));
    expect(own.rows).toEqual([{ heading: 'Green Plan' }]);
    await database.close();
  });

  it('that a newer Greenplan brought forward is refused, and left as it is', async () => {
    const name = await emptyDatabase('greenplan');
    const database = await open('greenplan', name);
    await database.pool.query(
      `insert into greenplan_migrations.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`,
    );
    await database.close();
    await expect(open('greenplan', name)).rejects.toThrow('brought forward by a newer Greenplan');
  });

  it('that is not there is told in a sentence', async () => {
    await expect(open('greenplan', `missing_${suffix}`)).rejects.toThrow(/^The database cannot be reached: .*missing_/);
  });
});
