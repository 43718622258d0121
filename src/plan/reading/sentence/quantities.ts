/** Finds the numbers of a sentence that may be targets, with their units; years, dates and labels are none. */
import type { Cover } from '../../../kernel/cover.ts';
import { countingVerbs, numberWords, units, verbs } from '../vocabulary.ts';
import { alternatives, type Stretch } from './text.ts';

export interface Quantity extends Stretch {
  /** A plain decimal: "1000", "3.5". */
  readonly value: string;
  readonly unit: string;
  readonly kind: 'share' | 'measure' | 'money' | 'count' | 'verb';
  /** ">=" of "at least", "<=" of "no more than". */
  readonly bound: '>=' | '<=' | null;
  /** What the unit itself says to do: "halve", "double". */
  readonly change: 'reduce' | 'increase' | null;
  /** Where the number itself begins, after "at least". */
  readonly numberAt: number;
}

const least =
  'at least|at a minimum|a minimum of|minimum of|minimum|no less than|not less than|no fewer than|not fewer than|more than|over|above|exceeding|greater than|upwards of';
const most =
  'up to|no more than|not more than|at most|a maximum of|maximum of|maximum|less than|fewer than|below|under';
const word = alternatives(Object.keys(numberWords));
const digits = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const bound = `(?:(?<least>${least})|(?<most>${most})) (?:a |an )?`;
const first = '(?<![\\w.,£$€/–-])';
const share = new RegExp(
  `${first}(?:${bound})?(?<number>${digits}|${word})(?<unit>\\s?%|\\s?per ?cent\\b|\\s?percent\\b|\\s?percentage points?)(?:\\s(?:or (?<more>more|above|greater|over)|or (?<fewer>less|below|lower|fewer)))?`,
  'gi',
);
const money = new RegExp(
  `(?<!\\w)(?:${bound})?(?<sign>[£€$])(?<number>${digits})\\s?(?<scale>bn|billion|m|million|k|thousand)?(?![\\w%])`,
  'gi',
);
const measure = new RegExp(
  `${first}(?:${bound})?(?<number>${digits}|${word})\\s?(?<unit>${alternatives(units)})(?![\\w-])`,
  'gi',
);
const count = new RegExp(`${first}(?:${bound})?(?!zero)(?<number>${digits}|${word})(?= [a-z])`, 'gi');
const fraction =
  /\b(?:by|of) (?:around |about |at least )?(?<part>half|a half|a third|one third|two[- ]thirds|a quarter|one quarter|three[- ]quarters)\b/gi;
const shareOf =
  /(?<!(?:first|second|other|or) )\b(?<least>at least )?(?<part>half|a third|one third|two[- ]thirds|a quarter|one quarter|three[- ]quarters) of (?<known>all |the |our |its |staff|patients|trips|journeys|vehicles)?/gi;
const parts: Record<string, string> = {
  half: '50',
  'a half': '50',
  'a quarter': '25',
  'one quarter': '25',
  'three quarters': '75',
  'a third': '33.3',
  'one third': '33.3',
  'two thirds': '66.7',
};
const manyfold =
  /\b(?:(?<halve>halve|halving)(?! and| or|[.,;])|(?:(?<double>double|doubling)|(?<treble>treble|trebling|triple|tripling))(?= (?:the|our|its|their|all|total|overall|waste|emissions|recycling|carbon|energy|water|number|rates?)\b))/gi;
const manyfoldValue = { halve: '50', double: '100', treble: '200' } as const;

const counted = new Set(countingVerbs);
const deeds = new Set(verbs);
/** "all 3,200 homes", "to 60 beds": what is to be reached, if it is many; "all three trusts" only says which. */
const reaching = /^(?:all|to)$/;
const unitWord = /^ (?:(?:or more|additional|new|further|extra|more) )*/;
const timeWord =
  /^(?:of|in|to|and|or|day|days|week|weeks|month|months|year|years|hour|hours|minute|minutes|times|time|decades?|quarters?|working|calendar|percent|per|p|a|an|the|by|on|at|for|from|with|as|is|are|will|way|mph|key|main|areas?|themes?|drivers?|pillars?|priorit(?:y|ies)|st|nd|rd|th)$/i;
const nounEnd =
  /[,.;:()]|\s(?:in|at|on|across|for|by|to|from|with|within|per|of|each|every|and|or|who|that|which|over|during|until|before|no later|prior|annually|quarterly|monthly|each|every|as|a|through|using|will|is|are|have|has)(?=\s|$)/;

