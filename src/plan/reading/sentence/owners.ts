/** Finds who promises in a sentence, with whom, and who is to adopt what is made. */
import type { DraftOwner } from '../../draft.ts';
import {
  agentiveVerbs,
  agentParticiples,
  changeVerbs,
  insertions,
  leadIns,
  presentVerbs,
  serviceHeads,
  verbs,
} from '../vocabulary.ts';
import { type Evidence, headOf, type Names, readNames } from './names.ts';
import { findPartners } from './partners.ts';
import { findModals, findPresent, type Modal } from './predicates.ts';
import { alternatives, cited, isGerund, type Stretch } from './text.ts';

const agentive = new Set(agentiveVerbs);
const comesAbout = new Set(changeVerbs);
const deeds = new Set(verbs);
const services = new Set(serviceHeads);
const boundary = /[,;]\s+(?:and |then |but )?|\s[–—-]\s|\s(?:while|whilst|but)\s|\sand (?=the |all |each |our )/g;
const abstract = /(?:ment|tion|sion|ness|ance|ence|ity|ing|ings|ure|age)s?$/i;
const agent = new RegExp(`\\b(?:${alternatives(agentParticiples)})(?: out)?(?:,? \\w+ly)? by (?=\\S)`, 'gi');
const label =
  /(?:^|[([;.–—-]\s*)(?:lead|leads|owner|owners|responsible|responsibility|accountable|led by|delivered by|action owner|lead organisation|lead team|sro)\s?(?:[:–—-])\s*/gi;
const toVerb = /\sto (?:\w+ly |each |all |both |jointly |also )?([a-z-]+)/;
const passiveAfter = /^\s(?:\w+ly )?(?:\w+(?:ed|en|wn)|made|built|held|set|put|run)\b/;
const presentSimple = new RegExp(`\\s(?:${alternatives(presentVerbs)})\\s`);
const nameEnd =
  /[.;:()]|\s[–—-]\s|\s(?:by|to|in|from|during|through|and will|on|who|which|that|as|using|via|until|no later|before)\s/;

/** The owners that a sentence names, in the order of the text. */
export function readOwners(text: string, sentences: readonly Stretch[], dates: readonly Stretch[]): DraftOwner[] {
  const owners: DraftOwner[] = [];
  for (const sentence of sentences) {
    for (const names of leadsOf(text, sentence)) add(owners, text, names, 'lead');
    for (const { role, names } of findPartners(text, sentence, dates)) add(owners, text, names, role);
  }
  return owners.sort((a, b) => a.span[0] - b.span[0]);
}

function add(owners: DraftOwner[], text: string, names: Names, role: DraftOwner['role']): void {
  const key = names.organisations.join('|').toLowerCase();
  const known = owners.some(
    (owner) =>
      (owner.role === role && owner.organisations.join('|').toLowerCase() === key) ||
      (names.start < owner.span[1] && owner.span[0] < names.end),
  );
  if (!known) owners.push({ ...cited(text, names), role, organisations: names.organisations });
}

function leadsOf(text: string, sentence: Stretch): Names[] {
  const leads: Names[] = [];
  const predicates = [...findModals(text, sentence), ...findPresent(text, sentence).filter(promisesNow)].sort(
    (a, b) => a.start - b.start,
  );
  let clause = sentence.start;
  for (const predicate of predicates) {
    if (predicate.inner) continue;
    const stretch = { start: clause, end: predicate.start };
    const subject = clause === sentence.start ? subjectIn(text, stretch, predicate) : laterSubject(text, stretch);
    if (subject && !predicate.passive) leads.push(subject);
    else if (predicate.passive) leads.push(...agentAfter(text, { start: predicate.end, end: sentence.end }));
    clause = predicate.end;
  }
  if (predicates.length === 0) {
    const subject =
      subjectOfInfinitive(text, sentence) ??
      subjectOfPresent(text, sentence) ??
      labelled(text, sentence) ??
      bracketed(text, sentence);
    if (subject) leads.push(subject);
  }
  if (leads.length === 0) leads.push(...agents(text, sentence));
  return leads;
}

/** "is developing", "are committed to": said of now, and still a promise. */
function promisesNow({ verb, passive }: Modal): boolean {
  return !passive && (isGerund(verb) || /^(?:committed|required|expected|responsible|accountable|to)$/.test(verb));
}

/** The subject that stands from the start of a sentence to its verb, less what leads in or is put between. */
function subjectIn(text: string, stretch: Stretch, { verb }: { verb: string }): Names | null {
  for (const candidate of candidates(text, stretch)) {
    const names = readNames(text, candidate);
    if (names && canPromise(text, names, verb)) return names;
  }
  return null;
}

function* candidates(text: string, { start, end }: Stretch): Generator<Stretch> {
  if (end - start > 600) return;
  const words = text.slice(start, end);
  const starts = firstWord(words);
  const leadsIn = leadIns.includes(starts);
  if (!leadsIn) yield { start, end };
  const comma = words.indexOf(', ');
  if (comma > 0 && !leadsIn && insertions.includes(firstWord(words.slice(comma + 2))))
    yield { start, end: start + comma };
  for (const match of words.matchAll(/(?:,|:|\s[–—-])\s+/g))
    yield { start: start + match.index + match[0].length, end };
  if (!leadsIn && !/^(?:additionally|also|furthermore|collectively|jointly)$/.test(starts)) return;
  for (const match of words.matchAll(/\s(?=(?:the|all|each|our|every|both) )/g))
    yield { start: start + match.index + 1, end };
  const afterFirst = words.indexOf(' ');
  if (afterFirst > 0 && /^(?:together|additionally|also|furthermore|collectively|jointly)$/.test(starts))
    yield { start: start + afterFirst, end };
}

function firstWord(words: string): string {
  return /^[\w-]+/.exec(words)?.[0].toLowerCase() ?? '';
}

/** A second promise in the same sentence needs a subject of its own that is plainly an organisation. */
function laterSubject(text: string, { start, end }: Stretch): Names | null {
  const words = text.slice(start, end);
  const last = [...words.matchAll(boundary)].at(-1);
  if (!last) return null;
  const names = readNames(text, { start: start + last.index + last[0].length, end });
  return names?.evidence.every((known) => known === 'organisation') ? names : null;
}

function canPromise(text: string, { start, end, evidence }: Names, verb: string): boolean {
  if (evidence.includes('none')) return false;
  if (evidence.includes('organisation')) return true;
  const words = text.slice(start, end);
  if (!comesAbout.has(verb) && (evidence.every((known) => known === 'name') || isService(words, verb))) return true;
  if (evidence.includes('partner') || !agentive.has(verb)) return false;
  return (
    words.split(/\s+/).length <= 7 && !abstract.test(words) && !/\s(?:in|on|of|for|with|to|by|from|at)\s/.test(words)
  );
}

/** "catering services will measure": in small letters a service is somebody where what it will do is a deed. */
function isService(words: string, verb: string): boolean {
  return services.has(headOf(words).toLowerCase()) && deeds.has(verb);
}

/** "NHS Trusts to have plans": a named body before the first infinitive of a sentence that has no other verb. */
function subjectOfInfinitive(text: string, sentence: Stretch): Names | null {
  const match = toVerb.exec(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400)));
  if (!match || (match[1] === 'be' && passiveAfter.test(text.slice(sentence.start + match.index + match[0].length))))
    return null;
  const stretch = { start: sentence.start, end: sentence.start + match.index };
  for (const candidate of candidates(text, stretch)) {
    const names = readNames(text, candidate);
    if (
      names &&
      only(names, 'organisation') &&
      !/^(?:support(?: .*)?|lead|action)$/i.test(text.slice(names.start, names.end))
    )
      return names;
  }
  return null;
}

