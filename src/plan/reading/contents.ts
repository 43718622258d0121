/** The table of contents: left out of the draft, and held against the headings on the pages. */
import type { Finding } from '../draft.ts';
import type { Ledger } from './ledger.ts';
import type { Section } from './sections.ts';
import { themeKey } from './theme-keys.ts';

export interface ContentsEntry {
  theme: string;
  subtheme: string | null;
  line: number;
}

/** Leaves the contents out and gives its entries: themes, and sub-themes under the theme last named. */
export function contentsIn(section: Section, ledger: Ledger): ContentsEntry[] {
  if (section.head?.label?.role !== 'contents') return [];
  const entries: ContentsEntry[] = [];
  for (const { token } of section.body) {
    const { block } = token;
    ledger.leave('Table of contents', token.blocks);
    if (block.type !== 'table') {
      entries.push({ theme: withoutPage(token.text), subtheme: null, line: block.line });
      continue;
    }
    const subthemes = block.header?.cells.findIndex((cell) => /sub[ -]?theme/i.test(cell)) ?? -1;
    let theme = '';
    for (const row of block.rows) {
      const words = row.cells.map((cell) => (/[A-Za-z]/.test(cell) ? cell : ''));
      const first = words.find((cell, at) => cell !== '' && at !== subthemes) ?? '';
      if (first !== '') theme = withoutPage(first);
      entries.push({ theme, subtheme: (subthemes >= 0 && words[subthemes]) || null, line: row.line });
    }
  }
  return entries;
}

/** Whether a line looks as if it stood in a table of contents: a page number at its end. */
export function endsInPageNumber(text: string): boolean {
  return /\S(?:\s?\.{3,}|…|\s)\s*\d{1,3}$/.test(text);
}

function withoutPage(text: string): string {
  return text.replace(/[\s.…]*\b\d{1,3}$/, '').replace(/^\d+(?:\.\d+)*\.?\s+/, '');
}

export interface PageHeading {
  title: string;
  line: number;
}

export interface ThemeHeadings extends PageHeading {
  subthemes: PageHeading[];
}

/** Where the contents and the heading on the page differ the heading wins, and the difference is a finding. */
export function contentsFindings(entries: ContentsEntry[], themes: ThemeHeadings[]): Finding[] {
  const findings: Finding[] = [];
  const named = unique(entries.map(({ theme, line }) => ({ title: theme, line })));
  for (const { heading, entry } of pairs(themes, named)) {
    if (differ(heading.title, entry.title)) findings.push(difference('theme', entry, heading));
    const theme = themes.find((one) => one.line === heading.line && one.title === heading.title);
    const below = entries.flatMap(({ theme: title, subtheme, line }) =>
      title === entry.title && subtheme ? [{ title: subtheme, line }] : [],
    );
    for (const pair of pairs(theme?.subthemes ?? [], below)) {
      if (differ(pair.heading.title, pair.entry.title))
        findings.push(difference('sub-theme', pair.entry, pair.heading));
    }
  }
  return findings.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
}

function difference(what: string, entry: PageHeading, heading: PageHeading): Finding {
  return {
    rule: 'contents-differ',
    severity: 'warning',
    lines: [entry.line, heading.line],
    message: `The contents call this ${what} “${entry.title}”, the heading on its page “${heading.title}”. The heading is kept; change one of the two.`,
  };
}

/** Capitals are no difference; "&" for "and" is. */
function differ(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}&]+/gu, ' ')
      .trim();
  return plain(a) !== plain(b);
}

/** Pairs headings with entries, likest first, then those left over in the order of both if as many are left. */
function pairs(headings: PageHeading[], entries: PageHeading[]): { heading: PageHeading; entry: PageHeading }[] {
  const scored = headings
    .slice(0, 300)
    .flatMap((heading) =>
      entries.slice(0, 300).map((entry) => ({ heading, entry, score: likeness(heading.title, entry.title) })),
    );
  scored.sort((a, b) => b.score - a.score);
  const taken = new Set<PageHeading>();
  const found: { heading: PageHeading; entry: PageHeading }[] = [];
  for (const { heading, entry, score } of scored) {
    if (score < 0.34 || taken.has(heading) || taken.has(entry)) continue;
    taken.add(heading).add(entry);
    found.push({ heading, entry });
  }
  const [headingsLeft, entriesLeft] = [headings, entries].map((all) => all.filter((one) => !taken.has(one)));
  if (found.length > 0 && headingsLeft && entriesLeft?.length === headingsLeft.length) {
    for (const [at, heading] of headingsLeft.entries()) {
      const entry = entriesLeft[at];
      if (entry) found.push({ heading, entry });
    }
  }
  return found;
}

/** Share of the words of the shorter title that the other has too. */
function likeness(a: string, b: string): number {
  const [left, right] = [a, b].map(
    (text) =>
      new Set(
        themeKey(text)
          .split(' ')
          .filter((word) => word.length > 2 && word !== 'and' && word !== 'the'),
      ),
  );
  if (!left || !right || left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.min(left.size, right.size) - (themeKey(a) === themeKey(b) ? 0 : 0.01);
}

function unique(headings: PageHeading[]): PageHeading[] {
  const seen = new Set<string>();
  return headings.filter(({ title }) => title !== '' && !seen.has(title) && seen.add(title));
}
