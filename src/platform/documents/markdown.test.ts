import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown.ts';
import type { Block } from './outline.ts';
import { readText } from './text.ts';

const source = { file: 'plan.md', sha256: '', kind: 'markdown' as const };
const blocksOf = (...lines: string[]) => readMarkdown(source, lines.join('\n')).blocks;
const textBlocksOf = (...lines: string[]) => readText({ ...source, kind: 'text' }, lines.join('\n')).blocks;
const texts = (blocks: Block[]) => blocks.map((block) => (block.type === 'table' ? 'table' : block.text));

describe('a Markdown document', () => {
  it('gives its own words: emphasis off, links as their words, spaces single, lines from 1', () => {
    const blocks = blocksOf('', '- **We**  will use the [air plan](#) and `this` &amp; _that_ by 2025/6*.');
    expect(blocks).toMatchObject([
      { type: 'item', line: 2, text: 'We will use the air plan and this & that by 2025/6*.', depth: 0, marker: '-' },
    ]);
  });
  it('keeps an asterisk that marks a footnote', () => {
    expect(texts(blocksOf('A model by end of Q2 2025/6*, for all Trusts by March 2027*.'))).toEqual([
      'A model by end of Q2 2025/6*, for all Trusts by March 2027*.',
    ]);
  });
  it('joins wrapped lines and still has each of them', () => {
    expect(blocksOf('Strengthen the green', 'voice in our', 'decision-', 'making')).toMatchObject([
      { line: 1, lastLine: 4, text: 'Strengthen the green voice in our decision-making', wrapped: { length: 4 } },
    ]);
  });
  it('takes one space of indent for a part, and a tab or four spaces for no more than that', () => {
    const depths = blocksOf('- a', ' - b', '- c', '\t- d', '    - e').map(
      (block) => block.type === 'item' && block.depth,
    );
    expect(depths).toEqual([0, 1, 0, 1, 1]);
  });
  it('reads an empty bullet as one, and a bullet of a symbol font as the bullet that it is', () => {
    expect(blocksOf('- ', '', '- \uF0A7 Now')).toMatchObject([
      { type: 'item', text: '' },
      { type: 'item', text: 'Now', marker: '\uF0A7' },
    ]);
  });
  it('takes a long dash for a bullet only in company', () => {
    expect(blocksOf('Growing together', '', '– next steps')[1]).toMatchObject({
      type: 'paragraph',
      text: '– next steps',
    });
    expect(blocksOf('We will:', '– plant trees', '– mow less').map(({ type }) => type)).toEqual([
      'paragraph',
      'item',
      'item',
    ]);
  });
  it('takes numbers off, but not those that a sentence wraps on', () => {
    expect(blocksOf('A1.2 Fit LEDs', '', '3. Meter all sites', '   a. in wards', '', '(b) in labs')).toMatchObject([
      { marker: 'A1.2', text: 'Fit LEDs' },
      { marker: '3.', text: 'Meter all sites', depth: 0 },
      { marker: 'a.', text: 'in wards', depth: 1 },
      { marker: '(b)', text: 'in labs' },
    ]);
    expect(texts(blocksOf('We will plant trees until', '2030. That is enough.'))).toHaveLength(1);
  });
  it('knows bold paragraphs, headings of both kinds, comments and the settings at the head of the file', () => {
    expect(
      blocksOf('---', 'title: Our plan', '---', '# A', 'B', '===', '**C**', '', '<!-- Slide number: 4 -->', 'D'),
    ).toMatchObject([
      { type: 'note', text: 'title: Our plan', line: 2 },
      { type: 'heading', level: 1, text: 'A', line: 4 },
      { type: 'heading', level: 1, text: 'B', line: 5, lastLine: 6 },
      { type: 'paragraph', strong: true, text: 'C' },
      { type: 'note', text: 'Slide number: 4' },
      { type: 'paragraph', text: 'D', page: 4 },
    ]);
    expect(readMarkdown(source, '---\ntitle: "Our plan"\n---\n').title).toBe('Our plan');
  });
  it('keeps a tag that is no dress of words as words', () => {
    expect(texts(blocksOf('# CO<sub>2</sub> <script>alert(1)</script>'))).toEqual(['CO2 <script>alert(1)</script>']);
  });
});

describe('a table of pipes', () => {
  it('has no heading row if that is empty', () => {
    expect(blocksOf('| | |', '|---|---|', '| ICB | Integrated \\| Care |')).toMatchObject([
      { type: 'table', header: null, line: 1, lastLine: 3, rows: [{ line: 3, cells: ['ICB', 'Integrated | Care'] }] },
    ]);
  });
  it('is whole again where its cells, or its rows, were broken over lines', () => {
    const broken = blocksOf(
      '| Action | Lead |',
      '|---|---|',
      '| Fit LEDs in',
      'all wards | Estates |',
      '',
      '| Plant trees | Parks |',
    );
    expect(broken).toMatchObject([
      {
        rows: [
          { line: 3, cells: ['Fit LEDs in all wards', 'Estates'] },
          { line: 6, cells: ['Plant trees', 'Parks'] },
        ],
      },
    ]);
    const overRows = blocksOf('| Action | Lead |', '|---|---|', '| Fit LEDs in | Estates |', '| all wards | |');
    expect(overRows).toMatchObject([{ rows: [{ cells: ['Fit LEDs in all wards', 'Estates'] }] }]);
  });
});

describe('a plain text', () => {
  const page = (number: number, word: string) => [
    `The ${word} of our three hospitals are old and lose a good deal of heat,`,
    `and so we mean to mend the ${word} in the next years of this plan.`,
    'Our actions',
    `• We will insulate the ${word} of each hospital that we own, by March`,
    '  2027',
    'o the oldest first',
    `Anytown NHS Trust Green Plan | ${number}`,
  ];
  it('parts paragraphs where a line ends short of the margin, and leaves page furniture alone', () => {
    const blocks = textBlocksOf(
      ...['roofs', 'walls', 'doors', 'floors', 'pipes'].flatMap((word, at) => page(at + 1, word)),
    );
    expect(blocks.slice(0, 5)).toMatchObject([
      { type: 'paragraph', line: 1, lastLine: 2 },
      { type: 'paragraph', text: 'Our actions' },
      { type: 'item', line: 4, lastLine: 5, depth: 0 },
      { type: 'item', text: 'the oldest first', depth: 1 },
      { type: 'paragraph', text: 'Anytown NHS Trust Green Plan | 1' },
    ]);
    expect(blocks).toHaveLength(25);
  });
  it('has asterisks as asterisks, pages by form feeds, and columns by tabs', () => {
    const blocks = textBlocksOf('*Note*', '', '\fPage two', '', 'A\tB\tC', '1\t2\t3', '4\t5\t6');
    expect(blocks).toMatchObject([
      { text: '*Note*', page: 1 },
      { text: 'Page two', page: 2 },
      { type: 'table', header: { cells: ['A', 'B', 'C'] }, rows: [{ line: 6 }, { line: 7 }] },
    ]);
  });
  it('is read as Markdown if it is marked up as that', () => {
    expect(textBlocksOf('# A', '', '**B**', '', '# C')).toMatchObject([
      { type: 'heading' },
      { strong: true },
      { type: 'heading' },
    ]);
  });
});
