/** Finds an activity by what somebody calls it. */
import type { Activity, ActivityId } from './model.ts';

export interface Names {
  /** The activity that is called so, exactly: by its id, its name or one of its other words; null if none is, or several. */
  findActivity(text: string): ActivityId | null;
  /** The activities whose names are most like a text, the likeliest first, below one of these roots where some are given. */
  nearest(text: string, most: number, under?: readonly string[]): ActivityId[];
}

/** An index of the names of activities. */
export function namesOf(activities: readonly Activity[]): Names {
  const exact = new Map<string, ActivityId | null>();
  const call = (text: string, id: ActivityId) => {
    const key = plain(text);
    exact.set(key, exact.has(key) && exact.get(key) !== id ? null : id);
  };
  for (const { id, name } of activities) {
    call(id, id);
    call(name, id);
    // The codes of refrigerants, such as R410A, are what nothing else is called.
    const [root, code, ...rest] = id.split('/');
    if (root === 'refrigerants' && code !== undefined && rest.length === 0) call(code, id);
  }
  // What people say wins over what a publication happens to call something else.
  const said = new Map(activities.flatMap(({ id, aliases }) => aliases.map((alias) => [plain(alias), id] as const)));
  let index: Index | null = null;
  return {
    findActivity: (text) => said.get(plain(text)) ?? exact.get(plain(text)) ?? null,
    nearest(text, most, under = []) {
      index ??= indexOf(activities);
      return nearestIn(index, text, most, under);
    },
  };
}

/** "Natural Gas (kWh)" and "natural-gas  kwh" are one. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9£%+]+/g, ' ')
    .trim();
}

interface Index {
  /** Each name: whose it is, and how many threes of letters it has. */
  names: { id: ActivityId; size: number; depth: number }[];
  postings: Map<string, number[]>;
}

function indexOf(activities: readonly Activity[]): Index {
  const names: Index['names'] = [];
  const postings: Index['postings'] = new Map();
  for (const { id, name, aliases } of activities) {
    for (const text of [name, id.replaceAll('/', ' '), ...aliases]) {
      const threes = threesOf(text);
      const at = names.push({ id, size: threes.size, depth: id.split('/').length }) - 1;
      for (const three of threes) {
        const list = postings.get(three);
        if (list) list.push(at);
        else postings.set(three, [at]);
      }
    }
  }
  return { names, postings };
}

/**
 * By threes of letters in common, in both directions: how much of what was asked is in the name, and how much of the
 * name was asked for. The first counts double, as names are long and people are short.
 */
function nearestIn({ names, postings }: Index, text: string, most: number, under: readonly string[]): ActivityId[] {
  const asked = threesOf(text);
  const shared = new Map<number, number>();
  for (const three of asked) for (const at of postings.get(three) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  const best = new Map<ActivityId, { score: number; depth: number }>();
  for (const [at, count] of shared) {
    const name = names[at];
    if (!name || !isUnder(name.id, under)) continue;
    const [ofAsked, ofName] = [count / asked.size, count / name.size];
    if (ofAsked < leastOfAsked && ofName < leastOfName) continue;
    const score = (2 * ofAsked + ofName) / 3;
    if (score > (best.get(name.id)?.score ?? 0)) best.set(name.id, { score, depth: name.depth });
  }
  return [...best]
    .sort(([a, x], [b, y]) => y.score - x.score || x.depth - y.depth || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([id]) => id);
}

const isUnder = (id: ActivityId, roots: readonly string[]): boolean =>
  roots.length === 0 || roots.some((root) => id === root || id.startsWith(`${root}/`));

/** Two names are near where most of what was asked is in the name, or most of the name was asked for; else they share syllables. */
const leastOfAsked = 0.65;
const leastOfName = 0.7;

/** "gas" gives "  g", " ga", "gas", "as ". */
function threesOf(text: string): Set<string> {
  const threes = new Set<string>();
  for (const word of plain(text).split(' ')) {
    if (word === '') continue;
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) threes.add(padded.slice(at, at + 3));
  }
  return threes;
}