/** Quantities in the order of the text; dates and baselines, which are none, are `taken` already. */
export function findQuantities(text: string, sentence: Stretch, taken: Cover): Quantity[] {
  const words = text.slice(sentence.start, sentence.end);
  const found: Quantity[] = [];
  const add = (quantity: Quantity) => {
    if (taken.has(quantity.numberAt, quantity.end)) return;
    taken.add(quantity.start, quantity.end);
    found.push(quantity);
  };
  if (
    /\d|per ?cent/i.test(words) ||
    /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|zero)\b/i.test(
      words,
    )
  ) {
    for (const match of words.matchAll(share)) add(readShare(match, sentence.start));
    for (const match of words.matchAll(money)) add(readMoney(match, sentence.start));
    for (const match of words.matchAll(measure)) add(read(match, sentence.start, 'measure', match.groups?.unit ?? ''));
    for (const match of words.matchAll(count)) {
      const unit = countedThing(words, match);
      if (unit)
        add({
          ...read(match, sentence.start, 'count', unit),
          end: sentence.start + match.index + match[0].length + 1 + unit.length,
        });
    }
  }
  for (const match of words.matchAll(fraction)) {
    const part = (match.groups?.part ?? '').toLowerCase().replace('-', ' ');
    const start = sentence.start + match.index + match[0].length - part.length;
    const end = sentence.start + match.index + match[0].length;
    const value = parts[part];
    if (value && /^by/i.test(match[0]))
      add({ start, end, numberAt: start, value, unit: '%', kind: 'share', bound: null, change: null });
  }
  for (const match of words.matchAll(shareOf)) {
    const part = (match.groups?.part ?? '').toLowerCase().replace('-', ' ');
    const start = sentence.start + match.index;
    const end = start + match[0].search(/ of /i);
    // "A quarter of wards" at the start or after "at least" is a share; elsewhere only of what is known to be shared.
    if (match.index > 0 && !match.groups?.known && !match.groups?.least) continue;
    const value = parts[part];
    const bound = match.groups?.least ? '>=' : null;
    if (value) add({ start, end, numberAt: end - part.length, value, unit: '%', kind: 'share', bound, change: null });
  }
  for (const match of words.matchAll(manyfold)) {
    const start = sentence.start + match.index;
    const which = match.groups?.halve ? 'halve' : match.groups?.double ? 'double' : 'treble';
    add({
      start,
      end: start + match[0].length,
      numberAt: start,
      value: manyfoldValue[which],
      unit: '%',
      kind: 'verb',
      bound: null,
      change: which === 'halve' ? 'reduce' : 'increase',
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

function read(match: RegExpMatchArray, offset: number, kind: Quantity['kind'], unit: string): Quantity {
  const groups = match.groups ?? {};
  const start = offset + (match.index ?? 0);
  const number = groups.number ?? '';
  const value = String(numberWords[number.toLowerCase()] ?? number.replaceAll(',', ''));
  const limit = groups.least || groups.more ? '>=' : groups.most || groups.fewer ? '<=' : null;
  const numberAt =
    start + (groups.least || groups.most ? match[0].search(new RegExp(`(?:[£€$])?${escaped(number)}`)) : 0);
  return { start, end: start + match[0].length, numberAt, value, unit: unit.trim(), kind, bound: limit, change: null };
}

function readShare(match: RegExpMatchArray, offset: number): Quantity {
  return read(match, offset, 'share', match.groups?.unit ?? '%');
}

function readMoney(match: RegExpMatchArray, offset: number): Quantity {
  const { sign = '', scale = '' } = match.groups ?? {};
  return read(match, offset, 'money', scale.length > 2 ? `${sign} ${scale}` : `${sign}${scale}`);
}

/**
 * What a number counts, or null if nothing is promised of it: a count needs "at least", a verb such as "plant" before
 * it, or the first place in the text ("One lead in each Trust"); "our three sites" and "Scope 3" only say which.
 */
function countedThing(words: string, match: RegExpMatchArray): string | null {
  const at = match.index ?? 0;
  const before = words.slice(Math.max(0, at - 40), at);
  const previous = /([\w-]+)\s+$/.exec(before)?.[1]?.toLowerCase();
  const limited = match.groups?.least !== undefined || match.groups?.most !== undefined;
  const isFirst = before.trim() === '';
  const year = /^(?:19|20)\d\d$/.test(match.groups?.number ?? '');
  const many =
    Number(numberWords[(match.groups?.number ?? '').toLowerCase()] ?? match.groups?.number?.replaceAll(',', '')) >= 10;
  const reached = many && previous !== undefined && (reaching.test(previous) || deeds.has(previous));
  if (year || !(limited || isFirst || reached || (previous !== undefined && governs(previous)))) return null;
  const rest = words.slice(at + match[0].length, at + match[0].length + 120);
  const skipped = unitWord.exec(rest)?.[0].length ?? 0;
  const stop = nounEnd.exec(rest.slice(skipped));
  const unit = rest.slice(1, stop ? skipped + stop.index : undefined).trim();
  const firstNoun = /^[\w’'-]+/.exec(rest.slice(Math.max(1, skipped)))?.[0] ?? '';
  if (unit === '' || timeWord.test(firstNoun) || unit.split(/\s+/).length > 6 || /^of\b/.test(unit)) return null;
  return unit;
}

function governs(previous: string): boolean {
  if (counted.has(previous)) return true;
  const stem = previous.replace(/ing$|ed$|s$/, '');
  return (
    previous !== stem && (counted.has(stem) || counted.has(`${stem}e`) || counted.has(stem.replace(/(.)\1$/, '$1')))
  );
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
