/** Accounts for headings and labels: those that name a theme or sub-theme are placed, the others left with the reason. */
import type { Home } from './finds.ts';
import { type ThemePlace, withoutNumber } from './headings.ts';
import type { Ledger } from './ledger.ts';
import type { Section } from './sections.ts';
import { themeKey } from './theme-keys.ts';
import type { Token } from './tokens.ts';
import type { Role } from './vocabulary.ts';

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
    if (above.has(section)) for (const label of labels) ledger.leave('Label of what stands below it', label.blocks);
    if (!head) continue;
    if (!above.has(section)) {
      if (head.label && listings.has(head.label.role)) ledger.leave(`Heading of the ${head.label.role}`, head.blocks);
    } else if (names.takes(head)) ledger.place(head.blocks);
    else if (names.knows(head)) ledger.leave('Heading told again', head.blocks);
    else if (head.label?.pure) ledger.leave('Label of what stands below it', head.blocks);
    else ledger.leave('Heading above or below those of theme and sub-theme', head.blocks);
  }
}

/** Sections whose text is placed without its heading. */
const listings = new Set<Role>(['contents', 'glossary', 'timeline', 'vision', 'ambitions']);

/** The titles of themes and sub-themes, each placed once: where it stands first. */
class Names {
  private readonly heads: Set<Token>;
  private readonly told = new Set<string>();

  constructor(places: ThemePlace[]) {
    this.heads = new Set(places.flatMap((place) => place.heads));
  }

  /** Whether the heading gives a title or a strapline that no heading before it gave. */
  takes(head: Token): boolean {
    if (!this.heads.has(head)) return false;
    const title = themeKey(withoutNumber(head.text));
    if (this.told.has(title)) return false;
    this.told.add(title);
    return true;
  }

  knows(head: Token): boolean {
    return this.heads.has(head);
  }
}
