/**
 * The plan of a system as it is read: what a page shows, an export writes and the lint looks at. It comes from
 * `store.ts`; a draft (draft.ts) becomes one by `import.ts`.
 */
import { z } from 'zod';
import { type DraftDate, type DraftTarget, type Hedge, type levels, ownerRoles, type strengths } from './draft.ts';

/** The four drivers of sustainable healthcare (Centre for Sustainable Healthcare). */
export const drivers = ['prevention', 'self-care', 'lean', 'low-carbon'] as const;
export const sizes = ['small', 'medium', 'large'] as const;
export const origins = ['new from the seminar', 'shaped by the seminar', 'other engagement', 'carried over'] as const;
/** The part of a system that somebody named as an owner belongs to. */
export const sectors = ['system', 'icb', 'trust', 'primary-care', 'local-authority', 'vcse', 'other'] as const;
export type Driver = (typeof drivers)[number];
export type Sector = (typeof sectors)[number];

/** Somebody named as an owner in a plan: one organisation, or a group of them ("NHS Trusts"). */
export const NamedOrganisation = z.strictObject({
  id: z.string(),
  /** Stable in addresses: "/organisations/northmere-hospitals". */
  slug: z.string(),
  name: z.string(),
  /** ODS code, where it is one organisation that has one. */
  odsCode: z.string().nullable(),
  sector: z.enum(sectors),
  /** A group speaks for every organisation of its sectors; empty for one organisation. */
  speaksFor: z.array(z.enum(sectors)),
  /** Slugs of the places it serves; empty means all of them. */
  places: z.array(z.string()),
});
export type NamedOrganisation = z.infer<typeof NamedOrganisation>;

export const Owner = z.strictObject({
  phrase: z.string(),
  /** [start, end) in the text; null once the owner was set by hand. */
  span: z.tuple([z.number(), z.number()]).nullable(),
  role: z.enum(ownerRoles),
  /** Ids of `Plan.organisations`. */
  organisations: z.array(z.string()),
});
export type Owner = z.infer<typeof Owner>;

/** How a commitment of a plan ended when the next plan was made. */
export const Closure = z.strictObject({
  outcome: z.enum(['done', 'carried', 'dropped']),
  reason: z.string().min(1, 'Say why, in a sentence that a reader of the plan understands'),
  /** The commitment of the next plan that carries it on. */
  carriedTo: z.string().nullable(),
});
export type Closure = z.infer<typeof Closure>;

/** Where something stood in a document. */
export interface Origin {
  document: string;
  line: number;
  /** Its words there; what people wrote since may differ. */
  text: string;
}

export interface Commitment {
  /** Never changes and is never used again: "c12", a part "c12.3". Addresses are made of it. */
  id: string;
  text: string;
  children: Commitment[];
  /** Its own owners; a part without any has its parent's (see `ownersOf` in rules.ts). */
  owners: Owner[];
  strength: (typeof strengths)[number] | null;
  hedges: Hedge[];
  level: (typeof levels)[number] | null;
  size: (typeof sizes)[number] | null;
  drivers: Driver[];
  origin: (typeof origins)[number] | null;
  dates: DraftDate[];
  targets: DraftTarget[];
  source: Origin | null;
  closure: Closure | null;
  /** Counts its revisions; 0 as imported. */
  revision: number;
}

export interface Recommendation {
  id: string;
  text: string;
  source: Origin | null;
}

export interface Subtheme {
  id: string;
  /** In addresses: unique within the plan. */
  slug: string;
  title: string | null;
  recommendations: Recommendation[];
  commitments: Commitment[];
}

export interface Theme {
  id: string;
  slug: string;
  title: string;
  straplines: string[];
  subthemes: Subtheme[];
}

/** A commitment proposed or confirmed as the answer to a recommendation. */
export interface Link {
  recommendation: string;
  commitment: string;
  /** Likeness from 0 to 1 as the reader found it; 1 where a person made it. */
  score: number;
  confirmed: boolean;
}

export interface Milestone {
  id: string;
  when: string;
  edtf: string | null;
  title: string;
  /** As the document marks it; a page works it out from the date where this is null. */
  state: 'past' | 'now' | 'future' | null;
}

export interface Term {
  id: string;
  term: string;
  meaning: string;
}

/** Told in Markdown; `{{commitments theme=… owner=… driver=…}}` and `{{figure NAME}}` draw in what the plan holds. */
export interface Chapter {
  id: string;
  slug: string;
  title: string;
  markdown: string;
}

/** Another way to tell the same commitments, without copies. Those by driver and by sector follow from the plan. */
export interface Grouping {
  id: string;
  slug: string;
  title: string;
  groups: { id: string; title: string; commitments: string[] }[];
}

export interface SourceDocument {
  id: string;
  file: string;
  kind: string;
  sha256: string;
  importedAt: string;
}

export interface Plan {
  id: string;
  slug: string;
  title: string;
  /** EDTF date printed on the document it came from. */
  date: string | null;
  /** A plan that no body has approved is a draft and says so wherever it is shown. */
  status: 'draft' | 'approved';
  approval: { body: string; date: string } | null;
  /** The plan that it follows. */
  follows: string | null;
  /** Grows with every change: what a page once rendered is kept by. */
  version: number;
  vision: string | null;
  ambitions: Commitment[];
  themes: Theme[];
  links: Link[];
  /** Pairs of which a person said that the one is no answer to the other; they are not proposed again. */
  refusedLinks: Pick<Link, 'recommendation' | 'commitment'>[];
  milestones: Milestone[];
  glossary: Term[];
  chapters: Chapter[];
  groupings: Grouping[];
  organisations: NamedOrganisation[];
  documents: SourceDocument[];
}
