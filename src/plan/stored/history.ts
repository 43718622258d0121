/** What is told in the history of a plan and of the things in it. It is added to and never changed. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { RevisionNote } from '../editing/edit.ts';
import { revisions } from '../tables.ts';
import type { PlanKey } from './content.ts';

export async function tell(
  tx: NodePgDatabase,
  key: PlanKey,
  by: string,
  notes: readonly RevisionNote[],
): Promise<void> {
  for (const note of notes) await tx.insert(revisions).values({ ...key, ...note, by });
}

/** What the history of the plan itself is to say. */
export const ofPlan = (why: string): RevisionNote => ({ subject: 'plan', why, from: null, to: null });
