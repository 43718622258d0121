/** Where each page of a plan lives: below the system's own address. A page is rendered once for each thing it shows. */

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { sharingNext } from '../../kernel/sharing.ts';
import { nameOfWriter } from '../../platform/accounts/writers.ts';
import type { System } from '../../platform/systems.model.ts';
import { brandStylesheet } from '../../platform/web/brand.ts';
import { notFoundPage } from '../../platform/web/errors.tsx';
import { type PageCache, respondWith } from '../../platform/web/page-cache.ts';
import type { PageAssets } from '../../platform/web/shell.tsx';
import { wordChanges } from '../compare.ts';
import { causeOf } from '../editing/cause.ts';
import { filterQuery, readFilter } from '../filter.ts';
import type { Plan } from '../model.ts';
import { indexPlan, type PlanIndex } from '../rules.ts';
import type { PlanStore } from '../store.ts';
import { chapterPage, chaptersPage } from './chapters.tsx';
import { commitmentPage, type RevisionLine, withdrawnPage } from './commitment.tsx';
import { groupingPage, groupingsPage } from './groupings.tsx';
import { homePage, noPlanPage } from './home.tsx';
import { listPage } from './list.tsx';
import type { OfferedBy, Place } from './offered.ts';
import { organisationPage, organisationsPage, placePage } from './organisations.tsx';
import { downloadsPage, glossaryPage, type Hit, plansPage, searchPage } from './reference.tsx';
import { longestQuery, searchHits, searchQuery } from './search.ts';
import { subthemePage, themePage, themesPage } from './themes.tsx';
import { timelinePage } from './timeline.tsx';
import { makeFrame, makeView, type View } from './view.tsx';

/** What the pages read of a plan's store. */
export type PageStore = Pick<
  PlanStore,
  'current' | 'bySlug' | 'list' | 'version' | 'revisions' | 'firstPromised' | 'search'
>;

export interface PageSources {
  storeOf(system: System): PageStore;
  assets: PageAssets;
  cache: PageCache;
  offered: OfferedBy;
  /** Today as YYYY-MM-DD, where the readers are. */
  today(): string;
}

/** The system of an address is found before these routes, and put there under this name. */
type Variables = { Variables: { system: System } };
/** Gives the page, or null where the plan has no such thing. */
type Draw = (view: View, store: PageStore) => string | null | Promise<string | null>;
type Ask = Context<Variables>;
/** What the page is about, where other rooms may add to it. */
type PlaceOf = (plan: Plan) => Place | null;

