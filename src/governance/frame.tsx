/** What the pages about approval are made with: words, stores, the plan they are about, and the frame. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { viewOf } from '../consultation/frame.tsx';
import { longDate as longDay, makeFrame, type View } from '../plan/pages/view.tsx';
import { type ListedPlan, planStore } from '../plan/store.ts';
import { writerOf } from '../platform/accounts/writers.ts';
import type { Env, WebHouse } from '../platform/room.ts';
import type { Link } from '../platform/web/shell.tsx';
import { systemPage } from '../platform/web/system-page.tsx';
import { type Translate, translators } from '../platform/web/translate.ts';
import { type BodyStore, bodyStore } from './body-store.ts';
import { type GateStore, gateStore } from './gate-store.ts';
import { type GovernanceKey, governanceMessages } from './messages.ts';
import { type ReflectionStore, reflectionStore } from './reflection-store.ts';

export type T = Translate<GovernanceKey>;

export const wordsOf = translators({ en: governanceMessages });

export interface Desk {
  t: T;
  /** "/fenmarsh" */
  base: string;
  /** "/fenmarsh/workspace/governance" */
  work: string;
  bodies: BodyStore;
  /** How records name the person at the desk. */
  by: string;
  /** "31 March 2027" */
  day(text: string): string;
  /** A page of the workspace; `path` is below the room's own. */
  page(
    page: { title: string; path: string; within?: Link[]; body: ReactNode },
    status?: 200 | 400 | 403 | 422,
  ): Response | Promise<Response>;
}

export function deskOf(c: Context<Env>, { database, assets }: WebHouse): Desk {
  const { system } = c.var;
  const t = wordsOf(system.settings.language);
  const base = `/${system.slug}`;
  const work = `${base}/workspace/governance`;
  return {
    t,
    base,
    work,
    bodies: bodyStore(database, system),
    by: c.var.person ? writerOf(c.var.person) : '',
    day: (text) => longDay(text, makeFrame(system, assets).t),
    page({ title, path, within = [], body }, status = 200) {
      const workspace = { label: t('work.workspace'), href: `${base}/workspace` };
      const room = path === '' ? [] : [{ label: t('work.title'), href: work }];
      const breadcrumb = [workspace, ...room, ...within];
      return c.html(
        systemPage(system, assets, { title, path: `/workspace/governance${path}`, breadcrumb, body }),
        status,
      );
    },
  };
}

/** A plan with its gates, as the pages of the team are given it. */
export interface PlanDesk extends Desk {
  listed: ListedPlan;
  view: View;
  gates: GateStore;
  reflections: ReflectionStore;
  /** "/fenmarsh/workspace/governance/plans/green-plan" */
  planWork: string;
}

/** The desk of the plan that the address names as ":plan"; null if there is none. */
export function planDeskOf(c: Context<Env>, house: WebHouse): Promise<PlanDesk | null> {
  return deskWith(c, house, ({ slug }) => slug === c.req.param('plan'));
}

/** The desk of the plan that readers see; null if there is none. */
export function currentDeskOf(c: Context<Env>, house: WebHouse): Promise<PlanDesk | null> {
  return deskWith(c, house, ({ isCurrent }) => isCurrent);
}

async function deskWith(
  c: Context<Env>,
  house: WebHouse,
  which: (listed: ListedPlan) => boolean,
): Promise<PlanDesk | null> {
  const desk = deskOf(c, house);
  const { system } = c.var;
  const listed = (await planStore(house.database, system).list()).find(which);
  const view = listed && (await viewOf(c, house, { planId: listed.id }));
  if (!listed || !view) return null;
  return {
    ...desk,
    listed,
    view,
    gates: gateStore(house.database, system, listed.id),
    reflections: reflectionStore(house.database, system, listed.id),
    planWork: `${desk.work}/plans/${listed.slug}`,
  };
}
