/** The form in which a grouping is changed: its fields, what they hold, and what they ask for. */
import { z } from 'zod';
import { type Filled, linesOf } from '../../platform/web/forms.tsx';
import { type GroupingChange, groupOf } from '../editing/groupings.ts';
import { byPlaces, found } from '../editing/in-order.ts';
import type { Grouping, Plan } from '../model.ts';
import { everyPlaced, type Placed } from '../placed.ts';
import type { T } from './desk.tsx';
import type { Field } from './story-parts.tsx';

/** Names of the fields for a group and for a commitment. */
export const titleField = (group: string) => `group-${group}`;
export const placeField = (group: string) => `place-${group}`;
export const standingField = (commitment: string) => `in-${commitment}`;
export const noGroup = '';

/** What can be put in a group: whole commitments. */
export function placeable(plan: Plan): Placed[] {
  return everyPlaced(plan).filter(({ kind }) => kind === 'commitment');
}

export function valuesOf(grouping: Grouping, plan: Plan): Filled['values'] {
  const { title, groups } = grouping;
  return Object.fromEntries([
    ['title', title],
    ['names', ''],
    ...groups.flatMap((group, at) => [
      [titleField(group.id), group.title],
      [placeField(group.id), `${at + 1}`],
    ]),
    ...placeable(plan).map(({ commitment: { id } }) => [standingField(id), groupOf(grouping, id) ?? noGroup]),
  ]);
}

export function fieldsOf(t: T, plan: Plan, grouping: Grouping): Field[] {
  const nameOf = (id: string) => grouping.groups.find((group) => group.id === id)?.title ?? t('groupingWork.noGroup');
  return [
    { name: 'title', label: t('groupingWork.name') },
    ...grouping.groups.flatMap(({ id, title }, at) => [
      { name: titleField(id), label: t('groupingWork.group', { place: at + 1 }) },
      { name: placeField(id), label: t('groupingWork.place', { name: title }) },
    ]),
    ...placeable(plan).map(({ commitment: { id, text } }) => ({
      name: standingField(id),
      label: t('groupingWork.commitment', { id, text }),
      wordsOf: nameOf,
    })),
  ];
}

export function changeSchema(t: T, plan: Plan, grouping: Grouping): z.ZodType<GroupingChange> {
  const most = 300;
  const Values = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
  return Values.transform((values, { addIssue }): GroupingChange => {
    function line(name: string, field: string): string {
      const text = one(name).replace(/\s+/g, ' ').trim();
      const problem = (message: string) => addIssue({ code: 'custom', path: [name], message });
      if (text === '') problem(t('form.needed', { field }));
      if (text.length > most) problem(t('story.tooLong', { field, most }));
      return text;
    }
    const one = (name: string) => [values[name] ?? ''].flat().join(' ');
    const removed = new Set([values.remove ?? []].flat());
    const placed = byPlaces(grouping.groups, ({ id }) => placeIn(one(placeField(id)), grouping, id));
    const kept = placed.filter(({ id }) => !removed.has(id));
    const isKept = (id: string) => kept.some((group) => group.id === id);
    return {
      title: line('title', t('groupingWork.name')),
      groups: [
        ...kept.map(({ id }) => {
          const place = grouping.groups.indexOf(found(grouping.groups, id)) + 1;
          return { id, title: line(titleField(id), t('groupingWork.group', { place })) };
        }),
        ...linesOf(one('names')).map((title) => ({ id: null, title: title.slice(0, most) })),
      ],
      standing: new Map(
        placeable(plan)
          .filter(({ commitment }) => standingField(commitment.id) in values)
          .map(({ commitment: { id } }) => {
            const group = one(standingField(id));
            return [id, isKept(group) ? group : null];
          }),
      ),
    };
  });
}

/** The place that was chosen for a group; its own if what was sent is no place. */
function placeIn(sent: string, { groups }: Grouping, group: string): number {
  const place = Number(sent);
  const own = groups.findIndex(({ id }) => id === group) + 1;
  return Number.isInteger(place) && place >= 1 && place <= groups.length ? place : own;
}
