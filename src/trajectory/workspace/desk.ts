/** What every page of the trajectory's workspace is made with: its words, its stores, who may do what, and its frame. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { everyPlaced } from '../../plan/placed.ts';
import { planStore } from '../../plan/store.ts';
import { mayDo } from '../../platform/accounts/guard.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import type { SystemSettings } from '../../platform/systems.model.ts';
import type { Link } from '../../platform/web/shell.tsx';
import { systemPage } from '../../platform/web/system-page.tsx';
import { type Translate, translators } from '../../platform/web/translate.ts';
import { type Trajectory, trajectoryOf } from '../trajectory.ts';
import { type WorkspaceKey, workspaceMessages } from './messages.ts';

export type T = Translate<WorkspaceKey>;

export const workspaceWordsOf = translators({ en: workspaceMessages });

export type Member = SystemSettings['organisations'][number];

export interface WorkDesk {
  t: T;
  house: WebHouse;
  trajectory: Trajectory;
  /** "/fenmarsh" */
  base: string;
  /** "/fenmarsh/workspace/trajectory" */
  here: string;
  /** Whether whoever asks may change initiatives, scenarios, targets and settings. */
  mayChange: boolean;
  /** Whether they may make a scenario the plan of record. */
  mayDecide: boolean;
  members: readonly Member[];
  /** The organisation's name; its short name if it is no member any more. */
  nameOf(organisation: string): string;
  /** "31 March 2027" */
  day(at: Date): string;
  page(
    page: { title: string; path: string; within?: Link[]; body: ReactNode },
    status?: 200 | 404 | 409 | 422,
  ): Response | Promise<Response>;
}

export function workDeskOf(c: Context<Env>, house: WebHouse): WorkDesk {
  const { system } = c.var;
  const t = workspaceWordsOf(system.settings.language);
  const base = `/${system.slug}`;
  const here = `${base}/workspace/trajectory`;
  const members = system.settings.organisations;
  const names = new Map(members.map(({ slug, name }) => [slug, name]));
  return {
    ...{ t, house, base, here, members },
    trajectory: trajectoryOf(house, system, { team: true }),
    mayChange: mayDo(c, 'change the plan'),
    mayDecide: mayDo(c, 'record a decision'),
    nameOf: (slug) => names.get(slug) ?? slug,
    day: (at) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(at),
    page({ title, path, within = [], body }, status = 200) {
      const breadcrumb = [
        { label: t('workspace'), href: `${base}/workspace` },
        { label: t('title'), href: here },
        ...within,
      ];
      return c.html(
        systemPage(system, house.assets, { title, path: `/workspace/trajectory${path}`, breadcrumb, body }),
        status,
      );
    },
  };
}

/** What the plan knows that initiatives refer to; nothing of a system that has no plan yet. */
export interface PlanWords {
  themes: readonly { id: string; title: string }[];
  /** By id, with the beginning of their words. */
  commitments: ReadonlyMap<string, string>;
}

export async function planWords({ house, trajectory }: WorkDesk): Promise<PlanWords> {
  const plan = await planStore(house.database, trajectory.system).current();
  if (!plan) return { themes: [], commitments: new Map() };
  return {
    themes: plan.themes.map(({ id, title }) => ({ id, title })),
    commitments: new Map(everyPlaced(plan).map(({ commitment }) => [commitment.id, commitment.text])),
  };
}

/** The title of a theme of the plan; any other word as it is. */
export const themeName = ({ themes }: PlanWords, theme: string): string =>
  themes.find(({ id }) => id === theme)?.title ?? theme;
