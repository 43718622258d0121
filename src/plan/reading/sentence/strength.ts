/** How strong a sentence's promise is, and the words that loosen it. */
import type { Hedge, Sentence } from '../../draft.ts';
import {
  commitPresent,
  explorePhrases,
  exploreVerbs,
  hedges as hedgeWords,
  intendPresent,
  intendVerbs,
  nounsAtFirst,
  verbs,
} from '../vocabulary.ts';
import { evidenceOf } from './names.ts';
import { findModals, type Modal } from './predicates.ts';
import { alternatives, anyOf, cited, isGerund, overlaps, type Stretch } from './text.ts';

type Strength = NonNullable<Sentence['strength']>;
const strongestFirst: readonly Strength[] = ['commit', 'intend', 'explore', 'describe'];

const exploring = new RegExp(`^(?:${alternatives([...explorePhrases, ...exploreVerbs])})(?![\\w-])`, 'i');
const exploringGerund =
  /^(?:exploring|considering|investigating|examining|researching|evaluating|scoping|looking (?:at|into)|reviewing the (?:feasibility|potential|options))\b/i;
/** Looking and then doing is doing: "explore and implement". */
const andDo =
  /^[\w-]+,? and (?!(?:consider|explore|investigate|examine|research|evaluate|review|identify|assess|understand)\b)([a-z-]+)/i;
const intending = new RegExp(`^(?:${alternatives(intendVerbs)})(?![\\w-])(?: (?:to|for|towards))?`, 'i');
const intends = anyOf(intendPresent);
const commits = anyOf(commitPresent, 'i');
const hedging = anyOf(hedgeWords);
/** A participle with a deadline ("survey completed by May") is what is to come about, not a fact. */
const fact =
  /\b(?:has|have|had|was|were|is|are|am)\b|(?<=\w )(?:(?:opened|launched|published|completed|established|developed|achieved|introduced|appointed|signed)\b(?! (?:and \w+ )?(?:by|before|no later)\b)|began|started|declared|accounts|represents|contributes|continues|remains|supports|works|uses|includes|provides|delivers|reflects|promotes|recognises)\b|(?<=\ws )(?:account for|represent|contribute|continue|remain|reflect|work)\b/i;
const currently = /^(?:we are )?(?:currently|already|now)\b/i;
/** "Strategy to be completed by March" */
const toBeDone = /\sto be (?:[a-z]+ly )?(?:[a-z]+(?:ed|en|wn)|made|built|held|set|put|run)\b/;
const infinitive = /\sto (?:[a-z]+ly |each |all |both |also )?([a-z-]+)/;
/** "Heating accounts for …": the gerund is what the sentence tells of. */
const tellsOf = /^[\w-]+ing (?:is|was|has|accounts|represents|contributes|makes|uses|remains|causes|produces)\b/i;
const leadIn =
  /^(?:(?:by|from|in|during|over|within|through|to|as|following|where|working with|together with)\b[^,]{0,160},\s+|together,?\s+|[^:.,;()]{2,60}:\s+(?=[A-Z]?[a-z-]+ ))/i;
const verbSet = new Set(verbs);
const nouns = new Set(nounsAtFirst);

/** The strongest promise in the text and its hedges; a text without a verb has no strength. */
export function readStrength(
  text: string,
  sentences: readonly Stretch[],
): { strength: Strength | null; hedges: Hedge[] } {
  const found = new Set<Strength>();
  const hedged: Stretch[] = [];
  for (const sentence of sentences) {
    const strength = strengthOf(text, sentence, hedged);
    if (strength) found.add(strength);
  }
  for (const match of text.matchAll(hedging)) {
    // "May" is a month.
    if (match[0] !== 'May') hedged.push({ start: match.index, end: match.index + match[0].length });
  }
  return {
    strength: strongestFirst.find((strength) => found.has(strength)) ?? null,
    hedges: apart(hedged).map((place) => cited(text, place)),
  };
}

/** The strength of one sentence by itself; the words that make it weak are added to `hedged`. */
export function strengthOf(text: string, sentence: Stretch, hedged: Stretch[] = []): Strength | null {
  const words = text.slice(sentence.start, sentence.end);
  const found = new Set<Strength>();
  const weak = (strength: Strength, start: number, end: number) => {
    found.add(strength);
    hedged.push({ start, end });
  };
  const modals = findModals(text, sentence).filter(({ inner }) => !inner);
  for (const modal of modals) ofModal(text, modal, found, weak);
  if (commits.test(words)) found.add('commit');
  const aims = [...words.matchAll(intends)].filter((match) => isVerb(words, match));
  for (const { index, 0: phrase } of aims)
    hedged.push({ start: sentence.start + index, end: sentence.start + index + phrase.length });
  if (found.size > 0) return strongest(found);

  const opening = ofOpening(text, sentence, words, weak);
  if (opening) return opening;
  if (aims.some(({ index }) => !isAside(words, index))) return 'intend';
  if (currently.test(words)) return 'describe';
  if (hasInfinitive(words) || toBeDone.test(words)) return 'commit';
  return fact.test(words) ? 'describe' : null;
}

