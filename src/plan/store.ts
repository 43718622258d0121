/** The plan room's queries: the only file that touches its tables. Everything is of one system. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { Mistake } from '../platform/mistake.ts';
import { codesOf } from '../platform/organisations/store.ts';
import type { System } from '../platform/systems.model.ts';
import type { Draft } from './draft.ts';
import { type Edit, idGiver } from './editing/edit.ts';
import { planFromDraft } from './from-draft.ts';
import { type LaterDraft, laterDraft } from './later-draft.ts';
import type { NamedOrganisation, Plan } from './model.ts';
import { everyPlaced } from './placed.ts';
import { fromRows, toRows } from './rows.ts';
import { slugify } from './slugs.ts';
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
  from: unknown;
  to: unknown;
}

/** A plan in the list of a system's plans. */
export type ListedPlan = Pick<Plan, 'id' | 'slug' | 'title' | 'date' | 'status' | 'version'> & { isCurrent: boolean };

export interface SearchHit {
  kind: 'commitment' | 'recommendation' | 'chapter' | 'term' | 'milestone';
  id: string;
  text: string;
  rank: number;
}

export function planStore(database: SystemScope, system: System) {
  const inSystem = <T>(work: (tx: NodePgDatabase) => Promise<T>) => database.inSystem(system.id, work);
  const ofSystem = eq(tables.plans.systemId, system.id);

  return {
    /** The plan that the public pages tell. */
    current: (): Promise<Plan | null> => inSystem((tx) => load(tx, and(ofSystem, tables.plans.isCurrent))),

    bySlug: (slug: string): Promise<Plan | null> =>
      inSystem((tx) => load(tx, and(ofSystem, eq(tables.plans.slug, slug)))),

    list: (): Promise<ListedPlan[]> =>
      inSystem((tx) => {
        const { id, slug, title, date, status, version, isCurrent } = tables.plans;
        return tx
          .select({ id, slug, title, date, status, version, isCurrent })
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

    /** What the history of a commitment (or of the plan itself) holds, oldest first. */
    revisions: (planId: string, subject: string): Promise<Revision[]> =>
      inSystem(async (tx) => {
        const { id, at, by, why, from, to } = tables.revisions;
        const rows = await tx
          .select({ id, subject: tables.revisions.subject, at, by, why, from, to })
          .from(tables.revisions)
          .where(
            and(
              eq(tables.revisions.systemId, system.id),
              eq(tables.revisions.planId, planId),
              eq(tables.revisions.subject, subject),
            ),
          )
          .orderBy(asc(id));
        return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
      }),

    /** Full text in English over the current plan, best first, a hundred at most. */
    search: (words: string): Promise<SearchHit[]> => inSystem((tx) => search(tx, system.id, words)),

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
        const content = planFromDraft(draft, system.settings, crypto.randomUUID());
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
        const document = documentOf(content) ?? crypto.randomUUID();
        await tx.insert(tables.documents).values({ ...key, id: document, ...draft.source, lines, draft, fileId });
        const organisations = await withCodes(tx, content.organisations);
        await insertContent(tx, key, { ...content, organisations, groupings: [], refusedLinks: [] });
        await tx
          .insert(tables.revisions)
          .values({ ...key, subject: 'plan', by: 'import', why: `Read from ${draft.source.file}` });
        return made;
      }),

    /** What a later draft would change in the plan of that name; nothing is written. Null if there is no such plan. */
    compare: (slug: string, draft: Draft): Promise<(LaterDraft & { version: number }) | null> =>
      inSystem(async (tx) => {
        const plan = await load(tx, and(ofSystem, eq(tables.plans.slug, slug)));
        if (!plan) return null;
        const used = await usedIds(tx, { systemId: system.id, planId: plan.id });
        const last = await lastDraft(tx, { systemId: system.id, planId: plan.id });
        const later = laterDraft(plan, draft, system.settings, crypto.randomUUID(), used, last);
        return { ...later, version: plan.version };
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
        const which = and(ofSystem, eq(tables.plans.slug, slug));
        await tx.select({ id: tables.plans.id }).from(tables.plans).where(which).for('update');
        const plan = await load(tx, which);
        if (plan?.version !== version) return false;
        const key = { systemId: system.id, planId: plan.id };
        const document = crypto.randomUUID();
        const last = await lastDraft(tx, key);
        const later = laterDraft(plan, draft, system.settings, document, await usedIds(tx, key), last);
        await tx.insert(tables.documents).values({ ...key, id: document, ...draft.source, lines, draft, fileId });
        await removeContent(tx, key, later.gone);
        const organisations = await withCodes(tx, later.content.organisations);
        await insertContent(tx, key, { ...later.content, organisations });
        for (const { subject, why, from, to } of later.revisions)
          await tx
            .insert(tables.revisions)
            .values({ ...key, subject, by, why: `${why}, in ${draft.source.file}`, from, to });
        await tx
          .insert(tables.revisions)
          .values({ ...key, subject: 'plan', by, why: `Read again from ${draft.source.file}` });
        const { title, date, vision } = later.content;
        await tx
          .update(tables.plans)
          .set({ title, date, vision, version: version + 1 })
          .where(which);
        return true;
      }),

    /**
     * Changes a plan by hand; what changed is told in its history. Two who change it at once come one after the other.
     * @returns the plan as it is now, or null if there is none of that name
     * @throws Mistake if the change cannot be made; then nothing is written
     */
    edit: (slug: string, by: string, edit: Edit): Promise<Plan | null> =>
      inSystem(async (tx) => {
        const plans = await lockedPlans(tx, ofSystem);
        const before = await load(tx, and(ofSystem, eq(tables.plans.slug, slug)));
        if (!before) return null;
        const key = { systemId: system.id, planId: before.id };
        const edited = edit(before, idGiver(await usedIds(tx, key)));
        const plan = { ...edited.plan, organisations: await withCodes(tx, edited.plan.organisations, before) };
        const kept = new Set(everyPlaced(plan).map(({ commitment }) => commitment.id));
        const gone = everyPlaced(before).flatMap(({ commitment: { id } }) => (kept.has(id) ? [] : [id]));
        await removeContent(tx, key, gone);
        await insertContent(tx, key, plan);
        for (const note of edited.revisions) await tx.insert(tables.revisions).values({ ...key, ...note, by });
        const { title, vision } = plan;
        const one = and(ofSystem, eq(tables.plans.id, before.id));
        await tx.update(tables.plans).set({ title, vision }).where(one);
        await tx
          .update(tables.plans)
          .set({ version: sql`${tables.plans.version} + 1` })
          .where(and(ofSystem, inArray(tables.plans.id, showing(plans, before.id))));
        return { ...plan, version: before.version + 1 };
      }),

    /** Makes the plan the one that the public pages tell. @returns false if there is none of that name. */
    makeCurrent: (slug: string, by: string): Promise<boolean> =>
      inSystem(async (tx) => {
        const plans = await lockedPlans(tx, ofSystem);
        const plan = plans.find((one) => one.slug === slug);
        if (!plan) return false;
        if (plan.isCurrent) return true;
        await tx.update(tables.plans).set({ isCurrent: false }).where(and(ofSystem, tables.plans.isCurrent));
        await tx
          .update(tables.plans)
          .set({ isCurrent: true })
          .where(and(ofSystem, eq(tables.plans.id, plan.id)));
        await tx
          .insert(tables.revisions)
          .values({ systemId: system.id, planId: plan.id, subject: 'plan', by, why: 'Made the plan that readers see' });
        return true;
      }),

    /**
     * Says which plan this one follows; null for none.
     * @returns false if there is none of that name
     * @throws Mistake if the other is not there, or follows this one itself
     */
    follow: (slug: string, former: string | null, by: string): Promise<boolean> =>
      inSystem(async (tx) => {
        const plans = await lockedPlans(tx, ofSystem);
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
        await tx.insert(tables.revisions).values({
          ...{ ...key, subject: 'plan', by, why: before ? `It follows “${before.title}”` : 'It follows no plan' },
          ...{ from: { follows: nameOf(plan.follows) }, to: { follows: before?.slug ?? null } },
        });
        return true;
      }),

    /** Deletes the plan with all that it holds. */
    remove: (planId: string): Promise<void> =>
      inSystem(async (tx) => {
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

type PlanRow = typeof tables.plans.$inferSelect;

function lockedPlans(tx: NodePgDatabase, ofSystem: ReturnType<typeof eq>): Promise<PlanRow[]> {
  return tx.select().from(tables.plans).where(ofSystem).orderBy(asc(tables.plans.id)).for('update');
}

/** The plans whose pages show something of that one: itself and those that come after it. */
function showing(plans: readonly PlanRow[], id: string): string[] {
  const shown = new Set([id]);
  for (const one of shown) for (const plan of plans) if (plan.follows === one) shown.add(plan.id);
  return [...shown];
}

/** The plan of that name, if `plan` may follow it: a chain of plans has a beginning. */
function followable(plans: readonly PlanRow[], plan: PlanRow, former: string): PlanRow {
  const found = plans.find((one) => one.slug === former);
  if (!found) throw new Mistake(`There is no plan “${former}” here.`);
  for (let one: PlanRow | undefined = found; one; one = plans.find(({ id }) => id === one?.follows))
    if (one.id === plan.id) throw new Mistake(`“${found.title}” follows “${plan.title}”, so it cannot come before it.`);
  return found;
}

function documentOf(content: { ambitions: Plan['ambitions']; themes: Plan['themes'] }): string | null {
  const all = content.themes.flatMap(({ subthemes }) => subthemes);
  const first = [
    ...content.ambitions,
    ...all.flatMap(({ commitments, recommendations }) => [...commitments, ...recommendations]),
  ].find(({ source }) => source !== null);
  return first?.source?.document ?? null;
}

type PlanKey = { systemId: string; planId: string };

/** Ids that the plan has ever given, those of what has left it too. */
async function usedIds(tx: NodePgDatabase, { systemId, planId }: PlanKey): Promise<Set<string>> {
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

/** The draft of the document that was last read into the plan. */
async function lastDraft(tx: NodePgDatabase, { systemId, planId }: PlanKey): Promise<Draft | null> {
  const { documents } = tables;
  const [last] = await tx
    .select({ draft: documents.draft })
    .from(documents)
    .where(and(eq(documents.systemId, systemId), eq(documents.planId, planId)))
    .orderBy(desc(documents.importedAt), desc(documents.id))
    .limit(1);
  return last?.draft ?? null;
}

/** Takes out what a later draft tells anew. Commitments that are gone stay as withdrawn ones, with their history. */
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

/** Organisations with the ODS codes that the reference data has for their names; no group is called like one. */
async function withCodes(
  tx: NodePgDatabase,
  organisations: readonly NamedOrganisation[],
  before?: Plan,
): Promise<NamedOrganisation[]> {
  const known = new Set(before?.organisations.map(({ id }) => id));
  const sought = organisations.filter(({ id, odsCode }) => odsCode === null && !known.has(id));
  if (sought.length === 0) return [...organisations];
  const codes = await codesOf(
    tx,
    sought.map(({ name }) => name),
  );
  return organisations.map((one) => (sought.includes(one) ? { ...one, odsCode: codes.get(one.name) ?? null } : one));
}

async function insertContent(tx: NodePgDatabase, key: PlanKey, content: Parameters<typeof toRows>[1]): Promise<void> {
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

async function load(tx: NodePgDatabase, which: ReturnType<typeof and>): Promise<Plan | null> {
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

async function search(tx: NodePgDatabase, systemId: string, words: string): Promise<SearchHit[]> {
  const found = await tx.execute<{ kind: SearchHit['kind']; id: string; text: string; rank: number }>(sql`
    with current as (select id from plans where system_id = ${systemId} and is_current),
    said as (
      select 'commitment' as kind, c.id, c.text from commitments c join current on c.plan_id = current.id where not c.withdrawn and c.system_id = ${systemId}
      union all select 'recommendation', r.id, r.text from recommendations r join current on r.plan_id = current.id where r.system_id = ${systemId}
      union all select 'chapter', s.slug, s.title || ' ' || s.markdown from sections s join current on s.plan_id = current.id where s.kind = 'chapter' and s.system_id = ${systemId}
      union all select 'term', t.id, t.term || ': ' || t.meaning from terms t join current on t.plan_id = current.id where t.system_id = ${systemId}
      union all select 'milestone', m.id, m.title from milestones m join current on m.plan_id = current.id where m.system_id = ${systemId}
    )
    select kind, id, text, ts_rank(to_tsvector('english', text), query)::float8 as rank
    from said, websearch_to_tsquery('english', ${words}) query
    where to_tsvector('english', text) @@ query
    order by rank desc, kind, id limit 100`);
  return found.rows;
}
