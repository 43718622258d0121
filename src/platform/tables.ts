/** The platform's own tables, and the reference data that every system reads alike. */
import { date, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { platform, reference } from './database/tables-of-systems.ts';
import type { SystemSettings } from './systems.model.ts';

/** When a row came to be. */
export const when = (name: string) => timestamp(name, { withTimezone: true }).notNull().defaultNow();

export const systems = platform.table('systems', {
  id: uuid().primaryKey().defaultRandom(),
  slug: text().notNull().unique(),
  settings: jsonb().$type<SystemSettings>().notNull(),
  settingsVersion: integer('settings_version').notNull().default(1),
  createdAt: when('created_at'),
});

/** The first column of the primary key of every system's table: its rows go with the system. */
export const systemId = () =>
  uuid('system_id')
    .notNull()
    .references(() => systems.id, { onDelete: 'cascade' });

/** Organisations by ODS code, from NHS England's Organisation Data Service files. */
export const organisations = reference.table('organisations', {
  odsCode: text('ods_code').primaryKey(),
  name: text().notNull(),
  kind: text().notNull(),
  postcode: text(),
  /** ODS codes of the region and of the area it belongs to. */
  region: text(),
  area: text(),
  opened: date(),
  closed: date(),
});

/** Areas by ONS code. */
export const areas = reference.table('areas', {
  code: text().primaryKey(),
  name: text().notNull(),
  kind: text().notNull(),
  odsCode: text('ods_code'),
});
