/** The team groups the commitments of a plan in its own ways: ids only, so nothing is copied. Pure. */
import type { Grouping, Plan } from '../model.ts';
import { derived } from '../pages/groupings.tsx';
import { everyPlaced } from '../placed.ts';
import { slugMaker } from '../slugs.ts';
import { type Edit, idGiver } from './edit.ts';
import { changeTold, found, replaced, without } from './in-order.ts';

/** A grouping as it is begun: its groups in order. */
export interface NewGrouping {
  title: string;
  groups: { title: string; commitments: string[] }[];
}

/** A grouping as it is to be. A group without an id is new; one that is left out goes, its commitments stay. */
export interface GroupingChange {
  title: string;
  groups: { id: string | null; title: string }[];
  /** Id of the group in which each commitment is to stand, or null; one that is not named stays where it stands. */
  standing: ReadonlyMap<string, string | null>;
}

export function makeGrouping({ title, groups }: NewGrouping): Edit {
  return (plan, newId) => {
    const id = newId('n');
    const kept = groups.map((group, at) => ({ id: `${id}.${at + 1}`, ...group }));
    const grouping = { id, slug: freeSlug(plan, title), title, groups: kept };
    return {
      plan: { ...plan, groupings: [...plan.groupings, grouping] },
      revisions: [{ subject: id, why: 'made', from: null, to: grouping }],
    };
  };
}

/** Its address stays. Within a group commitments stand in the order of the plan. */
export function changeGrouping(id: string, { title, groups, standing }: GroupingChange): Edit {
  return (plan) => {
    const before = found(plan.groupings, id);
    const newId = idGiver(before.groups.map((group) => group.id));
    const after: Grouping = {
      ...before,
      title,
      groups: groups.map((group) => ({
        id: group.id ?? newId(`${id}.`),
        title: group.title,
        commitments: group.id === null ? [] : commitmentsIn(plan, before, group.id, standing),
      })),
    };
    return {
      plan: { ...plan, groupings: replaced(plan.groupings, after) },
      revisions: changeTold(id, 'changed', before, after),
    };
  };
}

export function removeGrouping(id: string): Edit {
  return (plan) => ({
    plan: { ...plan, groupings: without(plan.groupings, id) },
    revisions: [{ subject: id, why: 'removed', from: found(plan.groupings, id), to: null }],
  });
}

/** The group in which a commitment stands, the first if there are several; null if there is none. */
export function groupOf({ groups }: Grouping, commitment: string): string | null {
  return groups.find((group) => group.commitments.includes(commitment))?.id ?? null;
}

/** A commitment whose place was not changed stays in every group that has it; one that was stands in the new one alone. */
function commitmentsIn(plan: Plan, grouping: Grouping, group: string, standing: GroupingChange['standing']): string[] {
  const before = grouping.groups.find((one) => one.id === group)?.commitments ?? [];
  const isMoved = (id: string) => standing.has(id) && standing.get(id) !== groupOf(grouping, id);
  const stay = before.filter((id) => !isMoved(id));
  const all = everyPlaced(plan).map(({ commitment }) => commitment.id);
  const come = all.filter((id) => isMoved(id) && standing.get(id) === group);
  if (come.length === 0) return stay;
  return [...stay, ...come].toSorted((a, b) => all.indexOf(a) - all.indexOf(b));
}

/** Names of the groupings that follow from the plan itself are never given to others. */
function freeSlug(plan: Plan, title: string): string {
  const slug = slugMaker();
  for (const taken of [...derived, ...plan.groupings.map((grouping) => grouping.slug)]) slug(taken, 'grouping');
  return slug(title, 'grouping');
}
