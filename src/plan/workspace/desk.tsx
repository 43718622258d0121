/** What every page of the workspace is made with: its words, its addresses, its frame, and the plan that it is about. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { nameOfWriter, writerOf } from '../../platform/accounts/writers.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import type { Link } from '../../platform/web/shell.tsx';
import { type Translate, translators } from '../../platform/web/translate.ts';
import { type WorkspaceKey, workspaceMessages } from '../messages/en-workspace.ts';
import type { Plan } from '../model.ts';
import { framePage, makeFrame } from '../pages/view.tsx';
import { type PlanStore, planStore } from '../store.ts';

export type T = Translate<WorkspaceKey>;

const wordsOf = translators({ en: workspaceMessages });

export interface Desk {
  t: T;
  /** "/fenmarsh/workspace": every address of the workspace begins with it. */
  base: string;
  store: PlanStore;
  /** How histories name the person at the desk. */
  by: string;
  /** The names of those who made changes, as the team may know them. */
  writers(): Promise<(by: string) => string>;
  /** A page as HTML; `path` is below the workspace, `within` stands between the workspace and the page. */
  page(page: { title: string; path: string; within?: Link[]; body: ReactNode }): string;
}

export function deskOf(c: Context<Env>, { database, assets, accounts }: WebHouse): Desk {
  const { system } = c.var;
  const t = wordsOf(system.settings.language);
  const base = `/${system.slug}/workspace`;
  return {
    t,
    base,
    store: planStore(database, system),
    by: c.var.person ? writerOf(c.var.person) : t('tend.team'),
    async writers() {
      const names = await accounts.people.names();
      return (by) => nameOfWriter(by, names, { team: t('tend.team'), former: t('tend.former') });
    },
    page: ({ title, path, within = [], body }) =>
      framePage(
        makeFrame(system, assets),
        {
          title,
          path: `/workspace${path}`,
          breadcrumb: path === '' ? [] : [{ label: t('work.title'), href: base }, ...within],
          body,
        },
        null,
        [],
        [{ label: t('work.account'), href: '/account' }],
      ),
  };
}

/** What a page about one plan is made with. */
export interface PlanDesk extends Desk {
  plan: Plan;
  /** "/fenmarsh/workspace/plans/green-plan". */
  planBase: string;
  /** A page below the plan's own, such as "/chapters"; `within` stands between the plan and the page. */
  planPage(page: { title: string; path: string; within?: Link[]; body: ReactNode }): string;
}

/** The desk of the plan that the address names as ":plan"; null if there is none. */
export async function planDeskOf(c: Context<Env>, house: WebHouse): Promise<PlanDesk | null> {
  const desk = deskOf(c, house);
  const plan = await desk.store.bySlug(c.req.param('plan') ?? '');
  if (!plan) return null;
  const path = `/plans/${plan.slug}`;
  const planBase = `${desk.base}${path}`;
  return {
    ...desk,
    plan,
    planBase,
    planPage: (page) =>
      desk.page({
        ...page,
        path: `${path}${page.path}`,
        within: page.path === '' ? [] : [{ label: plan.title, href: planBase }, ...(page.within ?? [])],
      }),
  };
}
