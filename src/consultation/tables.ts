/** The consultation room's tables. Each is a system's: `system_id` comes first in its key and row-level security holds it. */
import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Plan } from '../plan/model.ts';
import { plans } from '../plan/tables.ts';
import { systemPolicy } from '../platform/database/tables-of-systems.ts';
import { systemId, when } from '../platform/tables.ts';
import type { Channel, Outcome, Respondent, Showing, Verdict } from './model.ts';

export const consultations = pgTable(
  'consultations',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    planId: uuid('plan_id').notNull(),
    planVersion: integer('plan_version').notNull(),
    title: text().notNull(),
    opens: date().notNull(),
    closes: date().notNull(),
    audience: text().notNull(),
    about: text().notNull(),
    privacy: text().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: when('created_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({ columns: [table.systemId, table.planId], foreignColumns: [plans.systemId, plans.id] }).onDelete(
      'cascade',
    ),
    systemPolicy(),
  ],
);

/** The plan that a consultation asks about, as it was: what changes meanwhile is not what people were asked. */
export const consultationPlans = pgTable(
  'consultation_plans',
  {
    systemId: systemId(),
    consultationId: uuid('consultation_id').notNull(),
    plan: jsonb().$type<Plan>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.consultationId] }),
    foreignKey({
      name: 'consultation_plans_consultation',
      columns: [table.systemId, table.consultationId],
      foreignColumns: [consultations.systemId, consultations.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

export const responses = pgTable(
  'responses',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    consultationId: uuid('consultation_id').notNull(),
    /** Digest of the receipt by which its author comes back; null where it came on paper. */
    receipt: text(),
    themes: jsonb().$type<string[]>().notNull().default([]),
    respondent: text().$type<Respondent>(),
    place: text(),
    organisation: text(),
    /** In which the texts were shown, by BCP 47; null for the language of the system. */
    language: text(),
    /** Id of whoever answered with an account; their name is not kept here. */
    personId: text('person_id'),
    createdAt: when('created_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'responses_consultation',
      columns: [table.systemId, table.consultationId],
      foreignColumns: [consultations.systemId, consultations.id],
    }).onDelete('cascade'),
    unique('responses_receipt').on(table.systemId, table.receipt),
    systemPolicy(),
  ],
);

export const remarks = pgTable(
  'remarks',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    consultationId: uuid('consultation_id').notNull(),
    responseId: uuid('response_id').notNull(),
    subject: text().notNull(),
    /** The revision of the commitment whose words they read; null where it is not known. */
    saidOf: integer('said_of'),
    verdict: text().$type<Verdict>(),
    text: text().notNull(),
    showing: text().$type<Showing>().notNull(),
    channel: text().$type<Channel>().notNull(),
    at: when('at'),
    tags: jsonb().$type<string[]>().notNull().default([]),
    /** Who of the team is to answer it, as `writerOf` names them. */
    assignee: text(),
    /** The first of the remarks that a person found to say the same; null where it stands alone. */
    sameAs: uuid('same_as'),
    outcome: text().$type<Outcome>(),
    reason: text(),
    revision: integer(),
    weighedBy: text('weighed_by'),
    weighedAt: timestamp('weighed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      columns: [table.systemId, table.responseId],
      foreignColumns: [responses.systemId, responses.id],
    }).onDelete('cascade'),
    unique('remarks_one_answer').on(table.systemId, table.responseId, table.subject),
    index('remarks_weighing').on(table.systemId, table.consultationId, table.outcome, table.at),
    systemPolicy(),
  ],
);
