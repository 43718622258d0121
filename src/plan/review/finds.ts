/** Everything that was found in a document, one list in the order of the source, for a reviewer to go through. Pure. */
import type { Draft, DraftCommitment } from '../draft.ts';

export const findKinds = [
  'vision',
  'ambition',
  'theme',
  'subtheme',
  'recommendation',
  'commitment',
  'part',
  'milestone',
  'term',
  'chapter',
] as const;
export type FindKind = (typeof findKinds)[number];

export interface Find {
  /** Stays the same through a review: "c1.2", "r3", "t1.2"; "m3", "g5" and "k1" count the draft's own lists from 1. */
  id: string;
  kind: FindKind;
  line: number;
  /** When and what of a milestone, term and meaning of a glossary row; one text of anything else. */
  texts: string[];
  /** What its words were read as; null of what is no ambition, commitment or part. */
  commitment: DraftCommitment | null;
  /** Id of the sub-theme, or of the theme that is one itself, in which it stands; null outside of both. */
  section: string | null;
  /** 1 for a part, 2 for a part of a part. */
  depth: number;
}

export interface SectionName {
  id: string;
  theme: string;
  subtheme: string | null;
}

/** A sub-theme of a draft with the id that it has in a review: "t1.2". */
export function sectionsIn(draft: Draft): SectionName[] {
  return draft.themes.flatMap(({ title, subthemes }, t) =>
    subthemes.map((subtheme, s) => ({ id: `t${t + 1}.${s + 1}`, theme: title, subtheme: subtheme.title })),
  );
}

/** All finds; parts follow what they are a part of. */
export function findsOf(draft: Draft): Find[] {
  const plain = (id: string, kind: FindKind, line: number, texts: string[], section: string | null = null): Find[] => [
    { id, kind, line, texts, commitment: null, section, depth: 0 },
  ];
  const groups: Find[][] = [
    ...(draft.vision ? [plain('vision', 'vision', draft.vision.line, [draft.vision.text])] : []),
    ...draft.ambitions.map((one) => family(one, 'ambition', null)),
    ...draft.themes.flatMap((theme, t) => [
      plain(`t${t + 1}`, 'theme', theme.line, [theme.title]),
      ...theme.subthemes.flatMap(({ title, line, recommendations, commitments }, s) => {
        const section = `t${t + 1}.${s + 1}`;
        return [
          ...(title === null ? [] : [plain(section, 'subtheme', line, [title], section)]),
          ...recommendations.map((one) => plain(one.id, 'recommendation', one.line, [one.text], section)),
          ...commitments.map((one) => family(one, 'commitment', section)),
        ];
      }),
    ]),
    ...draft.milestones.map(({ when, title, line }, m) => plain(`m${m + 1}`, 'milestone', line, [when, title])),
    ...draft.glossary.map(({ term, meaning, line }, g) => plain(`g${g + 1}`, 'term', line, [term, meaning])),
    ...draft.chapters.map(({ title, line }, k) => plain(`k${k + 1}`, 'chapter', line, [title])),
  ];
  const lineOf = ([first]: Find[]) => first?.line ?? 0;
  return groups.sort((a, b) => lineOf(a) - lineOf(b)).flat();
}

function family(commitment: DraftCommitment, kind: FindKind, section: string | null, depth = 0): Find[] {
  const { id, text, line, children } = commitment;
  return [
    { id, kind, line, texts: [text], commitment, section, depth },
    ...children.flatMap((child) => family(child, 'part', section, depth + 1)),
  ];
}
