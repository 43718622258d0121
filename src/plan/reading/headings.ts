/** Themes and sub-themes: which of the headings above a commitment name them. */
import type { ContentsEntry } from './contents.ts';
import { type DashedPlace, partDashed } from './dashed-headings.ts';
import type { Home } from './finds.ts';
import type { Section } from './sections.ts';
import { dashed, themeKey, themeKeys } from './theme-keys.ts';
import type { Token } from './tokens.ts';

export interface ThemePlace {
  theme: string;
  themeLine: number;
  strapline: string | null;
  subtheme: string | null;
  subthemeLine: number;
  /** The headings that say so. */
  heads: Token[];
  /** The heading ran together and was parted by what its siblings say. */
  parted: boolean;
}

/** The number in front of a heading is the document's, not the theme's. */
export function withoutNumber(text: string): string {
  return text
    .replace(/^(?:(?:chapter|section|part)\s+)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+(?=\p{L})/iu, '')
    .replace(/\s*:$/, '');
}

/** The theme and sub-theme of each home. */
export function placesOf(
  homes: Home[],
  tokens: Token[],
  contents: ContentsEntry[],
  title: string,
): Map<Home, ThemePlace> {
  const keys = themeKeys(tokens);
  const keyOf = (token: Token) => {
    const parted = dashed(token.text);
    return parted && keys.has(themeKey(parted.theme)) ? themeKey(parted.theme) : null;
  };
  const places = new Map<Home, ThemePlace>();
  const dashedPlaces: DashedPlace[] = [];
  const plain: { home: Home; path: Token[] }[] = [];
  for (const home of homes) {
    const path = pathOf(home.section);
    const at = path.findIndex((token) => keyOf(token) !== null);
    const head = path[at];
    if (head) dashedPlaces.push({ home, key: keyOf(head) ?? '', head, below: path.slice(at + 1) });
    else plain.push({ home, path });
  }
  for (const [home, place] of partDashed(dashedPlaces, contents)) places.set(home, place);
  const depth = themeDepth(plain.map(({ path }) => path));
  const themes = new Set(plain.map(({ path }) => path[depth]?.text));
  for (const { home, path } of plain) places.set(home, plainPlace(home, path, depth, title, themes.size > 1));
  return places;
}

/** The headings above a section and its own; a heading that is a label and no more names nothing. */
function pathOf(section: Section): Token[] {
  const path: Token[] = [];
  for (let at: Section | null = section; at?.head; at = at.parent) path.unshift(at.head);
  const telling = path.filter((head) => !head.label?.pure);
  return telling.length > 0 ? telling : path;
}

/**
 * Themes stand at the highest level that has at least two different headings above commitments, a heading that has
 * almost all of them below others of its own ("Our areas of focus") aside.
 */
function themeDepth(paths: Token[][]): number {
  const deepest = paths.reduce((most, path) => Math.max(most, path.length), 0);
  for (let depth = 0; depth < deepest; depth += 1) {
    const counts = new Map<string, number>();
    for (const head of paths.flatMap((path) => path.slice(depth, depth + 1))) {
      counts.set(themeKey(head.text), (counts.get(themeKey(head.text)) ?? 0) + 1);
    }
    if (counts.size < 2) continue;
    const [most = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    const below = paths.filter((path) => path.slice(depth, depth + 1).some((head) => themeKey(head.text) === most));
    const holdsThemes =
      new Set(below.flatMap((path) => path.slice(depth + 1, depth + 2).map((head) => head.text))).size >= 3;
    if (!(holdsThemes && count >= paths.length * 0.75 && below.every((path) => path.length > depth + 1))) return depth;
  }
  return 0;
}

/** `several`: headings part the document into themes. */
function plainPlace(
  { section, table }: Home,
  path: Token[],
  depth: number,
  title: string,
  several: boolean,
): ThemePlace {
  const head = path[Math.min(depth, path.length - 1)] ?? null;
  const below = path[depth + 1] ?? null;
  const headLine = head?.block.line ?? table?.line ?? section.body[0]?.token.block.line ?? 1;
  const column = table?.theme ?? null;
  // "Area" in a table below "Estates and energy" parts that theme; below "Action plan" it names the themes itself.
  const divides = column !== null && table?.subtheme == null && head !== null && head.label === null && several;
  const inTable = divides ? null : column;
  const theme = inTable ?? (head ? withoutNumber(head.text) : title);
  const own = table?.subtheme ?? (divides ? column : inTable === null && below ? withoutNumber(below.text) : null);
  return {
    theme,
    themeLine: inTable === null ? headLine : (table?.line ?? headLine),
    strapline: null,
    subtheme: own,
    subthemeLine: table?.line ?? below?.block.line ?? headLine,
    heads: [
      inTable === null ? head : null,
      inTable === null && table?.subtheme == null && !divides ? below : null,
    ].filter((one) => one !== null),
    parted: false,
  };
}
