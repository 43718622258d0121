import { describe, expect, it } from 'vitest';
import type { Draft, DraftCommitment } from './draft.ts';
import { correct, merge, withoutRejected } from './review.ts';

const said = { owners: [], strength: null, hedges: [], level: null, dates: [], targets: [] };
const commitment = (id: string, text: string, children: DraftCommitment[] = []): DraftCommitment => ({
  ...{ id, text, children, line: 1 },
  ...said,
});
const draft: Draft = {
  format: 'greenplan-draft/1',
  source: { file: 'a.md', sha256: '', kind: 'markdown' },
  ...{ title: null, date: null, vision: null, milestones: [], glossary: [], chapters: [], unplaced: [], findings: [] },
  ambitions: [],
  themes: [
    {
      ...{ title: 'Travel', line: 1, straplines: [] },
      subthemes: [
        {
          ...{ title: null, line: 1, recommendations: [{ id: 'r1', text: 'Bikes', line: 1 }] },
          commitments: [commitment('c1', 'Buy bikes', [commitment('c1.1', 'and sheds')]), commitment('c2', 'Cycle')],
        },
      ],
    },
  ],
  links: [{ recommendation: 'r1', commitment: 'c1', score: 0.5 }],
};
const told = (of: Draft) => of.themes[0]?.subthemes[0]?.commitments.map(({ id, children }) => [id, children.length]);

describe('a reviewer', () => {
  it('corrects the words of a part, and they are read anew', () => {
    const after = correct(draft, 'c1.1', 'and 20 sheds', () => ({ ...said, strength: 'commit' }));
    expect(after.themes[0]?.subthemes[0]?.commitments[0]?.children[0]).toMatchObject({
      text: 'and 20 sheds',
      strength: 'commit',
    });
  });

  it('merges a commitment into another, with its parts', () => {
    expect(told(merge(draft, 'c1', 'c2'))).toEqual([['c2', 2]]);
  });

  it('cannot merge a commitment into its own part, or into one that is not there', () => {
    expect(() => merge(draft, 'c1', 'c1.1')).toThrow(RangeError);
    expect(() => merge(draft, 'c1', 'c9')).toThrow(RangeError);
  });

  it('leaves out what was rejected, and the links to it', () => {
    const after = withoutRejected(draft, { c1: 'rejected' });
    expect(told(after)).toEqual([['c2', 0]]);
    expect(after.links).toEqual([]);
  });
});