function subjectOfPresent(text: string, sentence: Stretch): Names | null {
  const match = presentSimple.exec(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 300)));
  if (!match) return null;
  const promises = /^\s(?:commit|pledge)/.test(match[0]);
  for (const candidate of candidates(text, { start: sentence.start, end: sentence.start + match.index })) {
    const names = readNames(text, candidate);
    if (names?.evidence.every((known) => known === 'organisation' || (promises && known === 'name'))) return names;
  }
  return null;
}

/** "Sustainability team: install meters". */
function labelled(text: string, sentence: Stretch): Names | null {
  const match =
    /^(?!(?:leads?|owners?|responsible|responsibility|accountable|led by|action owner|lead organisation|lead team|sro)\b\s?:)[^:.,;()]{2,80}(?=: \S)/i.exec(
      text.slice(sentence.start, sentence.end),
    );
  if (!match) return null;
  const names = readNames(text, { start: sentence.start, end: sentence.start + match[0].length });
  return names && only(names, 'organisation') ? names : null;
}

/** "Survey every roof (Head of Estates).": a team in brackets at the end; an acronym there only abbreviates. */
function bracketed(text: string, sentence: Stretch): Names | null {
  const match = /\(([^():]{3,80})\)[.\s]*$/.exec(text.slice(sentence.start, sentence.end));
  if (!match?.[1] || /^[A-Z&]+s?$/.test(match[1])) return null;
  const names = namesFrom(text, sentence.start + match.index + 1, sentence.start + match.index + 1 + match[1].length);
  return names?.organisations.length === 1 && names.start === sentence.start + match.index + 1 ? names : null;
}

/** Who does what "will be done": "will be installed in five clinics by the Estates team". */
function agentAfter(text: string, { start, end }: Stretch): Names[] {
  const words = text.slice(start, Math.min(end, start + 300));
  for (const match of words.matchAll(/(?<!adopted|used|implemented|taken up) by (?=\S)/g)) {
    const names = namesFrom(text, start + match.index + match[0].length, end);
    if (names) return [names];
  }
  return [];
}

/** "led by the ICB", "Lead: Estates". */
function agents(text: string, sentence: Stretch): Names[] {
  const words = text.slice(sentence.start, sentence.end);
  return [...words.matchAll(agent), ...words.matchAll(label)].flatMap((match) => {
    const names = namesFrom(text, sentence.start + match.index + match[0].length, sentence.end);
    return names ? [names] : [];
  });
}

function namesFrom(text: string, start: number, end: number): Names | null {
  const stop = nameEnd.exec(text.slice(start, end));
  const names = readNames(text, { start, end: stop ? start + stop.index : end });
  return names && only(names, 'organisation') ? names : null;
}

function only({ evidence }: Names, wanted: Evidence): boolean {
  return evidence.every((known) => known === wanted);
}
