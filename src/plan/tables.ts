/** The plan room's tables. Each is a system's: `system_id` comes first in its key and row-level security holds it. */
import {
  boolean,
  date,
  doublePrecision,
  type ExtraConfigColumn,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { systemPolicy } from '../platform/database/tables-of-systems.ts';
import { files } from '../platform/files/tables.ts';
import { systemId, when } from '../platform/tables.ts';
import type { Draft } from './draft.ts';
import type { Commitment, Grouping, NamedOrganisation, Owner, Plan } from './model.ts';

export const plans = pgTable(
  'plans',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    slug: text().notNull(),
    title: text().notNull(),
    date: text(),
    status: text().$type<Plan['status']>().notNull().default('draft'),
    approval: jsonb().$type<Plan['approval']>(),
    follows: uuid(),
    isCurrent: boolean('is_current').notNull().default(false),
    version: integer().notNull().default(1),
    vision: text(),
    /** Counts the editions of one plan; the plan that this is a later edition of is `supersedes`. */
    edition: integer().notNull().default(1),
    supersedes: uuid(),
    /** The day on which it was published, since when it stays as it is. */
    publishedOn: date('published_on'),
    createdAt: when('created_at'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), systemPolicy()],
);

/** Columns that tie a row to its plan; the rows go when the plan goes. */
const planKey = () => ({ systemId: systemId(), planId: uuid('plan_id').notNull() });
const ofPlan = (table: { systemId: ExtraConfigColumn; planId: ExtraConfigColumn }) =>
  foreignKey({ columns: [table.systemId, table.planId], foreignColumns: [plans.systemId, plans.id] }).onDelete(
    'cascade',
  );

/** Column of the file that a document came as; null where only its text was kept. */
const fileId = () => uuid('file_id');
const ofFile = (table: { systemId: ExtraConfigColumn; fileId: ExtraConfigColumn }) =>
  foreignKey({ columns: [table.systemId, table.fileId], foreignColumns: [files.systemId, files.id] });

export const documents = pgTable(
  'documents',
  {
    systemId: systemId(),
    planId: uuid('plan_id').notNull(),
    id: uuid().notNull().defaultRandom(),
    file: text().notNull(),
    kind: text().notNull(),
    sha256: text().notNull(),
    /** The text of each line, so that what was read can be shown beside its source. */
    lines: jsonb().$type<string[]>().notNull(),
    draft: jsonb().$type<Draft>().notNull(),
    importedAt: when('imported_at'),
    fileId: fileId(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), ofPlan(table), ofFile(table), systemPolicy()],
);

export const sections = pgTable(
  'sections',
  {
    ...planKey(),
    id: text().notNull(),
    parentId: text('parent_id'),
    kind: text().$type<'theme' | 'subtheme' | 'chapter'>().notNull(),
    position: integer().notNull(),
    slug: text().notNull(),
    title: text(),
    straplines: jsonb().$type<string[]>().notNull().default([]),
    markdown: text(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

export const recommendations = pgTable(
  'recommendations',
  {
    ...planKey(),
    id: text().notNull(),
    sectionId: text('section_id').notNull(),
    position: integer().notNull(),
    text: text().notNull(),
    documentId: uuid('document_id'),
    line: integer(),
    /** Its words in the document; null when it was written by hand. */
    sourceText: text('source_text'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

export const commitments = pgTable(
  'commitments',
  {
    ...planKey(),
    id: text().notNull(),
    /** The commitment that it is a part of. */
    parentId: text('parent_id'),
    /** Its sub-theme; null in an overarching ambition. */
    sectionId: text('section_id'),
    position: integer().notNull(),
    text: text().notNull(),
    strength: text().$type<Commitment['strength']>(),
    hedges: jsonb().$type<Commitment['hedges']>().notNull(),
    level: text().$type<Commitment['level']>(),
    size: text().$type<Commitment['size']>(),
    drivers: jsonb().$type<Commitment['drivers']>().notNull(),
    origin: text().$type<Commitment['origin']>(),
    owners: jsonb().$type<Owner[]>().notNull(),
    dates: jsonb().$type<Commitment['dates']>().notNull(),
    targets: jsonb().$type<Commitment['targets']>().notNull(),
    documentId: uuid('document_id'),
    line: integer(),
    /** Its words in the document; null when it was written by hand. */
    sourceText: text('source_text'),
    closure: jsonb().$type<Commitment['closure']>(),
    revision: integer().notNull().default(0),
    /** Set when it left the plan; its id is not given again. */
    withdrawn: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

export const links = pgTable(
  'links',
  {
    ...planKey(),
    recommendation: text().notNull(),
    commitment: text().notNull(),
    score: doublePrecision().notNull(),
    confirmed: boolean().notNull().default(false),
    /** Set where a person said that it is no answer; the pair is not proposed again. */
    refused: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.planId, table.recommendation, table.commitment] }),
    ofPlan(table),
    systemPolicy(),
  ],
);

export const milestones = pgTable(
  'milestones',
  {
    ...planKey(),
    id: text().notNull(),
    position: integer().notNull(),
    when: text('told_when').notNull(),
    edtf: text(),
    title: text().notNull(),
    state: text().$type<'past' | 'now' | 'future'>(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

export const terms = pgTable(
  'terms',
  {
    ...planKey(),
    id: text().notNull(),
    position: integer().notNull(),
    term: text().notNull(),
    meaning: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

export const groupings = pgTable(
  'groupings',
  {
    ...planKey(),
    id: text().notNull(),
    position: integer().notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    groups: jsonb().$type<Grouping['groups']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

export const namedOrganisations = pgTable(
  'named_organisations',
  {
    ...planKey(),
    id: text().notNull(),
    position: integer().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    odsCode: text('ods_code'),
    sector: text().$type<NamedOrganisation['sector']>().notNull(),
    speaksFor: jsonb('speaks_for').$type<NamedOrganisation['speaksFor']>().notNull(),
    places: jsonb().$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

/** Append-only: the application's role may add and read, never change (see the migration's grants). */
export const revisions = pgTable(
  'revisions',
  {
    ...planKey(),
    id: integer().notNull().generatedAlwaysAsIdentity(),
    subject: text().notNull(),
    at: when('at'),
    by: text().notNull(),
    why: text().notNull(),
    /** What led to it: "finding:RULE" of the lint, or "remark:ID" of a consultation. */
    cause: text(),
    from: jsonb(),
    to: jsonb(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.planId, table.id] }), ofPlan(table), systemPolicy()],
);

/** Findings that somebody set aside, with the reason. */
export const silencedFindings = pgTable(
  'silenced_findings',
  {
    ...planKey(),
    rule: text().notNull(),
    subject: text().notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: when('at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.planId, table.rule, table.subject] }),
    ofPlan(table),
    systemPolicy(),
  ],
);

/** A document that was read and is being reviewed, before it becomes part of a plan. */
export const reviews = pgTable(
  'reviews',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    file: text().notNull(),
    lines: jsonb().$type<string[]>().notNull(),
    draft: jsonb().$type<Draft>().notNull(),
    /** Commitment or recommendation id of the draft → what the reviewer decided. */
    decisions: jsonb().$type<Record<string, 'accepted' | 'rejected'>>().notNull().default({}),
    state: text().$type<'open' | 'imported' | 'discarded'>().notNull().default('open'),
    createdAt: when('created_at'),
    fileId: fileId(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), ofFile(table), systemPolicy()],
);
