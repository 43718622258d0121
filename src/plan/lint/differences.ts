/** In what two tellings of one promise differ: who, by when, how much, how wide. */
import { datesBinding, type LookedCommitment, ownersBinding } from './shape.ts';

export interface Difference {
  what: 'owners' | 'date' | 'target' | 'scope';
  /** As each of the two says it; "nobody", "no date" where it says nothing. */
  a: string;
  b: string;
  /** One of the two says nothing of it: it is told of here and left open there. */
  oneSided: boolean;
}

/** What differs, in the order owners, date, target, scope. */
export function differencesOf(a: LookedCommitment, b: LookedCommitment): Difference[] {
  return [...owners(a, b), ...dates(a, b), ...targets(a, b), ...scope(a, b)];
}

function owners(a: LookedCommitment, b: LookedCommitment): Difference[] {
  const named = (one: LookedCommitment) => ownersBinding(one).filter(({ role }) => role === 'lead');
  const names = (one: LookedCommitment) =>
    new Set(
      named(one).flatMap(({ phrase, organisations }) =>
        (organisations.length > 0 ? organisations : [phrase]).map(bare),
      ),
    );
  const [first, second] = [names(a), names(b)];
  if (first.size === 0 && second.size === 0) return [];
  if (sameSet(first, second)) return [];
  const say = (one: LookedCommitment) =>
    named(one)
      .map(({ phrase }) => `“${phrase}”`)
      .join(', ') || 'nobody';
  return [{ what: 'owners', a: say(a), b: say(b), oneSided: first.size === 0 || second.size === 0 }];
}

function dates(a: LookedCommitment, b: LookedCommitment): Difference[] {
  const ends = (one: LookedCommitment) =>
    new Set(datesBinding(one).map(({ latest, edtf, interval }) => latest ?? edtf ?? interval ?? ''));
  const [first, second] = [ends(a), ends(b)];
  // One that tells the other's dates and a further one (by when others adopt it) does not contradict it.
  if (first.size + second.size === 0 || within(first, second) || within(second, first)) return [];
  const say = (one: LookedCommitment) =>
    datesBinding(one)
      .map(({ phrase }) => `“${phrase}”`)
      .join(', ') || 'no date';
  return [{ what: 'date', a: say(a), b: say(b), oneSided: first.size === 0 || second.size === 0 }];
}

function targets(a: LookedCommitment, b: LookedCommitment): Difference[] {
  const key = (one: LookedCommitment) => new Set(one.targets.map(({ value, unit }) => `${Number(value)} ${unit}`));
  const [first, second] = [key(a), key(b)];
  if (first.size === 0 || second.size === 0 || sameSet(first, second)) return [];
  const say = (one: LookedCommitment) => one.targets.map(({ phrase }) => `“${phrase}”`).join(', ');
  return [{ what: 'target', a: say(a), b: say(b), oneSided: false }];
}

/** Words that widen or narrow a promise; those of one group exclude each other. */
const scopes: RegExp[][] = [
  [/\band\/or \w+/i],
  [/\ball staff\b/i, /\b\d+(?:\.\d+)? ?% of staff\b/i],
  [
    /\ball (?:\w+ ){0,2}(?:strategies|tenders|procurements?|staff roles|trusts|partners|policies)\b/i,
    /\bin (?:each|every) \w+\b/i,
    /\b(?:three|two|four|main) (?:main )?(?:hospital )?sites\b/i,
  ],
  [/\bsecondary and primary care\b/i, /\bprimary care\b/i],
  [/\bfor adoption by [^,.;]+?(?= by |[,.;]|$)/i],
  [/\bwhere (?:possible|practicable|appropriate)\b/i],
];

function scope(a: LookedCommitment, b: LookedCommitment): Difference[] {
  for (const group of scopes) {
    const [first, second] = [said(a.text, group), said(b.text, group)];
    if (first?.toLowerCase() === second?.toLowerCase()) continue;
    const say = (words: string | undefined) => (words ? `“${words}”` : 'without it');
    return [{ what: 'scope', a: say(first), b: say(second), oneSided: !first || !second }];
  }
  return [];
}

function said(text: string, group: RegExp[]): string | undefined {
  for (const label of group) {
    const found = label.exec(text);
    if (found) return found[0].trim();
  }
  return undefined;
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|all|our|each)\s+/, '')
    .replace(/[’']s$/, '')
    .trim();
}

function within(few: Set<string>, many: Set<string>): boolean {
  return few.size > 0 && [...few].every((each) => many.has(each));
}

function sameSet(a: Set<string>, b: Set<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
