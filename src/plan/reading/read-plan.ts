/**
 * Reads a plan out of a document, by rules that can be explained: the outline of sections first, then the role of
 * each text, then its sentence. What is not understood is kept in `unplaced`, with the reason.
 */
import type { Outline } from '../../platform/documents/outline.ts';
import type { Draft, Finding } from '../draft.ts';
import { proposeLinks } from '../likely-links.ts';
import { chaptersIn } from './chapters.ts';
import { contentsFindings } from './contents.ts';
import { Finder } from './finder.ts';
import { accountForHeadings } from './heading-accounts.ts';
import { placesOf, type ThemePlace } from './headings.ts';
import { Ledger } from './ledger.ts';
import { isAboutTheField } from './plan-like.ts';
import { isPast } from './promises.ts';
import { type Section, sectionsOf } from './sections.ts';
import { numbered, themesOf } from './themes.ts';
import { readTitlePage } from './title-page.ts';
import { type Token, tokensOf } from './tokens.ts';
import { withoutUnheadedContents } from './unheaded-contents.ts';

/** Reads the outline of a document as a draft of a plan. A document without a plan gives an empty draft that says so. */
export function readPlan(outline: Outline): Draft {
  const ledger = new Ledger(outline.blocks);
  const tokens = withoutUnheadedContents(tokensOf(outline, ledger), ledger);
  const front = readTitlePage(outline, tokens, ledger);
  const body = tokens.slice(front.length);
  const root = sectionsOf(body, outline.unit === 'slide', front.label);
  const sections = everySection(root);
  const found = new Finder(sections, isAboutTheField(tokens), ledger);
  const { homes, ambitions } = found;
  const empty = homes.length === 0 && ambitions.length === 0;
  if (empty && found.vision === null && found.milestones.length + found.glossary.length < 3) return noPlan(outline);
  const places = placesOf(homes, body, found.contents, front.title ?? outline.source.file);
  accountForHeadings(sections, homes, places, ledger);
  const holding = holdingSections(found.holding);
  const chapters = chaptersIn(root, (section) => holding.has(section), outline, ledger);
  leaveTheRest(sections, ledger);
  const ids = numbered(homes, ambitions);
  const themes = themesOf(homes, places, ids);
  const rowLinks = found.links.flatMap(({ recommendation, commitment }) => {
    const [from, to] = [ids.recommendations.get(recommendation), ids.commitments.get(commitment)];
    return from && to ? [{ recommendation: from.id, commitment: to.id, score: 1 }] : [];
  });
  return {
    format: 'greenplan-draft/1',
    source: outline.source,
    title: front.title,
    date: front.date,
    vision: found.vision,
    ambitions: ambitions.flatMap((ambition) => ids.commitments.get(ambition) ?? []),
    themes,
    links: [...rowLinks, ...proposedLinks(themes, new Set(rowLinks.map((link) => link.recommendation)))],
    milestones: found.milestones,
    glossary: found.glossary,
    chapters,
    unplaced: ledger.unplaced(),
    findings: [
      ...(empty ? [nothingPromised()] : []),
      ...remarksOf(outline),
      ...contentsFindings(
        found.contents,
        themes.map(({ title, line, subthemes }) => ({ title, line, subthemes: subthemes.flatMap(titled) })),
      ),
      ...partedFindings(places),
    ],
  };
}

function everySection(root: Section): Section[] {
  const all: Section[] = [];
  const open = [root];
  while (open.length > 0) {
    const section = open.pop();
    if (!section) break;
    all.push(section);
    for (let at = section.children.length - 1; at >= 0; at -= 1) open.push(...section.children.slice(at, at + 1));
  }
  return all;
}

/** The sections in which something was found, and all above them. */
function holdingSections(found: Set<Section>): Set<Section> {
  const holding = new Set<Section>();
  for (const section of found)
    for (let at: Section | null = section; at && !holding.has(at); at = at.parent) holding.add(at);
  return holding;
}

function leaveTheRest(sections: Section[], ledger: Ledger): void {
  for (const section of sections) {
    for (const { token, labels } of section.body) {
      const open = token.blocks.filter((block) => ledger.isOpen(block));
      if (open.length > 0) ledger.leave(reasonFor(section, token, labels.at(-1) ?? null), open);
    }
  }
}

function reasonFor(section: Section, token: Token, label: Token | null): string {
  if (section.head === null && label === null) return 'Text before the first heading';
  if (label?.label?.role === 'progress' || isPast(token.text)) return 'Tells of what was done';
  if (label?.label?.role === 'indicators') return 'Tells how it is measured';
  return 'Text beside the commitments';
}

function proposedLinks(themes: Draft['themes'], answered: Set<string>): Draft['links'] {
  return proposeLinks(
    themes.flatMap((theme) =>
      theme.subthemes.map(({ title, recommendations, commitments }) => ({
        title: title === null ? theme.title : `${theme.title} – ${title}`,
        recommendations: recommendations.filter(({ id }) => !answered.has(id)),
        commitments,
      })),
    ),
  );
}

function noPlan(outline: Outline): Draft {
  const ledger = new Ledger(outline.blocks);
  ledger.leave('No plan was found in this document', outline.blocks);
  return {
    format: 'greenplan-draft/1',
    source: outline.source,
    title: outline.title,
    date: null,
    vision: null,
    ambitions: [],
    themes: [],
    links: [],
    milestones: [],
    glossary: [],
    chapters: [],
    unplaced: ledger.unplaced(),
    findings: [nothingPromised(), ...remarksOf(outline)],
  };
}

function nothingPromised(): Finding {
  return {
    rule: 'no-plan',
    severity: 'error',
    lines: [1],
    message:
      'No commitments or recommendations were found in this document. If it holds a plan, put its commitments in a list below a heading such as “Actions” or “We will”, or in a table with a column “Action”.',
  };
}

function remarksOf(outline: Outline): Finding[] {
  return outline.remarks.map(({ line, message }) => ({
    rule: 'document',
    severity: 'warning',
    lines: [line],
    message,
  }));
}

function partedFindings(places: Map<unknown, ThemePlace>): Finding[] {
  return [...places.values()].flatMap(({ parted, strapline, subtheme, subthemeLine }) =>
    parted
      ? [
          {
            rule: 'heading-parted',
            severity: 'info' as const,
            lines: [subthemeLine],
            message: `Two halves of this heading ran together. They were read as “${strapline}” and “${subtheme}”, as its sibling headings say.`,
          },
        ]
      : [],
  );
}

function titled({ title, line }: { title: string | null; line: number }): { title: string; line: number }[] {
  return title === null ? [] : [{ title, line }];
}
