/** Lists of imperatives that no label announces: "Fit LEDs in all sites" below a heading that only says "Energy". */
import { isPast, isPromise } from './promises.ts';
import type { Entry } from './sections.ts';
import type { Token } from './tokens.ts';
import { announcing, nounsAtFirst, verbs } from './vocabulary.ts';

const verbSet = new Set(verbs);
const nouns = new Set(nounsAtFirst);
const opening = /^(?:(?:[a-z]+ly|also|to)\s+)?([\p{L}-]+)\s+(\S+)/iu;
/** What stands after a noun and never after an imperative: "Work is under way", "Research shows". */
const tellsOn =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|shows?|showed|means|makes|costs?|remains?)$/i;
const share = 0.6;

/** Whether a text begins with what somebody is to do. */
export function isImperative(text: string): boolean {
  const [, first = '', second = ''] = opening.exec(text) ?? [];
  const verb = first.toLowerCase();
  if (!verbSet.has(verb) || tellsOn.test(second)) return false;
  return !(nouns.has(verb) && /^(?:of|for|in|to|at|from|by)$/i.test(second));
}

/**
 * The items of those lists in which most items are imperatives; a list that a sentence leads in ("The guidance asks
 * trusts to:") is of whoever that sentence tells.
 */
export function imperativeItems(group: Entry[]): Set<Token> {
  const found = new Set<Token>();
  for (const { items, leadIn } of listsOf(group)) {
    if (leadIn?.text.endsWith(':') && !announcing.test(leadIn.text)) continue;
    const outer = Math.min(...items.map(depthOf));
    const top = items.filter((item) => depthOf(item) === outer);
    const doing = top.filter(({ text }) => isImperative(text));
    if (doing.length === 0 || doing.length < top.length * share) continue;
    for (const item of top) if (isImperative(item.text) || isPromise(item) || !isTelling(item)) found.add(item);
  }
  return found;
}

/** In a list of imperatives one that begins with an unknown verb is one too; what was done, or is, is none. */
function isTelling({ text }: Token): boolean {
  return isPast(text) || /^\p{L}+ed\s/u.test(text) || /\b(?:is|are|was|were|has|have|had)\b/i.test(text);
}

function listsOf(group: Entry[]): { items: Token[]; leadIn: Token | null }[] {
  const lists: { items: Token[]; leadIn: Token | null }[] = [];
  let before: Token | null = null;
  for (const { token } of group) {
    if (token.type === 'item') {
      if (before?.type !== 'item') lists.push({ items: [], leadIn: before });
      lists.at(-1)?.items.push(token);
    }
    before = token;
  }
  return lists;
}

function depthOf({ block }: Token): number {
  return block.type === 'item' ? block.depth : 0;
}
