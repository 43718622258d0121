/** Events at which people were heard, and what was recommended there or by an assessment. */
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { plans } from '../../plan/tables.ts';
import { systemPolicy } from '../../platform/database/tables-of-systems.ts';
import { systemId, when } from '../../platform/tables.ts';
import { healthAssessments } from '../health/tables.ts';
import type { Outcome } from '../model.ts';
import type { Answered, Kind } from './model.ts';

export const engagements = pgTable(
  'engagements',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    planId: uuid('plan_id').notNull(),
    title: text().notNull(),
    kind: text().$type<Kind>().notNull(),
    answered: text().$type<Answered>().notNull(),
    day: date(),
    place: text(),
    attended: integer(),
    notes: text().notNull(),
    contact: text(),
    createdAt: when('created_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'engagements_plan',
      columns: [table.systemId, table.planId],
      foreignColumns: [plans.systemId, plans.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

export const raisedRecommendations = pgTable(
  'raised_recommendations',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    engagementId: uuid('engagement_id'),
    assessmentId: uuid('assessment_id'),
    text: text().notNull(),
    commitment: text(),
    outcome: text().$type<Outcome>(),
    reason: text(),
    revision: integer(),
    weighedBy: text('weighed_by'),
    weighedAt: timestamp('weighed_at', { withTimezone: true }),
    createdAt: when('created_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'raised_at_engagement',
      columns: [table.systemId, table.engagementId],
      foreignColumns: [engagements.systemId, engagements.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'raised_by_assessment',
      columns: [table.systemId, table.assessmentId],
      foreignColumns: [healthAssessments.systemId, healthAssessments.id],
    }).onDelete('cascade'),
    check('raised_somewhere', sql`num_nonnulls(${table.engagementId}, ${table.assessmentId}) = 1`),
    index('raised_at').on(table.systemId, table.engagementId),
    index('raised_by').on(table.systemId, table.assessmentId),
    systemPolicy(),
  ],
);
