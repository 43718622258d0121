/** What every page of the carbon room is made with: its words, its addresses, the calculation it shows, its frame. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { offeredBy } from '../../plan/pages/offered.ts';
import { framePage, makeFrame, makeView, planPage } from '../../plan/pages/view.tsx';
import { indexPlan } from '../../plan/rules.ts';
import { planStore } from '../../plan/store.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import type { SystemSettings } from '../../platform/systems.model.ts';
import { today } from '../../platform/today.ts';
import type { Link } from '../../platform/web/shell.tsx';
import { systemPage } from '../../platform/web/system-page.tsx';
import { type Translate, translators } from '../../platform/web/translate.ts';
import type { Calculation } from '../calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { type CarbonKey, carbonMessages } from '../messages.ts';
import { type Reading, readingOf } from './reading.ts';

export type T = Translate<CarbonKey>;

export const wordsOf = translators({ en: carbonMessages });

export type Member = SystemSettings['organisations'][number];

/** What every page is given, whether anything was counted yet or not. */
export interface Desk {
  t: T;
  carbon: Carbon;
  /** Whether the page is the team's, who see lines and suppliers, and calculations that are not published. */
  team: boolean;
  /** "/fenmarsh" */
  base: string;
  /** "/fenmarsh/carbon" or "/fenmarsh/workspace/carbon": where these pages are. */
  here: string;
  /** "31 March 2027" */
  day(at: Date): string;
  page(
    page: { title: string; path: string; within?: Link[]; body: ReactNode },
    status?: 200 | 400 | 404 | 422,
  ): Response | Promise<Response>;
}

/** What a page is given that shows a calculation. */
export interface CountedDesk extends Desk {
  calculation: Calculation;
  /** When readers came to see it, and what the team says of it; null for the team's pages. */
  published: { at: Date; note: string } | null;
  reading: Reading;
  /** The name of an organisation by its short name; "the whole system" of ''. */
  nameOf(organisation: string): string;
  /** Below `here`, with what of the query is not empty, and the calculation where an older one was asked for. */
  href(path: string, query?: Record<string, string | number | null | undefined>): string;
}

export function deskOf(c: Context<Env>, house: WebHouse, team: boolean): Desk {
  const { system } = c.var;
  const t = wordsOf(system.settings.language);
  const base = `/${system.slug}`;
  const here = team ? `${base}/workspace/carbon` : `${base}/carbon`;
  const root = { label: t('title'), href: here };
  return {
    t,
    carbon: carbonOf(house, system),
    team,
    base,
    here,
    day: (at) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(at),
    async page({ title, path, within = [], body }, status = 200) {
      const crumbs = path === '' ? [] : [root, ...within];
      if (team) {
        const breadcrumb = [{ label: t('workspace'), href: `${base}/workspace` }, ...crumbs];
        return c.html(
          systemPage(system, house.assets, { title, path: `/workspace/carbon${path}`, breadcrumb, body }),
          status,
        );
      }
      c.header('Cache-Control', 'no-cache');
      const page = { title, path: `/carbon${path}`, breadcrumb: crumbs, body };
      return c.html(await publicPage(c, house, page), status);
    },
  };
}

/**
 * The desk of the calculation that readers see, or, for the team, of the latest one or the one that is asked for.
 * @param number as the address has it
 * @returns null where there is none
 */
export async function countedDeskOf(
  c: Context<Env>,
  house: WebHouse,
  team: boolean,
  number = c.req.query('calculation'),
): Promise<CountedDesk | null> {
  const desk = deskOf(c, house, team);
  const { carbon, here, t } = desk;
  const asked = team ? Number(number || Number.NaN) : Number.NaN;
  const published = team ? null : await carbon.calculations.published();
  const calculation = !team
    ? (published?.calculation ?? null)
    : Number.isInteger(asked) && asked > 0 && asked < 2 ** 31
      ? await carbon.calculations.byNumber(asked)
      : await carbon.calculations.latest();
  if (!calculation) return null;
  const { organisations } = carbon.system.settings;
  const names = new Map(organisations.map(({ slug, name }) => [slug, name]));
  return {
    ...desk,
    calculation,
    published: published && { at: published.at, note: published.note },
    reading: readingOf(carbon, calculation),
    nameOf: (slug) => (slug === '' ? t('wholeSystem') : (names.get(slug) ?? slug)),
    href: (path, query = {}) => {
      const kept: Record<string, string | number | null | undefined> = {
        ...query,
        calculation: Number.isInteger(asked) ? asked : null,
      };
      const said = Object.entries(kept).flatMap(([name, value]) =>
        value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
      );
      const text = new URLSearchParams(said).toString();
      return `${here}${path}${text === '' ? '' : `?${text}`}`;
    },
  };
}

export interface PublicPage {
  title: string;
  path: string;
  breadcrumb: Link[];
  body: ReactNode;
}

/** In the frame of the plan where there is one. */
export async function publicPage(c: Context<Env>, house: WebHouse, page: PublicPage): Promise<string> {
  const { system } = c.var;
  const frame = makeFrame(system, house.assets);
  const plan = await planStore(house.database, system).current();
  if (!plan) return framePage(frame, page);
  const offered = await offeredBy(house, house.offers).on(system, plan, frame.t.language, null);
  return planPage(makeView(frame, plan, today(), indexPlan(plan), offered), page);
}
