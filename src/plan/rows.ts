/** A plan to the rows that the tables hold, and rows to a plan: the two directions side by side, so they stay one. */
import type { Commitment, Plan, Recommendation, Subtheme } from './model.ts';
import type * as tables from './tables.ts';

type Row<T extends { $inferSelect: unknown }> = T['$inferSelect'];
type New<T extends { $inferInsert: unknown }> = T['$inferInsert'];

export interface PlanRows {
  sections: New<typeof tables.sections>[];
  recommendations: New<typeof tables.recommendations>[];
  commitments: New<typeof tables.commitments>[];
  links: New<typeof tables.links>[];
  milestones: New<typeof tables.milestones>[];
  terms: New<typeof tables.terms>[];
  groupings: New<typeof tables.groupings>[];
  namedOrganisations: New<typeof tables.namedOrganisations>[];
}

/** The rows of a plan's content. Positions count from 0 among siblings. */
export function toRows(
  key: { systemId: string; planId: string },
  plan: Omit<Plan, 'id' | 'slug' | 'status' | 'approval' | 'follows' | 'version' | 'documents'>,
): PlanRows {
  const sections: PlanRows['sections'] = [];
  const recommendations: PlanRows['recommendations'] = [];
  const commitments: PlanRows['commitments'] = [];

  const addCommitments = (list: Commitment[], sectionId: string | null, parentId: string | null) => {
    for (const [position, { children, source, ...commitment }] of list.entries()) {
      commitments.push({ ...key, ...commitment, parentId, sectionId, position, ...columnsOf(source) });
      addCommitments(children, sectionId, commitment.id);
    }
  };
  addCommitments(plan.ambitions, null, null);
  for (const [position, { subthemes, ...theme }] of plan.themes.entries()) {
    sections.push({ ...key, ...theme, kind: 'theme', position });
    for (const [place, subtheme] of subthemes.entries()) {
      const { id, slug, title } = subtheme;
      sections.push({ ...key, id, slug, title, parentId: theme.id, kind: 'subtheme', position: place });
      for (const [order, { source, ...recommendation }] of subtheme.recommendations.entries()) {
        recommendations.push({ ...key, ...recommendation, sectionId: id, position: order, ...columnsOf(source) });
      }
      addCommitments(subtheme.commitments, id, null);
    }
  }
  for (const [position, chapter] of plan.chapters.entries())
    sections.push({ ...key, ...chapter, kind: 'chapter', position });

  return {
    sections,
    recommendations,
    commitments,
    links: [
      ...plan.links.map((link) => ({ ...key, ...link })),
      ...plan.refusedLinks.map((pair) => ({ ...key, ...pair, score: 0, refused: true })),
    ],
    milestones: plan.milestones.map((milestone, position) => ({ ...key, ...milestone, position })),
    terms: plan.glossary.map((term, position) => ({ ...key, ...term, position })),
    groupings: plan.groupings.map((grouping, position) => ({ ...key, ...grouping, position })),
    namedOrganisations: plan.organisations.map((organisation, position) => ({ ...key, ...organisation, position })),
  };
}

export interface StoredRows {
  plan: Row<typeof tables.plans>;
  documents: Pick<Row<typeof tables.documents>, 'id' | 'file' | 'kind' | 'sha256' | 'importedAt'>[];
  sections: Row<typeof tables.sections>[];
  recommendations: Row<typeof tables.recommendations>[];
  commitments: Row<typeof tables.commitments>[];
  links: Row<typeof tables.links>[];
  milestones: Row<typeof tables.milestones>[];
  terms: Row<typeof tables.terms>[];
  groupings: Row<typeof tables.groupings>[];
  namedOrganisations: Row<typeof tables.namedOrganisations>[];
}

/** The plan that the rows tell. Rows come in order of position; withdrawn commitments are left out. */
export function fromRows(rows: StoredRows): Plan {
  const { plan } = rows;
  const childrenOf = Map.groupBy(rows.commitments, (row) => row.parentId ?? `in ${row.sectionId ?? 'ambitions'}`);
  const commitmentsAt = (place: string): Commitment[] =>
    (childrenOf.get(place) ?? []).map(
      ({
        id,
        text,
        owners,
        strength,
        hedges,
        level,
        size,
        drivers,
        origin,
        dates,
        targets,
        closure,
        revision,
        ...row
      }) => ({
        ...{ id, text, owners, strength, hedges, level, size, drivers, origin, dates, targets, closure, revision },
        source: sourceOf(row),
        children: commitmentsAt(id),
      }),
    );
  const recommendationsIn = Map.groupBy(rows.recommendations, (row) => row.sectionId);
  const subthemesOf = Map.groupBy(
    rows.sections.filter(({ kind }) => kind === 'subtheme'),
    (row) => row.parentId,
  );
  const subtheme = ({ id, slug, title }: Row<typeof tables.sections>): Subtheme => ({
    ...{ id, slug, title },
    recommendations: (recommendationsIn.get(id) ?? []).map((row): Recommendation => {
      return { id: row.id, text: row.text, source: sourceOf(row) };
    }),
    commitments: commitmentsAt(`in ${id}`),
  });
  return {
    id: plan.id,
    slug: plan.slug,
    title: plan.title,
    date: plan.date,
    status: plan.status,
    approval: plan.approval,
    follows: plan.follows,
    version: plan.version,
    vision: plan.vision,
    ambitions: commitmentsAt('in ambitions'),
    themes: rows.sections
      .filter(({ kind }) => kind === 'theme')
      .map(({ id, slug, title, straplines }) => ({
        ...{ id, slug, straplines },
        title: title ?? '',
        subthemes: (subthemesOf.get(id) ?? []).map(subtheme),
      })),
    links: rows.links
      .filter(({ refused }) => !refused)
      .map(({ recommendation, commitment, score, confirmed }) => ({ recommendation, commitment, score, confirmed })),
    refusedLinks: rows.links
      .filter(({ refused }) => refused)
      .map(({ recommendation, commitment }) => ({ recommendation, commitment })),
    milestones: rows.milestones.map(({ id, when, edtf, title, state }) => ({ id, when, edtf, title, state })),
    glossary: rows.terms.map(({ id, term, meaning }) => ({ id, term, meaning })),
    chapters: rows.sections
      .filter(({ kind }) => kind === 'chapter')
      .map(({ id, slug, title, markdown }) => ({ id, slug, title: title ?? '', markdown: markdown ?? '' })),
    groupings: rows.groupings.map(({ id, slug, title, groups }) => ({ id, slug, title, groups })),
    organisations: rows.namedOrganisations.map(({ id, slug, name, odsCode, sector, speaksFor, places }) => ({
      ...{ id, slug, name, odsCode, sector, speaksFor, places },
    })),
    documents: rows.documents.map(({ importedAt, ...document }) => ({
      ...document,
      importedAt: importedAt.toISOString(),
    })),
  };
}

interface SourceColumns {
  documentId: string | null;
  line: number | null;
  sourceText: string | null;
}

function columnsOf(source: Commitment['source']): SourceColumns {
  const { document = null, line = null, text = null } = source ?? {};
  return { documentId: document, line, sourceText: text };
}

function sourceOf({ documentId, line, sourceText }: SourceColumns): Commitment['source'] {
  if (documentId === null || line === null || sourceText === null) return null;
  return { document: documentId, line, text: sourceText };
}
