/** A draft becomes the content of a plan: names become organisations, sections get addresses, drivers are proposed. */
import type { SystemSettings } from '../platform/systems.model.ts';
import type { Draft, DraftCommitment, DraftOwner } from './draft.ts';
import { driversIn } from './drivers.ts';
import type { Commitment, NamedOrganisation, Owner, Plan } from './model.ts';
import { namedOrganisation } from './sectors.ts';
import { slugMaker } from './slugs.ts';

/** What a draft says of a plan; the store adds its id, its state and its documents. */
export type PlanContent = Omit<
  Plan,
  'id' | 'slug' | 'status' | 'approval' | 'follows' | 'version' | 'documents' | 'groupings' | 'refusedLinks'
>;

/** @param document id under which the document is kept, as the source of each commitment. */
export function planFromDraft(draft: Draft, settings: SystemSettings, document: string): PlanContent {
  const named = new Map<string, NamedOrganisation>();
  const slug = slugMaker();
  const owner = ({ phrase, span, role, organisations }: DraftOwner): Owner => ({
    phrase,
    span,
    role,
    organisations: organisations.map((name) => {
      const organisation = namedOrganisation(name, settings);
      if (!named.has(organisation.id)) named.set(organisation.id, organisation);
      return organisation.id;
    }),
  });
  const commitment = ({ line, children, owners, id, text, ...sentence }: DraftCommitment): Commitment => ({
    ...sentence,
    id,
    text,
    children: children.map(commitment),
    owners: owners.map(owner),
    size: null,
    drivers: driversIn([text, ...children.map((child) => child.text)].join(' ')),
    origin: null,
    source: { document, line, text },
    closure: null,
    revision: 0,
  });
  // Members come first, so that a page can be had of an organisation that the document does not name.
  for (const member of settings.organisations) named.set(member.slug, namedOrganisation(member.name, settings));
  return {
    title: draft.title ?? `Green Plan of ${settings.shortName}`,
    date: draft.date,
    vision: draft.vision?.text ?? null,
    ambitions: draft.ambitions.map(commitment),
    themes: draft.themes.map((theme, t) => ({
      id: `t${t + 1}`,
      slug: slug(theme.title, `theme-${t + 1}`),
      title: theme.title,
      straplines: theme.straplines,
      subthemes: theme.subthemes.map((subtheme, s) => ({
        id: `t${t + 1}.${s + 1}`,
        slug: slug(subtheme.title ?? theme.title, `section-${t + 1}-${s + 1}`),
        title: subtheme.title,
        recommendations: subtheme.recommendations.map(({ id, text, line }) => ({
          id,
          text,
          source: { document, line, text },
        })),
        commitments: subtheme.commitments.map(commitment),
      })),
    })),
    links: draft.links.map((link) => ({ ...link, confirmed: false })),
    milestones: draft.milestones.map(({ when, edtf, title, state }, m) => ({
      id: `m${m + 1}`,
      when,
      edtf,
      title,
      state,
    })),
    glossary: draft.glossary.map(({ term, meaning }, g) => ({ id: `g${g + 1}`, term, meaning })),
    chapters: draft.chapters.map(({ title, markdown }, k) => ({
      id: `k${k + 1}`,
      slug: slug(title, `chapter-${k + 1}`),
      title,
      markdown,
    })),
    organisations: [...named.values()],
  };
}
