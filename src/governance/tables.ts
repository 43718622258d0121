/** The governance room's tables. Each is a system's: `system_id` comes first in its key and row-level security holds it. */
import { date, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { plans } from '../plan/tables.ts';
import { systemPolicy } from '../platform/database/tables-of-systems.ts';
import { systemId, when } from '../platform/tables.ts';
import type { BodyKind, Decision, Effect, Meeting, Need, OwnerAnswer, Recorder, Stance } from './model.ts';

export const bodies = pgTable(
  'bodies',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    slug: text().notNull(),
    name: text().notNull(),
    kind: text().$type<BodyKind>().notNull(),
    remit: text().notNull(),
    chair: text().notNull(),
    members: jsonb().$type<string[]>().notNull(),
    meetings: jsonb().$type<Meeting[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    unique('bodies_slug').on(table.systemId, table.slug),
    systemPolicy(),
  ],
);

const planKey = () => ({ systemId: systemId(), planId: uuid('plan_id').notNull() });

export const officers = pgTable(
  'officers',
  {
    ...planKey(),
    part: text().notNull(),
    name: text().notNull(),
    organisation: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.planId, table.part] }),
    foreignKey({
      name: 'officers_plan',
      columns: [table.systemId, table.planId],
      foreignColumns: [plans.systemId, plans.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

export const gates = pgTable(
  'gates',
  {
    ...planKey(),
    id: uuid().notNull().defaultRandom(),
    position: integer().notNull(),
    title: text().notNull(),
    bodyId: uuid('body_id'),
    needs: jsonb().$type<Need[]>().notNull(),
    recorder: text().$type<Recorder>().notNull(),
    effect: text().$type<Effect>().notNull(),
    promised: date(),
    due: date(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'gates_plan',
      columns: [table.systemId, table.planId],
      foreignColumns: [plans.systemId, plans.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

/** Append-only: the application's role may add and read, never change (see the migration's grants). */
export const snapshots = pgTable(
  'snapshots',
  {
    systemId: systemId(),
    hash: text().notNull(),
    edition: integer().notNull(),
    content: text().notNull(),
    at: when('at'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.hash] }), systemPolicy()],
);

/** Append-only, as the snapshots are. */
export const decisions = pgTable(
  'decisions',
  {
    ...planKey(),
    id: integer().notNull().generatedAlwaysAsIdentity(),
    gateId: uuid('gate_id').notNull(),
    outcome: text().$type<Decision['outcome']>().notNull(),
    on: date().notNull(),
    minute: text().notNull(),
    words: text().notNull(),
    snapshot: text().notNull(),
    by: text().notNull(),
    at: when('at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'decisions_gate',
      columns: [table.systemId, table.gateId],
      foreignColumns: [gates.systemId, gates.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'decisions_snapshot',
      columns: [table.systemId, table.snapshot],
      foreignColumns: [snapshots.systemId, snapshots.hash],
    }),
    systemPolicy(),
  ],
);

export const reflections = pgTable(
  'reflections',
  {
    ...planKey(),
    organisation: text().notNull(),
    commitment: text().notNull(),
    stance: text().$type<Stance>().notNull(),
    words: text().notNull(),
    reason: text().notNull(),
    due: text().notNull(),
    by: text().notNull(),
    at: when('at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.planId, table.organisation, table.commitment] }),
    foreignKey({
      name: 'reflections_plan',
      columns: [table.systemId, table.planId],
      foreignColumns: [plans.systemId, plans.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

export const ownersAsked = pgTable(
  'owners_asked',
  {
    ...planKey(),
    organisation: text().notNull(),
    name: text().notNull(),
    token: text().notNull(),
    by: text().notNull(),
    at: when('at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.planId, table.organisation] }),
    unique('owners_asked_token').on(table.systemId, table.token),
    foreignKey({
      name: 'owners_asked_plan',
      columns: [table.systemId, table.planId],
      foreignColumns: [plans.systemId, plans.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

export const ownerAnswers = pgTable(
  'owner_answers',
  {
    ...planKey(),
    organisation: text().notNull(),
    commitment: text().notNull(),
    /** The words of the commitment to which the answer was given. */
    asked: text().notNull(),
    answer: text().$type<OwnerAnswer['answer']>().notNull(),
    words: text().notNull(),
    due: text().notNull(),
    owner: text().notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: when('at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.planId, table.organisation, table.commitment] }),
    foreignKey({
      name: 'owner_answers_plan',
      columns: [table.systemId, table.planId],
      foreignColumns: [plans.systemId, plans.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);
