/** The chain of a system's log, made again from its entries: whether each is as it was written, and none is missing. Pure. */
import { createHash } from 'node:crypto';

/** One change to one thing. */
export interface AuditEntry {
  /** Counted from 1, without gaps. */
  seq: number;
  /** In UTC: "2026-11-25T21:40:00.123456Z". */
  at: string;
  /** "person:ID", "reader", "command", "greenplan" for what it does by itself, "unknown". */
  actor: string;
  tableName: string;
  /** The primary key without the system's id, as a JSON array. */
  key: string;
  operation: 'insert' | 'update' | 'delete';
  /** JSON: each column that changed, with its value before and after; a personal one by a salted hash. */
  body: string;
  /** SHA-256 in hex over the hash before it and all of the above. */
  hash: string;
}

/** Where a chain stands: its last entry, 0 before the first. */
export interface Head {
  seq: number;
  hash: string;
}

/** Before the first entry of a system. */
export function beginningOf(systemId: string): Head {
  return { seq: 0, hash: sha256(`greenplan-audit/1 ${systemId}`) };
}

/** The hash of an entry that follows another: of the lines hash before, number, time, actor, table, key, operation, body. */
export function hashOf(before: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, actor, tableName, key, operation, body } = entry;
  return sha256([before, seq, at, actor, tableName, key, operation, body].join('\n'));
}

/** What is wrong with a chain: the first entry that does not follow from those before it. */
export interface Broken {
  seq: number;
  why: 'changed' | 'missing';
}

/**
 * Follows a chain from where it stands over entries in their order.
 * @returns where it stands then, or what is wrong
 */
export function follow(from: Head, entries: readonly AuditEntry[]): { head: Head } | { broken: Broken } {
  let head = from;
  for (const entry of entries) {
    if (entry.seq !== head.seq + 1) return { broken: { seq: head.seq + 1, why: 'missing' } };
    if (hashOf(head.hash, entry) !== entry.hash) return { broken: { seq: entry.seq, why: 'changed' } };
    head = { seq: entry.seq, hash: entry.hash };
  }
  return { head };
}

/** An entry as a line of the file that is taken out: JSON, from which its hash can be made again. */
export function lineOf({ seq, at, actor, tableName, key, operation, body, hash }: AuditEntry): string {
  return `${JSON.stringify({ seq, at, actor, table: tableName, key, operation, body, hash })}\n`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
