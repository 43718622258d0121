/** The plans of a system among each other: which follows which, and whose pages show something of which. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Mistake } from '../../platform/mistake.ts';
import { plans } from '../tables.ts';

export type PlanRow = typeof plans.$inferSelect;

/** All plans of a system, held against other changes until the transaction ends. */
export function lockedPlans(tx: NodePgDatabase, systemId: string): Promise<PlanRow[]> {
  return tx.select().from(plans).where(eq(plans.systemId, systemId)).orderBy(asc(plans.id)).for('update');
}

/** @throws Mistake if the plan is published: what a body approved and people were told stays as it is */
export function refuseIfPublished({ title, publishedOn }: PlanRow): void {
  if (publishedOn !== null)
    throw new Mistake(`“${title}” is published and stays as it is. Begin a new edition of it, and change that.`);
}

/** Gives a version more to the plan and to those that come after it: their pages show something of it. */
export async function touch(tx: NodePgDatabase, all: readonly PlanRow[], { systemId, id }: PlanRow): Promise<void> {
  const shown = new Set([id]);
  for (const one of shown) for (const plan of all) if (plan.follows === one) shown.add(plan.id);
  await tx
    .update(plans)
    .set({ version: sql`${plans.version} + 1` })
    .where(and(eq(plans.systemId, systemId), inArray(plans.id, [...shown])));
}

/**
 * The plan of that name, if `plan` may follow it: a chain of plans has a beginning.
 * @throws Mistake if it is not there, or follows `plan` itself
 */
export function followable(all: readonly PlanRow[], plan: PlanRow, former: string): PlanRow {
  const found = all.find((one) => one.slug === former);
  if (!found) throw new Mistake(`There is no plan “${former}” here.`);
  for (let one: PlanRow | undefined = found; one; one = all.find(({ id }) => id === one?.follows))
    if (one.id === plan.id) throw new Mistake(`“${found.title}” follows “${plan.title}”, so it cannot come before it.`);
  return found;
}
