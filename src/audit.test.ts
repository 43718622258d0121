import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { planStore } from './plan/store.ts';
import { makeSystem } from './plan/testing/make-system.ts';
import { smallDraft } from './plan/testing/small-draft.ts';
import { workingAs } from './platform/audit/actor.ts';
import { type AuditEntry, beginningOf, follow, hashOf } from './platform/audit/chain.ts';
import { type AuditStore, auditStore, changesOf } from './platform/audit/store.ts';
import type { Database } from './platform/database/database.ts';
import { testDatabase } from './platform/database/testing.ts';
import type { System } from './platform/systems.model.ts';
import { systemStore } from './platform/systems.ts';

let database: Database;
let fenmarsh: System;
let elsewhere: System;
let log: AuditStore;
let planId: string;

beforeAll(async () => {
  database = await testDatabase();
  fenmarsh = await makeSystem(database, 'fenmarsh');
  elsewhere = await makeSystem(database, 'elsewhere');
  log = auditStore(database, fenmarsh);
  ({ id: planId } = await planStore(database, fenmarsh).create('green-plan', smallDraft, []));
});

const newest = async () => (await log.history(null, { from: 0, size: 1 })).items[0];
/** As somebody who has the database, but not the application, would do it. */
const asOwner = (statement: string, values: unknown[] = []) => database.pool.query(statement, values);

async function addBody(members: string[]): Promise<string> {
  const { rows } = await database.inSystem(fenmarsh.id, (tx) =>
    tx.execute<{ id: string }>(sql`insert into bodies (system_id, slug, name, kind, remit, chair, members, meetings)
      values (${fenmarsh.id}, ${crypto.randomUUID()}, 'Board', 'board', '', 'Ann Ash', ${JSON.stringify(members)}::jsonb, '[]') returning id`),
  );
  return rows[0]?.id ?? '';
}

