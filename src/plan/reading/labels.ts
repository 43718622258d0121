/** What a short text says of the text below it: "Proposed draft commitments", "We will:", "The case for change". */
import { sentencesOf } from './sentence/text.ts';
import { labelModifiers, promisingEnd, type Role, recommenders, roleWords, tellingEnd } from './vocabulary.ts';

export interface Label {
  role: Role;
  /** It says nothing but the role; otherwise it is a heading with a subject of its own as well. */
  pure: boolean;
  /** It begins each promise below it ("We will:"). */
  promises: boolean;
}

const roles = Object.keys(roleWords).filter((role): role is Role => role in roleWords);
const wholeLabels = new Map(roles.flatMap((role) => roleWords[role].labels.map((label) => [label, role])));
const nouns = new Map(roles.flatMap((role) => roleWords[role].nouns.map((noun) => [noun, role])));
const longestNoun = 3;
const headingWords = roles.flatMap((role) => roleWords[role].inHeading.map((words) => ({ role, words: ` ${words} ` })));

/** Reads a short text as a label; null if it is none. A text that names two roles is about both and labels neither. */
export function labelOf(source: string, isHeading: boolean): Label | null {
  if (source.length > 110) return null;
  const text = plain(lastSentence(source));
  if (text === '' || text.split(' ').length > 16) return null;
  const whole = wholeLabels.get(text);
  if (whole) return { role: whole, pure: true, promises: whole === 'commitments' && promisingEnd.test(text) };
  if (source.endsWith(':') && tellingEnd.test(text)) return { role: 'progress', pure: true, promises: false };
  const promise = promisingLabel(source, text);
  if (promise) return promise;
  const named = namedRoles(text.split(' '));
  if (named.roles.size > 1) return null;
  const [role] = named.roles;
  if (role && named.others === 0) return { role, pure: true, promises: false };
  const mayHaveSubject = isHeading || /:\s*$/.test(source);
  if (role && mayHaveSubject && named.atEdge && named.others <= 4) return { role, pure: false, promises: false };
  if (!mayHaveSubject && text.split(' ').length > 6) return null;
  const inHeading = headingWords.find(({ words }) => ` ${text} `.includes(words));
  return inHeading ? { role: inHeading.role, pure: false, promises: false } : null;
}

/** "Our staff want to take part. We will:": what stands before the last sentence says nothing of what is below. */
function lastSentence(source: string): string {
  const last = source.endsWith(':') ? sentencesOf(source).at(-1) : undefined;
  return last ? source.slice(last.start, last.end) : source;
}

function promisingLabel(source: string, text: string): Label | null {
  if (!/(?::|…|\.\.\.)\s*$/.test(source) || text.split(' ').length > 14 || !promisingEnd.test(text)) return null;
  return { role: 'commitments', pure: true, promises: true };
}

/** Nouns of roles among the words, how many words are neither noun nor modifier, and whether a noun is first or last. */
function namedRoles(words: string[]): { roles: Set<Role>; others: number; atEdge: boolean } {
  const found = new Set<Role>();
  const asked = words.some((word) => nouns.get(word) === 'recommendations');
  let others = 0;
  let atEdge = false;
  for (let at = 0; at < words.length; at += 1) {
    let length = Math.min(longestNoun, words.length - at);
    while (length > 0 && !nouns.has(words.slice(at, at + length).join(' '))) length -= 1;
    const role = nouns.get(words.slice(at, at + length).join(' '));
    if (role && length > 0) {
      found.add(role);
      const before = words.slice(0, at).every((word) => labelModifiers.has(word));
      const after = words.slice(at + length).every((word) => labelModifiers.has(word));
      if (before || after) atEdge = true;
      at += length - 1;
    } else if (!labelModifiers.has(words[at] ?? '') && !(asked && recommenders.has(words[at] ?? ''))) others += 1;
  }
  return { roles: found, others, atEdge };
}

/** In small letters, without numbers, years, brackets and punctuation. */
function plain(source: string): string {
  return source
    .toLowerCase()
    .replace(/^(?:appendix|annex|section|chapter|part) (?:\d+|[a-z])\s*[:.–-]\s*(?=\S)/, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[’']/g, "'")
    .replace(/\b[a-z]?\d[\d./–-]*\b/g, ' ')
    .replace(/[^a-z'\s-]/g, ' ')
    .replace(/(?<![a-z])[-']|[-'](?![a-z])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
