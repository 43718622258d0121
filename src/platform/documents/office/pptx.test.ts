import pptxgen from 'pptxgenjs';
import { afterAll, describe, expect, it } from 'vitest';
import { relationsOf, scratch, told, zipOf } from '../testing/files.ts';

const files = await scratch();
afterAll(files.remove);

async function saved(deck: pptxgen): Promise<Uint8Array> {
  const bytes = await deck.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new Error('pptxgenjs gave no bytes');
  return bytes;
}

describe('a slide', () => {
  it('is read column by column, a label with its own column, whatever the order in which its boxes were drawn', async () => {
    const deck = new pptxgen();
    const slide = deck.addSlide();
    const bullets = (...texts: string[]) => texts.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
    slide.addText(bullets('The ICB will act', 'Trusts will act'), { x: 5.2, y: 1.6, w: 4.5, h: 3 });
    slide.addText('What we will do', { x: 5.2, y: 1.1, w: 4.5, h: 0.4, bold: true });
    slide.addText(bullets('Act', 'Act soon'), { x: 0.3, y: 1.6, w: 4.5, h: 3.5 });
    slide.addText('What you asked for', { x: 0.3, y: 1.1, w: 4.5, h: 0.4, bold: true });
    slide.addText('Our people', { x: 0.3, y: 0.2, w: 9.4, h: 0.6 });
    slide.addNotes('Say this slowly');
    const outline = await files.read('deck.pptx', await saved(deck));
    expect(told(outline)).toEqual([
      'Our people',
      '**What you asked for**',
      '• Act',
      '• Act soon',
      '**What we will do**',
      '• The ICB will act',
      '• Trusts will act',
      '(Say this slowly)',
    ]);
    expect(outline.unit).toBe('slide');
    expect(outline.lines[0]?.split('\n')).toContain('Trusts will act');
    const last = outline.blocks.find((block) => block.type === 'item' && block.text === 'Act');
    expect(last).toMatchObject({ line: 1, page: 1, region: 3, place: { left: 0.03 } });
  });

  it('tells parts by their level, numbers as they count, and the colour of a bullet that a legend may explain', async () => {
    const deck = new pptxgen();
    deck.addSlide().addText(
      [
        { text: 'Whole', options: { bullet: true, breakLine: true } },
        { text: 'Part', options: { bullet: true, indentLevel: 1, breakLine: true } },
        { text: 'First', options: { bullet: { type: 'number' }, breakLine: true } },
        { text: 'Second', options: { bullet: { type: 'number' }, breakLine: true } },
        { text: 'New', options: { bullet: true, color: '00B050', breakLine: true } },
      ],
      { x: 1, y: 1, w: 5, h: 3 },
    );
    expect(told(await files.read('levels.pptx', await saved(deck)))).toEqual([
      '• Whole',
      '  • Part',
      '1. First',
      '2. Second',
      '• #00B050 New',
    ]);
  });

  it('holds tables', async () => {
    const deck = new pptxgen();
    const head = (text: string) => ({ text, options: { bold: true } });
    deck.addSlide().addTable(
      [
        [head('Action'), head('Owner')],
        [{ text: 'Plant trees' }, { text: 'Councils' }],
      ],
      { x: 1, y: 1, w: 6 },
    );
    expect(told(await files.read('table.pptx', await saved(deck)))).toEqual([
      '|Action|Owner|',
      '|---|',
      '|Plant trees|Councils|',
    ]);
  });
});

/** A deck of one slide whose placeholders say nothing of themselves. */
function deckOf(slide: string, show = ''): Promise<Uint8Array> {
  const root = (name: string, inside: string) =>
    `<p:${name} xmlns:p="urn:p" xmlns:a="urn:a" xmlns:r="urn:r" ${name === 'sld' ? show : ''}>${inside}</p:${name}>`;
  const tree = (inside: string) => `<p:cSld><p:spTree>${inside}</p:spTree></p:cSld>`;
  const placeholder = (mark: string, x: number) =>
    `<p:sp><p:nvSpPr><p:nvPr><p:ph ${mark}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="20"/><a:ext cx="40" cy="70"/></a:xfrm></p:spPr></p:sp>`;
  return zipOf({
    '_rels/.rels': relationsOf({ r1: ['officeDocument', 'ppt/presentation.xml'] }),
    'ppt/presentation.xml': root(
      'presentation',
      '<p:sldSz cx="100" cy="100"/><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>',
    ),
    'ppt/_rels/presentation.xml.rels': relationsOf({ r1: ['slide', 'slides/slide1.xml'] }),
    'ppt/slides/slide1.xml': root('sld', tree(slide)),
    'ppt/slides/_rels/slide1.xml.rels': relationsOf({ r1: ['slideLayout', '../slideLayouts/slideLayout1.xml'] }),
    'ppt/slideLayouts/slideLayout1.xml': root(
      'sldLayout',
      tree(placeholder('idx="1"', 5) + placeholder('idx="2"', 55)),
    ),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relationsOf({
      r1: ['slideMaster', '../slideMasters/slideMaster1.xml'],
    }),
    'ppt/slideMasters/slideMaster1.xml': root(
      'sldMaster',
      `${tree('')}<p:txStyles><p:bodyStyle><a:lvl1pPr><a:buChar char="–"/></a:lvl1pPr></p:bodyStyle></p:txStyles>`,
    ),
  });
}