/** "(working towards inclusion in job plans)" says more of a thing, and doesn't make it a promise. */
function isAside(words: string, at: number): boolean {
  return words.lastIndexOf('(', at) > words.lastIndexOf(')', at);
}

/** "plans to" is a verb after "we" or a body's name, a noun after anything else ("travel plans to"). */
function isVerb(words: string, { index, 0: phrase }: RegExpExecArray): boolean {
  if (!/^(?:plan|aim|work|propose)s? /i.test(phrase)) return true;
  const before = words.slice(Math.max(0, index - 80), index).trim();
  if (before === '' || /\b(?:we|they|it|and|also|currently|further|now)$/i.test(before)) return true;
  return evidenceOf(before.replace(/^.*[,;:.]\s/, '')) === 'organisation';
}

function ofModal(
  text: string,
  { word, verbAt, start }: Modal,
  found: Set<Strength>,
  weak: (strength: Strength, start: number, end: number) => void,
): void {
  const rest = text.slice(verbAt.start, verbAt.start + 120);
  const aims = intending.exec(rest);
  const looks = exploring.exec(rest);
  if (aims) weak('intend', start, verbAt.start + aims[0].length);
  else if (looks && !verbSet.has(andDo.exec(rest)?.[1] ?? '')) weak('explore', start, verbAt.start + looks[0].length);
  else if (/^(?:will|shall|must|[’']ll)$/.test(word)) found.add('commit');
  else found.add(word === 'should' || word === 'would' ? 'intend' : 'explore');
}

/** A sentence that begins with a verb: "Promote …", "Developing …", "To reduce …". */
function ofOpening(
  text: string,
  sentence: Stretch,
  words: string,
  weak: (strength: Strength, start: number, end: number) => void,
): Strength | null {
  const skipped = leadIn.exec(words)?.[0].length ?? 0;
  const marked =
    /^(?:[\d.]+\s+|[“"(]\s*|to\s+(?=[a-z]))*(?:(?!(?:apply|comply|supply|rely|reply|multiply)\b)[a-z]+ly\s+|also\s+)?/i.exec(
      words.slice(skipped),
    )?.[0].length ?? 0;
  const from = sentence.start + skipped + marked;
  const rest = text.slice(from, Math.min(sentence.end, from + 140));
  const first = /^[\w-]+/.exec(rest)?.[0].toLowerCase() ?? '';
  if (currently.test(words.slice(skipped))) return null;
  if (tellsOf.test(rest)) return null;
  const looks = exploring.exec(rest) ?? exploringGerund.exec(rest);
  if (looks && !verbSet.has(andDo.exec(rest)?.[1] ?? '')) {
    weak('explore', from, from + looks[0].length);
    return 'explore';
  }
  const aims = intending.exec(rest);
  if (aims && / (?:to|for|towards)$/i.test(aims[0])) {
    weak('intend', from, from + aims[0].length);
    return 'intend';
  }
  if (
    (isGerund(first) ||
      /^building (?!energy|management|fabric|regulations?|services|control|stock|users?)/i.test(rest)) &&
    verbSet.has(baseOf(first))
  )
    return 'commit';
  if (!verbSet.has(first)) return null;
  if (nouns.has(first) && /^[\w-]+ (?:of|for|in|to|at|from|by)\b/i.test(rest)) return null;
  return 'commit';
}

/** "Teams to have": who is to do it comes first; in "tools to support" the infinitive only says what for. */
function hasInfinitive(words: string): boolean {
  const match = infinitive.exec(words.slice(0, 400));
  if (!match || !verbSet.has(match[1] ?? '')) return false;
  const before = words.slice(0, match.index).trim();
  if (/,|^an?\s/i.test(before) || before === '') return false;
  const evidence = evidenceOf(before.replace(/^.*\sand\s/, ''));
  return (
    evidence === 'organisation' ||
    (evidence === 'partner' && before.split(/\s+/).length <= 4 && !/\band\b/.test(before))
  );
}

function baseOf(gerund: string): string {
  const stem = gerund.slice(0, -3);
  if (verbSet.has(stem)) return stem;
  if (verbSet.has(`${stem}e`)) return `${stem}e`;
  return /(.)\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function strongest(found: Set<Strength>): Strength | null {
  return strongestFirst.find((strength) => found.has(strength)) ?? null;
}

/** In the order of the text; of two that overlap the longer. */
function apart(places: Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const place of [...places].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => overlaps(place, other))) kept.push(place);
  return kept.sort((a, b) => a.start - b.start);
}
