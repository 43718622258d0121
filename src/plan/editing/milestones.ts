/** The team tends the timeline of a plan. Pure. */
import { daysOf } from '../exports/days.ts';
import type { Milestone } from '../model.ts';
import { edtfOf, isPeriod } from '../reading/dated-lines.ts';
import type { Edit } from './edit.ts';
import { changeTold, type Direction, found, moved, moveTold, replaced, without } from './in-order.ts';
import { FieldMistake } from './mistakes.ts';

/** A milestone as it is told; its date is read from its words. */
export type MilestoneText = Pick<Milestone, 'when' | 'title' | 'state'>;

/**
 * A new milestone, before the first that is later.
 * @throws FieldMistake (through the edit) if no date can be read from its words.
 */
export function addMilestone(text: MilestoneText): Edit {
  return (plan, newId) => {
    const milestone: Milestone = { id: newId('m'), ...text, edtf: dateIn(text.when) };
    const later = plan.milestones.findIndex((one) => dayOf(one) > dayOf(milestone) && dayOf(one) !== undated);
    const place = later === -1 ? plan.milestones.length : later;
    return {
      plan: { ...plan, milestones: plan.milestones.toSpliced(place, 0, milestone) },
      revisions: [{ subject: milestone.id, why: 'added', from: null, to: milestone }],
    };
  };
}

/**
 * Words that stay as they were are not read again, so what a document said without a date ("Later") may stay so.
 * @throws FieldMistake (through the edit) if no date can be read from new words.
 */
export function changeMilestone(id: string, text: MilestoneText): Edit {
  return (plan) => {
    const before = found(plan.milestones, id);
    const after = { ...before, ...text, edtf: before.when === text.when ? before.edtf : dateIn(text.when) };
    return {
      plan: { ...plan, milestones: replaced(plan.milestones, after) },
      revisions: changeTold(id, 'changed', before, after),
    };
  };
}

export function moveMilestone(id: string, direction: Direction): Edit {
  return (plan) => {
    const milestones = moved(plan.milestones, id, direction);
    return { plan: { ...plan, milestones }, revisions: moveTold(plan.milestones, milestones, id) };
  };
}

/** By the first day of each; what begins on one day keeps its order, and what has no date stands last. */
export const sortMilestones: Edit = (plan) => {
  const milestones = plan.milestones.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  const order = (all: Milestone[]) => ({ milestones: all.map(({ id }) => id) });
  const revisions = changeTold('plan', 'milestones put in order', order(plan.milestones), order(milestones));
  return { plan: { ...plan, milestones }, revisions };
};

export function removeMilestone(id: string): Edit {
  return (plan) => ({
    plan: { ...plan, milestones: without(plan.milestones, id) },
    revisions: [{ subject: id, why: 'removed', from: found(plan.milestones, id), to: null }],
  });
}

/** After every day. */
const undated = '9999-99-99';

/** First day as YYYY-MM-DD. A period without an end is placed by its beginning. */
function dayOf({ edtf }: Milestone): string {
  return (edtf && (daysOf(edtf) ?? daysOf(edtf.split('/')[0] ?? ''))?.first) || undated;
}

function dateIn(when: string): string {
  const edtf = isPeriod(when) ? edtfOf(when) : null;
  if (edtf === null)
    throw new FieldMistake(
      'when',
      `No date can be read from “${when}”. Write a day, a month, a season, a quarter or a year, such as “31 March 2027”, “Spring 2027” or “Q2 2026/7”.`,
    );
  return edtf;
}