function filled(mark: string, ...texts: string[]): string {
  const paragraphs = texts.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('');
  return `<p:sp><p:nvSpPr><p:nvPr><p:ph ${mark}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>${paragraphs}</p:txBody></p:sp>`;
}

describe('a placeholder', () => {
  it('takes its place from the layout and its bullets from the master; the title is the heading', async () => {
    const outline = await files.read(
      'inherited.pptx',
      await deckOf(filled('idx="2"', 'Right') + filled('idx="1"', 'Left') + filled('type="title"', 'Title')),
    );
    expect(told(outline)).toEqual(['? Title', '– Left', '– Right']);
    expect(outline.blocks.map((block) => block.place)).toEqual([
      null,
      { left: 0.05, top: 0.2, width: 0.4, height: 0.7 },
      { left: 0.55, top: 0.2, width: 0.4, height: 0.7 },
    ]);
  });

  it('tells no slide number, and says when a slide is hidden', async () => {
    const outline = await files.read(
      'hidden.pptx',
      await deckOf(filled('type="sldNum"', '7') + filled('idx="1"', 'Words'), 'show="0"'),
    );
    expect(told(outline)).toEqual(['– Words']);
    expect(outline.remarks[0]?.message).toMatch(/^Slide 1 is hidden/);
  });
});

describe('a comment on a slide', () => {
  const deck = (parts: Record<string, string>, presentation: Record<string, [string, string]>) =>
    zipOf({
      '_rels/.rels': relationsOf({ r1: ['officeDocument', 'ppt/presentation.xml'] }),
      'ppt/presentation.xml':
        '<p:presentation xmlns:p="urn:p" xmlns:r="urn:r"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>',
      'ppt/_rels/presentation.xml.rels': relationsOf({ r1: ['slide', 'slides/slide1.xml'], ...presentation }),
      'ppt/slides/slide1.xml': `<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><p:cSld><p:spTree>${filled('type="title"', 'Green space')}</p:spTree></p:cSld></p:sld>`,
      'ppt/slides/_rels/slide1.xml.rels': relationsOf({ r1: ['comments', '../comments/c1.xml'] }),
      ...parts,
    });

  it('of an older program is kept with its author', async () => {
    const file = await deck(
      {
        'ppt/comments/c1.xml':
          '<p:cmLst xmlns:p="urn:p"><p:cm authorId="3"><p:pos x="1" y="1"/><p:text>Which trees?</p:text></p:cm></p:cmLst>',
        'ppt/commentAuthors.xml': '<p:cmAuthorLst xmlns:p="urn:p"><p:cmAuthor id="3" name="Ann"/></p:cmAuthorLst>',
      },
      { r2: ['commentAuthors', 'commentAuthors.xml'] },
    );
    const outline = await files.read('older.pptx', file);
    expect(outline.markups).toEqual([{ kind: 'comment', line: 1, author: 'Ann', at: '', text: 'Which trees?' }]);
    expect(told(outline)).toContain('(Which trees?)');
  });

  it('of a newer program is kept whole, and each reply to it as one of its own', async () => {
    const body = (...runs: string[]) =>
      `<p:txBody><a:p>${runs.map((text) => `<a:r><a:t>${text}</a:t></a:r>`).join('')}</a:p></p:txBody>`;
    const file = await deck(
      {
        'ppt/comments/c1.xml': `<p:cmLst xmlns:p="urn:p" xmlns:a="urn:a"><p:cm authorId="{A}"><p:replyLst><p:reply authorId="{B}">${body('Oaks')}</p:reply></p:replyLst>${body('Which ', 'trees?')}</p:cm></p:cmLst>`,
        'ppt/authors.xml':
          '<p:authorLst xmlns:p="urn:p"><p:author id="{A}" name="Ann"/><p:author id="{B}" name="Ben"/></p:authorLst>',
      },
      { r2: ['authors', 'authors.xml'] },
    );
    const outline = await files.read('newer.pptx', file);
    expect(outline.markups.map(({ author, text }) => [author, text])).toEqual([
      ['Ann', 'Which trees?'],
      ['Ben', 'Oaks'],
    ]);
  });
});

describe('a group of shapes', () => {
  it('stands where its own measure puts it', async () => {
    const box = (text: string, x: number) =>
      `<p:sp><p:spPr><a:xfrm><a:off x="${x}" y="0"/><a:ext cx="100" cy="100"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
    const group = `<p:grpSp><p:grpSpPr><a:xfrm><a:off x="50" y="40"/><a:ext cx="40" cy="20"/><a:chOff x="0" y="0"/><a:chExt cx="400" cy="200"/></a:xfrm></p:grpSpPr>${box('Later', 200)}${box('Sooner', 0)}</p:grpSp>`;
    const outline = await files.read('group.pptx', await deckOf(group));
    expect(outline.blocks).toMatchObject([
      { text: 'Sooner', place: { left: 0.5, top: 0.4, width: 0.1, height: 0.1 } },
      { text: 'Later', place: { left: 0.7, top: 0.4, width: 0.1, height: 0.1 } },
    ]);
  });
});