describe('the log of changes', () => {
  it('tells who changed what, from what to what, and nothing that stayed as it was', async () => {
    const before = (await log.head()).seq;
    await workingAs('person:ann', () =>
      planStore(database, fenmarsh).edit('green-plan', 'ann', (plan) => ({
        plan: { ...plan, glossary: plan.glossary.map((term) => ({ ...term, meaning: 'The board of the system' })) },
        revisions: [],
      })),
    );
    const entries = await log.after(before);
    expect(entries.map(({ tableName, operation, actor }) => `${actor} ${operation} ${tableName}`)).toEqual([
      'person:ann update terms',
      'person:ann update plans',
    ]);
    expect(entries[0] && changesOf(entries[0])).toEqual([
      { field: 'meaning', from: expect.any(String), to: 'The board of the system' },
    ]);
  });

  it('says nothing of what was undone', async () => {
    const before = await log.head();
    await expect(
      database.inSystem(fenmarsh.id, async (tx) => {
        await tx.execute(sql`update plans set title = 'Another'`);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await log.head()).toEqual(before);
  });

  it('is one chain however many write at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => addBody([`Member ${n}`])));
    expect(await log.verify()).toMatchObject({ broken: null });
  });

  it('holds what happened to one thing', async () => {
    const plans = await log.history(null, { from: 0, size: 10 }, { table: 'plans' });
    expect(new Set(plans.items.map(({ tableName }) => tableName))).toEqual(new Set(['plans']));
    expect((await log.history(null, { from: 0, size: 10 }, { actor: 'person:nobody' })).total).toBe(0);
    expect((await log.named()).tables).toContain('plans');
    const { items } = await log.history({ table: 'plans', key: [planId] }, { from: 0, size: 10 });
    expect(items.at(-1)?.operation).toBe('insert');
    expect(new Set(items.map(({ tableName }) => tableName))).toEqual(new Set(['plans']));
  });

  it('is told of every table of a system but the pieces of files and what is made of them, whose hashes are told', async () => {
    const { rows } =
      await asOwner(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'audit_update') order by 1`);
    expect(rows.map(({ relname }) => relname)).toEqual([
      'activity_kinds',
      'activity_partitions',
      'activity_progress',
      'audit_entries',
      'audit_keys',
      'audit_pending',
      'audit_sealed',
      'calculation_partitions',
      'carbon_breakdowns',
      'carbon_told_years',
      'figures',
      'file_chunks',
      'ledger_inputs',
      'ledger_lines',
      'ledger_rates',
    ]);
  });

  it('tells a change of roles and settings too, and holds no receipt, link or key', async () => {
    await systemStore(database).setSettings('fenmarsh', { ...fenmarsh.settings, shortName: 'Fen' });
    expect(await newest()).toMatchObject({ tableName: 'systems', operation: 'update' });
    const { rows } = await asOwner(
      `select count(*)::int as n from audit_entries where body::jsonb ?| array['receipt', 'token', 'digest']`,
    );
    expect(rows[0].n).toBe(0);
  });

  it.each([
    [
      'write',
      `insert into audit_entries select system_id, seq + 100, at, actor, table_name, key, operation, body, hash from audit_entries`,
    ],
    ['change', `update audit_entries set actor = 'nobody'`],
    ['remove', `delete from audit_entries`],
    ['unseal', `delete from audit_sealed`],
  ])('lets the application %s nothing', async (_what, statement) => {
    await expect(database.inSystem(fenmarsh.id, (tx) => tx.execute(sql.raw(statement)))).rejects.toMatchObject({
      cause: { message: expect.stringContaining('permission denied') },
    });
  });

  it('of a system is seen by no other', async () => {
    const { items } = await auditStore(database, elsewhere).history(null, { from: 0, size: 1000 });
    expect(items.filter(({ tableName }) => tableName !== 'systems')).toEqual([]);
  });

  it('goes with its system when that is deleted', async () => {
    const gone = await makeSystem(database, 'gone');
    await planStore(database, gone).create('green-plan', smallDraft, []);
    expect(await systemStore(database).delete('gone')).toBe(true);
    const { rows } = await asOwner('select count(*)::int as n from audit_entries where system_id = $1', [gone.id]);
    expect(rows[0].n).toBe(0);
  });
});

describe('a person in the log', () => {
  it('is in no entry by name, and can be read until they are forgotten; then the chain still holds', async () => {
    const id = await addBody(['Zebedee Quill']);
    const entry = await newest();
    expect(entry?.body).not.toContain('Zebedee');
    const read = async () => (await log.opened([entry?.seq ?? 0])).find(({ field }) => field === 'members')?.value;
    expect(await read()).toBe('["Zebedee Quill"]');
    expect(await log.forget(`body:${id}`)).toBe(true);
    expect(await read()).toBeNull();
    expect(await log.verify()).toMatchObject({ broken: null, forgotten: 2 });
    expect(await log.forget(`body:${id}`)).toBe(false);
  });
});

describe('whoever has the database', () => {
  it.each([
    ['changes an entry', `update audit_entries set body = replace(body, 'Board', 'Bored') where seq = $1`, 'changed'],
    ['changes who it was', `update audit_entries set actor = 'somebody else' where seq = $1`, 'changed'],
    ['removes an entry', `delete from audit_entries where seq = $1`, 'missing'],
    [
      'changes a sealed value',
      `update audit_sealed set value = pgp_sym_encrypt('x', (select key from audit_keys k where k.person = audit_sealed.person)) where seq = $1`,
      'changed',
    ],
  ])('and %s is found out', async (_what, statement, why) => {
    await addBody(['Ann']);
    const seq = (await log.head()).seq;
    await addBody(['Ben']);
    const before = await asOwner('select * from audit_entries where seq = $1 and system_id = $2', [seq, fenmarsh.id]);
    const sealed = await asOwner('select * from audit_sealed where seq = $1 and system_id = $2', [seq, fenmarsh.id]);
    await asOwner(`${statement} and system_id = '${fenmarsh.id}'`, [seq]);
    expect((await log.verify()).broken).toEqual({ seq, why });
    await asOwner('delete from audit_entries where seq = $1 and system_id = $2', [seq, fenmarsh.id]);
    for (const row of before.rows)
      await asOwner(
        `insert into audit_entries (${Object.keys(row)}) values (${Object.keys(row).map((_, n) => `$${n + 1}`)})`,
        Object.values(row),
      );
    for (const row of sealed.rows)
      await asOwner(
        'update audit_sealed set value = $1 where system_id = $2 and seq = $3 and field = $4 and side = $5',
        [row.value, row.system_id, row.seq, row.field, row.side],
      );
    expect((await log.verify()).broken).toBeNull();
  });

  it('and cuts off its end is found out by a hash that was kept', async () => {
    await addBody(['Ann']);
    const { seq, hash } = await log.head();
    expect(await log.holds(hash)).toBe(true);
    await asOwner('delete from audit_entries where seq = $1 and system_id = $2', [seq, fenmarsh.id]);
    expect((await log.verify()).broken).toBeNull();
    expect(await log.holds(hash)).toBe(false);
  });
});

describe('a chain', () => {
  const written = (bodies: string[]): AuditEntry[] => {
    let { hash } = beginningOf('fenmarsh');
    return bodies.map((body, index) => {
      const entry = {
        seq: index + 1,
        at: '2026-11-25',
        actor: 'reader',
        tableName: 'remarks',
        key: '["a"]',
        operation: 'insert' as const,
        body,
      };
      hash = hashOf(hash, entry);
      return { ...entry, hash };
    });
  };

  it('is whole as it was written, and broken at whichever entry is changed or taken out', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 20 }), fc.nat(), (bodies, at) => {
        const entries = written(bodies);
        const n = at % (entries.length - 1);
        expect(follow(beginningOf('fenmarsh'), entries)).toMatchObject({ head: { seq: entries.length } });
        const changed = entries.map((entry, index) => (index === n ? { ...entry, body: `${entry.body}.` } : entry));
        expect(follow(beginningOf('fenmarsh'), changed)).toEqual({ broken: { seq: n + 1, why: 'changed' } });
        const cut = entries.filter((_, index) => index !== n);
        expect(follow(beginningOf('fenmarsh'), cut)).toEqual({ broken: { seq: n + 1, why: 'missing' } });
      }),
    );
  });

  it('of one system is not that of another', () => {
    expect(follow(beginningOf('elsewhere'), written(['a']))).toEqual({ broken: { seq: 1, why: 'changed' } });
  });
});
