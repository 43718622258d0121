import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommitmentFilter, commitmentsMeeting, parseChapter, resolveChapter } from './chapter-references.ts';
import { fixturePlan } from './testing/fixture-plan.ts';

const plan = fixturePlan();
const ids = (filter: CommitmentFilter) => commitmentsMeeting(plan, filter).map((placed) => placed.commitment.id);
const only = (markdown: string) => resolveChapter(plan, { markdown });

describe('a reference in a chapter', () => {
  it('parts the text before it from the text after it', () => {
    const pieces = parseChapter('Before.\n\n{{commitments theme=energy}}\n\nAfter.');
    expect(pieces.map((piece) => piece.type)).toEqual(['markdown', 'commitments', 'markdown']);
  });
  it('may have its values in quotation marks', () => {
    expect(parseChapter('{{ commitments theme="energy" level=\'tactical\' }}')).toEqual([
      {
        type: 'commitments',
        filter: { theme: 'energy', level: 'tactical' },
        written: '{{ commitments theme="energy" level=\'tactical\' }}',
      },
    ]);
  });
  it('is left alone in a block of code and within a sentence', () => {
    for (const markdown of ['```\n{{commitments}}\n```', 'Write {{commitments}} here.', '    {{commitments}}']) {
      expect(parseChapter(markdown)).toEqual([{ type: 'markdown', markdown }]);
    }
  });
  it('says what is wrong with a name, a value or a kind that the plan does not know', () => {
    expect(only('{{commitments theme=energie}}')).toMatchObject([
      { type: 'problem', message: expect.stringContaining('no theme "energie". It has: estates-and-travel, energy') },
    ]);
    expect(only('{{commitments colour=green}}')).toMatchObject([{ type: 'problem' }]);
    expect(only('{{commitments theme=}}')).toMatchObject([{ type: 'problem' }]);
    expect(only('{{figure pie}}')).toMatchObject([{ type: 'problem' }]);
    expect(only('{{script src=x}}')).toMatchObject([{ type: 'problem' }]);
  });
  it('draws in a figure by its name', () => {
    expect(only('{{figure commitments-by-theme}}')).toMatchObject([
      { type: 'figure', figure: { of: 4, bars: [{ label: 'Estates and travel', count: 3 }, { count: 1 }] } },
    ]);
  });
  it('loses no word of a chapter without references', () => {
    const words = fc.array(fc.constantFrom('# a', '- b', '| c |', '|---|', '> d', '', '    e', '{{', '}}', '1. f'));
    fc.assert(
      fc.property(words, (lines) => {
        const told = parseChapter(lines.join('\n'))
          .map((piece) => (piece.type === 'markdown' ? piece.markdown : piece.written))
          .join('\n');
        expect(told.replace(/\s/g, '')).toBe(lines.join('\n').replace(/\s/g, ''));
      }),
    );
  });
});

describe('a list of commitments drawn in', () => {
  it('without a filter is every commitment, parts within their parents and ambitions apart', () => {
    expect(ids({})).toEqual(['c2', 'c3', 'c4', 'c5']);
  });
  it('takes the slug of a theme or of a sub-theme', () => {
    expect(ids({ theme: 'estates-and-travel' })).toEqual(['c2', 'c3', 'c4']);
    expect(ids({ theme: 'travel' })).toEqual(['c4']);
  });
  it('for one trust has what "NHS Trusts" promise too', () => {
    expect(ids({ owner: 'northmere-hospitals' })).toEqual(['c2']);
  });
  it('has what meets every condition', () => {
    expect(ids({ driver: 'lean' })).toEqual(['c2', 'c3']);
    expect(ids({ driver: 'lean', level: 'tactical' })).toEqual(['c3']);
    expect(ids({ sector: 'local-authority' })).toEqual(['c4']);
  });
});
