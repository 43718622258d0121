/**
 * The log of every change to a system's things: a chain that is added to by the database itself (see the migration
 * `0009_audit`), read here and never written. Its rows are a system's; those of `audit_pending` live no longer than the
 * transaction that made them.
 */
import { bigint, customType, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicy } from '../database/tables-of-systems.ts';
import { systemId } from '../tables.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const auditEntries = pgTable(
  'audit_entries',
  {
    systemId: systemId(),
    /** Counted from 1, without gaps. */
    seq: bigint({ mode: 'number' }).notNull(),
    /** In UTC, as text, since the hash is made of it: "2026-11-25T21:40:00.123456Z". */
    at: text().notNull(),
    actor: text().notNull(),
    tableName: text('table_name').notNull(),
    /** The primary key without the system's id, as a JSON array. */
    key: text().notNull(),
    operation: text().$type<'insert' | 'update' | 'delete'>().notNull(),
    /** JSON: each column that changed, with its value before and after. */
    body: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.seq] }),
    index('audit_entries_thing').on(table.systemId, table.tableName, table.key, table.seq),
    systemPolicy(),
  ],
);

/** The keys of people, each a name that the log gives to somebody. Without it what was sealed under it cannot be read. */
export const auditKeys = pgTable(
  'audit_keys',
  { systemId: systemId(), person: text().notNull(), key: text().notNull() },
  (table) => [primaryKey({ columns: [table.systemId, table.person] }), systemPolicy()],
);

/** Personal values of entries, which stand outside the chain: an entry holds only a salted hash of each. */
export const auditSealed = pgTable(
  'audit_sealed',
  {
    systemId: systemId(),
    seq: bigint({ mode: 'number' }).notNull(),
    field: text().notNull(),
    side: text().$type<'from' | 'to'>().notNull(),
    person: text().notNull(),
    /** The salt and the value, encrypted. */
    value: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.seq, table.field, table.side] }), systemPolicy()],
);

/** What a transaction has changed so far, from which its entries are made when it ends. */
export const auditPending = pgTable(
  'audit_pending',
  {
    /** Refers to nothing: a system may be deleted in the transaction. */
    systemId: uuid('system_id').notNull(),
    n: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    transaction: text().notNull(),
    tableName: text('table_name').notNull(),
    side: text().$type<'before' | 'after'>().notNull(),
    personal: text().notNull(),
    rows: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.n] }),
    index('audit_pending_transaction').on(table.transaction),
    systemPolicy(),
  ],
);
