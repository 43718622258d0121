import { describe, expect, it } from 'vitest';
import type { DraftCommitment } from '../draft.ts';
import { lookAtDraft } from '../lint/shape.ts';
import { readSentence } from '../reading/sentence/read.ts';
import { draftOf } from '../testing/draft-of.ts';
import { correct, withoutFacts } from './correct.ts';
import { acceptTheRest, countStandings, decide, type Reviewed, withoutRejected } from './decisions.ts';
import { findsOf } from './finds.ts';
import { merge } from './merge.ts';
import { place, toCommitment, toRecommendation } from './turn.ts';

const part = (id: string, text: string): DraftCommitment => ({
  ...{ id, text, line: 1, children: [] },
  ...readSentence(text, { part: true }),
});

/** A theme with a recommendation, two commitments, the first with a part, and something of everything else. */
function draftUnderReview(): Reviewed {
  const { themes, ...rest } = draftOf(['Buy bikes', 'The ICB will cycle by March 2027']);
  const [theme] = themes;
  const [subtheme] = theme?.subthemes ?? [];
  if (!theme || !subtheme) throw new Error('The draft has no sub-theme');
  const [first, second] = subtheme.commitments;
  if (!first || !second) throw new Error('The draft has no commitments');
  const commitments = [{ ...first, children: [part('c1.1', 'and sheds')] }, second];
  const recommendations = [
    { id: 'r1', text: 'More bikes', line: 1 },
    { id: 'r2', text: 'and more of them', line: 2 },
  ];
  const milestone = (when: string) => ({ when, edtf: null, title: 'Board', line: 3, state: null });
  return {
    draft: {
      ...rest,
      themes: [{ ...theme, subthemes: [{ ...subtheme, title: 'Fleet', recommendations, commitments }] }],
      links: [
        { recommendation: 'r1', commitment: 'c1', score: 0.5 },
        { recommendation: 'r2', commitment: 'c1', score: 0.7 },
      ],
      milestones: [milestone('May 2027'), milestone('June 2027')],
      glossary: [{ term: 'ICB', meaning: 'Board', line: 4 }],
      unplaced: [
        { line: 5, text: 'Walk more', reason: 'Text beside the commitments' },
        { line: 6, text: 'Page 7', reason: 'Page furniture' },
      ],
    },
    decisions: {},
  };
}
const commitments = ({ draft }: Reviewed) => draft.themes[0]?.subthemes[0]?.commitments ?? [];
const recommendations = ({ draft }: Reviewed) => draft.themes[0]?.subthemes[0]?.recommendations ?? [];

describe('what there is to decide', () => {
  it('stands in the order of the source, parts behind what they belong to', () => {
    expect(findsOf(draftUnderReview().draft).map(({ id }) => id)).toEqual([
      't1',
      't1.1',
      'r1',
      'c1',
      'c1.1',
      'r2',
      'c2',
      'm1',
      'm2',
      'g1',
    ]);
  });

  it('has the ids by which the lint names milestones and terms', () => {
    const { draft } = draftUnderReview();
    const ids = findsOf(draft).map(({ id }) => id);
    const { milestones, glossary } = lookAtDraft(draft);
    for (const { id } of [...milestones, ...glossary]) expect(ids).toContain(id);
  });

  it('is counted by what was decided', () => {
    const { draft, decisions } = decide(draftUnderReview(), ['r1', 'm1'], 'rejected');
    expect(countStandings(findsOf(draft), decisions)).toEqual({ undecided: 8, accepted: 0, rejected: 2 });
  });
});

