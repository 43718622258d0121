/** What the pages of events and assessments are made with. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { planStore, type Revision } from '../../plan/store.ts';
import { writerOf } from '../../platform/accounts/writers.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { systemPage } from '../../platform/web/system-page.tsx';
import { type Translate, translators } from '../../platform/web/translate.ts';
import { type HealthStore, healthStore } from '../health/store.ts';
import { type EngagementKey, engagementMessages } from './messages.ts';
import { type RaisedStore, raisedStore } from './raised-store.ts';
import { type EngagementStore, engagementStore } from './store.ts';

export type T = Translate<EngagementKey>;

export const wordsOf = translators({ en: engagementMessages });

export interface Desk {
  t: T;
  /** "/fenmarsh" */
  base: string;
  /** "/fenmarsh/workspace/engagement" */
  work: string;
  engagements: EngagementStore;
  raised: RaisedStore;
  health: HealthStore;
  /** Who is at work, as the log names them. */
  by: string;
}

export function deskOf(c: Context<Env>, { database }: WebHouse): Desk {
  const { system, person } = c.var;
  const base = `/${system.slug}`;
  return {
    t: wordsOf(system.settings.language),
    base,
    work: `${base}/workspace/engagement`,
    engagements: engagementStore(database, system),
    raised: raisedStore(database, system),
    health: healthStore(database, system),
    by: person ? writerOf(person) : '',
  };
}

interface Page {
  title: string;
  /** Below "/workspace/engagement". */
  path: string;
  body: ReactNode;
}

/** A page of the team. */
export function workPage(c: Context<Env>, house: WebHouse, { title, path, body }: Page, status: 200 | 400 | 422 = 200) {
  const { t, work } = deskOf(c, house);
  const workspace = { label: t('work.workspace'), href: `/${c.var.system.slug}/workspace` };
  const breadcrumb = path === '' ? [workspace] : [workspace, { label: t('work.title'), href: work }];
  const where = `/workspace/engagement${path}`;
  return c.html(systemPage(c.var.system, house.assets, { title, path: where, breadcrumb, body }), status);
}

/** The revisions to which recommendations led, by their ids. */
export async function revisionsOf(c: Context<Env>, { database }: WebHouse, planId: string) {
  const all = await planStore(database, c.var.system).revisions(planId);
  return new Map(all.map((one): [number, Revision] => [one.id, one]));
}
