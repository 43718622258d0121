/** The trajectory room's tables. Each is a system's: `system_id` comes first in its key and row-level security holds it. */
import { date, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicy } from '../platform/database/tables-of-systems.ts';
import { systemId, when } from '../platform/tables.ts';
import type { Changed } from './adoption.ts';
import type { Measurement } from './rules/measurement.ts';
import type { Initiative, Scenario, Target } from './rules/model.ts';
import type { TrajectorySettings } from './settings.model.ts';

/** The plan of record: what organisations will do. Former wordings are in the log of changes. */
export const initiatives = pgTable(
  'trajectory_initiatives',
  {
    systemId: systemId(),
    id: text().notNull(),
    initiative: jsonb().$type<Omit<Initiative, 'answerable'>>().notNull(),
    /** Often a person: it stands by itself, so that the log of changes can seal it. */
    answerable: text().notNull(),
    /** Counts its changes; whoever changes it says which one they saw. */
    revision: integer().notNull().default(1),
    createdAt: when('created_at'),
    changedAt: when('changed_at'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), systemPolicy()],
);

/** Sets of differences from the plan of record, or from another. */
export const scenarios = pgTable(
  'trajectory_scenarios',
  {
    systemId: systemId(),
    id: text().notNull(),
    scenario: jsonb().$type<Scenario>().notNull(),
    revision: integer().notNull().default(1),
    createdAt: when('created_at'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), systemPolicy()],
);

/** When a scenario became the plan of record, and why. Append-only: the application may add and read, never change. */
export const adoptions = pgTable(
  'trajectory_adoptions',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    /** As it was then, and those that it was based on. */
    scenarios: jsonb().$type<Scenario[]>().notNull(),
    name: text().notNull(),
    /** The day from which it holds. */
    on: date().notNull(),
    reason: text().notNull(),
    /** As histories name people. */
    by: text().notNull(),
    changed: jsonb().$type<Changed[]>().notNull(),
    adoptedAt: when('adopted_at'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), systemPolicy()],
);

/** Targets of the system's own, beside the national ones. */
export const targets = pgTable(
  'trajectory_targets',
  { systemId: systemId(), id: text().notNull(), target: jsonb().$type<Target>().notNull() },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), systemPolicy()],
);

/** What a system chose of growth, closures, switches, likelihoods and ranges. */
export const trajectorySettings = pgTable(
  'trajectory_settings',
  { systemId: systemId(), settings: jsonb().$type<TrajectorySettings>().notNull() },
  (table) => [primaryKey({ columns: [table.systemId] }), systemPolicy()],
);

/** How the saving of an initiative is measured. */
export const measurements = pgTable(
  'trajectory_measurements',
  { systemId: systemId(), initiative: text().notNull(), declaration: jsonb().$type<Measurement>().notNull() },
  (table) => [
    primaryKey({ columns: [table.systemId, table.initiative] }),
    foreignKey({
      name: 'trajectory_measurements_initiative',
      columns: [table.systemId, table.initiative],
      foreignColumns: [initiatives.systemId, initiatives.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);
