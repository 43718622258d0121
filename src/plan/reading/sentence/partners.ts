/** Finds whom a promise is kept with ("in partnership with councils") and who takes over what is made. */
import type { DraftOwner } from '../../draft.ts';
import { verbs } from '../vocabulary.ts';
import { type Names, readNames } from './names.ts';
import { isGerund, type Stretch } from './text.ts';

export interface Partner {
  readonly role: Exclude<DraftOwner['role'], 'lead'>;
  readonly names: Names;
}

const manner =
  '(?:(?:very |more )?(?:closely|collaboratively|jointly|actively|proactively|directly|effectively|together|in partnership|in collaboration)(?:,| and)? ){0,2}';
/** "with or commissioning", "with and support": a second verb for the same object. */
const secondVerb = '(?:(?:and|or|and/or) [a-z-]+ )?';
const withWhom = new RegExp(
  [
    `\\bwork(?:s|ing)? (?:and [a-z-]+ )?${manner}(?:and [a-z-]+ )?with ${secondVerb}`,
    `\\b(?:partner|partners|partnering|collaborate|collaborates|collaborating|liaise|liaising|join forces|joint working) ${manner}with ${secondVerb}`,
    '\\b(?:partnership|partnerships|collaboration|collaborations|conjunction|cooperation|co-operation|alliance|alliances|consultation) with ',
    '\\b(?:together with|jointly with|alongside) ',
    '\\bwith (?:the )?(?:support|help|assistance) (?:from|of) ',
    '\\bco-?(?:develop|design|produce|create|deliver)(?:s|ing|e|ed)? [^.;:]{0,60}?\\bwith ',
  ].join('|'),
  'gi',
);
const byWhomAdopted =
  /\bfor (?:adoption|use|uptake|implementation|roll-?out|sign-?up|endorsement) (?:by|in|across|at) |\bto be (?:adopted|implemented|used|taken up|rolled out) (?:by|across|in) |\b(?:adopted|taken up|rolled out) (?:by|across|in) /gi;

const verbSet = new Set(verbs);
const stop =
  /[.;:!?](?=\s|$)|\s[–—-]\s|[)\]]|\s(?:to|by|through|via|so|that|which|who|when|using|during|from|until|before|under|towards|into|around|about|regarding|where|over|on|for|as(?! well as)|will|is|are)(?=\s)/g;
const piece = /,\s+(?:and\s+|or\s+)?(?:to\s+)?([\w-]+)|\s(?:and|or)\s(?:to\s+)?([\w-]+)/g;

export function findPartners(text: string, sentence: Stretch, dates: readonly Stretch[]): Partner[] {
  const words = text.slice(sentence.start, sentence.end);
  const found: Partner[] = [];
  for (const [pattern, role] of [
    [withWhom, 'with'],
    [byWhomAdopted, 'adopts'],
  ] as const) {
    for (const match of words.matchAll(pattern)) {
      const start = sentence.start + match.index + match[0].length;
      const names = readNames(text, { start, end: listEnd(text, start, sentence.end, dates) });
      if (names && isNamed(names, role)) found.push({ role, names });
    }
  }
  return found;
}

function isNamed({ evidence }: Names, role: Partner['role']): boolean {
  if (evidence.includes('organisation')) return true;
  return role === 'with' && evidence.includes('partner');
}

/** Where a list of names that begins at `start` ends: at what is done with them, for what, by when. */
function listEnd(text: string, start: number, sentenceEnd: number, dates: readonly Stretch[]): number {
  const limit = Math.min(
    sentenceEnd,
    start + 400,
    ...dates.filter((date) => date.start >= start).map((date) => date.start),
  );
  const words = text.slice(start, limit);
  return start + Math.min(stopIn(words), verbIn(words));
}

function stopIn(words: string): number {
  const opened = words.indexOf('(');
  const closed = words.indexOf(')', opened);
  for (const match of words.matchAll(stop)) {
    if (opened >= 0 && match.index >= opened && match.index < closed) continue;
    if (opened >= 0 && match.index === closed) continue;
    // "Department for Transport", "Centre on Ageing"
    const name =
      /\s(?:for|on)$/.test(match[0]) &&
      /[A-Z][\w’'-]*$/.test(words.slice(0, match.index)) &&
      /^\s(?:for|on)\s(?:the )?[A-Z]/.test(words.slice(match.index));
    if (!name) return match.index;
  }
  return words.length;
}

/** A verb after a comma or "and" begins what is done, not another name. */
function verbIn(words: string): number {
  for (const match of words.matchAll(piece)) {
    const word = match[1] ?? match[2] ?? '';
    if (
      word === word.toLowerCase() &&
      (verbSet.has(word) || isGerund(word)) &&
      !/^(?:place|research|partner|lead|host|transport)$/.test(word)
    )
      return match.index;
  }
  return words.length;
}
