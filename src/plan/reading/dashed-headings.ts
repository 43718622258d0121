/** Headings of the form "Theme – strapline Sub-theme", parted by what the headings of the same theme say. */
import type { ContentsEntry } from './contents.ts';
import type { Home } from './finds.ts';
import type { ThemePlace } from './headings.ts';
import { dashed, themeKey } from './theme-keys.ts';
import type { Token } from './tokens.ts';

export interface DashedPlace {
  home: Home;
  /** The theme, its capitals and punctuation aside. */
  key: string;
  head: Token;
  /** Headings that stand below it, before the text. */
  below: Token[];
}

export function partDashed(places: DashedPlace[], contents: ContentsEntry[]): Map<Home, ThemePlace> {
  const parted = new Map<Home, ThemePlace>();
  for (const siblings of byKey(places)) {
    const straplines = siblings.filter(({ below }) => below.length > 0).map(({ head }) => restOf(head));
    const alone = siblings.filter(({ below }) => below.length === 0).map(({ head }) => restOf(head));
    const first = siblings[0]?.head;
    const theme = first ? (dashed(first.text)?.theme ?? first.text) : '';
    const listed = contents.filter((entry) => likeKey(entry.theme, theme)).flatMap(({ subtheme }) => subtheme ?? []);
    for (const { home, head, below } of siblings) {
      const rest = restOf(head);
      const { strapline, subtheme } =
        below.length > 0 ? { strapline: rest, subtheme: titleOf(below) } : part(rest, head, straplines, alone, listed);
      parted.set(home, {
        theme,
        themeLine: first?.block.line ?? head.block.line,
        strapline,
        subtheme: home.table?.subtheme ?? subtheme,
        subthemeLine: below[0]?.block.line ?? head.block.line,
        heads: [head, ...below],
        parted: below.length === 0 && strapline !== null && subtheme !== null,
      });
    }
  }
  return parted;
}

interface Halves {
  strapline: string | null;
  subtheme: string | null;
}

/** Parts two halves: by the strapline of a sibling, by the contents, by what siblings begin with, by their lines. */
function part(rest: string, head: Token, straplines: string[], alone: string[], listed: string[]): Halves {
  const strapline = longest(straplines.filter((words) => beginsWith(rest, words)));
  if (strapline !== null) return halves(rest, strapline.length);
  const subtheme = longest(listed.filter((words) => rest.toLowerCase().endsWith(` ${words.toLowerCase()}`)));
  if (subtheme !== null) return halves(rest, rest.length - subtheme.length);
  const shared = longest(alone.filter((other) => other !== rest).map((other) => sharedStart(rest, other)));
  if (shared !== null && shared.split(' ').length >= 2) return halves(rest, shared.length);
  const lines = head.block.type === 'paragraph' ? head.block.wrapped : [];
  const firstLine = dashed(lines[0] ?? '')?.rest;
  if (lines.length > 1 && firstLine && beginsWith(rest, firstLine) && /^\p{Lu}/u.test(lines[1] ?? ''))
    return halves(rest, firstLine.length);
  return { strapline: null, subtheme: rest };
}

function halves(rest: string, at: number): Halves {
  const subtheme = rest.slice(at).replace(/^[\s–—:-]+/, '');
  return { strapline: rest.slice(0, at).trim(), subtheme: subtheme === '' ? null : subtheme };
}

function beginsWith(text: string, words: string): boolean {
  return text === words || text.toLowerCase().startsWith(`${words.toLowerCase()} `);
}

/** The words that two headings begin with, as far as a capital begins what follows in both. */
function sharedStart(a: string, b: string): string {
  const left = a.split(' ');
  const right = b.split(' ');
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  const capital = (words: string[]) => /^[\p{Lu}\p{N}]/u.test(words[length] ?? '');
  while (length > 0 && !(capital(left) && capital(right))) length -= 1;
  return left.slice(0, length).join(' ');
}

function longest(texts: string[]): string | null {
  return texts.filter((text) => text !== '').sort((a, b) => b.length - a.length)[0] ?? null;
}

function restOf(head: Token): string {
  return dashed(head.text)?.rest ?? '';
}

function titleOf(heads: Token[]): string {
  return heads.map((head) => head.text).join(' ');
}

function likeKey(a: string, b: string): boolean {
  const [left, right] = [themeKey(a), themeKey(b)];
  return left === right || left.startsWith(`${right} `) || right.startsWith(`${left} `);
}

function byKey(places: DashedPlace[]): DashedPlace[][] {
  const groups = new Map<string, DashedPlace[]>();
  for (const place of places) {
    const group = groups.get(place.key);
    if (group) group.push(place);
    else groups.set(place.key, [place]);
  }
  return [...groups.values()];
}
