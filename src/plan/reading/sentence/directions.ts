/** Which way a quantity points: reduce by, increase by, at least, at most, exactly. */
import type { DraftTarget } from '../../draft.ts';
import { increaseWords, reduceWords } from '../vocabulary.ts';
import type { Quantity } from './quantities.ts';
import { anyOf, type Stretch } from './text.ts';

type Relation = DraftTarget['relation'];
export interface Direction {
  readonly relation: Relation;
  /** Where the word stands that says so; what is to change stands beside it. */
  readonly verbAt: Stretch | null;
}

const either = new RegExp(`(?<less>${anyOf(reduceWords).source})|(?<more>${anyOf(increaseWords).source})`, 'gi');
const nextWord =
  /^\s(?:(?!(?:of|in|for|by|to|and|or|on|from|with|that|will|is|are)\s)[\w-]+ ){0,3}?(reductions?|decreases?|cuts?|savings?|lower|less|fewer|smaller|increases?|rises?|growth|improvements?|higher|more|greater|uplift)(?![\w-])/i;
const fact =
  /(?:\b(?:currently(?: has| have| is| are| at| stands at)?|already|around|approximately|accounts? for|accounted for|represents?|representing|comprises?|made up|makes? up|making up|responsible for|baseline of|was|were|is now|contributes?|contributing|from)\s+(?:over |about |nearly |almost )?)$/i;
const directly = /^ (?:(?!(?:so|that|to|by|of|for|with|where|which|in|ensure|ensuring)\s)[\w-]+ ){0,5}$/i;
const continued =
  /^[\s,;]*(?:and|then|and then|rising to|increasing to|followed by|to|,)?\s*(?:a )?(?:further )?(?:by )?$/i;

/** "contracts above £5 million", "families who live more than 20 miles away": which ones, not how much. */
const threshold =
  /\b(?:contracts?|tenders?|suppl(?:y|ies)|suppliers?|buildings?|sites?|employers?|organisations?|firms?|companies|businesses|orders?|purchases?|procurements?|projects?|developments?|schemes?|spend(?:ing)?|journeys?|trips?|larger|bigger|heavier|costing|worth|valued)(?: (?:of|with|worth|valued at|at|than))? $/i;
const describes =
  /\b(?:who|whose|which|that (?:lives?|are|is|have|has|uses?|exceeds?|costs?|earns?|employs?))\b[^,.;:]*$/i;
const away = /\b(?:from )?within $/i;

/** A share that is told as it is or was, that something starts from, or that only says which is meant, is no target. */
export function isTold(text: string, sentence: Stretch, quantity: Quantity): boolean {
  const before = text.slice(Math.max(sentence.start, quantity.start - 50), quantity.start);
  if (quantity.kind !== 'share' && quantity.bound === '>=' && (threshold.test(before) || describes.test(before)))
    return true;
  return (
    fact.test(before) ||
    (quantity.kind === 'measure' && away.test(before)) ||
    /^\s(?:in|at|of [^,.;]{0,40} in) (?:19|20)\d\d\b/.test(text.slice(quantity.end, quantity.end + 60))
  );
}

export function directionOf(
  text: string,
  sentence: Stretch,
  quantity: Quantity,
  previous: Quantity | undefined,
): Direction | null {
  if (quantity.change) return { relation: quantity.change, verbAt: { start: quantity.start, end: quantity.end } };
  if (quantity.kind === 'count') return quantity.bound ? { relation: quantity.bound, verbAt: null } : null;
  const after = nextWord.exec(text.slice(quantity.end, Math.min(sentence.end, quantity.end + 60)));
  const followed = after && sideOf(after[1] ?? '');
  if (after && followed) {
    const end = quantity.end + after[0].length;
    return { relation: followed, verbAt: { start: end - (after[1]?.length ?? 0), end } };
  }
  const from = Math.max(sentence.start, previous?.end ?? 0, quantity.start - 240);
  const before = text.slice(from, quantity.start);
  const verb = [...before.matchAll(either)].at(-1);
  const arrow = /\b(up|down)(?: by)? $/i.exec(before)?.[1]?.toLowerCase();
  if (arrow) return { relation: arrow === 'up' ? 'increase' : 'reduce', verbAt: null };
  const side = verb && sideOf(verb[0]);
  const verbAt = verb ? { start: from + verb.index, end: from + verb.index + verb[0].length } : null;
  const preposition =
    /\b(by|to|of|below|above|under)\s+(?:a |an |about |around |approximately )?(?:further |additional )?$/i
      .exec(before)?.[1]
      ?.toLowerCase();
  if (side && preposition === 'by') return { relation: side, verbAt };
  if (side && preposition === 'to') return { relation: quantity.bound ?? (side === 'reduce' ? '<=' : '>='), verbAt };
  if (side && verb && isDirect(text, quantity, before.slice(verb.index + verb[0].length)))
    return { relation: side, verbAt };
  if (
    side &&
    preposition === 'of' &&
    /(?:tion|ease|saving|savings|cut|growth|improvement|rise|drop|decline|uplift)s?\s(?:[\w-]+ ){0,6}of\s+(?:a |about |around )?$/i.test(
      before,
    )
  )
    return { relation: side, verbAt };
  if (
    side &&
    quantity.kind !== 'share' &&
    verb &&
    /^\s(?:a |around |about |up to |over )?$/.test(before.slice(verb.index + verb[0].length))
  )
    return { relation: side, verbAt };
  return quantity.bound ? { relation: quantity.bound, verbAt: null } : null;
}

/** "Reduce gas consumption 15 %", "cut 40 %": no preposition between; "cut 40 % of journeys" is a share of them. */
function isDirect(text: string, { kind, end }: Quantity, between: string): boolean {
  if (kind !== 'share' || !directly.test(between)) return false;
  return !/^\s(?:of\b|(?:[\w-]+ ){0,3}(?:weighting|share)\b)/i.test(text.slice(end, end + 60));
}

/** "10 % by 2028 and 25 % by 2035": a share with nothing of its own goes on with what was said of the one before. */
export function inherits(text: string, quantity: Quantity, previous: Quantity | undefined): boolean {
  if (!previous || previous.kind !== quantity.kind || previous.unit !== quantity.unit || quantity.bound) return false;
  const between = text.slice(previous.end, quantity.start);
  const own =
    /^\s?(?:$|[.,;)]|\s?(?:by|in|before|no later|from|during|until|and|or|respectively|against|compared)\b)/i.test(
      text.slice(quantity.end, quantity.end + 20),
    );
  const last = /(?:,|;|\band\b|\bthen\b|\brising to\b|\bto\b)[^,;]{0,12}$/i.exec(between);
  return own && last !== null && continued.test(last[0]);
}

function sideOf(word: string): 'reduce' | 'increase' | null {
  const lower = word.toLowerCase();
  if (reducing.has(lower)) return 'reduce';
  return increasing.has(lower) ? 'increase' : null;
}
const reducing = new Set(reduceWords);
const increasing = new Set(increaseWords);
