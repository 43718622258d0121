/**
 * Pages of slides carry their theme in their heading: "Theme – strapline", "Theme – strapline Sub-theme". Pages whose
 * words before the first dash agree are of one theme.
 */
import type { Token } from './tokens.ts';

const firstDash = /^(.{2,80}?)\s[–—-]\s+(\S.*)$/;

export interface Dashed {
  theme: string;
  rest: string;
}

/** A heading parted at its first dash, or null if it has none with words on both sides. */
export function dashed(text: string): Dashed | null {
  const found = firstDash.exec(text);
  return found?.[1] && found[2] ? { theme: found[1], rest: found[2] } : null;
}

/** Themes are the same if their words are: capitals and punctuation do not part them. */
export function themeKey(theme: string): string {
  return theme
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The keys of the themes: words before the first dash that two headings at least share, each within three short
 * texts of a label such as "Proposed commitments".
 */
export function themeKeys(tokens: Token[]): Set<string> {
  const counts = new Map<string, number>();
  for (const [at, token] of tokens.entries()) {
    const parted = token.type === 'short' || token.type === 'heading' ? dashed(token.text) : null;
    if (!parted || !labelFollows(tokens, at)) continue;
    const key = themeKey(parted.theme);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([key]) => key));
}

function labelFollows(tokens: Token[], at: number): boolean {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = tokens[next];
    if (!token) return false;
    if (token.label?.pure && (token.label.role === 'commitments' || token.label.role === 'recommendations'))
      return true;
    if (token.type !== 'short' && token.type !== 'heading') return false;
  }
  return false;
}
