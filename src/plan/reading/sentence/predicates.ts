/** Finds where a sentence says that somebody will do something, and what: the modal verb, the verb after it. */
import { boundParticiples, irregularParticiples } from '../vocabulary.ts';
import type { Stretch } from './text.ts';

export interface Modal extends Stretch {
  /** "will", "shall", "must", or the present "is", "are". */
  readonly word: string;
  /** The verb that it governs, small letters: "develop". */
  readonly verb: string;
  /** Where that verb stands. */
  readonly verbAt: Stretch;
  /** Something is done to the subject: "will be reduced". */
  readonly passive: boolean;
  /** It belongs to a clause within the sentence: "how each initiative will reduce emissions". */
  readonly inner: boolean;
}

const modals = /\b(?:will|shall|must|would|should|may|might|could)\b|(?<=\b(?:[Ww]e|[Tt]hey|[Ii]t))[’']ll\b/g;
const present = /\b(?:is|are)\b/g;
const adverb =
  '(?:(?!(?:apply|comply|supply|rely|reply|multiply)\\b)\\w+ly|also|then|all|each|both|together|now|further|again|not|always|therefore|in turn)';
const governed = new RegExp(
  `^(?:\\s*,[^,.;]{1,160},)?(?:\\s+will)?(?:\\s+${adverb})*(?:\\s+continue to(?:\\s+${adverb})*)?\\s+([\\w-]+)(?:\\s+(?:(?!(?:apply|comply|supply|rely|reply|multiply)\\b)\\w+ly\\s+|also\\s+|then\\s+)*([\\w-]+))?`,
);
const innerClause = /\b(?:that|which|who|whom|how|what|where|when|whether|if|because|so)\b[^,;:.–—]*$/i;
const most = 40;

/** The modal verbs of a sentence that have a verb after them, in order. */
export function findModals(text: string, { start, end }: Stretch): Modal[] {
  return find(text.slice(start, end), start, modals);
}

/** "is" and "are" with a verb after them: "is currently developing", "are committed to". */
export function findPresent(text: string, { start, end }: Stretch): Modal[] {
  return find(text.slice(start, end), start, present);
}

function find(sentence: string, offset: number, pattern: RegExp): Modal[] {
  const found: Modal[] = [];
  for (const match of sentence.matchAll(pattern)) {
    if (found.length === most) break;
    const end = match.index + match[0].length;
    const after = governed.exec(sentence.slice(end, end + 260));
    if (!after?.[1]) continue;
    const verb = after[1].toLowerCase();
    const verbStart = end + after[0].length - (after[2] ? lengthOfTail(after[0], after[1]) : after[1].length);
    const before = sentence.slice(Math.max(0, match.index - 90), match.index);
    found.push({
      word: match[0].toLowerCase(),
      verb,
      verbAt: { start: offset + verbStart, end: offset + verbStart + verb.length },
      passive: verb === 'be' ? isPassive(after[2]) : pattern === present && isPassive(verb),
      inner: innerClause.test(before),
      start: offset + match.index,
      end: offset + end,
    });
  }
  return found;
}

/** How far the verb stands from the end of what was matched. */
function lengthOfTail(matched: string, verb: string): number {
  return matched.length - matched.lastIndexOf(` ${verb}`) - 1;
}

function isPassive(word: string | undefined): boolean {
  const lower = (word ?? '').toLowerCase();
  if (boundParticiples.includes(lower)) return false;
  return (
    (/(?:ed|[a-z]{2}en|wn)$/.test(lower) && !/^(?:green|open|even|seven|garden|between)$/.test(lower)) ||
    irregularParticiples.includes(lower)
  );
}
