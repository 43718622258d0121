/** Messages that were not sent: the outbox. */
import { text, uuid } from 'drizzle-orm/pg-core';
import { platform } from '../database/tables-of-systems.ts';
import { systems, when } from '../tables.ts';

export const outbox = platform.table('outbox', {
  id: uuid().primaryKey().defaultRandom(),
  /** The one system that it is about; null if it is about an account, which may be held in several. */
  systemId: uuid('system_id').references(() => systems.id, { onDelete: 'cascade' }),
  recipient: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  /** Why it was not sent; null where no mail server is set. */
  problem: text(),
  writtenAt: when('written_at'),
});