/** All pages of a plan, to be mounted at "/:system". */
export function pageRoutes(sources: PageSources): Hono<Variables> {
  const app = new Hono<Variables>();
  const indexes = new Map<string, { version: string; index: PlanIndex }>();
  const versions = new Map<string, () => Promise<string | null>>();

  /** Every page asks for it, so those who ask at once are answered by one query. */
  function versionOf(system: System, store: PageStore): Promise<string | null> {
    const ask = versions.get(system.id) ?? sharingNext(() => store.version());
    versions.set(system.id, ask);
    return ask();
  }

  async function indexed(system: System, store: PageStore, version: string): Promise<PlanIndex | null> {
    const known = indexes.get(system.id);
    if (known?.version === version) return known.index;
    const plan = await store.current();
    if (!plan) return null;
    const index = indexPlan(plan);
    indexes.set(system.id, { version: `${plan.id}/${plan.version}`, index });
    return index;
  }

  /** `query` is the part of the address's query that the page depends on. */
  async function show(c: Ask, draw: Draw, query = '', place: PlaceOf = () => null): Promise<Response> {
    const { system } = c.var;
    const store = sources.storeOf(system);
    const version = (await versionOf(system, store)) ?? 'none';
    const today = sources.today();
    const path = c.req.path.replace(/\/+$/, '');
    const others = await sources.offered.version(system);
    const key = [system.id, fingerprint(system), version, others, today, path, query].join('\n');
    const page = await sources.cache.page(key, async () => {
      const frame = makeFrame(system, sources.assets);
      const index = await indexed(system, store, version);
      if (!index) return { body: noPlanPage(frame), status: path === frame.base ? 200 : 404 };
      const { plan } = index;
      const offered = await sources.offered.on(system, plan, frame.t.language, place(plan));
      const body = await draw(makeView(frame, plan, today, index, offered), store);
      if (body !== null) return { body };
      const home = { label: system.settings.name, href: frame.base };
      return { body: notFoundPage({ assets: frame.assets, home, path, t: frame.t }), status: 404 };
    });
    return respondWith(page, c.req.raw);
  }

  const page = (
    path: string,
    draw: (view: View, parameter: (name: string) => string, store: PageStore) => ReturnType<Draw>,
    place: (plan: Plan, parameter: (name: string) => string) => Place | null = () => null,
  ) =>
    app.get(path, (c) => {
      const parameter = (name: string) => c.req.param(name) ?? '';
      return show(
        c,
        (view, store) => draw(view, parameter, store),
        '',
        (plan) => place(plan, parameter),
      );
    });

  page('/', homePage, (plan) => ({ on: 'plan', id: plan.id }));
  page('/chapters', chaptersPage);
  page('/chapters/:slug', (view, parameter) =>
    drawn(view.plan.chapters, parameter('slug'), (chapter) => chapterPage(view, chapter)),
  );
  page('/themes', themesPage);
  page(
    '/themes/:slug',
    (view, parameter) => drawn(view.plan.themes, parameter('slug'), (theme) => themePage(view, theme)),
    (plan, parameter) => {
      const theme = plan.themes.find(({ slug }) => slug === parameter('slug'));
      return theme ? { on: 'theme', id: theme.id } : null;
    },
  );
  page('/themes/:slug/:subtheme', (view, parameter) =>
    drawn(view.plan.themes, parameter('slug'), (theme) =>
      drawn(theme.subthemes, parameter('subtheme'), (subtheme) => subthemePage(view, theme, subtheme)),
    ),
  );
  page('/groupings', groupingsPage);
  page('/groupings/:slug', (view, parameter) => groupingPage(view, parameter('slug')));
  page(
    '/commitments/:id',
    async (view, parameter, store) => {
      const id = parameter('id');
      const placed = view.index.byId.get(id);
      const lines = await revisionLines(view.plan, id, store, view.t);
      if (placed) return commitmentPage(view, placed, lines);
      const last = (await store.revisions(view.plan.id, id)).at(-1);
      const was = last?.to === null ? Worded.safeParse(last.from).data : undefined;
      return was ? withdrawnPage(view, id, was.text, lines) : null;
    },
    (_plan, parameter) => ({ on: 'commitment', id: parameter('id') }),
  );
  page('/organisations', organisationsPage);
  page(
    '/organisations/:slug',
    (view, parameter) =>
      drawn(view.plan.organisations, parameter('slug'), (organisation) => organisationPage(view, organisation)),
    (_plan, parameter) => ({ on: 'organisation', id: parameter('slug') }),
  );
  page('/places/:slug', (view, parameter) =>
    drawn(view.system.settings.places, parameter('slug'), (place) => placePage(view, place)),
  );
  page('/timeline', async (view, _parameter, store) =>
    timelinePage(view, {
      dates: await sources.offered.dates(view.system, view.plan.id),
      firstPromised: await store.firstPromised(view.plan.id),
    }),
  );
  page('/glossary', glossaryPage);
  page('/downloads', downloadsPage);
  page('/plans', async (view, _parameter, store) => plansPage(view, await formerPlans(view.plan, store)));

  /** What the plan holds comes first, then what other rooms know. */
  async function searched(view: View, q: string, store: PageStore): Promise<Hit[]> {
    const [found, others] = await Promise.all([store.search(q), sources.offered.hits(view.system, q)]);
    return [...searchHits(view, q, found), ...others];
  }

  app.get('/commitments', (c) => {
    const filter = readFilter(c.req.query());
    const number = Number.parseInt(c.req.query('page') ?? '1', 10) || 1;
    const query = filterQuery(filter, { page: String(number) });
    return show(c, (view) => listPage(view, filter, number), query);
  });
  app.get('/search', (c) => {
    const q = (c.req.query('q') ?? '').trim().slice(0, longestQuery);
    return show(
      c,
      async (view, store) => searchPage(view, q, q === '' ? [] : await searched(view, q, store)),
      searchQuery(q),
    );
  });
  app.get('/:brand{brand-[0-9a-f]+\\.css}', (c) => {
    const { css, file } = brandStylesheet(c.var.system.settings.brand);
    if (c.req.param('brand') !== file) return c.notFound();
    return c.body(css, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  return app;
}

const fingerprints = new WeakMap<System['settings'], string>();

/** Settings are read from the database for each request or kept by it; either way equal ones have one fingerprint. */
function fingerprint({ settings }: System): string {
  const known = fingerprints.get(settings);
  if (known) return known;
  const made = createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 12);
  fingerprints.set(settings, made);
  return made;
}

function drawn<T extends { slug: string }>(
  all: readonly T[],
  slug: string,
  draw: (one: T) => string | null,
): string | null {
  const found = all.find((one) => one.slug === slug);
  return found ? draw(found) : null;
}

async function revisionLines(plan: Plan, subject: string, store: PageStore, t: View['t']): Promise<RevisionLine[]> {
  const revisions = await store.revisions(plan.id, subject);
  return revisions.map(({ at, by, why, cause, from, to }) => {
    const [before, after] = [Worded.safeParse(from), Worded.safeParse(to)];
    const words = before.success && after.success ? wordChanges(before.data.text, after.data.text) : [];
    return {
      when: at.slice(0, 10),
      who: nameOfWriter(by, null, { team: t('commitment.team'), former: t('commitment.team') }),
      why,
      cause: causeOf(cause),
      words,
    };
  });
}

/** The side of a revision that tells of words. */
const Worded = z.object({ text: z.string() });

/** The plan that this one follows, the one that that one followed, and so on; a ring ends where it began. */
async function formerPlans(plan: Plan, store: PageStore): Promise<Plan[]> {
  const former: Plan[] = [];
  const list = await store.list();
  let follows = plan.follows;
  while (follows !== null && former.every((one) => one.id !== follows) && follows !== plan.id) {
    const listed = list.find((one) => one.id === follows);
    const found = listed ? await store.bySlug(listed.slug) : null;
    if (!found) break;
    former.push(found);
    follows = found.follows;
  }
  return former;
}
