/** Editions of a plan: a published one stays as it is, and what is to change begins as a copy of it, with its history. */
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import { Mistake } from '../../platform/mistake.ts';
import type { Plan } from '../model.ts';
import * as tables from '../tables.ts';
import { lockedPlans, touch } from './chain.ts';
import { ofPlan, tell } from './history.ts';

export type Approval = NonNullable<Plan['approval']>;

/** What a plan holds and what is known of it; its documents are copied apart, since they have ids of their own. */
const held: readonly PgTable[] = [
  tables.sections,
  tables.recommendations,
  tables.commitments,
  tables.links,
  tables.milestones,
  tables.terms,
  tables.groupings,
  tables.namedOrganisations,
  tables.silencedFindings,
  tables.revisions,
];

export function editionsOf(tx: NodePgDatabase, systemId: string) {
  const { plans } = tables;
  const plan = (id: string) => and(eq(plans.systemId, systemId), eq(plans.id, id));

  return {
    async approve(planId: string, approval: Approval | null, by: string): Promise<boolean> {
      const all = await lockedPlans(tx, systemId);
      const row = all.find(({ id }) => id === planId);
      if (!row) return false;
      const status = approval === null ? 'draft' : 'approved';
      await tx.update(plans).set({ status, approval }).where(plan(planId));
      await touch(tx, all, row);
      const why = approval === null ? 'Its approval no longer stands' : `Approved by ${approval.body}`;
      await tell(tx, { systemId, planId }, by, [
        { subject: 'plan', why, from: { approval: row.approval }, to: { approval } },
      ]);
      return true;
    },

    async publish(planId: string, on: string, by: string): Promise<boolean> {
      const all = await lockedPlans(tx, systemId);
      const row = all.find(({ id }) => id === planId);
      if (!row) return false;
      await tx
        .update(plans)
        .set({ isCurrent: false })
        .where(and(eq(plans.systemId, systemId), plans.isCurrent));
      await tx.update(plans).set({ isCurrent: true, publishedOn: on }).where(plan(planId));
      await touch(tx, all, row);
      await tell(tx, { systemId, planId }, by, [ofPlan('Published')]);
      return true;
    },

    async begin(planId: string, why: string, by: string): Promise<{ id: string; slug: string } | null> {
      const all = await lockedPlans(tx, systemId);
      const former = all.find(({ id }) => id === planId);
      if (!former) return null;
      const begun = all.find(({ supersedes, publishedOn }) => supersedes === planId && publishedOn === null);
      if (begun)
        throw new Mistake(`Edition ${begun.edition} is begun already, as “${begun.slug}”. Go on with that one.`);
      const edition = former.edition + 1;
      const { title, date, vision, follows } = former;
      const slug = freeSlug(former.slug, edition, new Set(all.map((one) => one.slug)));
      const [made] = await tx
        .insert(plans)
        .values({ systemId, slug, title, date, vision, follows, edition, supersedes: former.id })
        .returning({ id: plans.id });
      if (!made) throw new Error('The edition was not written');
      for (const table of held) await copyRows(tx, table, systemId, planId, made.id);
      await copyDocuments(tx, systemId, planId, made.id);
      await tell(tx, { systemId, planId: made.id }, by, [ofPlan(`Edition ${edition} begun: ${why}`)]);
      return { id: made.id, slug };
    },
  };
}

/** "green-plan" → "green-plan-edition-2", and so on where that is taken. */
function freeSlug(former: string, edition: number, taken: ReadonlySet<string>): string {
  const base = `${former.replace(/-edition-\d+(-\d+)?$/, '')}-edition-${edition}`;
  let slug = base;
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
  return slug;
}

/** The rows of one plan once more for another; a revision keeps its number, by which remarks know it. */
async function copyRows(tx: NodePgDatabase, table: PgTable, systemId: string, from: string, to: string): Promise<void> {
  const names = Object.values(getTableColumns(table)).map(({ name }) => name);
  const into = sql.join(names.map(sql.identifier), sql`, `);
  const values = names.map((name) => (name === 'plan_id' ? sql`${to}::uuid` : sql.identifier(name)));
  await tx.execute(
    sql`insert into ${table} (${into}) overriding system value select ${sql.join(values, sql`, `)} from ${table}
        where system_id = ${systemId} and plan_id = ${from}`,
  );
}

async function copyDocuments(tx: NodePgDatabase, systemId: string, from: string, to: string): Promise<void> {
  const { documents, recommendations, commitments } = tables;
  const kept = await tx
    .select()
    .from(documents)
    .where(and(eq(documents.systemId, systemId), eq(documents.planId, from)));
  for (const document of kept) {
    const id = crypto.randomUUID();
    await tx.insert(documents).values({ ...document, id, planId: to });
    for (const table of [recommendations, commitments])
      await tx
        .update(table)
        .set({ documentId: id })
        .where(and(eq(table.systemId, systemId), eq(table.planId, to), eq(table.documentId, document.id)));
  }
}
