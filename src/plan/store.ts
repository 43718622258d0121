/** The plan room's queries: this file, what stands below stored/, and the stores of reviews and silences. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Mistake } from '../platform/mistake.ts';
import type { System } from '../platform/systems.model.ts';
import type { Draft } from './draft.ts';
import { type Edit, type Edited, idGiver } from './editing/edit.ts';
import { planFromDraft } from './from-draft.ts';
import { type LaterDraft, laterDraft } from './later-draft.ts';
import type { Plan } from './model.ts';
import { everyPlaced } from './placed.ts';
import { slugify } from './slugs.ts';
import { followable, lockedPlans, refuseIfPublished, touch } from './stored/chain.ts';
import { withCodes } from './stored/codes.ts';
import { insertContent, load, type PlanKey, replaceContent, usedIds } from './stored/content.ts';
import { keepDocument, lastDraft } from './stored/documents.ts';
import { type Approval, editionsOf } from './stored/editions.ts';
import { ofPlan, tell } from './stored/history.ts';
import { type SearchHit, searchCurrent } from './stored/search.ts';
import * as tables from './tables.ts';

/** What the store needs of the database: a transaction in which only this system's rows are seen. */
export interface SystemScope {
  inSystem<T>(systemId: string, work: (tx: NodePgDatabase) => Promise<T>): Promise<T>;
}

export interface Revision {
  id: number;
  subject: string;
  at: string;
  by: string;
  why: string;
  /** What led to it: see `editing/cause.ts`. */
  cause: string | null;
  from: unknown;
  to: unknown;
}

/** A plan in the list of a system's plans. */
export interface ListedPlan extends Pick<Plan, 'id' | 'slug' | 'title' | 'date' | 'status' | 'version'> {
  isCurrent: boolean;
  /** 1 for the first; a later edition is a plan of its own that supersedes one. */
  edition: number;
  supersedes: string | null;
  /** YYYY-MM-DD; null while it may still be changed. */
  publishedOn: string | null;
}

