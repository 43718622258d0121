/** All factors that are known, found by activity. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../platform/checkout.ts';
import { borrowings, continuations, placeOf } from './activity-rules.ts';
import { aliasesOfActivities } from './activity-words.ts';
import { type Deflators, deflatorsIn } from './deflators.ts';
import type { Activity, ActivityId, Factor, FactorSet } from './model.ts';
import { type Names, namesOf } from './names.ts';
import { type LoadedSet, readSet, setFolders } from './set-files.ts';

/** The factor sets that come with Greenplan. */
export const shippedFactors = join(checkout, 'factors');

/** Where the sets are that were imported on this machine. */
export const importedFactors = (dataFolder: string): string => join(dataFolder, 'factors');

export interface Library extends Names {
  sets: readonly LoadedSet[];
  /** The set of that id; null if there is none. */
  setById(id: string): FactorSet | null;
  /** What a pound was worth from year to year; null where no series is here. */
  deflators: Deflators | null;
  /** Every activity that some factor is for, in order of its id. */
  activities: readonly Activity[];
  activity(id: string): Activity | null;
  /** A published factor by its id. */
  factor(id: string): Factor | null;
  /** All published factors of an activity, those that it borrows for parts that it has none for, and those that go on from it. */
  factorsOf(activity: ActivityId): readonly Factor[];
}

/**
 * The library over these folders, in order of precedence: a set of a later folder takes the place of one of the same
 * id before it. It is kept until a file of a set changes.
 * @throws Mistake that names a file that cannot be read, and why
 */
export function factorLibrary(folders: readonly string[] = [shippedFactors]): Library {
  const found = folders.flatMap(setFolders);
  const state = found.map((folder) => `${folder} ${changed(folder, 'set.json')} ${changed(folder, 'factors.csv')}`);
  const key = folders.join('\n');
  const kept = libraries.get(key);
  if (kept && kept.state === state.join('\n')) return kept.library;
  const sets = new Map<string, LoadedSet>();
  for (const folder of found) {
    const loaded = readSet(folder);
    sets.set(loaded.set.id, loaded);
  }
  const library = libraryOf([...sets.values()], deflatorsIn(folders));
  libraries.set(key, { state: state.join('\n'), library });
  return library;
}

const libraries = new Map<string, { state: string; library: Library }>();

function changed(folder: string, file: string): number {
  return statSync(join(folder, file)).mtimeMs;
}

/** The library of sets at hand. */
export function libraryOf(sets: readonly LoadedSet[], deflators: Deflators | null = null): Library {
  const byActivity = new Map<string, Factor[]>();
  const byId = new Map<string, Factor>();
  for (const factor of sets.flatMap(({ factors }) => factors)) {
    byId.set(factor.id, factor);
    const others = byActivity.get(factor.activity);
    if (others) others.push(factor);
    else byActivity.set(factor.activity, [factor]);
  }
  const withBorrowed = borrowed(byActivity);
  const words = aliasesOfActivities();
  const activities = [...withBorrowed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, factors]) => activityOf(id, factors, words.get(id) ?? { name: null, aliases: [] }));
  const known = new Map(activities.map((activity) => [activity.id, activity]));
  const setsById = new Map(sets.map(({ set }) => [set.id, set]));
  return {
    sets,
    setById: (id) => setsById.get(id) ?? null,
    deflators,
    activities,
    activity: (id) => known.get(id) ?? null,
    factor: (id) => byId.get(id) ?? null,
    factorsOf: (id) => withBorrowed.get(id) ?? [],
    ...namesOf(activities),
  };
}

/** Each activity's factors, with those that it borrows for parts that it has none for, and those that go on from it. */
function borrowed(own: ReadonlyMap<string, Factor[]>): Map<string, Factor[]> {
  const all = new Map([...own].map(([id, factors]) => [id, [...factors]]));
  for (const { under, from, parts } of borrowings) {
    for (const [id, factors] of own) {
      if (id !== from && !id.startsWith(`${from}/`)) continue;
      const to = `${under}${id.slice(from.length)}`;
      const mine = all.get(to);
      if (!mine && parts !== 'all') continue;
      const has = new Set((own.get(to) ?? []).filter(({ basis }) => basis !== 'market').map(({ part }) => part));
      const taken = factors.filter(({ part }) => (parts === 'all' || parts.includes(part)) && !has.has(part));
      all.set(to, [...(mine ?? []), ...taken]);
    }
  }
  for (const [id, from] of Object.entries(continuations)) {
    const mine = all.get(id);
    if (mine) mine.push(...(own.get(from) ?? []));
  }
  return all;
}

function activityOf(
  id: string,
  factors: readonly Factor[],
  words: { name: string | null; aliases: readonly string[] },
): Activity {
  const { category, ghgCategory } = placeOf(id, 'direct');
  return {
    id,
    name: words.name ?? nameOf(factors),
    category,
    ghgCategory,
    units: [...new Set(factors.map(({ unit }) => unit))],
    aliases: [...words.aliases],
  };
}

/** By which the latest set calls it; that of its own part before one that was joined to it. */
function nameOf(factors: readonly Factor[]): string {
  const order = (factor: Factor) => (factor.part === 'direct' ? 10_000 : 0) + (factor.year ?? 0);
  return factors.reduce((best, factor) => (order(factor) > order(best) ? factor : best)).name;
}
