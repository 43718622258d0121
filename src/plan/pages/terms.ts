/** Finds the glossary's terms in a text, so that a page can explain each where it is first used. */
import type { Term } from '../model.ts';

export interface TermPiece {
  text: string;
  /** Set where the piece is a term that this page has not explained before. */
  term: Term | null;
}

export interface Terms {
  /** Parts a text at the terms in it that this page meets for the first time. */
  split(text: string): TermPiece[];
  /** The terms met so far, in the order of the glossary. */
  met(): Term[];
}

/** Terms of one page. A term of capitals is found as written, another in any case; the longest that fits wins. */
export function termsOf(glossary: Term[]): Terms {
  const byKey = new Map<string, Term>();
  for (const term of glossary) if (!byKey.has(keyOf(term.term))) byKey.set(keyOf(term.term), term);
  const words = [...byKey.values()].map((term) => term.term).toSorted((a, b) => b.length - a.length);
  const pattern =
    words.length > 0
      ? new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(quoted).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
      : null;
  const met = new Set<Term>();

  return {
    split(text) {
      const pieces: TermPiece[] = [];
      let at = 0;
      for (const match of pattern ? text.matchAll(pattern) : []) {
        const term = byKey.get(keyOf(match[0]));
        if (!term || met.has(term) || (isCapitals(term.term) && match[0] !== term.term)) continue;
        met.add(term);
        if (match.index > at) pieces.push({ text: text.slice(at, match.index), term: null });
        pieces.push({ text: match[0], term });
        at = match.index + match[0].length;
      }
      if (at < text.length) pieces.push({ text: text.slice(at), term: null });
      return pieces;
    },
    met: () => [...byKey.values()].filter((term) => met.has(term)),
  };
}

function keyOf(text: string): string {
  return text.toLowerCase();
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() || text.length <= 4;
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
