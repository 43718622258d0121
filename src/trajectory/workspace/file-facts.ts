/** What a file of initiatives would change: what is new, what is otherwise and in which fields, and what stays. */
import { isDeepStrictEqual } from 'node:util';
import type { KeptInitiative, Written } from '../initiative-store.ts';
import type { Initiative } from '../rules/model.ts';

export interface Change {
  initiative: Initiative;
  kind: 'new' | 'changed' | 'same';
  /** Of what is changed: the parts of the initiative that are otherwise. */
  parts: (keyof Initiative)[];
  revision: number | null;
}

/** One of an id that is there takes its place; what is there and not in the file stays. */
export function changesOf(fromFile: readonly Initiative[], there: readonly KeptInitiative[]): Change[] {
  const kept = new Map(there.map((one) => [one.initiative.id, one]));
  return fromFile.map((initiative): Change => {
    const before = kept.get(initiative.id);
    if (!before) return { initiative, kind: 'new', parts: [], revision: null };
    const names = Object.keys(initiative).filter((name) => isPart(name, initiative));
    const parts = names.filter((name) => !isDeepStrictEqual(initiative[name], before.initiative[name]));
    return { initiative, kind: parts.length > 0 ? 'changed' : 'same', parts, revision: before.revision };
  });
}

const isPart = (name: string, initiative: Initiative): name is keyof Initiative => name in initiative;

/** What is to be written of them. */
export const writtenOf = (changes: readonly Change[]): Written[] =>
  changes.filter(({ kind }) => kind !== 'same').map(({ initiative, revision }) => ({ initiative, revision }));

/** Says which changes somebody saw, so that no others are made in their name. */
export const seenOf = (changes: readonly Change[]): string =>
  changes.map(({ initiative, kind, revision }) => `${initiative.id} ${kind} ${revision ?? ''}`).join('\n');
