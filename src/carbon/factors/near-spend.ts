/**
 * What the account names of a general ledger are nearest to among the activities that are counted by money: by whole
 * words, as letters in common say nothing there ("Agency" is no "Urgency"). What has no word in common is near nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../../platform/checkout.ts';
import type { Library } from './library.ts';
import type { ActivityId } from './model.ts';

/** Words that ledgers put beside any account. */
const empty = new Set(
  `a an and at by for from in of on or the to with spend trust eclass cost costs charge charges fee fees other misc miscellaneous
   general service services contract contracts contracted expense expenses expenditure capital hire purchase purchases account
   accounts items product products supplies external internal non current payments`.split(/\s+/),
);
/** So much of what was asked, by weight, has to be in a name. */
const leastLikeness = 0.4;
/** The figures of these are for who commissions care or provides it otherwise, beside those of a trust. */
const twins = /^spend\/(commissioner|care-organisation)\//;

interface Index {
  activities: { id: ActivityId; words: ReadonlySet<string> }[];
  weights: ReadonlyMap<string, number>;
  /** Of a word that no activity has. */
  unknown: number;
}

const indexes = new WeakMap<Library, Index>();
const AccountWords = z.record(z.string(), z.array(z.string()));

/** Activities counted by money that an account name is like, the likeliest first; none where none is near. */
export function nearestSpend(library: Library, text: string, most: number): ActivityId[] {
  const index = indexes.get(library) ?? indexOf(library);
  indexes.set(library, index);
  const { activities, weights, unknown } = index;
  const asked = wordsOf(text);
  const weight = (word: string) => weights.get(word) ?? unknown;
  const all = [...asked].reduce((sum, word) => sum + weight(word), 0);
  return activities
    .map(({ id, words }) => {
      const shared = [...asked].filter((word) => words.has(word));
      return { id, likeness: shared.reduce((sum, word) => sum + weight(word), 0) / all, size: words.size };
    })
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || a.size - b.size || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

function indexOf({ activities: all }: Library): Index {
  const path = join(checkout, 'factors', 'account-words.json');
  const usual = AccountWords.parse(JSON.parse(readFileSync(path, 'utf8')));
  const activities = all
    .filter(({ id, units }) => units.includes('GBP') && !twins.test(id))
    .map(({ id, name, aliases }) => ({
      id,
      words: wordsOf([name.replace(/\(.*\)$/, ''), ...aliases, ...(usual[id] ?? [])].join(' ')),
    }));
  const counts = new Map<string, number>();
  for (const { words } of activities) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weightOf = (count: number) => Math.log(1 + activities.length / count);
  return {
    activities,
    weights: new Map([...counts].map(([word, count]) => [word, weightOf(count)])),
    unknown: weightOf(3),
  };
}

/** "Caterers – Service Charges" gives "cater". */
function wordsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ');
  return new Set(words.filter((word) => word.length > 1 && !empty.has(word)).map(stem));
}

/** Without the endings by which words of one kind differ: "cleaning" and "cleaners", "consultancy" and "consultants". */
function stem(word: string): string {
  const bare = word.replace(/(?<=.{3})(?:ancy|ants?|ings?|ers?|ies|es|s|y|ment)$/, '');
  return bare.length < 3 ? word : bare;
}