describe('a reviewer', () => {
  it('takes a decision back, and accepts all that is left', () => {
    const { draft, decisions } = decide(decide(draftUnderReview(), ['r1', 'r2'], 'rejected'), ['r1'], 'undecided');
    expect(decisions).toEqual({ r2: 'rejected' });
    const finds = findsOf(draft);
    const left = acceptTheRest({ draft, decisions }, finds);
    expect(countStandings(finds, left.decisions)).toEqual({ undecided: 0, accepted: 9, rejected: 1 });
  });

  it('leaves out what was rejected, and the links to it', () => {
    const left = withoutRejected(decide(draftUnderReview(), ['c1', 'm1', 'g1'], 'rejected'));
    expect(left.themes[0]?.subthemes[0]?.commitments.map(({ id }) => id)).toEqual(['c2']);
    expect(left.links).toEqual([]);
    expect(left.milestones.map(({ when }) => when)).toEqual(['June 2027']);
    expect(left.glossary).toEqual([]);
  });

  it('leaves out a sub-theme with all that stands in it', () => {
    const left = withoutRejected(decide(draftUnderReview(), ['t1.1'], 'rejected'));
    expect([left.themes[0]?.subthemes, left.links]).toEqual([[], []]);
  });

  it('corrects the words of a commitment, and they are read anew', () => {
    const [first] = commitments(correct(draftUnderReview(), 'c1', ['The ICB will\nbuy bikes by May 2027']));
    expect(first).toMatchObject({ text: 'The ICB will buy bikes by May 2027', dates: [{ edtf: '2027-05' }] });
  });

  it('corrects a recommendation, a title, a milestone with its period, and a term', () => {
    const corrected = (
      [
        ['r1', 'Bikes'],
        ['t1', 'Travel'],
        ['t1.1', 'Bicycles'],
        ['m2', 'by July 2028', 'Council'],
        ['g1', 'ICB', 'Integrated Care Board'],
      ] as const
    ).reduce((reviewed, [id, ...texts]) => correct(reviewed, id, texts), draftUnderReview());
    expect(recommendations(corrected)[0]?.text).toBe('Bikes');
    expect(corrected.draft.themes[0]).toMatchObject({ title: 'Travel', subthemes: [{ title: 'Bicycles' }] });
    expect(corrected.draft.milestones[1]).toMatchObject({ when: 'by July 2028', edtf: '2028-07', title: 'Council' });
    expect(corrected.draft.glossary[0]?.meaning).toBe('Integrated Care Board');
  });

  it('takes out a date that is none, and nothing points to it any longer', () => {
    const before = correct(draftUnderReview(), 'c2', ['The ICB will cut waste by 20% by March 2027']);
    expect(commitments(before)[1]?.targets[0]?.by).toBe(0);
    const [, second] = commitments(withoutFacts(before, 'c2', [{ kind: 'date', index: 0 }]));
    expect(second).toMatchObject({ dates: [], targets: [{ by: null }], owners: [{ phrase: 'The ICB' }] });
  });

  it('merges a commitment into another as its part, with its own parts, its links and what was decided', () => {
    const merged = merge(decide(draftUnderReview(), ['c1.1'], 'rejected'), 'c1', 'c2', 'part');
    expect(commitments(merged).map(({ id, children }) => [id, children.map((one) => [one.id, one.text])])).toEqual([
      [
        'c2',
        [
          ['c2.1', 'Buy bikes'],
          ['c2.2', 'and sheds'],
        ],
      ],
    ]);
    expect(merged.decisions).toEqual({ 'c2.2': 'rejected' });
    expect(merged.draft.links.map(({ commitment }) => commitment)).toEqual(['c2', 'c2']);
  });

  it('joins the words of two commitments in the order of the source', () => {
    const [only] = commitments(merge(draftUnderReview(), 'c1', 'c2', 'words'));
    expect(only).toMatchObject({ id: 'c2', text: 'Buy bikes The ICB will cycle by March 2027', line: 1 });
    expect(only?.children.map(({ id }) => id)).toEqual(['c2.1']);
  });

  it('joins two recommendations, and what is linked to both is linked once', () => {
    const merged = merge(draftUnderReview(), 'r2', 'r1', 'words');
    expect(recommendations(merged)).toEqual([{ id: 'r1', text: 'More bikes and more of them', line: 1 }]);
    expect(merged.draft.links).toEqual([{ recommendation: 'r1', commitment: 'c1', score: 0.7 }]);
  });

  it('cannot merge a commitment into its own part, or into one that is not there', () => {
    for (const into of ['c1', 'c1.1', 'c9', 'r1'])
      expect(() => merge(draftUnderReview(), 'c1', into, 'part')).toThrow(RangeError);
  });

  it('says that a recommendation is a commitment, and back, under an id that was never given', () => {
    const there = toCommitment(decide(draftUnderReview(), ['r1'], 'accepted'), 'r1');
    expect(there.id).toBe('c3');
    expect(commitments(there.reviewed).map(({ id }) => id)).toEqual(['c1', 'c3', 'c2']);
    expect(there.reviewed.draft.links.map(({ recommendation }) => recommendation)).toEqual(['r2']);
    expect(there.reviewed.decisions).toEqual({});
    const back = toRecommendation(there.reviewed, 'c3');
    expect(recommendations(back.reviewed).map(({ text }) => text)).toEqual(['More bikes', 'and more of them']);
  });

  it('makes the parts of a commitment recommendations when it is one', () => {
    const { reviewed, id } = toRecommendation(draftUnderReview(), 'c1');
    expect(id).toBe('r3');
    expect(recommendations(reviewed).map(({ text }) => text)).toEqual([
      'More bikes',
      'Buy bikes',
      'and sheds',
      'and more of them',
    ]);
  });

  it('places what was read as nothing', () => {
    const placed = place(draftUnderReview(), new Set([0]), 'commitment', 't1.1');
    expect(commitments(placed).at(-1)).toMatchObject({ id: 'c3', text: 'Walk more', line: 5 });
    expect(placed.draft.unplaced.map(({ text }) => text)).toEqual(['Page 7']);
    expect(() => place(draftUnderReview(), new Set([0]), 'commitment', 't9.1')).toThrow(RangeError);
  });
});
