/** The carbon room's tables. Each is a system's: `system_id` comes first in its key and row-level security holds it. */
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { systemPolicy } from '../platform/database/tables-of-systems.ts';
import { files } from '../platform/files/tables.ts';
import { systemId, when } from '../platform/tables.ts';
import type { OwnFactor } from './factors/model.ts';
import type { Figure } from './footprint/figure.ts';
import type { ToldYear } from './footprint/told-year.ts';
import type { Mapping } from './intake/mapping.ts';
import type {
  BreakdownKind,
  CarbonSettings,
  CheckedFile,
  DriverKind,
  FileState,
  Method,
  ProposedMapping,
  StagedFile,
  TakenInput,
} from './model.ts';

/** A file of activity data on its way from arrival to the ledger, and what became of it. */
export const activityFiles = pgTable(
  'activity_files',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    /** The file as it came. */
    fileId: uuid('file_id').notNull(),
    state: text().$type<FileState>().notNull(),
    /** Short name of the organisation whose lines these are where the file does not tell; null if it does. */
    organisation: text(),
    staged: jsonb().$type<StagedFile>(),
    /** Which sheet is read, and how. */
    sheet: integer(),
    proposal: jsonb().$type<ProposedMapping>(),
    mapping: jsonb().$type<Mapping>(),
    checked: jsonb().$type<CheckedFile>(),
    /** The rows that do not count, as a file to be mended and sent again; null where all of them do. */
    rejectsFileId: uuid('rejects_file_id'),
    /** Why it could not be read, or why it cannot be taken in. */
    problem: text(),
    /** The earlier file that it is the corrected form of. */
    supersedes: uuid(),
    supersededBy: uuid('superseded_by'),
    lines: bigint({ mode: 'number' }).notNull().default(0),
    linesSha256: text('lines_sha256'),
    takenInAt: timestamp('taken_in_at', { withTimezone: true }),
    createdAt: when('created_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'activity_files_file',
      columns: [table.systemId, table.fileId],
      foreignColumns: [files.systemId, files.id],
    }),
    foreignKey({
      name: 'activity_files_rejects',
      columns: [table.systemId, table.rejectsFileId],
      foreignColumns: [files.systemId, files.id],
    }),
    systemPolicy(),
  ],
);

const fileKey = () => ({ systemId: systemId(), activityFile: uuid('activity_file').notNull() });

