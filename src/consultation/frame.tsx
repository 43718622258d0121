/** What the consultation's pages are made with: words, stores, the plan that is asked about, and the frame. */
import type { Context } from 'hono';
import type { ReactNode } from 'react';
import { offeredBy } from '../plan/pages/offered.ts';
import { framePage, longDate as longDay, makeFrame, makeView, planPage, type View } from '../plan/pages/view.tsx';
import type { Env, WebHouse } from '../platform/room.ts';
import { today } from '../platform/today.ts';
import type { Link } from '../platform/web/shell.tsx';
import { type Translate, translators } from '../platform/web/translate.ts';
import { askedPlan, keptPlan } from './asked-plan.ts';
import { type ConsultationStore, consultationStore } from './consultation-store.ts';
import { type ConsultationKey, consultationMessages } from './messages.ts';
import type { Consultation } from './model.ts';
import { type RemarkStore, remarkStore } from './remark-store.ts';
import { type ResponseStore, responseStore } from './response-store.ts';

export type T = Translate<ConsultationKey>;

export const wordsOf = translators({ en: consultationMessages });

export interface Desk {
  t: T;
  /** "/fenmarsh" */
  base: string;
  consultations: ConsultationStore;
  responses: ResponseStore;
  remarks: RemarkStore;
}

export function deskOf(c: Context<Env>, { database }: WebHouse): Desk {
  const { system } = c.var;
  return {
    t: wordsOf(system.settings.language),
    base: `/${system.slug}`,
    consultations: consultationStore(database, system),
    responses: responseStore(database, system),
    remarks: remarkStore(database, system),
  };
}

/** The plan that a consultation asks about, as its pages are given it; null once the plan is gone. */
export async function viewOf(
  c: Context<Env>,
  house: WebHouse,
  { planId }: Pick<Consultation, 'planId'>,
): Promise<View | null> {
  const { system } = c.var;
  const index = await askedPlan(house.database, system, planId);
  if (!index) return null;
  const frame = makeFrame(system, house.assets);
  const offered = await offeredBy(house, house.offers).on(system, index.plan, frame.t.language, null);
  return makeView(frame, index.plan, today(), index, offered);
}

/** The plan as a consultation asks about it: as it was when it was made, or last changed before it opened. */
export async function askedViewOf(c: Context<Env>, house: WebHouse, consultation: Consultation): Promise<View | null> {
  const view = await viewOf(c, house, consultation);
  const index = view && (await keptPlan(house.database, c.var.system, consultation));
  if (!view || !index) return view;
  const frame = makeFrame(c.var.system, house.assets);
  const offered = await offeredBy(house, house.offers).on(c.var.system, view.plan, frame.t.language, null);
  return makeView(frame, index.plan, today(), index, offered);
}

interface PageOf {
  title: string;
  /** Below the system's address. */
  path: string;
  breadcrumb?: Link[];
  body: ReactNode;
}

/** A public page, in the frame of the plan where there is one. */
export function publicPage(
  c: Context<Env>,
  house: WebHouse,
  view: View | null,
  page: PageOf,
  status: 200 | 400 | 404 | 429 = 200,
) {
  c.header('Cache-Control', 'private, no-store');
  const html = view ? planPage(view, page) : framePage(makeFrame(c.var.system, house.assets), page);
  return c.html(html, status);
}

/** "31 March 2027" */
export function longDate(c: Context<Env>, house: WebHouse, day: string): string {
  return longDay(day, makeFrame(c.var.system, house.assets).t);
}
