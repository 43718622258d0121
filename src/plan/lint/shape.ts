/** The one small shape that the rules look at, made from a draft or from a plan that is kept. */
import type { Draft, DraftCommitment, DraftDate, DraftTarget, Hedge, ownerRoles, strengths } from '../draft.ts';
import type { Commitment, Plan } from '../model.ts';

export interface LookedOwner {
  phrase: string;
  role: (typeof ownerRoles)[number];
  organisations: string[];
}

export interface LookedCommitment {
  id: string;
  text: string;
  /** Where it stood in the document; null when it was written by hand. */
  line: number | null;
  kind: 'ambition' | 'commitment' | 'part';
  parent: LookedCommitment | null;
  children: LookedCommitment[];
  owners: LookedOwner[];
  strength: (typeof strengths)[number] | null;
  hedges: Hedge[];
  dates: DraftDate[];
  targets: DraftTarget[];
}

export interface LookedText {
  id: string;
  text: string;
  line: number | null;
}

export interface LookedMilestone {
  id: string;
  when: string;
  edtf: string | null;
  title: string;
  line: number | null;
}

export interface LookedTerm {
  id: string;
  term: string;
  meaning: string;
  line: number | null;
}

/** A sub-theme; its id tells it apart where titles repeat. */
export interface LookedSubtheme {
  id: string;
  title: string;
  line: number | null;
  recommendations: LookedText[];
  commitments: LookedCommitment[];
}

export interface Looked {
  ambitions: LookedCommitment[];
  subthemes: LookedSubtheme[];
  links: { recommendation: string; commitment: string; score: number; confirmed: boolean }[];
  /** Pairs of which a person said that the one does not answer the other. */
  refused: { recommendation: string; commitment: string }[];
  milestones: LookedMilestone[];
  glossary: LookedTerm[];
}

/** A draft as the rules look at it. */
export function lookAtDraft(draft: Draft): Looked {
  const take = ({ line, owners }: DraftCommitment) => ({ line, owners });
  return {
    ambitions: draft.ambitions.map((one) => look(one, null, 'ambition', take)),
    subthemes: draft.themes.flatMap((theme, t) =>
      theme.subthemes.map((subtheme, s) => ({
        id: `t${t + 1}.${s + 1}`,
        title: subtheme.title === null ? theme.title : `${theme.title} – ${subtheme.title}`,
        line: subtheme.line,
        recommendations: subtheme.recommendations,
        commitments: subtheme.commitments.map((one) => look(one, null, 'commitment', take)),
      })),
    ),
    links: draft.links.map((link) => ({ ...link, confirmed: false })),
    refused: [],
    milestones: draft.milestones.map((one, index) => ({ ...one, id: `m${index + 1}` })),
    glossary: draft.glossary.map((one, index) => ({ ...one, id: `g${index + 1}` })),
  };
}

/** A plan that is kept, as the rules look at it. */
export function lookAtPlan(plan: Plan): Looked {
  const names = new Map(plan.organisations.map(({ id, name }) => [id, name]));
  const take = (one: Commitment) => ({
    line: one.source?.line ?? null,
    owners: one.owners.map(({ phrase, role, organisations }) => ({
      phrase,
      role,
      organisations: organisations.map((id) => names.get(id) ?? id),
    })),
  });
  return {
    ambitions: plan.ambitions.map((one) => look(one, null, 'ambition', take)),
    subthemes: plan.themes.flatMap((theme) =>
      theme.subthemes.map((subtheme) => ({
        id: subtheme.id,
        title: subtheme.title === null ? theme.title : `${theme.title} – ${subtheme.title}`,
        line: null,
        recommendations: subtheme.recommendations.map(({ id, text, source }) => ({
          id,
          text,
          line: source?.line ?? null,
        })),
        commitments: subtheme.commitments.map((one) => look(one, null, 'commitment', take)),
      })),
    ),
    links: plan.links,
    refused: plan.refusedLinks,
    milestones: plan.milestones.map(({ id, when, edtf, title }) => ({ id, when, edtf, title, line: null })),
    glossary: plan.glossary.map((one) => ({ ...one, line: null })),
  };
}

/** Ambitions, commitments and parts, parents before parts, in the order of the document. */
export function everyLooked(looked: Looked): LookedCommitment[] {
  const walk = (one: LookedCommitment): LookedCommitment[] => [one, ...one.children.flatMap(walk)];
  return [...looked.ambitions, ...looked.subthemes.flatMap(({ commitments }) => commitments)].flatMap(walk);
}

/** Its own owners, or those of the nearest commitment above that has any. */
export function ownersBinding(one: LookedCommitment): LookedOwner[] {
  return one.owners.length > 0 || one.parent === null ? one.owners : ownersBinding(one.parent);
}

/** Its own dates, or those of the nearest commitment above that has any. */
export function datesBinding(one: LookedCommitment): DraftDate[] {
  return one.dates.length > 0 || one.parent === null ? one.dates : datesBinding(one.parent);
}

interface Readable<T> {
  id: string;
  text: string;
  children: T[];
  strength: LookedCommitment['strength'];
  hedges: Hedge[];
  dates: DraftDate[];
  targets: DraftTarget[];
}

function look<T extends Readable<T>>(
  source: T,
  parent: LookedCommitment | null,
  kind: LookedCommitment['kind'],
  take: (one: T) => { line: number | null; owners: LookedOwner[] },
): LookedCommitment {
  const { id, text, strength, hedges, dates, targets } = source;
  const one: LookedCommitment = {
    id,
    text,
    kind,
    parent,
    children: [],
    strength,
    hedges,
    dates,
    targets,
    ...take(source),
  };
  one.children = source.children.map((child) => look(child, one, 'part', take));
  return one;
}
