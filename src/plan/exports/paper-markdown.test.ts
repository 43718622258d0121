import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, ListItem } from './paper.ts';
import { markdownBlocks } from './paper-markdown.ts';

const blocks = (markdown: string) => markdownBlocks(markdown, { under: 1, picture: (alt) => `Picture: ${alt}` });
const headingLevels = (all: Block[]) => all.flatMap((block) => (block.type === 'heading' ? [block.level] : []));
const itemText = (item: ListItem): string =>
  [...item.runs.map((run) => run.text), ...item.children.map(itemText)].join('|');

describe('Markdown in a paper', () => {
  it('has its headings below the chapter’s, one step at a time', () => {
    expect(headingLevels(blocks('# A\n\n### B\n\n##### C\n\n# D\n\n###### E\n\n## F'))).toEqual([2, 3, 4, 2, 3, 3]);
  });
  it('never skips a level, whatever the Markdown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (depths) => {
        const levels = headingLevels(blocks(depths.map((depth) => `${'#'.repeat(depth)} H`).join('\n\n')));
        expect(levels.length).toBe(depths.length);
        let last = 1;
        for (const level of levels) {
          expect(level).toBeLessThanOrEqual(last + 1);
          last = level;
        }
      }),
    );
  });
  it('keeps bold, italic, code and links that lead to pages', () => {
    expect(blocks('**a** *b* `c` [d](https://x.example)')).toEqual([
      {
        type: 'paragraph',
        look: 'body',
        runs: [
          { text: 'a', bold: true },
          { text: ' ' },
          { text: 'b', italic: true },
          { text: ' ' },
          { text: 'c', code: true },
          { text: ' ' },
          { text: 'd', href: 'https://x.example' },
        ],
      },
    ]);
  });
  it('keeps the words of a link that leads to a script, and not the link', () => {
    expect(JSON.stringify(blocks('[press](javascript:alert(1)) [me](data:text/html,x)'))).not.toMatch(
      /href|javascript/,
    );
  });
  it('shows HTML as it is written', () => {
    expect(blocks('a <b>c</b>')).toMatchObject([
      { runs: [{ text: 'a ' }, { text: '<b>' }, { text: 'c' }, { text: '</b>' }] },
    ]);
    expect(blocks('<script>x</script>')).toMatchObject([{ runs: [{ text: '<script>x</script>' }] }]);
  });
  it('has lists within lists, and tables with their columns', () => {
    const [list] = blocks('1. one\n   - deep\n2. two');
    expect(list).toMatchObject({ type: 'list', ordered: true });
    expect(list?.type === 'list' && list.items.map(itemText)).toEqual(['one|deep', 'two']);
    expect(blocks('| A | B |\n|---|--:|\n| x | 1 |')).toMatchObject([
      {
        type: 'table',
        columns: [
          { title: 'A', align: 'left' },
          { title: 'B', align: 'right' },
        ],
      },
    ]);
  });
  it('says what a picture shows in its place', () => {
    expect(blocks('![A map](http://x.example/a.png)')).toMatchObject([{ runs: [{ text: 'Picture: A map' }] }]);
  });
});
