/** Where each find stands in the source, as pieces of its lines that can be marked. Pure. */
import { type FactKind, factKinds, factsOf, isWithin } from './facts.ts';
import type { Find, FindKind } from './finds.ts';
import { hidesSomething, type Letters, lettersOf } from './letters.ts';
import { walk } from './walk.ts';

/** A stretch of a line; stretches of a line never overlap. */
export interface Piece {
  text: string;
  /** Where it begins in its line. */
  at: number;
  /** What it was found to be; null for text between the finds. */
  find: Pick<Find, 'id' | 'kind'> | null;
  fact: FactKind | null;
}

export interface Highlighted {
  /** Of each line: its pieces, which joined are the line. Empty where nothing of the line was found to be anything. */
  lines: (Piece[] | null)[];
  /** Finds that have a place: id → index of the line where it begins. */
  places: ReadonlyMap<string, number>;
}

const closing = /^[%)”’"'.!?;:,]+/;
const opening = /[£$€(“‘]+$/;

/** Marks the finds in the lines of their document. What was found first keeps its letters. */
export function highlight(lines: readonly string[], finds: readonly Find[]): Highlighted {
  const letters = lettersOf(lines);
  const owner = new Uint32Array(letters.text.length);
  const fact = new Uint8Array(letters.text.length);
  const places = new Map<string, number>();
  for (const [index, find] of finds.entries()) {
    const facts = find.commitment ? factsOf(find.commitment).filter(isWithin) : [];
    // The longest first: a term stands in its own meaning as well.
    for (const text of find.texts.toSorted((a, b) => b.length - a.length)) {
      for (const { place, letter } of walk(letters, Math.max(find.line - 1, 0), text, (at) => owner[at] !== 0)) {
        if (owner[letter] !== 0) continue;
        owner[letter] = index + 1;
        const within = facts.find(({ span }) => span[0] <= place && place < span[1]);
        fact[letter] = within ? factKinds.indexOf(within.kind) + 1 : 0;
        const line = letters.lineOf[letter] ?? 0;
        places.set(find.id, Math.min(places.get(find.id) ?? line, line));
      }
    }
  }
  return { lines: lines.map((line, at) => piecesOf(line, at, letters, owner, fact, finds)), places };
}

function piecesOf(
  line: string,
  index: number,
  letters: Letters,
  owner: Uint32Array,
  fact: Uint8Array,
  finds: readonly Find[],
): Piece[] | null {
  const [from, to] = [letters.lineStarts[index] ?? 0, letters.lineStarts[index + 1] ?? 0];
  const stretches = stretchesIn(line, from, to, letters, owner);
  if (stretches.length === 0) return null;
  const pieces: Piece[] = [];
  let done = 0;
  const take = (end: number, find: Piece['find'], kind: FactKind | null) => {
    if (end > done) pieces.push({ text: line.slice(done, end), at: done, find, fact: kind });
    done = Math.max(done, end);
  };
  for (const { first, last, start, end } of stretches) {
    take(start, null, null);
    const find = markedAs(finds[(owner[first] ?? 0) - 1]);
    for (let at = first; at <= last; ) {
      let next = at;
      while (next <= last && fact[next] === fact[at]) next += 1;
      const kind = factKinds[(fact[at] ?? 0) - 1] ?? null;
      // Signs between two facts belong to neither; "20 %" is one with its sign.
      if (kind) take(startOf(line, letters.placeOf[at] ?? 0), find, null);
      if (kind) take(endOfFact(line, (letters.placeOf[next - 1] ?? 0) + 1), find, kind);
      at = next;
    }
    take(end, find, null);
  }
  take(line.length, null, null);
  return pieces;
}

function markedAs(find: Find | undefined): { id: string; kind: FindKind } | null {
  return find ? { id: find.id, kind: find.kind } : null;
}

/** Runs of letters of one find on a line, with the signs that stand close; a cell's edge or a link's target ends one. */
function stretchesIn(line: string, from: number, to: number, { placeOf }: Letters, owner: Uint32Array) {
  const stretches: { first: number; last: number; start: number; end: number }[] = [];
  for (let at = from; at < to; at += 1) {
    if (owner[at] === 0) continue;
    const place = placeOf[at] ?? 0;
    const before = stretches.at(-1);
    const between = before ? line.slice((placeOf[before.last] ?? 0) + 1, place) : '';
    if (before?.last === at - 1 && owner[at - 1] === owner[at] && !/[|\t\n]/.test(between) && !hidesSomething(between))
      before.last = at;
    else stretches.push({ first: at, last: at, start: place, end: place });
  }
  return stretches.map(({ first, last }) => {
    const end = (placeOf[last] ?? 0) + 1;
    return {
      first,
      last,
      start: startOf(line, placeOf[first] ?? 0),
      end: end + (closing.exec(line.slice(end))?.[0].length ?? 0),
    };
  });
}

function startOf(line: string, place: number): number {
  return place - (opening.exec(line.slice(Math.max(0, place - 3), place))?.[0].length ?? 0);
}

function endOfFact(line: string, place: number): number {
  return place + (/^ ?%/.exec(line.slice(place))?.[0].length ?? 0);
}
