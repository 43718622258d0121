/** A plan as the draft that it would be read as: so that a plan which was taken out as JSON can be brought in elsewhere. */
import { documentKinds } from '../platform/documents/outline.ts';
import type { Draft, DraftCommitment, DraftOwner } from './draft.ts';
import type { Commitment, Owner, Plan } from './model.ts';

/** What a draft has no place for stays behind: closures, groupings, who changed what. Links of people count as found. */
export function draftOfPlan(plan: Plan): Draft {
  const names = new Map(plan.organisations.map(({ id, name }) => [id, name]));
  const owner = ({ phrase, span, role, organisations }: Owner): DraftOwner => ({
    phrase,
    span: span ?? [0, 0],
    role,
    organisations: organisations.flatMap((id) => names.get(id) ?? []),
  });
  const commitment = ({ id, text, source, owners, children, ...rest }: Commitment): DraftCommitment => {
    const { strength, hedges, level, dates, targets } = rest;
    const told = { strength, hedges, level, dates, targets };
    const line = source?.line ?? 0;
    return { id, text, line, owners: owners.map(owner), ...told, children: children.map(commitment) };
  };
  const document = plan.documents.at(-1);
  return {
    format: 'greenplan-draft/1',
    source: {
      file: document?.file ?? `${plan.slug}.json`,
      sha256: document?.sha256 ?? '',
      kind: documentKinds.find((kind) => kind === document?.kind) ?? 'text',
    },
    title: plan.title,
    date: plan.date,
    vision: plan.vision === null ? null : { text: plan.vision, line: 0 },
    ambitions: plan.ambitions.map(commitment),
    themes: plan.themes.map(({ title, straplines, subthemes }) => ({
      title,
      line: 0,
      straplines,
      subthemes: subthemes.map((subtheme) => ({
        title: subtheme.title,
        line: 0,
        recommendations: subtheme.recommendations.map(({ id, text, source }) => ({
          id,
          text,
          line: source?.line ?? 0,
        })),
        commitments: subtheme.commitments.map(commitment),
      })),
    })),
    links: plan.links.map(({ recommendation, commitment: answer, score }) => ({
      recommendation,
      commitment: answer,
      score,
    })),
    milestones: plan.milestones.map(({ when, edtf, title, state }) => ({ when, edtf, title, line: 0, state })),
    glossary: plan.glossary.map(({ term, meaning }) => ({ term, meaning, line: 0 })),
    chapters: plan.chapters.map(({ title, markdown }) => ({ title, line: 0, markdown })),
    unplaced: [],
    findings: [],
  };
}
