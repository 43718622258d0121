/** Who made a change: a history keeps the id of the person, so that their name can be taken away and what they did stays. */
import type { Person } from './people-store.ts';

const mark = 'person:';

/** How a history names a person. */
export function writerOf(person: Pick<Person, 'id'>): string {
  return `${mark}${person.id}`;
}

/** Words for people whose names are not told. */
export interface UnnamedWords {
  /** For readers, who are told no names of people. */
  team: string;
  /** For the team, of somebody who was removed. */
  former: string;
}

/**
 * The name to show of whoever a history says made a change.
 * @param names of people by id, for those who may know them; null for readers
 */
export function nameOfWriter(by: string, names: ReadonlyMap<string, string> | null, words: UnnamedWords): string {
  if (!by.startsWith(mark)) return by;
  if (names === null) return words.team;
  return names.get(by.slice(mark.length)) ?? words.former;
}