/** How far a file has come in its step. It changes many times a second, and the log of changes does not tell it. */
export const activityProgress = pgTable(
  'activity_progress',
  {
    ...fileKey(),
    step: text().notNull(),
    /** From 0 to 1; null where it is not known. */
    share: numeric({ precision: 5, scale: 4 }),
    startedAt: when('started_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.activityFile] }),
    foreignKey({
      name: 'activity_progress_file',
      columns: [table.systemId, table.activityFile],
      foreignColumns: [activityFiles.systemId, activityFiles.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

/** Which organisations and months the lines of a file are of. */
export const activityPartitions = pgTable(
  'activity_partitions',
  {
    ...fileKey(),
    organisation: text().notNull(),
    fromMonth: integer('from_month').notNull(),
    lines: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.activityFile, table.organisation, table.fromMonth] }),
    foreignKey({
      name: 'activity_partitions_file',
      columns: [table.systemId, table.activityFile],
      foreignColumns: [activityFiles.systemId, activityFiles.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

/** Which activities the lines of a file are of, by unit and year: what factors have to be chosen for. */
export const activityKinds = pgTable(
  'activity_kinds',
  {
    ...fileKey(),
    activity: text().notNull(),
    unit: text().notNull(),
    year: integer().notNull(),
    lines: bigint({ mode: 'number' }).notNull(),
    quantity: numeric({ precision: 38, scale: 6 }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.systemId, table.activityFile, table.activity, table.unit, table.year],
    }),
    foreignKey({
      name: 'activity_kinds_file',
      columns: [table.systemId, table.activityFile],
      foreignColumns: [activityFiles.systemId, activityFiles.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

/** How a kind of file becomes activity lines, as a person once confirmed it. */
export const activityMappings = pgTable(
  'activity_mappings',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    name: text().notNull(),
    /** Of its headings: a file with the same is of the same kind. */
    fingerprint: text().notNull(),
    mapping: jsonb().$type<Mapping>().notNull(),
    confirmedAt: when('confirmed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    unique('activity_mappings_kind').on(table.systemId, table.fingerprint),
    systemPolicy(),
  ],
);

/** By which rules a system counts. */
export const carbonSettings = pgTable(
  'carbon_settings',
  { systemId: systemId(), settings: jsonb().$type<CarbonSettings>().notNull() },
  (table) => [primaryKey({ columns: [table.systemId] }), systemPolicy()],
);

/** An organisation's own factors, each with its evidence. One is never changed: it ends, and another begins. */
export const ownFactors = pgTable(
  'own_factors',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    organisation: text().notNull(),
    factor: jsonb().$type<OwnFactor>().notNull(),
    /** The first day on which it no longer holds. */
    until: date(),
    createdAt: when('created_at'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), systemPolicy()],
);

/** What an organisation has of floor, beds, staff and money in a year: footprints are compared by it. */
export const drivers = pgTable(
  'carbon_drivers',
  {
    systemId: systemId(),
    organisation: text().notNull(),
    year: integer().notNull(),
    kind: text().$type<DriverKind>().notNull(),
    value: numeric({ precision: 20, scale: 6 }).notNull(),
    source: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.organisation, table.year, table.kind] }), systemPolicy()],
);

/** A calculation as it was made. Append-only: the application may add and read, never change (see the migration). */
export const calculations = pgTable(
  'calculations',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    n: integer().notNull(),
    madeAt: when('made_at'),
    reason: text().notNull(),
    method: jsonb().$type<Method>().notNull(),
    methodHash: text('method_hash').notNull(),
    inputs: jsonb().$type<TakenInput[]>().notNull(),
    /** Of all that went in and of all that came out: made again, both are the same. */
    inputsHash: text('inputs_hash').notNull(),
    resultHash: text('result_hash').notNull(),
    lines: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    unique('calculations_n').on(table.systemId, table.n),
    systemPolicy(),
  ],
);

/** The months of organisations that a calculation holds; a month of which nothing changed is shared with the one before. */
export const calculationPartitions = pgTable(
  'calculation_partitions',
  {
    systemId: systemId(),
    calculationId: uuid('calculation_id').notNull(),
    organisation: text().notNull(),
    fromMonth: integer('from_month').notNull(),
    partition: text().notNull(),
    /** Of its figures. */
    result: text().notNull(),
    /** By which it was counted. */
    rateSet: text('rate_set').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.calculationId, table.organisation, table.fromMonth] }),
    index('calculation_partitions_partition').on(table.systemId, table.partition),
    foreignKey({
      name: 'calculation_partitions_calculation',
      columns: [table.systemId, table.calculationId],
      foreignColumns: [calculations.systemId, calculations.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);

/** What came of one organisation's month, told apart by category, scope and quality. */
export const figures = pgTable(
  'figures',
  {
    systemId: systemId(),
    partition: text().notNull(),
    n: integer().notNull(),
    organisation: text().notNull(),
    year: integer().notNull(),
    fromMonth: integer('from_month').notNull(),
    toMonth: integer('to_month').notNull(),
    category: text().notNull(),
    scope: text().notNull(),
    ghgCategory: integer('ghg_category').notNull(),
    part: text().notNull(),
    basis: text().notNull(),
    tier: text().notNull(),
    estimated: boolean().notNull(),
    lines: bigint({ mode: 'number' }).notNull(),
    kg: numeric({ precision: 38, scale: 18 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.partition, table.n] }), systemPolicy()],
);

/** What an organisation's year comes from by activity, site, supplier or evidence, by the hash of its months. */
export const breakdowns = pgTable(
  'carbon_breakdowns',
  {
    systemId: systemId(),
    by: text().$type<BreakdownKind>().notNull(),
    hash: text().notNull(),
    rows: jsonb().$type<Figure[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.by, table.hash] }), systemPolicy()],
);

/** What was told of an organisation's year by month and site, by the hash of its months and of those of the year before. */
export const toldYears = pgTable(
  'carbon_told_years',
  { systemId: systemId(), hash: text().notNull(), told: jsonb().$type<ToldYear>().notNull() },
  (table) => [primaryKey({ columns: [table.systemId, table.hash] }), systemPolicy()],
);

/** Which calculation readers see, since when. The last one holds. */
export const publishedCalculations = pgTable(
  'published_calculations',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    calculationId: uuid('calculation_id').notNull(),
    note: text().notNull(),
    publishedAt: when('published_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'published_calculations_calculation',
      columns: [table.systemId, table.calculationId],
      foreignColumns: [calculations.systemId, calculations.id],
    }),
    systemPolicy(),
  ],
);

/** The year that others are measured against, locked; another takes its place only with a reason. */
export const baselines = pgTable(
  'carbon_baselines',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    /** Empty for the whole system. */
    organisation: text().notNull(),
    year: integer().notNull(),
    calculationId: uuid('calculation_id').notNull(),
    reason: text().notNull(),
    lockedAt: when('locked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.id] }),
    foreignKey({
      name: 'carbon_baselines_calculation',
      columns: [table.systemId, table.calculationId],
      foreignColumns: [calculations.systemId, calculations.id],
    }),
    index('carbon_baselines_of').on(table.systemId, table.organisation, table.lockedAt),
    systemPolicy(),
  ],
);
