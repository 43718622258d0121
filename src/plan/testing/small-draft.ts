/** A small draft, for tests of the store: an ambition with a part, a commitment that answers a recommendation, one of each else. */
import type { Draft, DraftCommitment } from '../draft.ts';
import { emptyDraft } from './draft-of.ts';

/** A commitment of the ICB with these words. */
export function draftCommitment(id: string, text: string, children: DraftCommitment[] = []): DraftCommitment {
  const owners = [
    { phrase: 'The ICB', span: [0, 7] as [number, number], role: 'lead' as const, organisations: ['ICB'] },
  ];
  return { id, text, line: 3, children, owners, strength: 'commit', hedges: [], level: null, dates: [], targets: [] };
}

export const smallDraft: Draft = {
  ...emptyDraft,
  source: { file: 'draft.md', sha256: 'a'.repeat(64), kind: 'markdown' },
  title: 'Green Plan of the Wold',
  date: '2026-10',
  vision: { text: 'Good care that lasts', line: 1 },
  ambitions: [draftCommitment('c1', 'The ICB will be net zero', [draftCommitment('c1.1', 'in its buildings')])],
  themes: [
    {
      title: 'Travel',
      line: 2,
      straplines: ['Cleaner air'],
      subthemes: [
        {
          title: 'Fleet',
          line: 2,
          recommendations: [{ id: 'r1', text: 'Electric vans', line: 3 }],
          commitments: [draftCommitment('c2', 'The ICB will buy electric vans')],
        },
      ],
    },
  ],
  links: [{ recommendation: 'r1', commitment: 'c2', score: 0.6 }],
  milestones: [{ when: 'Spring 2027', edtf: '2027-21', title: 'Board approves', line: 5, state: null }],
  glossary: [{ term: 'ICB', meaning: 'Integrated Care Board', line: 6 }],
  chapters: [{ title: 'Background', line: 7, markdown: 'Where we **stand**.' }],
};
