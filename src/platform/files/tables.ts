/** Files as they came, in pieces: a system's tables. */
import { bigint, customType, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicy } from '../database/tables-of-systems.ts';
import { systemId, when } from '../tables.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const files = pgTable(
  'files',
  {
    systemId: systemId(),
    id: uuid().notNull().defaultRandom(),
    /** The name that its owner gave it. */
    name: text().notNull(),
    /** The kind of document that it was found to be: "docx", "markdown". */
    kind: text().notNull(),
    sha256: text().notNull(),
    /** In bytes. */
    size: bigint({ mode: 'number' }).notNull(),
    createdAt: when('created_at'),
  },
  (table) => [primaryKey({ columns: [table.systemId, table.id] }), systemPolicy()],
);

export const fileChunks = pgTable(
  'file_chunks',
  {
    systemId: systemId(),
    fileId: uuid('file_id').notNull(),
    /** Its place in the file, counted from 0. */
    n: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.systemId, table.fileId, table.n] }),
    foreignKey({ columns: [table.systemId, table.fileId], foreignColumns: [files.systemId, files.id] }).onDelete(
      'cascade',
    ),
    systemPolicy(),
  ],
);
