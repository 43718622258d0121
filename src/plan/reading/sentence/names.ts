/** Reads a stretch of words as the names of organisations, or finds that it names none. */
import {
  documentHeads,
  joinedNames,
  namedHeads,
  organisationHeads,
  organisationNames,
  otherAcronyms,
  partnerHeads,
  peopleHeads,
  pronouns,
  verbs,
} from '../vocabulary.ts';
import { anyOf, isGerund, type Stretch, trimmed } from './text.ts';

/**
 * How sure the words are that they name somebody who can promise: an `organisation` by its words, a `name` by its
 * capitals, a `partner` that others work with, `unknown` words that may, `none` that can't (a document, a pronoun).
 */
export type Evidence = 'organisation' | 'name' | 'partner' | 'unknown' | 'none';

export interface Names extends Stretch {
  readonly organisations: string[];
  readonly evidence: Evidence[];
}

const longest = 500;
const determiner = /^(?:all of |each of |both of |any of )?(?:(?:the|an?|all|each|every|both|our|any|its|their)\s+)+/i;
const separator =
  /\s*,\s*(?:(?:and\/or|and|or|&|as well as)\s+)?|\s+(?:and\/or|and|&|or|as well as|along with|together with|alongside)\s+/i;
const joined = anyOf(joinedNames);
const [and, ampersand] = ['\uE000', '\uE001'];
const sets = {
  organisations: new Set(organisationHeads),
  named: new Set(namedHeads),
  names: new Set(organisationNames),
  documents: new Set(documentHeads),
  people: new Set(peopleHeads),
  partners: new Set(partnerHeads),
  pronouns: new Set(pronouns),
  acronyms: new Set(otherAcronyms),
  verbs: new Set(verbs),
};
const nounsToo = new Set([
  'pool',
  'market',
  'volunteer',
  'supply',
  'travel',
  'transfer',
  'sponsor',
  'steward',
  'lead',
  'partner',
  'host',
  'model',
  'pilot',
  'place',
  'champion',
  'group',
  'transport',
  'care',
  'research',
  'access',
  'test',
  'plant',
  'design',
  'fund',
  'support',
  'change',
  'train',
  'project',
  'capital',
  'board',
  'value',
]);
const adjectivalGerunds = new Set([
  'steering',
  'working',
  'nursing',
  'commissioning',
  'planning',
  'engineering',
  'cleaning',
  'catering',
  'purchasing',
  'buying',
  'operating',
  'participating',
  'training',
  'learning',
  'neighbouring',
  'existing',
  'prescribing',
]);
const preposition =
  /^(?:in|with|as|through|by|for|to|from|of|on|at|under|via|including|such as|alongside|across|within|not|no)\s/i;
const severalNames = organisationNames.filter((name) => name.includes(' '));

/** The names in a stretch; null if it is no list of names, or its first word only points at somebody. */
export function readNames(text: string, stretch: Stretch): Names | null {
  const place = trimmed(text, stretch);
  const phrase = text.slice(place.start, place.end);
  if (phrase === '' || phrase.length > longest || /[:;]\s/.test(phrase)) return null;
  const { main, inside } = withoutBrackets(phrase);
  const pieces = split(main);
  const evidence = pieces.map(evidenceOf);
  if (evidence.length === 0 || evidence[0] === 'none' || pieces.some((piece) => startsWithVerb(piece))) return null;
  const organisations = [...pieces, ...inside].map(bare).filter((name) => name !== '');
  return { ...place, organisations, evidence };
}

