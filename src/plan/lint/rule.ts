/** What a rule of the lint is: it is given a look at a plan and returns findings. */
import type { Finding } from '../draft.ts';
import type { ProposedLink } from '../likely-links.ts';
import type { Pairs } from './pairs.ts';
import type { Looked, LookedCommitment } from './shape.ts';

/** A finding, with how to mend it. `message` says why. */
export interface LintFinding extends Finding {
  mend: string;
  /** Ids of the commitments (and parts) that it is about. */
  commitments: string[];
  /** Ids of the recommendations, milestones or glossary rows that it is about. */
  others: string[];
  /** The acronym that it is about, where it is about one and not about the places that say it. */
  term: string | null;
  /** Lines that are not at fault but to be looked at as well. */
  related: number[];
  /** Likeliest links, for a person to confirm. */
  proposals: ProposedLink[];
}

export interface RuleView extends Pairs {
  plan: Looked;
  all: LookedCommitment[];
  /** The day on which the plan is looked at: "2025-01-31". */
  today: string;
  links: ProposedLink[];
}

/** What a rule says of one place; the lint adds the rule's name and severity. */
export interface Remark {
  message: string;
  mend: string;
  at: { line: number | null; id: string; kind?: LookedCommitment['kind'] }[];
  term?: string;
  related?: number[];
  proposals?: ProposedLink[];
}

export interface Rule {
  id: string;
  title: string;
  /** What it looks for and why that weakens a plan; stands in docs/lint.md. */
  help: string;
  severity: Finding['severity'];
  check(view: RuleView): Remark[];
}

/** The first words of a text, for a message. */
export function short(text: string, length = 60): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`;
}
