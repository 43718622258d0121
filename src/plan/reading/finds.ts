/** What was found in a document before it has an id and a place in the plan. */
import type { Sentence } from '../draft.ts';
import type { Section } from './sections.ts';

export interface FoundCommitment {
  /** Grows in the order of the source. */
  order: number;
  text: string;
  line: number;
  sentence: Sentence;
  children: FoundCommitment[];
}

export interface FoundRecommendation {
  order: number;
  text: string;
  line: number;
}

/** Columns or group rows of a table that say under which theme a row stands. */
export interface TableHome {
  theme: string | null;
  subtheme: string | null;
  line: number;
}

/** Everything of one section, or one group of rows, that stands under one sub-theme. */
export interface Home {
  section: Section;
  table: TableHome | null;
  recommendations: FoundRecommendation[];
  commitments: FoundCommitment[];
}

/** A row that gives both a recommendation and the commitment that answers it. */
export interface RowLink {
  recommendation: FoundRecommendation;
  commitment: FoundCommitment;
}