/** What the words of one name tell of it. */
export function evidenceOf(piece: string): Evidence {
  const firstWord = /^[\w’'-]+/.exec(piece)?.[0].toLowerCase() ?? '';
  if (sets.pronouns.has(firstWord) || preposition.test(piece)) return 'none';
  const name = bare(piece);
  const lower = name.toLowerCase();
  if (sets.names.has(lower) || severalNames.some((known) => lower.endsWith(` ${known}`))) return 'organisation';
  const head = headOf(name);
  const lowerHead = head.toLowerCase();
  if (/['’]s?$/.test(head) || head === '') return 'none';
  if (sets.organisations.has(lowerHead)) return 'organisation';
  if (/^(?:[A-Z]{2,}[a-z]{0,2}|[A-Z][a-z]?[A-Z]+)s?$/.test(head))
    return sets.acronyms.has(lowerHead) ? 'none' : 'organisation';
  if (sets.named.has(lowerHead) && /^(?:each|every|all) /i.test(piece)) return 'organisation';
  if (/^[A-Z]/.test(head) && sets.named.has(lowerHead) && /\s/.test(name)) return 'organisation';
  if (sets.partners.has(lowerHead) || sets.people.has(lowerHead)) return 'partner';
  if (sets.documents.has(lowerHead)) return 'none';
  const words = name.split(/\s+/);
  if (words.length > 1 && words.every((word) => /^[A-Z(]/.test(word) || /^(?:of|and|the|for|&|in)$/.test(word)))
    return 'name';
  return 'unknown';
}

/** The word that says what kind of thing a name is: the last before a preposition. */
export function headOf(name: string): string {
  const before =
    /^(.*?)\s(?:of|in|across|at|for|within|from|with|on|under|outside|that|who|to|by|covering|serving)\s/i.exec(
      `${name} `,
    );
  const words = (before?.[1] ?? name).trim().split(/\s+/);
  return (words.at(-1) ?? '').replace(/[^\w’'&₂-]+$/, '');
}

function bare(piece: string): string {
  return piece.trim().replace(determiner, '').trim();
}

/** "Encourage Trusts", "Reducing NHS waste": what is to be done, not who does it. */
function startsWithVerb(piece: string): boolean {
  const word = /^[\w-]+(?=\s)/.exec(piece)?.[0].toLowerCase();
  if (!word) return false;
  if (isGerund(word))
    return (
      !adjectivalGerunds.has(word) || /^[\w-]+ (?:with|in|on|for|to|towards|together|closely|the|a)\s/i.test(piece)
    );
  return sets.verbs.has(word) && !nounsToo.has(word);
}

/** The bracketed list after a name names its members; an acronym or a remark in brackets names nobody else. */
function withoutBrackets(phrase: string): { main: string; inside: string[] } {
  const inside: string[] = [];
  const main = phrase.replace(/\s*\(([^()]*)\)/g, (_, words: string) => {
    const members =
      /^(?:including|incl\.?|such as|e\.g\.?,?|i\.e\.?,?|for example,?|namely)?\s*(.+?)(?:,?\s+etc\.?)?$/i.exec(
        words.trim(),
      );
    if (members?.[1] && (separator.test(members[1]) || /^(?:incl|such|e\.g|namely)/i.test(words.trim())))
      inside.push(...split(members[1]));
    return '';
  });
  return { main, inside };
}

function split(list: string): string[] {
  const masked = list.replace(joined, (name) => name.replace(/ and /gi, ` ${and} `).replace(/ & /g, ` ${ampersand} `));
  const pieces = masked
    .split(separator)
    .map((piece) => piece.replaceAll(and, 'and').replaceAll(ampersand, '&').trim())
    .filter((piece) => piece !== '');
  return rejoined(list, trustsRejoined(pieces));
}

/** "Harbeck Community" and "Mental Health NHS Trust" are one: a trust is called by what it does, and not by a place alone. */
function trustsRejoined(pieces: string[]): string[] {
  const [one, other] = pieces.slice(-2);
  if (pieces.length < 2 || one === undefined || other === undefined) return pieces;
  const isOne = /^(?:the\s+)?[A-Z].*\s(?:Community|Health|Care|Healthcare|Hospitals?)$/.test(one);
  const isRest = /^[A-Z].*\sNHS (?:Foundation )?Trust$/.test(other) && !determiner.test(other);
  return isOne && isRest ? [...pieces.slice(0, -2), `${one} and ${other}`] : pieces;
}

/** Puts together again what is one name: "Communications and engagement team", "Northshire, Westvale and Ely ICB". */
function rejoined(list: string, pieces: string[]): string[] {
  const last = pieces.at(-1);
  if (pieces.length < 2 || last === undefined) return pieces;
  const alone = pieces.map((piece) => evidenceOf(piece) === 'organisation' || evidenceOf(piece) === 'partner');
  const lastIsOne = alone.at(-1) === true && !determiner.test(last) && !/s$/i.test(headOf(last)) && /\s/.test(last);
  const others = pieces.slice(0, -1);
  if (lastIsOne && alone.slice(0, -1).every((known) => !known)) {
    const allNames = others.every((piece) => /^(?:the\s+)?[A-Z]/i.test(piece) && piece.split(/\s+/).length <= 3);
    if (allNames) return [list.trim()];
  }
  // "Clinical and estates teams": an adjective before "and" is no name of its own.
  if (
    pieces.length === 2 &&
    !alone[0] &&
    !determiner.test(last) &&
    !/s$/i.test(others[0] ?? '') &&
    !/^[A-Z][a-z]+ [A-Z]/.test(others[0] ?? '')
  )
    return [list.trim()];
  return pieces;
}
