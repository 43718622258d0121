/** Accounts for headings and labels: those that name a theme or sub-theme are placed, the others left with the reason. */
import type { Home } from './finds.ts';
import { type ThemePlace, withoutNumber } from './headings.ts';
import type { Ledger } from './ledger.ts';
import type { Section } from './sections.ts';
import { dashed, themeKey } from './theme-keys.ts';
import type { Token } from './tokens.ts';
import type { Role } from './vocabulary/roles.ts';

export function accountForHeadings(
  sections: Section[],
  homes: Home[],
  places: Map<Home, ThemePlace>,
  ledger: Ledger,
): void {
  const names = new Names([...places.values()]);
  const above = new Set<Section>();
  for (const { section } of homes)
    for (let at: Section | null = section; at && !above.has(at); at = at.parent) above.add(at);
  for (const section of sections) {
    const { head, labels } = section;
    if (above.has(section)) for (const label of labels) ledger.leave('Label of what stands below it', ...label.blocks);
    if (!head) continue;
    if (!above.has(section)) {
      if (head.label && listings.has(head.label.role))
        ledger.leave(`Heading of the ${head.label.role}`, ...head.blocks);
    } else if (names.takes(head)) ledger.place(...head.blocks);
    else if (names.knows(head)) ledger.leave('Heading told again', ...head.blocks);
    else if (head.label?.pure) ledger.leave('Label of what stands below it', ...head.blocks);
    else ledger.leave('Heading above or below those of theme and sub-theme', ...head.blocks);
  }
}

/** Sections whose text is placed without its heading. */
const listings = new Set<Role>(['contents', 'glossary', 'timeline', 'vision', 'ambitions']);

/** The titles of themes and sub-themes, each placed once: where it stands first. */
class Names {
  private readonly lines: Set<number>;
  private readonly straplines: Set<string>;
  private readonly titles: Set<string>;
  /** Last words of titles that stand on two lines, each a block of its own. */
  private readonly endings: Set<string>;

  constructor(places: ThemePlace[]) {
    this.lines = new Set(places.flatMap((place) => [place.themeLine, place.subthemeLine]));
    this.straplines = new Set(places.flatMap(({ strapline }) => strapline ?? []));
    this.titles = new Set(places.flatMap(({ theme, subtheme }) => [theme, subtheme ?? []].flat().map(themeKey)));
    this.endings = new Set(places.flatMap(({ subtheme }) => endingsOf(themeKey(subtheme ?? ''))));
  }

  /** Whether the heading is the first to give a title or a strapline; from now on that has been told. */
  takes(head: Token): boolean {
    const strapline = dashed(head.text)?.rest;
    const first = this.lines.delete(head.block.line);
    const newStrapline = strapline !== undefined && this.straplines.delete(strapline);
    return first || newStrapline || this.endings.has(themeKey(head.text));
  }

  knows(head: Token): boolean {
    return (
      this.titles.has(themeKey(withoutNumber(head.text))) || this.titles.has(themeKey(dashed(head.text)?.theme ?? ''))
    );
  }
}

function endingsOf(title: string): string[] {
  const words = title.split(' ');
  return words.slice(1).map((_, at) => words.slice(at + 1).join(' '));
}
