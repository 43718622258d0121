/**
 * The ledger's tables in PostgreSQL: lines (only where GREENPLAN_LEDGER is "postgres"), the rates that a calculation
 * multiplies them by, and which of the lines it takes. With Citus, lines are spread by organisation and the other two are
 * reference tables, so none of the three refers to another and `organisation` stands in every key of the lines.
 */
import { bigint, boolean, index, integer, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { systemPolicy } from '../database/tables-of-systems.ts';
import { systemId } from '../tables.ts';

export const ledgerLines = pgTable(
  'ledger_lines',
  {
    systemId: systemId(),
    organisation: text().notNull(),
    file: text().notNull(),
    line: bigint({ mode: 'number' }).notNull(),
    part: integer().notNull(),
    site: text().notNull(),
    fromMonth: integer('from_month').notNull(),
    toMonth: integer('to_month').notNull(),
    year: integer().notNull(),
    activity: text().notNull(),
    unit: text().notNull(),
    quantity: numeric({ precision: 18, scale: 6 }).notNull(),
    spend: numeric({ precision: 18, scale: 6 }),
    supplier: text().notNull(),
    tier: text().notNull(),
    estimated: boolean().notNull(),
    remark: text(),
    evidence: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.organisation, table.file, table.line, table.part] }),
    index('ledger_lines_month').on(table.systemId, table.organisation, table.fromMonth),
    index('ledger_lines_file').on(table.systemId, table.file),
    systemPolicy(),
  ],
);

export const ledgerRates = pgTable(
  'ledger_rates',
  {
    systemId: systemId(),
    rateSet: text('rate_set').notNull(),
    activity: text().notNull(),
    unit: text().notNull(),
    year: integer().notNull(),
    ratePart: text('rate_part').notNull(),
    /** "location" or "market" for bought energy, else empty. */
    basis: text().notNull(),
    /** Which of the activity's rates it is, from 1; see `statement.ts`. */
    n: integer().notNull(),
    place: bigint({ mode: 'number' }).notNull(),
    /** kgCO2e for one of the unit as entered. */
    kg: numeric({ precision: 20, scale: 12 }).notNull(),
    category: text().notNull(),
    scope: text().notNull(),
    /** Category of GHG Protocol's scope 3; 0 where it is of scope 1, 2 or none. */
    ghgCategory: integer('ghg_category').notNull(),
    /** Id of the factor, and in words how it was chosen. */
    factor: text().notNull(),
    how: text().notNull(),
    /** What was taken in place of what was asked for. */
    fallback: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.systemId, table.rateSet, table.activity, table.unit, table.year, table.ratePart, table.basis],
    }),
    systemPolicy(),
  ],
);

export const ledgerInputs = pgTable(
  'ledger_inputs',
  {
    systemId: systemId(),
    inputSet: text('input_set').notNull(),
    organisation: text().notNull(),
    fromMonth: integer('from_month').notNull(),
    file: text().notNull(),
    rateSet: text('rate_set').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.inputSet, table.organisation, table.fromMonth, table.file] }),
    systemPolicy(),
  ],
);
