/** The texts of consultations in other languages. */
import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicy } from '../../platform/database/tables-of-systems.ts';
import { systemId } from '../../platform/tables.ts';
import { consultations } from '../tables.ts';

export const consultationTexts = pgTable(
  'consultation_texts',
  {
    systemId: systemId(),
    consultationId: uuid('consultation_id').notNull(),
    /** BCP 47, such as "pl" or "en-simple". */
    language: text().notNull(),
    title: text().notNull(),
    about: text().notNull(),
    audience: text().notNull(),
    privacy: text().notNull(),
    question: text().notNull(),
    yes: text().notNull(),
    partly: text().notNull(),
    no: text().notNull(),
    why: text().notNull(),
    /** What is asked of the plan as a whole, and of what is missing. */
    whole: text().notNull().default(''),
    missing: text().notNull().default(''),
    /** The words of commitments by their ids. */
    wordings: jsonb().$type<Record<string, string>>().notNull(),
    /** The revision of each of those commitments whose words were told. */
    toldOf: jsonb('told_of').$type<Record<string, number>>().notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.consultationId, table.language] }),
    foreignKey({
      name: 'consultation_texts_consultation',
      columns: [table.systemId, table.consultationId],
      foreignColumns: [consultations.systemId, consultations.id],
    }).onDelete('cascade'),
    systemPolicy(),
  ],
);
