/** Goes through the sections of a document and finds what each holds of a plan. */
import type { Draft, DraftMilestone } from '../draft.ts';
import { commitmentsIn, recommendationsIn } from './commitments.ts';
import { type ContentsEntry, contentsIn } from './contents.ts';
import type { FoundCommitment, Home, RowLink } from './finds.ts';
import { glossaryIn } from './glossary.ts';
import type { Ledger } from './ledger.ts';
import { type Manner, mannerOf } from './manner.ts';
import { allowsPromises, ambitionSections } from './plan-like.ts';
import { promisesInProse } from './prose-promises.ts';
import { rolesOf } from './roles.ts';
import type { Section } from './sections.ts';
import { readActionTable } from './smart-table.ts';
import { milestonesIn } from './timeline.ts';
import { visionIn } from './vision.ts';

/** Everything that the sections hold of a plan. */
export class Finder {
  readonly homes: Home[] = [];
  readonly ambitions: FoundCommitment[] = [];
  readonly links: RowLink[] = [];
  readonly milestones: DraftMilestone[] = [];
  readonly glossary: Draft['glossary'] = [];
  readonly contents: ContentsEntry[] = [];
  readonly vision: Draft['vision'];
  /** Sections in which something was found. */
  readonly holding = new Set<Section>();
  private readonly ledger: Ledger;
  private readonly ambitious: Set<Section>;
  private readonly manner: Manner;

  constructor(sections: Section[], ofTheField: boolean, ledger: Ledger) {
    this.ledger = ledger;
    this.ambitious = ambitionSections(sections);
    this.manner = mannerOf(sections);
    for (const section of sections) this.contentsOf(section);
    this.vision = visionIn(sections, ledger);
    for (const section of sections) {
      this.timelineAndGlossary(section);
      if (ofTheField || hasTable(section)) this.promises(section, ofTheField);
    }
    const vision = sections.find((section) =>
      section.body.some(({ token }) => token.block.line === this.vision?.line && !ledger.isOpen(token.block)),
    );
    if (vision && this.vision) this.holding.add(vision);
  }

  private contentsOf(section: Section): void {
    const entries = contentsIn(section, this.ledger);
    if (section.head?.label?.role === 'contents') this.holding.add(section);
    for (const entry of entries) this.contents.push(entry);
  }

  private timelineAndGlossary(section: Section): void {
    const milestones = milestonesIn(section, this.ledger);
    const terms = glossaryIn(section, this.ledger);
    for (const milestone of milestones) this.milestones.push(milestone);
    for (const term of terms) this.glossary.push(term);
    if (milestones.length > 0 || terms.length > 0) this.holding.add(section);
  }

  private promises(section: Section, ofTheField: boolean): void {
    const open = {
      ...section,
      body: section.body.filter(({ token }) => token.blocks.some((block) => this.ledger.isOpen(block))),
    };
    const ambitious = this.ambitious.has(section);
    const promises = ofTheField && allowsPromises(section);
    const imperatives = promises && section.head !== null && this.manner.imperatives;
    const roles = rolesOf(open, { promises, imperatives }, ambitious);
    if (ofTheField && ambitious)
      for (const found of commitmentsIn(open, roles, this.ledger)) this.ambitions.push(found);
    else if (ofTheField) {
      const recommendations = recommendationsIn(open, roles, this.ledger);
      const listed = commitmentsIn(open, roles, this.ledger);
      const mayTell = listed.length === 0 && this.manner.prose && section.head !== null && promises;
      const commitments = mayTell ? promisesInProse(open, this.ledger) : listed;
      if (recommendations.length + commitments.length > 0)
        this.homes.push({ section, table: null, recommendations, commitments });
    }
    const before = this.homes.length;
    for (const { token, labels } of open.body) {
      if (token.block.type !== 'table') continue;
      const role = labels.at(-1)?.label?.role;
      const rowsOf = role === 'commitments' || role === 'recommendations' ? role : null;
      const table = readActionTable(token.block, token.index, rowsOf, this.ledger);
      for (const ambition of table?.ambitions ?? []) this.ambitions.push(ambition);
      for (const group of table?.groups ?? []) this.homes.push({ section, ...group });
      for (const link of table?.links ?? []) this.links.push(link);
    }
    const some = this.homes.at(-1)?.section === section || this.homes.length > before;
    if (some || (ambitious && this.ambitions.length > 0)) this.holding.add(section);
  }
}

function hasTable(section: Section): boolean {
  return section.body.some(({ token }) => token.type === 'table');
}
