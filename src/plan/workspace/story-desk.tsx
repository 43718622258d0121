/** What the pages are made with on which the team writes the story of a plan, and how what they write is kept. */
import type { Context } from 'hono';
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import type { Edit } from '../editing/edit.ts';
import { ChangedMeanwhile, FieldMistake } from '../editing/mistakes.ts';
import type { WorkspaceKey } from '../messages/en-workspace.ts';
import type { Plan } from '../model.ts';
import { makeFrame, makeView, type View } from '../pages/view.tsx';
import { type PlanDesk, planDeskOf, type T } from './desk.tsx';

export interface StoryDesk extends PlanDesk {
  /** The plan as the public pages draw it. */
  view: View;
  /** The public pages tell this plan. */
  isCurrent: boolean;
}

/** A form of the story: what it is filled with, and what is to be said above it. */
export interface StoryForm extends Filled {
  /** What stands in the plan now, where somebody else changed it while this was being written. */
  theirs: Filled['values'] | null;
  /** What has just happened. */
  done: Done | null;
}

export const deeds = ['saved', 'removed'] as const;
export type Done = (typeof deeds)[number];

/** What the address of a page says has just happened: "…?saved". */
export function doneOf(c: Context<Env>): Done | null {
  return deeds.find((deed) => c.req.query(deed) !== undefined) ?? null;
}

export const formOf = (values: Filled['values'], given: Partial<StoryForm> = {}): StoryForm => ({
  ...{ values, problems: [], theirs: null, done: null },
  ...given,
});

/** Answers with what is made at the desk of the plan that the address names; not found if there is none. */
export function atStoryDesk(
  house: WebHouse,
  answer: (desk: StoryDesk, c: Context<Env>) => Response | Promise<Response>,
): (c: Context<Env>) => Promise<Response> {
  return async (c) => {
    const desk = await planDeskOf(c, house);
    if (!desk) return c.notFound();
    const version = await desk.store.version();
    const view = makeView(makeFrame(c.var.system, house.assets), desk.plan, today());
    return answer({ ...desk, view, isCurrent: version?.startsWith(`${desk.plan.id}/`) ?? false }, c);
  };
}

/** The same desk with the plan as it is now; as it was if the plan is gone. */
export async function lookedAgain(desk: StoryDesk): Promise<StoryDesk> {
  const plan: Plan = (await desk.store.bySlug(desk.plan.slug)) ?? desk.plan;
  return { ...desk, plan, view: makeView(desk.view, plan, desk.view.today) };
}

/** What became of a change: what its history is told under, or what stood in its way. */
export type Written = { subject: string | null } | { problems: Problem[]; meanwhile: boolean };

/** Keeps a change under the name of who made it. A mistake that can be mended is given back, anything else goes on. */
export async function write({ store, plan, by }: StoryDesk, edit: Edit): Promise<Written> {
  let subject: string | null = null;
  try {
    await store.edit(plan.slug, by, (before, newId) => {
      const edited = edit(before, newId);
      subject = edited.revisions[0]?.subject ?? null;
      return edited;
    });
    return { subject };
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return { problems: [], meanwhile: true };
    if (!(error instanceof Mistake)) throw error;
    const field = error instanceof FieldMistake ? error.field : '';
    return { problems: [{ field, message: error.message }], meanwhile: false };
  }
}

/** One line that must be filled in, its spaces made single. */
export function lineSchema(t: T, label: WorkspaceKey, most = 300) {
  return textSchema(t, label, most).transform((text) => text.replace(/\s+/g, ' '));
}

/** Text that must be filled in, with lines ended as everywhere but in forms. */
export function textSchema(t: T, label: WorkspaceKey, most: number) {
  const field = t(label);
  return z
    .string(t('form.needed', { field }))
    .trim()
    .min(1, t('form.needed', { field }))
    .max(most, t('story.tooLong', { field, most }))
    .transform((text) => text.replace(/\r\n?/g, '\n'));
}
