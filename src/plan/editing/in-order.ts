/** Things of a plan that stand in an order that people give them. Pure. */
import { Mistake } from '../../platform/mistake.ts';
import { difference, type RevisionNote } from './edit.ts';

export const directions = ['up', 'down'] as const;
export type Direction = (typeof directions)[number];

/** @throws Mistake if the plan has it no longer. */
export function found<T extends { id: string }>(all: readonly T[], id: string): T {
  const one = all.find((each) => each.id === id);
  if (!one) throw new Mistake(`The plan has no “${id}” any more: somebody took it out. Go back to the list.`);
  return one;
}

/** The list with the one of that id put in place of the former. */
export function replaced<T extends { id: string }>(all: readonly T[], by: T): T[] {
  return all.map((one) => (one.id === by.id ? by : one));
}

/** The list without the one of that id. */
export function without<T extends { id: string }>(all: readonly T[], id: string): T[] {
  return all.filter((one) => one.id !== id);
}

/** The list with one thing a place further up or down; the first stays first and the last stays last. */
export function moved<T extends { id: string }>(all: readonly T[], id: string, direction: Direction): T[] {
  const from = all.indexOf(found(all, id));
  const to = Math.min(Math.max(from + (direction === 'up' ? -1 : 1), 0), all.length - 1);
  return all.toSpliced(from, 1).toSpliced(to, 0, found(all, id));
}

/**
 * The list with each thing at the place (from 1) that it was given. Of two given one place, the one that was moved there
 * has it: what moved up stands before the other, what moved down after it.
 */
export function byPlaces<T>(all: readonly T[], placeOf: (one: T) => number): T[] {
  const ranked = all.map((one, at) => {
    const place = placeOf(one);
    return { one, rank: place + Math.sign(place - (at + 1)) / 2 };
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ one }) => one);
}

/** What the history says of a change; nothing if all is as it was. */
export function changeTold<T extends object>(subject: string, why: string, before: T, after: T): RevisionNote[] {
  const changed = difference(before, after);
  return Object.keys(changed.to ?? {}).length > 0 ? [{ subject, why, ...changed }] : [];
}

/** What the history says of a move: places count from 1. Nothing if it stands where it stood. */
export function moveTold<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  id: string,
): RevisionNote[] {
  const placeIn = (all: readonly T[]) => all.findIndex((one) => one.id === id) + 1;
  const [from, to] = [placeIn(before), placeIn(after)];
  return from === to ? [] : [{ subject: id, why: 'moved', from: { place: from }, to: { place: to } }];
}
