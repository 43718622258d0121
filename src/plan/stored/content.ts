/** What a plan holds, as rows: loaded whole, and written whole within a transaction. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Plan } from '../model.ts';
import { fromRows, toRows } from '../rows.ts';
import * as tables from '../tables.ts';

export interface PlanKey {
  systemId: string;
  planId: string;
}

type Content = Parameters<typeof toRows>[1];

/** The first plan that `which` fits, with all that it holds. */
export async function load(tx: NodePgDatabase, which: ReturnType<typeof and>): Promise<Plan | null> {
  const [plan] = await tx.select().from(tables.plans).where(which).limit(1);
  if (!plan) return null;
  const { documents, sections, recommendations, commitments, links, milestones, terms, groupings } = tables;
  const { namedOrganisations } = tables;
  const here = (table: { systemId: AnyPgColumn; planId: AnyPgColumn }) =>
    and(eq(table.systemId, plan.systemId), eq(table.planId, plan.id));
  const { id, file, kind, sha256, importedAt } = documents;
  return fromRows({
    plan,
    documents: await tx
      .select({ id, file, kind, sha256, importedAt })
      .from(documents)
      .where(here(documents))
      .orderBy(asc(importedAt)),
    sections: await tx.select().from(sections).where(here(sections)).orderBy(asc(sections.position)),
    recommendations: await tx
      .select()
      .from(recommendations)
      .where(here(recommendations))
      .orderBy(asc(recommendations.position)),
    commitments: await tx
      .select()
      .from(commitments)
      .where(and(here(commitments), eq(commitments.withdrawn, false)))
      .orderBy(asc(commitments.position)),
    links: await tx
      .select()
      .from(links)
      .where(here(links))
      .orderBy(desc(links.score), asc(links.recommendation), asc(links.commitment)),
    milestones: await tx.select().from(milestones).where(here(milestones)).orderBy(asc(milestones.position)),
    terms: await tx.select().from(terms).where(here(terms)).orderBy(asc(terms.position)),
    groupings: await tx.select().from(groupings).where(here(groupings)).orderBy(asc(groupings.position)),
    namedOrganisations: await tx
      .select()
      .from(namedOrganisations)
      .where(here(namedOrganisations))
      .orderBy(asc(namedOrganisations.position)),
  });
}

/**
 * Writes what the plan holds in the place of what it held.
 * @param gone ids of commitments that leave the plan: they stay as withdrawn ones, with their history
 */
export async function replaceContent(
  tx: NodePgDatabase,
  key: PlanKey,
  gone: string[],
  content: Content,
): Promise<void> {
  await removeContent(tx, key, gone);
  await insertContent(tx, key, content);
}

async function removeContent(tx: NodePgDatabase, { systemId, planId }: PlanKey, gone: string[]): Promise<void> {
  const { commitments } = tables;
  const ofPlan = and(eq(commitments.systemId, systemId), eq(commitments.planId, planId));
  if (gone.length)
    await tx
      .update(commitments)
      .set({ withdrawn: true })
      .where(and(ofPlan, inArray(commitments.id, gone)));
  await tx.delete(commitments).where(and(ofPlan, eq(commitments.withdrawn, false)));
  const others = [
    tables.sections,
    tables.recommendations,
    tables.links,
    tables.milestones,
    tables.terms,
    tables.groupings,
    tables.namedOrganisations,
  ];
  for (const table of others) await tx.delete(table).where(and(eq(table.systemId, systemId), eq(table.planId, planId)));
}

/** Writes what a new plan holds. */
export async function insertContent(
  tx: NodePgDatabase,
  key: PlanKey,
  content: Parameters<typeof toRows>[1],
): Promise<void> {
  const rows = toRows(key, content);
  // Long lists go in slices: a statement takes at most 65,535 parameters.
  const slices = <T>(all: T[]) =>
    Array.from({ length: Math.ceil(all.length / 500) }, (_, n) => all.slice(n * 500, n * 500 + 500));
  for (const some of slices(rows.namedOrganisations)) await tx.insert(tables.namedOrganisations).values(some);
  for (const some of slices(rows.sections)) await tx.insert(tables.sections).values(some);
  for (const some of slices(rows.recommendations)) await tx.insert(tables.recommendations).values(some);
  for (const some of slices(rows.commitments)) await tx.insert(tables.commitments).values(some);
  for (const some of slices(rows.links)) await tx.insert(tables.links).values(some).onConflictDoNothing();
  for (const some of slices(rows.milestones)) await tx.insert(tables.milestones).values(some);
  for (const some of slices(rows.terms)) await tx.insert(tables.terms).values(some);
  for (const some of slices(rows.groupings)) await tx.insert(tables.groupings).values(some);
}

/** Ids that the plan has ever given, those of what has left it too. */
export async function usedIds(tx: NodePgDatabase, { systemId, planId }: PlanKey): Promise<Set<string>> {
  const { commitments, recommendations, sections, milestones, terms, groupings, revisions } = tables;
  const used = new Set<string>();
  for (const table of [commitments, recommendations, sections, milestones, terms, groupings]) {
    const rows = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.systemId, systemId), eq(table.planId, planId)));
    for (const { id } of rows) used.add(id);
  }
  const told = await tx
    .selectDistinct({ id: revisions.subject })
    .from(revisions)
    .where(and(eq(revisions.systemId, systemId), eq(revisions.planId, planId)));
  for (const { id } of told) used.add(id);
  return used;
}
