/**
 * What became of each thing in a draft when the next one was made: unchanged, moved, reworded, merged, split, new or
 * gone. Works on drafts and on a kept plan alike (see lint/shape.ts), so that ids survive an import. Pure.
 */
import { diffWords } from 'diff';
import type { Draft } from './draft.ts';
import { corpusOf } from './likeness.ts';
import { plain } from './lint/pairs.ts';
import { everyLooked, type Looked, type LookedCommitment, lookAtDraft } from './lint/shape.ts';

export const changeKinds = ['commitment', 'recommendation', 'subtheme', 'milestone', 'term'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One thing on one side; its place is the sub-theme (and, of a part, the commitment) that it stands in. */
export interface Compared {
  id: string;
  text: string;
  line: number | null;
}

export interface Change {
  kind: ChangeKind;
  change: 'unchanged' | 'moved' | 'reworded' | 'moved and reworded' | 'merged' | 'split' | 'new' | 'gone';
  /** One thing, but several of a merge and none of what is new. */
  before: Compared[];
  /** One thing, but several of a split and none of what is gone. */
  after: Compared[];
  /** Likeness of the words, 0 to 1. */
  score: number;
  /** Word by word, of a single pair that was reworded; else empty. */
  words: { text: string; change: 'same' | 'added' | 'removed' }[];
}

interface Placed extends Compared {
  place: string;
}

/** Every thing of both drafts stands in exactly one change. */
export function compareDrafts(before: Draft, after: Draft): Change[] {
  return compareLooked(lookAtDraft(before), lookAtDraft(after));
}

/** The same for what `lookAtPlan` and `lookAtDraft` give: a kept plan against a later draft. */
export function compareLooked(before: Looked, after: Looked): Change[] {
  const [one, two] = [thingsOf(before), thingsOf(after)];
  return changeKinds.flatMap((kind) => compareKind(kind, one[kind], two[kind]));
}

/** From this likeness on two texts are one thing reworded. */
const oneThing = 0.45;
/** From this share on a text is held by another: it was merged into it, or split from it. */
const held = 0.75;

function compareKind(kind: ChangeKind, before: readonly Placed[], after: readonly Placed[]): Change[] {
  const matched = matches(before, after);
  const leftBefore = new Set(before.keys());
  const leftAfter = new Set(after.keys());
  for (const { a, b } of matched) {
    leftBefore.delete(a);
    leftAfter.delete(b);
  }
  const corpus = corpusOf([...before, ...after].map(({ text }) => text));
  const merged = new Map<number, number[]>();
  const split = new Map<number, number[]>();
  const matchOfBefore = new Map(matched.map((match, index) => [match.a, index]));
  const matchOfAfter = new Map(matched.map((match, index) => [match.b, index]));
  for (const [first, second] of corpus.candidates()) {
    const b = second - before.length;
    if (first >= before.length) break;
    if (b < 0) continue;
    const { contained, shared } = corpus.between(first, second);
    if (contained < held || shared.length < 2) continue;
    const [intoMatch, fromMatch] = [matchOfAfter.get(b), matchOfBefore.get(first)];
    if (leftBefore.has(first) && intoMatch !== undefined && !split.has(intoMatch) && !isSame(matched[intoMatch])) {
      merged.set(intoMatch, [...(merged.get(intoMatch) ?? []), first]);
      leftBefore.delete(first);
    } else if (leftAfter.has(b) && fromMatch !== undefined && !merged.has(fromMatch) && !isSame(matched[fromMatch])) {
      split.set(fromMatch, [...(split.get(fromMatch) ?? []), b]);
      leftAfter.delete(b);
    }
  }
  const paired = matched.map((match, index): Change => {
    const [first, second] = [match.before, match.after];
    const more = (merged.get(index) ?? []).flatMap((each) => before[each] ?? []);
    const others = (split.get(index) ?? []).flatMap((each) => after[each] ?? []);
    const single = more.length === 0 && others.length === 0;
    return {
      kind,
      change: more.length > 0 ? 'merged' : others.length > 0 ? 'split' : changeOf(first, second),
      before: [first, ...more].map(bare),
      after: [second, ...others].map(bare),
      score: match.score,
      words: single && first.text !== second.text ? wordChanges(first.text, second.text) : [],
    };
  });
  const alone = (list: readonly Placed[], index: number) => list.slice(index, index + 1).map(bare);
  return [
    ...paired,
    ...[...leftBefore].map(
      (index): Change => ({ kind, change: 'gone', before: alone(before, index), after: [], score: 0, words: [] }),
    ),
    ...[...leftAfter].map(
      (index): Change => ({ kind, change: 'new', before: [], after: alone(after, index), score: 0, words: [] }),
    ),
  ];
}

interface Match {
  a: number;
  b: number;
  before: Placed;
  after: Placed;
  score: number;
}

/** Best first: the same words in the same place, the same words anywhere, then the likest; stable in the order. */
function matches(before: readonly Placed[], after: readonly Placed[]): Match[] {
  const found: Match[] = [];
  const takenBefore = new Set<number>();
  const takenAfter = new Set<number>();
  const take = (a: number, b: number, score: number) => {
    const [first, second] = [before[a], after[b]];
    if (!first || !second || takenBefore.has(a) || takenAfter.has(b)) return;
    takenBefore.add(a);
    takenAfter.add(b);
    found.push({ a, b, before: first, after: second, score });
  };
  for (const key of [
    (one: Placed) => `${plain(one.place)}\n${one.text}`,
    ({ text }: Placed) => text,
    ({ text }: Placed) => plain(text),
  ]) {
    const free = [...after.entries()].filter(([b]) => !takenAfter.has(b));
    const waiting = Map.groupBy(free, ([, one]) => key(one));
    for (const [a, one] of before.entries()) {
      if (takenBefore.has(a)) continue;
      const next = waiting.get(key(one))?.shift();
      if (next) take(a, next[0], 1);
    }
  }
  const left = {
    before: [...before.keys()].filter((a) => !takenBefore.has(a)),
    after: [...after.keys()].filter((b) => !takenAfter.has(b)),
  };
  const texts = [...left.before.map((a) => before[a]?.text ?? ''), ...left.after.map((b) => after[b]?.text ?? '')];
  const corpus = corpusOf(texts);
  const likely: { a: number; b: number; score: number; near: boolean }[] = [];
  for (const [first, second] of corpus.candidates()) {
    const [a, b] = [left.before[first], left.after[second - left.before.length]];
    if (a === undefined) break;
    if (b === undefined) continue;
    const { cosine, contained } = corpus.between(first, second);
    const score = Math.max(cosine, 0.6 * contained);
    if (score >= oneThing) likely.push({ a, b, score, near: before[a]?.place === after[b]?.place });
  }
  likely.sort((x, y) => y.score - x.score || Number(y.near) - Number(x.near) || x.a - y.a || x.b - y.b);
  for (const { a, b, score } of likely) take(a, b, score);
  return found.sort((x, y) => x.a - y.a);
}

function changeOf(before: Placed, after: Placed): Change['change'] {
  const moved = plain(before.place) !== plain(after.place);
  if (before.text === after.text) return moved ? 'moved' : 'unchanged';
  return moved ? 'moved and reworded' : 'reworded';
}

function isSame(match: Match | undefined): boolean {
  return match !== undefined && match.before.text === match.after.text;
}

/** What was added and taken away between two texts, word by word. */
export function wordChanges(before: string, after: string): Change['words'] {
  return diffWords(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

function bare({ id, text, line }: Placed): Compared {
  return { id, text, line };
}

function thingsOf(looked: Looked): Record<ChangeKind, Placed[]> {
  const places = new Map<string, string>();
  for (const { title, commitments } of looked.subthemes) for (const { id } of commitments) places.set(id, title);
  const placeOf = (one: LookedCommitment): string =>
    one.parent === null ? (places.get(one.id) ?? 'ambitions') : placeOf(one.parent);
  return {
    commitment: everyLooked(looked).map((one) => ({ id: one.id, text: one.text, line: one.line, place: placeOf(one) })),
    recommendation: looked.subthemes.flatMap(({ title, recommendations }) =>
      recommendations.map(({ id, text, line }) => ({ id, text, line, place: title })),
    ),
    subtheme: looked.subthemes.map(({ id, title, line }) => ({ id, text: title, line, place: '' })),
    milestone: looked.milestones.map(({ id, when, title, line }) => ({
      id,
      text: `${when}: ${title}`,
      line,
      place: '',
    })),
    term: looked.glossary.map(({ id, term, meaning, line }) => ({ id, text: `${term}: ${meaning}`, line, place: '' })),
  };
}
