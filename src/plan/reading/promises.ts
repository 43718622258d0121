/** Whether a text promises something, or tells of the past. */
import type { Sentence } from '../draft.ts';
import { readSentence } from './sentence/read.ts';
import type { Token } from './tokens.ts';
import { promisingEnd } from './vocabulary.ts';

const speaker = /\b(?:we|our|us|partners?|trusts?|councils?|organisations?|ICB|ICS|board|teams?|system)\b/i;
const promising =
  /\b(?:will|shall|commits?|committed|pledges?|aims?|intends?|plans? to|going to|to have|to be|explore|seek)\b/i;
/** "Catering services will measure food waste": whoever is named first will do it. */
const namedFirst =
  /^(?!(?:this|that|these|those|it|there|they|which|what|who|if|when|as|climate|emissions|temperatures)\b)(?:[^\s.]+ ){1,9}?(?:will|shall)\b/i;

/** A promise: it commits, intends or explores, and says who, or that "we" do. */
export function isPromise(token: Token): boolean {
  const { text } = token;
  if (!promising.test(text) || isPast(text)) return false;
  if (text.endsWith(':') && promisingEnd.test(text.replace(/[\s:]+$/, ''))) return true;
  const { strength, owners } = sentenceOf(token);
  if (!isPromised(strength)) return false;
  return owners.some((owner) => owner.role === 'lead') || speaker.test(text) || namedFirst.test(text);
}

const sentences = new WeakMap<Token, Sentence>();

/** What the words of a text say, read once. */
export function sentenceOf(token: Token): Sentence {
  const known = sentences.get(token);
  if (known) return known;
  const sentence = readSentence(wholeSentence(token.text), { part: false });
  sentences.set(token, sentence);
  return sentence;
}

/** "The Estates team will:" goes on in its parts; a verb in their place lets the sentence be read. */
function wholeSentence(text: string): string {
  return /\b(?:will|to):$/.test(text) ? `${text.slice(0, -1)} act` : text;
}

export function isPromised(strength: Sentence['strength']): boolean {
  return strength === 'commit' || strength === 'intend' || strength === 'explore';
}

const pastStart =
  /^(?:(?:in|during|since|between|over|by|throughout|from)\s+(?:the (?:last|past)\b|(?:\w+ )?(?:19|20)\d\d\b)[^.]{0,60}?,?\s*(?:we|the|our|a|all|this)\b.{0,60}?\b(?:have|has|had|was|were|installed|launched|reduced|replaced|introduced|cut|saved|achieved|delivered|completed|published|became|switched|moved|opened|built|bought|made|ran|held|won|grew|gave|took|began|led|spent|fell|rose|saw|met|wrote|brought|[a-z]{3,}ed)\b|we(?:'ve| have| had|’ve)\b|(?:the \w+(?: \w+)? )?(?:has|have) (?:already |now |been |recently )|(?:already|successfully|recently) \w+ed\b|completed\b|last year\b)/i;
const pastVerb =
  /^(?:we )?(?:installed|launched|reduced|replaced|introduced|saved|achieved|delivered|completed|published|became|switched|moved|opened|appointed|established|created|developed|trained|won|secured|planted|signed|held|ran|built|bought|won|brought|began|started|rolled out)\b(?! (?:by|and reported)\b)/i;
const future = /\b(?:will|shall|going to|plan to|aim to|intend to|next)\b/i;

/** A text about what was done. "We have installed 30 chargers and will install 20 more" promises all the same. */
export function isPast(text: string): boolean {
  return (pastStart.test(text) || pastVerb.test(text)) && !future.test(text);
}
