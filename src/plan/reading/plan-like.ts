/** Whether a document, and a section of it, may hold promises that no label announces. */
import type { Section } from './sections.ts';
import type { Token } from './tokens.ts';
import { fieldWords, type Role } from './vocabulary.ts';

const telling = new Set<Role>(['progress', 'background', 'contents', 'glossary', 'indicators', 'vision']);

const named =
  /^(?=.*\b(?:sustainab\w+|green\w*|climate|carbon|net[ -]zero|environment\w*|nature|energy)\b).*\b(?:plan|strategy|programme|roadmap|framework|commitments|pledges|charter|action)\b/i;

/** A heading that says that what follows is promised; "Actions" alone stands over minutes and recipes as well. */
const promising = /^(?:our |proposed |the )?(?:commitments|pledges)\b/i;

/**
 * A document of the field says so in its title, heads a list as its commitments, or uses three of its words, or two of them time and again. Others have
 * actions too: minutes, contracts, recipes.
 */
export function isAboutTheField(tokens: Token[]): boolean {
  const titles = tokens.slice(0, 5).filter(({ type }) => type === 'heading' || type === 'short');
  if (titles.some(({ text }) => named.test(text))) return true;
  if (tokens.some(({ type, text }) => type === 'heading' && promising.test(text))) return true;
  const seen = new Set<string>();
  let times = 0;
  for (const token of tokens) {
    const texts = token.block.type === 'table' ? token.block.rows.map((row) => row.cells.join(' ')) : [token.text];
    for (const text of texts) {
      for (const [word] of text.matchAll(fieldWords)) {
        seen.add(word.toLowerCase());
        times += 1;
      }
    }
    if (seen.size >= 3 || (seen.size === 2 && times >= 5)) return true;
  }
  return false;
}

/** Promises without a label are read everywhere but in sections that tell of the past, or about the document. */
export function allowsPromises(section: Section): boolean {
  for (let at: Section | null = section; at?.head; at = at.parent) {
    if (at.head.label && telling.has(at.head.label.role)) return false;
  }
  return true;
}

/** Overarching ambitions are named once or twice for the whole plan; what each theme calls its aims are not those. */
export function ambitionSections(sections: Section[]): Set<Section> {
  const named = sections.filter((section) => section.head?.label?.role === 'ambitions');
  return new Set(named.length <= 2 ? named : []);
}
