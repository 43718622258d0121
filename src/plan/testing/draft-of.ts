import type { Draft, DraftCommitment } from '../draft.ts';
import { readSentence } from '../reading/sentence/read.ts';

/** A draft of one sub-theme with a commitment a line. */
export function draftOf(texts: string[]): Draft {
  const commitments = texts.map(
    (text, index): DraftCommitment => ({
      id: `c${index + 1}`,
      text,
      line: index + 1,
      children: [],
      ...readSentence(text, { part: false }),
    }),
  );
  const subthemes = [{ title: null, line: 1, recommendations: [], commitments }];
  return { ...emptyDraft, themes: [{ title: 'Gardens', line: 1, straplines: [], subthemes }] };
}

/** A draft in which nothing was found. */
export const emptyDraft: Draft = {
  format: 'greenplan-draft/1',
  source: { file: 'invented.md', sha256: '', kind: 'markdown' },
  title: null,
  date: null,
  vision: null,
  ambitions: [],
  themes: [],
  links: [],
  milestones: [],
  glossary: [],
  chapters: [],
  unplaced: [],
  findings: [],
};
