/** Messages that were not sent, as an administrator of a system may see them. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { outbox } from './tables.ts';

export type KeptMessage = typeof outbox.$inferSelect;

/**
 * A message about an account is shown only if the person holds roles in this system and in no other: it may open the
 * account, and so what the account may do elsewhere.
 */
const shownIn = (systemId: string) => sql`(
  ${outbox.systemId} = ${systemId}
  or ${outbox.systemId} is null and ${systemId}::uuid = all (
    select h.system_id from platform.held_roles h join platform.people p on p.id = h.person_id
    where p.email = ${outbox.recipient})
  and exists (
    select from platform.held_roles h join platform.people p on p.id = h.person_id
    where p.email = ${outbox.recipient}))`;

export function outboxStore({ orm }: Pick<Database, 'orm'>) {
  return {
    /** All of them, the newest first: for whoever runs the server. */
    all: (): Promise<KeptMessage[]> => orm.select().from(outbox).orderBy(desc(outbox.writtenAt)),

    /** Those that a system's administrator may see, the newest first. */
    of: (systemId: string): Promise<KeptMessage[]> =>
      orm.select().from(outbox).where(shownIn(systemId)).orderBy(desc(outbox.writtenAt)),

    delete: async (systemId: string, id: string): Promise<void> => {
      await orm.delete(outbox).where(and(eq(outbox.id, id), shownIn(systemId)));
    },
  };
}
