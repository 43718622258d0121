/** All that is kept of somebody with an account, to be given to them. */
import { auditStore } from '../audit/store.ts';
import type { WebHouse } from '../room.ts';
import { systemStore } from '../systems.ts';
import type { Person } from './people-store.ts';
import { writerOf } from './writers.ts';

/** Entries of the log of each system, the newest first. */
const mostEntries = 10_000;

export async function keptOf({ accounts, database }: WebHouse, person: Person) {
  const { internalAdapter } = await (await accounts.auth()).$context;
  const [sessions, keys, systems] = await Promise.all([
    internalAdapter.listSessions(person.id),
    accounts.keys.of(person.id),
    systemStore(database).list(),
  ]);
  const slugOf = new Map(systems.map(({ id, slug }) => [id, slug]));
  const did = await Promise.all(
    systems.map(async (system) => {
      const entries = await auditStore(database, system).madeBy(writerOf(person), mostEntries);
      return entries.map(({ at, tableName, key, operation }) => ({
        system: system.slug,
        at,
        tableName,
        key,
        operation,
      }));
    }),
  );
  return {
    name: person.name,
    email: person.email,
    hasSecondFactor: person.hasSecondFactor,
    roles: person.roles.map(({ systemId, role, organisation }) => {
      return { system: slugOf.get(systemId) ?? null, role, organisation };
    }),
    sessions: sessions.map(({ createdAt, expiresAt, ipAddress, userAgent }) => {
      return { createdAt, expiresAt, ipAddress: ipAddress ?? null, userAgent: userAgent ?? null };
    }),
    keys: keys.map(({ name, scope, expiresAt }) => ({ name, scope, expiresAt })),
    changes: did.flat(),
  };
}