export function planStore(database: SystemScope, system: System) {
  const inSystem = <T>(work: (tx: NodePgDatabase) => Promise<T>) => database.inSystem(system.id, work);
  const ofSystem = eq(tables.plans.systemId, system.id);
  const later = async (tx: NodePgDatabase, key: PlanKey, plan: Plan, draft: Draft, document: string) =>
    laterDraft(plan, draft, system.settings, document, await usedIds(tx, key), await lastDraft(tx, key));

  return {
    /** The plan that the public pages tell. */
    current: (): Promise<Plan | null> => inSystem((tx) => load(tx, and(ofSystem, tables.plans.isCurrent))),

    bySlug: (slug: string): Promise<Plan | null> =>
      inSystem((tx) => load(tx, and(ofSystem, eq(tables.plans.slug, slug)))),

    list: (): Promise<ListedPlan[]> =>
      inSystem((tx) => {
        const { id, slug, title, date, status, version, isCurrent, edition, supersedes, publishedOn } = tables.plans;
        return tx
          .select({ id, slug, title, date, status, version, isCurrent, edition, supersedes, publishedOn })
          .from(tables.plans)
          .where(ofSystem)
          .orderBy(desc(tables.plans.isCurrent), desc(tables.plans.createdAt));
      }),

    /** Says when a page of the current plan must be made again; null when there is no plan. */
    version: (): Promise<string | null> =>
      inSystem(async (tx) => {
        const [row] = await tx
          .select({ id: tables.plans.id, version: tables.plans.version })
          .from(tables.plans)
          .where(and(ofSystem, tables.plans.isCurrent));
        return row ? `${row.id}/${row.version}` : null;
      }),

    /** What the history of a commitment (or of the plan itself) holds, or of all that it holds, oldest first. */
    revisions: (planId: string, subject?: string): Promise<Revision[]> =>
      inSystem(async (tx) => {
        const { id, at, by, why, cause, from, to } = tables.revisions;
        const rows = await tx
          .select({ id, subject: tables.revisions.subject, at, by, why, cause, from, to })
          .from(tables.revisions)
          .where(
            and(
              eq(tables.revisions.systemId, system.id),
              eq(tables.revisions.planId, planId),
              subject === undefined ? undefined : eq(tables.revisions.subject, subject),
            ),
          )
          .orderBy(asc(id));
        return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
      }),

    /** The words in which each milestone that was changed first told its date, by its id. */
    firstPromised: (planId: string): Promise<ReadonlyMap<string, string>> =>
      inSystem(async (tx) => {
        const { subject, id, from, systemId: system_, planId: plan_ } = tables.revisions;
        const when = sql<string>`${from}->>'when'`;
        const rows = await tx
          .selectDistinctOn([subject], { subject, when })
          .from(tables.revisions)
          .where(and(eq(system_, system.id), eq(plan_, planId), sql`${when} is not null`))
          .orderBy(asc(subject), asc(id));
        return new Map(rows.map((row) => [row.subject, row.when]));
      }),

    /** Full text in English over the current plan, best first, a hundred at most. */
    search: (words: string): Promise<SearchHit[]> => inSystem((tx) => searchCurrent(tx, system.id, words)),

    /**
     * Makes a new plan of a draft; the first plan of a system becomes its current one.
     * @param name of the plan; its slug is made of it. An existing one of that name is an error for the caller to avoid.
     * @param fileId of the document as it came, if it is kept
     */
    create: (
      name: string,
      draft: Draft,
      lines: string[],
      fileId: string | null = null,
    ): Promise<{ slug: string; id: string }> =>
      inSystem(async (tx) => {
        const document = crypto.randomUUID();
        const content = planFromDraft(draft, system.settings, document);
        const [{ count } = { count: 0 }] = await tx
          .select({ count: sql<number>`count(*)::int` })
          .from(tables.plans)
          .where(ofSystem);
        const [made] = await tx
          .insert(tables.plans)
          .values({
            systemId: system.id,
            slug: slugify(name) || 'plan',
            title: content.title,
            date: content.date,
            vision: content.vision,
            isCurrent: count === 0,
          })
          .returning({ id: tables.plans.id, slug: tables.plans.slug });
        if (!made) throw new Error('The plan was not written');
        const key = { systemId: system.id, planId: made.id };
        await keepDocument(tx, key, document, { draft, lines, fileId });
        const organisations = await withCodes(tx, content.organisations);
        await insertContent(tx, key, { ...content, organisations, groupings: [], refusedLinks: [] });
        await tell(tx, key, 'import', [ofPlan(`Read from ${draft.source.file}`)]);
        return made;
      }),

    /** What a later draft would change in the plan of that name; nothing is written. Null if there is no such plan. */
    compare: (slug: string, draft: Draft): Promise<(LaterDraft & { version: number }) | null> =>
      inSystem(async (tx) => {
        const plan = await load(tx, and(ofSystem, eq(tables.plans.slug, slug)));
        if (!plan) return null;
        const key = { systemId: system.id, planId: plan.id };
        return { ...(await later(tx, key, plan, draft, crypto.randomUUID())), version: plan.version };
      }),

    /**
     * Takes a later draft into the plan: ids of what is the same stay, and every change is a revision.
     * @param version of the plan that the comparison was shown for
     * @param fileId of the document as it came, if it is kept
     * @returns false, and writes nothing, if the plan has changed since
     */
    takeLater: (
      slug: string,
      version: number,
      draft: Draft,
      lines: string[],
      by: string,
      fileId: string | null = null,
    ): Promise<boolean> =>
      inSystem(async (tx) => {
        const plans = await lockedPlans(tx, system.id);
        const row = plans.find((one) => one.slug === slug);
        const plan = row && (await load(tx, and(ofSystem, eq(tables.plans.id, row.id))));
        if (!row || !plan || plan.version !== version) return false;
        refuseIfPublished(row);
        const key = { systemId: system.id, planId: plan.id };
        const document = crypto.randomUUID();
        const { content, revisions, gone } = await later(tx, key, plan, draft, document);
        await keepDocument(tx, key, document, { draft, lines, fileId });
        const organisations = await withCodes(tx, content.organisations);
        await replaceContent(tx, key, gone, { ...content, organisations });
        const { file } = draft.source;
        const notes = revisions.map((note) => ({ ...note, why: `${note.why}, in ${file}` }));
        await tell(tx, key, by, [...notes, ofPlan(`Read again from ${file}`)]);
        const { title, date, vision } = content;
        await tx
          .update(tables.plans)
          .set({ title, date, vision })
          .where(and(ofSystem, eq(tables.plans.id, plan.id)));
        await touch(tx, plans, row);
        return true;
      }),

    /**
     * Changes a plan by hand; what changed is told in its history. Two who change it at once come one after the other.
     * @returns the plan as it is now, or null if there is none of that name
     * @throws Mistake if the change cannot be made; then nothing is written
     */
    edit: (slug: string, by: string, edit: Edit): Promise<Plan | null> =>
      inSystem(async (tx) => {
        const plans = await lockedPlans(tx, system.id);
        const row = plans.find((one) => one.slug === slug);
        const before = row && (await load(tx, and(ofSystem, eq(tables.plans.id, row.id))));
        if (!row || !before) return null;
        refuseIfPublished(row);
        const key = { systemId: system.id, planId: before.id };
        const edited = edit(before, idGiver(await usedIds(tx, key)));
        const plan = { ...edited.plan, organisations: await withCodes(tx, edited.plan.organisations, before) };
        const kept = new Set(everyPlaced(plan).map(({ commitment }) => commitment.id));
        const gone = everyPlaced(before).flatMap(({ commitment: { id } }) => (kept.has(id) ? [] : [id]));
        await replaceContent(tx, key, gone, plan);
        await tell(tx, key, by, edited.revisions);
        // What was approved is the text as it was: another one is a draft again.
        if (row.approval !== null && edited.revisions.length > 0)
          await editionsOf(tx, system.id).approve(row.id, null, by);
        const { title, vision } = plan;
        await tx
          .update(tables.plans)
          .set({ title, vision })
          .where(and(ofSystem, eq(tables.plans.id, before.id)));
        await touch(tx, plans, row);
        return { ...plan, version: before.version + 1 };
      }),

    /**
     * A plan as a change by hand would leave it; nothing is written.
     * @throws Mistake if the change cannot be made, or there is no plan of that name
     */
    tried: (slug: string, edit: Edit): Promise<Edited> =>
      inSystem(async (tx) => {
        const plan = await load(tx, and(ofSystem, eq(tables.plans.slug, slug)));
        if (!plan) throw new Mistake(`There is no plan “${slug}” here.`);
        return edit(plan, idGiver(await usedIds(tx, { systemId: system.id, planId: plan.id })));
      }),

    /** Makes the plan the one that the public pages tell. @returns false if there is none of that name. */
    makeCurrent: (slug: string, by: string): Promise<boolean> =>
      inSystem(async (tx) => {
        const plans = await lockedPlans(tx, system.id);
        const plan = plans.find((one) => one.slug === slug);
        if (!plan) return false;
        if (plan.isCurrent) return true;
        const published = plans.find((one) => one.isCurrent && one.publishedOn !== null);
        if (published && plan.publishedOn === null)
          throw new Mistake(
            `“${published.title}” is published and stays what readers see until a gate publishes this one.`,
          );
        await tx.update(tables.plans).set({ isCurrent: false }).where(and(ofSystem, tables.plans.isCurrent));
        await tx
          .update(tables.plans)
          .set({ isCurrent: true })
          .where(and(ofSystem, eq(tables.plans.id, plan.id)));
        await tell(tx, { systemId: system.id, planId: plan.id }, by, [ofPlan('Made the plan that readers see')]);
        return true;
      }),

    /**
     * Says which plan this one follows; null for none.
     * @returns false if there is none of that name
     * @throws Mistake if the other is not there, or follows this one itself
     */
    follow: (slug: string, former: string | null, by: string): Promise<boolean> =>
      inSystem(async (tx) => {
        const plans = await lockedPlans(tx, system.id);
        const plan = plans.find((one) => one.slug === slug);
        if (!plan) return false;
        const before = former === null ? null : followable(plans, plan, former);
        if (plan.follows === (before?.id ?? null)) return true;
        const key = { systemId: system.id, planId: plan.id };
        const nameOf = (id: string | null) => plans.find((one) => one.id === id)?.slug ?? null;
        await tx
          .update(tables.plans)
          .set({ follows: before?.id ?? null, version: plan.version + 1 })
          .where(and(ofSystem, eq(tables.plans.id, plan.id)));
        const why = before ? `It follows “${before.title}”` : 'It follows no plan';
        const told = { from: { follows: nameOf(plan.follows) }, to: { follows: before?.slug ?? null } };
        await tell(tx, key, by, [{ ...ofPlan(why), ...told }]);
        return true;
      }),

    /**
     * Says which body has approved the plan, and when; null where an approval no longer stands.
     * @returns false if there is no such plan
     */
    approve: (planId: string, approval: Approval | null, by: string): Promise<boolean> =>
      inSystem((tx) => editionsOf(tx, system.id).approve(planId, approval, by)),

    /** Publishes the plan: readers see it, and it stays as it is. @returns false if there is no such plan */
    publish: (planId: string, on: string, by: string): Promise<boolean> =>
      inSystem((tx) => editionsOf(tx, system.id).publish(planId, on, by)),

    /** Begins a new edition of a plan, with all that it holds and its history. @returns null if there is no such plan */
    newEdition: (planId: string, why: string, by: string): Promise<{ id: string; slug: string } | null> =>
      inSystem((tx) => editionsOf(tx, system.id).begin(planId, why, by)),

    /**
     * Deletes the plan with all that it holds.
     * @throws Mistake if it is published
     */
    remove: (planId: string): Promise<void> =>
      inSystem(async (tx) => {
        const row = (await lockedPlans(tx, system.id)).find(({ id }) => id === planId);
        if (row) refuseIfPublished(row);
        const following = and(ofSystem, eq(tables.plans.follows, planId));
        await tx
          .update(tables.plans)
          .set({ follows: null, version: sql`${tables.plans.version} + 1` })
          .where(following);
        await tx.delete(tables.plans).where(and(ofSystem, eq(tables.plans.id, planId)));
      }),
  };
}
export type PlanStore = ReturnType<typeof planStore>;
