/** Health impact assessments, and the impacts that each found. */
import { date, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { plans } from '../../plan/tables.ts';
import { systemPolicy } from '../../platform/database/tables-of-systems.ts';
import { systemId, when } from '../../platform/tables.ts';
import type { Determinant, Effect, Group } from './model.ts';

export const healthAssessments = pgTable(
  'health_assessments',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    planId: uuid('plan_id').notNull(),
    planVersion: integer('plan_version').notNull(),
    title: text().notNull(),
    day: date().notNull(),
    madeBy: text('made_by').notNull(),
    summary: text().notNull(),
    createdAt: when('created_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'health_assessments_plan',
      columns: [table.systemId, table.planId],
      foreignColumns: [plans.systemId, plans.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

export const healthImpacts = pgTable(
  'health_impacts',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    assessmentId: uuid('assessment_id').notNull(),
    people: text().$type<Group>().notNull(),
    determinant: text().$type<Determinant>().notNull(),
    effect: text().$type<Effect>().notNull(),
    commitment: text(),
    evidence: text().notNull(),
    createdAt: when('created_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'health_impacts_assessment',
      columns: [table.systemId, table.assessmentId],
      foreignColumns: [healthAssessments.systemId, healthAssessments.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);
