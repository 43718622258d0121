/** The documents that a plan was read from, with what was read. */
import { and, desc, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Draft } from '../draft.ts';
import { documents } from '../tables.ts';
import type { PlanKey } from './content.ts';

/** A document as it was read. */
export interface ReadDocument {
  draft: Draft;
  /** The text of each line. */
  lines: string[];
  /** Of the file as it came, if it is kept. */
  fileId: string | null;
}

export async function keepDocument(
  tx: NodePgDatabase,
  key: PlanKey,
  id: string,
  { draft, lines, fileId }: ReadDocument,
): Promise<void> {
  await tx.insert(documents).values({ ...key, id, ...draft.source, lines, draft, fileId });
}

/** The draft of the document that was last read into the plan. */
export async function lastDraft(tx: NodePgDatabase, { systemId, planId }: PlanKey): Promise<Draft | null> {
  const [last] = await tx
    .select({ draft: documents.draft })
    .from(documents)
    .where(and(eq(documents.systemId, systemId), eq(documents.planId, planId)))
    .orderBy(desc(documents.importedAt), desc(documents.id))
    .limit(1);
  return last?.draft ?? null;
}
