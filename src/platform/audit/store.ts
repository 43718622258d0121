/** Queries of the log of changes. It is written by the database alone; here it is read, and a person's key destroyed. */
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { System } from '../systems.model.ts';
import { type AuditEntry, type Broken, beginningOf, follow, type Head, sha256 } from './chain.ts';
import { auditEntries, auditKeys, auditSealed } from './tables.ts';

/** Whose history is wanted; all of a system's if left out. */
export interface Thing {
  table: string;
  /** The primary key without the system's id. */
  key: readonly (string | number)[];
}

/** Entries about things of one kind, or made by one actor. */
export interface Only {
  table?: string | undefined;
  actor?: string | undefined;
}

/** A personal value that an entry holds by a hash alone; null once its person's key is destroyed. */
export interface Opened {
  seq: number;
  field: string;
  side: 'from' | 'to';
  person: string;
  /** JSON. */
  value: string | null;
}

/** What a look at the whole of a chain found. */
export interface Verified {
  entries: number;
  head: Head;
  broken: Broken | null;
  /** Personal values that can still be read, and those whose key was destroyed. */
  opened: number;
  forgotten: number;
}

const saltLength = 32;
const slice = 5000;
const Body = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const Sealed = z.object({ sealed: z.string() });

export function auditStore(database: Pick<Database, 'inSystem'>, system: Pick<System, 'id'>) {
  const ofSystem = eq(auditEntries.systemId, system.id);
  const { seq } = auditEntries;
  const inSystem: <T>(work: Parameters<typeof database.inSystem<T>>[1]) => Promise<T> = (work) =>
    database.inSystem(system.id, work);

  const opened = (seqs: readonly number[]): Promise<(Opened & { salted: string | null })[]> =>
    inSystem(async (tx) => {
      if (seqs.length === 0) return [];
      const rows = await tx
        .select({
          seq: auditSealed.seq,
          field: auditSealed.field,
          side: auditSealed.side,
          person: auditSealed.person,
          salted: sql<string | null>`pgp_sym_decrypt(${auditSealed.value}, ${auditKeys.key})`,
        })
        .from(auditSealed)
        .leftJoin(
          auditKeys,
          and(eq(auditKeys.systemId, auditSealed.systemId), eq(auditKeys.person, auditSealed.person)),
        )
        .where(and(eq(auditSealed.systemId, system.id), inArray(auditSealed.seq, [...seqs])));
      return rows.map((row) => ({ ...row, value: row.salted?.slice(saltLength) ?? null }));
    });

  const after = (from: number): Promise<AuditEntry[]> =>
    inSystem((tx) =>
      tx
        .select()
        .from(auditEntries)
        .where(and(ofSystem, gt(seq, from)))
        .orderBy(asc(seq))
        .limit(slice),
    );

  return {
    /** Entries about one thing or about all, the newest first, and how many there are. */
    history: (thing: Thing | null, page: { from: number; size: number }, only: Only = {}) =>
      inSystem(async (tx) => {
        const about =
          thing === null
            ? undefined
            : and(
                eq(auditEntries.tableName, thing.table),
                eq(auditEntries.key, sql`(${JSON.stringify(thing.key)}::jsonb)::text`),
              );
        const where = and(
          ofSystem,
          about,
          only.table ? eq(auditEntries.tableName, only.table) : undefined,
          only.actor ? eq(auditEntries.actor, only.actor) : undefined,
        );
        const items: AuditEntry[] = await tx
          .select()
          .from(auditEntries)
          .where(where)
          .orderBy(desc(seq))
          .offset(page.from)
          .limit(page.size);
        return { items, total: await tx.$count(auditEntries, where) };
      }),

    /** The tables and the actors that the log names, in order of the alphabet. */
    named: (): Promise<{ tables: string[]; actors: string[] }> =>
      inSystem(async (tx) => {
        const distinct = async (column: typeof auditEntries.tableName | typeof auditEntries.actor) =>
          (await tx.selectDistinct({ one: column }).from(auditEntries).where(ofSystem).orderBy(asc(column))).map(
            ({ one }) => one,
          );
        return { tables: await distinct(auditEntries.tableName), actors: await distinct(auditEntries.actor) };
      }),

    /** What somebody did, the newest first. */
    madeBy: (actor: string, atMost: number): Promise<AuditEntry[]> =>
      inSystem((tx) =>
        tx
          .select()
          .from(auditEntries)
          .where(and(ofSystem, eq(auditEntries.actor, actor)))
          .orderBy(desc(seq))
          .limit(atMost),
      ),

    /** The personal values of these entries, as far as they can still be read. */
    opened: (seqs: readonly number[]): Promise<Opened[]> => opened(seqs),

    /** Up to 5,000 entries after this number, in their order. */
    after,

    /** Where the chain stands. */
    head: (): Promise<Head> =>
      inSystem(async (tx) => {
        const [last] = await tx
          .select({ seq, hash: auditEntries.hash })
          .from(auditEntries)
          .where(ofSystem)
          .orderBy(desc(seq))
          .limit(1);
        return last ?? beginningOf(system.id);
      }),

    /** Whether an entry has this hash: then all that stood before it still does, if the chain is whole. */
    holds: (hash: string): Promise<boolean> =>
      inSystem(async (tx) => (await tx.$count(auditEntries, and(ofSystem, eq(auditEntries.hash, hash)))) > 0),

    /** Goes through the whole chain, and holds every personal value that can be read against its hash. */
    verify: async (): Promise<Verified> => {
      const found: Verified = { entries: 0, head: beginningOf(system.id), broken: null, opened: 0, forgotten: 0 };
      for (;;) {
        const entries = await after(found.head.seq);
        const followed = follow(found.head, entries);
        if ('broken' in followed) return { ...found, broken: followed.broken };
        const hashes = new Map(entries.map((one) => [one.seq, sealedIn(one)]));
        for (const one of await opened([...hashes].flatMap(([number, sealed]) => (sealed.size > 0 ? [number] : [])))) {
          if (one.salted === null) found.forgotten += 1;
          else if (hashes.get(one.seq)?.get(`${one.field} ${one.side}`) !== sha256(one.salted))
            return { ...found, broken: { seq: one.seq, why: 'changed' } };
          else found.opened += 1;
        }
        found.entries += entries.length;
        found.head = followed.head;
        if (entries.length < slice) return found;
      }
    },

    /** Destroys a person's key: what was sealed under it can never be read again. @returns false if there is none */
    forget: (person: string): Promise<boolean> =>
      inSystem(async (tx) => {
        const gone = await tx
          .delete(auditKeys)
          .where(and(eq(auditKeys.systemId, system.id), eq(auditKeys.person, person)))
          .returning({ person: auditKeys.person });
        return gone.length > 0;
      }),
  };
}
export type AuditStore = ReturnType<typeof auditStore>;

/** What changed in an entry: column by column, before and after. A personal value is `{ sealed: hash }`. */
export function changesOf({ body }: Pick<AuditEntry, 'body'>): { field: string; from: unknown; to: unknown }[] {
  return Object.entries(Body.parse(JSON.parse(body))).map(([field, [from, to]]) => ({ field, from, to }));
}

/** Whether a value of an entry stands for a personal one. */
export function isSealed(value: unknown): boolean {
  return Sealed.safeParse(value).success;
}

/** The hashes of an entry's personal values by "field side". */
function sealedIn(entry: AuditEntry): Map<string, string> {
  return new Map(
    changesOf(entry).flatMap(({ field, from, to }) =>
      (
        [
          ['from', from],
          ['to', to],
        ] as const
      ).flatMap(([side, value]) => {
        const { data } = Sealed.safeParse(value);
        return data ? [[`${field} ${side}`, data.sealed] as const] : [];
      }),
    ),
  );
}
