import { describe, expect, it } from 'vitest';
import { promised, read, titles } from '../testing/read-words.ts';

const slide = (headings: string, recommendation: string, commitment: string) => `
${headings}


Proposed draft commitments

Seminar recommendations

${recommendation}

Cycle to
work


- ${commitment}
 - at one site
 - at two sites

Note that this is a draft
`;

describe('slides with both labels before both columns', () => {
  const draft = read(`
Refreshing our Green Plan
6 December 2024

Contents

| Theme | Sub-theme | | Page |
|---|---|---|---|
| People and Skills | Carbon Literacy | | 3 |
| | Change makers | | 4 |

${slide('People & Skills – Closing the gap Carbon Literacy', 'Train all staff', 'The ICS will train all staff by 2028')}
${slide('People & Skills – Closing the gap\n\nStaff as Change Makers', 'Clinical Fellows', 'The ICB will appoint fellows')}
${slide('Places – Warm homes\n\nHousing and\nhealth', 'Warm homes', 'All partners will insulate homes')}
${slide('Places – Clean air\n\nRoads', 'Fewer cars', 'The council will close a road')}
`);

  it('have their title and date', () => {
    expect(draft).toMatchObject({ title: 'Refreshing our Green Plan', date: '2024-12-06' });
  });
  it('are of one theme if their words before the first dash agree; siblings part headings that ran together', () => {
    expect(titles(draft)).toEqual([
      ['People & Skills', 'Carbon Literacy', 'Staff as Change Makers'],
      ['Places', 'Housing and health', 'Roads'],
    ]);
    expect(draft.themes.map(({ straplines }) => straplines)).toEqual([
      ['Closing the gap'],
      ['Warm homes', 'Clean air'],
    ]);
    expect(draft.findings.filter(({ rule }) => rule === 'heading-parted')).toHaveLength(1);
  });
  it('hold recommendations in paragraphs, wrapped ones joined, and commitments in items', () => {
    const [first] = draft.themes[0]?.subthemes ?? [];
    expect(first?.recommendations).toMatchObject([
      { id: 'r1', text: 'Train all staff' },
      { id: 'r2', text: 'Cycle to work' },
    ]);
    expect(first?.commitments).toMatchObject([
      {
        id: 'c1',
        text: 'The ICS will train all staff by 2028',
        children: [{ id: 'c1.1', text: 'at one site' }, { id: 'c1.2' }],
      },
    ]);
  });
  it('keep their headings where the contents say otherwise, and say so', () => {
    const differing = draft.findings.filter(({ rule }) => rule === 'contents-differ').map(({ message }) => message);
    expect(differing).toEqual([
      expect.stringMatching(/theme “People and Skills”.*“People & Skills”/),
      expect.stringMatching(/sub-theme “Change makers”.*“Staff as Change Makers”/),
    ]);
  });
});

describe('the sections of a plan', () => {
  const draft = read(`
# A Green Plan

## Purpose of this draft

- It is for **comment**.

Source: the team.

## Our vision

Healthy people, healthy planet

## Our overarching ambitions

- We will be net zero by 2040, through:
  - less travel

## Timeline

- ○ Past
- ● Future

- ○ Mar 2025: Board approves the plan
- ● During 2026: Youth councils meet
- ● Apr 2022 – now: Learning by doing

## Glossary

- ICB – Integrated Care Board
- ICB – Integrated Care Board

## Travel

### What we have done

- We bought six electric vans

### What we will do

- The ICB will buy twelve more by 2027
- In 2023 we built a cycle shed
`);
  it('are told apart: vision, ambitions, milestones, glossary, chapters', () => {
    expect(draft).toMatchObject({
      title: 'A Green Plan',
      vision: { text: 'Healthy people, healthy planet' },
      ambitions: [{ id: 'c1', children: [{ id: 'c1.1', text: 'less travel' }] }],
      glossary: [{ term: 'ICB' }, { term: 'ICB' }],
    });
    expect(draft.chapters).toMatchObject([
      { title: 'Purpose of this draft', markdown: '- It is for **comment**.\n\nSource: the team.' },
    ]);
  });
  it('mark a milestone as past or future only by a legend in which each has a bullet of its own', () => {
    expect(draft.milestones).toMatchObject([
      { when: 'Mar 2025', edtf: '2025-03', title: 'Board approves the plan', state: 'past' },
      { when: 'During 2026', edtf: '2026', state: 'future' },
      { when: 'Apr 2022 – now', edtf: '2022-04/..', state: 'future' },
    ]);
    const plain = read(
      '# Green plan\n\n## Timeline\n\nMar 2025: A board approves\n\nApr 2025: B\n\nMay 2025: C\n\n- Past\n- Future\n',
    );
    expect(plain.milestones.map(({ state }) => state)).toEqual([null, null, null]);
  });
  it('do not take for a commitment what tells of the past', () => {
    expect(promised(draft)).toEqual(['The ICB will buy twelve more by 2027']);
    expect(draft.unplaced).toContainEqual(
      expect.objectContaining({ text: 'In 2023 we built a cycle shed', reason: 'Tells of what was done' }),
    );
  });
});

describe('a document without a plan', () => {
  it('gives an empty draft that says so, and keeps every line', () => {
    const draft = read(
      '# Minutes of the finance committee\n\n## Actions\n\n- JB to circulate minutes\n- We will meet in May\n',
    );
    expect(draft).toMatchObject({
      themes: [],
      ambitions: [],
      chapters: [],
      findings: [{ rule: 'no-plan', severity: 'error' }],
    });
    expect(draft.unplaced).toHaveLength(4);
    expect(read('')).toMatchObject({ themes: [], unplaced: [] });
  });
});
