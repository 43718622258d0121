/** The record of what the retention periods took away. */
import { integer, text, uuid } from 'drizzle-orm/pg-core';
import { platform } from '../database/tables-of-systems.ts';
import { systems, when } from '../tables.ts';

export const retentionRuns = platform.table('retention_runs', {
  id: uuid().primaryKey().defaultRandom(),
  /** Null for what the platform holds for all systems. */
  systemId: uuid('system_id').references(() => systems.id, { onDelete: 'cascade' }),
  kind: text().notNull(),
  days: integer().notNull(),
  removed: integer().notNull(),
  at: when('at'),
});
