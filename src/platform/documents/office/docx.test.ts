import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outline } from '../outline.ts';
import { docxOf, relationsOf, scratch, told, wordParagraph } from '../testing/files.ts';

const files = await scratch();
afterAll(files.remove);

const cell = (text: string, rowSpan = 1) => new TableCell({ rowSpan, children: [new Paragraph(text)] });
const change = { id: 1, author: 'A person', date: '2026-01-01T00:00:00Z' };

describe('a Word document', () => {
  let outline: Outline;
  beforeAll(async () => {
    const document = new Document({
      title: 'A green plan for Fenmarsh',
      footnotes: { 1: { children: [new Paragraph('Measured in 2019/20')] } },
      numbering: {
        config: [
          {
            reference: 'numbers',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
              { level: 1, format: LevelFormat.LOWER_LETTER, text: '%1%2)' },
            ],
          },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Green plan', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: 'Our people', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ children: [new TextRun({ text: 'Proposed commitments', bold: true })] }),
            new Paragraph({ text: 'Train all staff', bullet: { level: 0 } }),
            new Paragraph({ text: 'and all volunteers', bullet: { level: 1 } }),
            new Paragraph(''),
            new Paragraph({ text: 'Walk', numbering: { reference: 'numbers', level: 0 } }),
            new Paragraph({ text: 'to work', numbering: { reference: 'numbers', level: 1 } }),
            new Paragraph({ text: 'Cycle', numbering: { reference: 'numbers', level: 0 } }),
            new Paragraph({
              children: [
                new TextRun('Emissions will '),
                new InsertedTextRun({ text: 'fall', ...change }),
                new DeletedTextRun({ text: 'rise', ...change }),
                new TextRun({ text: 'by half', break: 1 }),
                new FootnoteReferenceRun(1),
              ],
            }),
            new Table({
              rows: [
                new TableRow({ tableHeader: true, children: [cell('Action'), cell('Owner')] }),
                new TableRow({ children: [cell('Plant trees'), cell('Councils', 2)] }),
                new TableRow({ children: [cell('Dig ponds')] }),
              ],
            }),
          ],
        },
      ],
    });
    outline = await files.read('plan.docx', await Packer.toBuffer(document));
  });

  it('is told in its order, with headings, lists, tables and notes', () => {
    expect(told(outline)).toEqual([
      '? Green plan',
      '# Our people',
      '**Proposed commitments**',
      '● Train all staff',
      '  ○ and all volunteers',
      '1. Walk',
      '  1a) to work',
      '2. Cycle',
      'Emissions will fall by half',
      '(Measured in 2019/20)',
      '|Action|Owner|',
      '|---|',
      '|Plant trees|Councils|',
      '|Dig ponds|Councils|',
    ]);
  });

  it('counts paragraphs that have words, and can look each of them up', () => {
    expect(outline.unit).toBe('paragraph');
    for (const block of outline.blocks) {
      if (block.type === 'note' || block.type === 'table') continue;
      expect(outline.lines[block.line - 1]?.replaceAll('\n', ' ')).toBe(block.text);
    }
    expect(outline.blocks.find((block) => block.type === 'table')).toMatchObject({
      line: 10,
      lastLine: 14,
      header: { line: 10 },
      rows: [{ line: 12 }, { line: 14 }],
    });
  });

  it('keeps the lines of a paragraph that was broken by hand', () => {
    expect(outline.blocks.find((block) => block.line === 9)).toMatchObject({
      wrapped: ['Emissions will fall', 'by half'],
    });
  });

  it('keeps how words were changed, and by whom', () => {
    expect(outline.markups).toEqual([
      {
        kind: 'change',
        line: 9,
        author: 'A person',
        at: 'Emissions will rise by half',
        text: 'Emissions will fall by half',
      },
    ]);
  });

  it('says that changes were tracked, and gives the title of its properties', () => {
    expect(outline.remarks).toEqual([{ line: 9, message: expect.stringMatching(/tracked changes/) }]);
    expect(outline.title).toBe('A green plan for Fenmarsh');
  });
});

describe('a heading of a Word document', () => {
  const styles = `<w:styles xmlns:w="urn:w">
    <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
  </w:styles>`;
  const more = {
    'word/styles.xml': styles,
    'word/_rels/document.xml.rels': relationsOf({ r1: ['styles', 'styles.xml'] }),
  };
  const styled = (text: string, style: string) => wordParagraph(text, `<w:pStyle w:val="${style}"/>`);

  it('is known by its style in any language, by the style that its own is made of, and by its outline level', async () => {
    const body = `${styled('One', 'berschrift2')}${styled('Two', 'Kapitel')}${styled('Three', 'Outline')}${wordParagraph('Four', '<w:outlineLvl w:val="0"/>')}${wordParagraph('Five', '<w:outlineLvl w:val="9"/>')}`;
    expect(told(await files.read('styles.docx', await docxOf(body, more)))).toEqual([
      '## One',
      '## Two',
      '### Three',
      '# Four',
      'Five',
    ]);
  });
});

describe('a comment in Word', () => {
  it('is kept with its author and the words at which it stands, in a table as well', async () => {
    const comment = (id: number, author: string, ...texts: string[]) =>
      `<w:comment w:id="${id}" w:author="${author}">${texts.map((text) => wordParagraph(text)).join('')}</w:comment>`;
    const commented = (text: string, id: number) =>
      `<w:p><w:r><w:t>${text}</w:t></w:r><w:r><w:commentReference w:id="${id}"/></w:r></w:p>`;
    const body = `${commented('Plant trees', 0)}<w:tbl><w:tr><w:tc>${wordParagraph('Action')}</w:tc></w:tr><w:tr><w:tc>${commented('Dig ponds', 1)}</w:tc></w:tr></w:tbl>${commented('Rest', 2)}`;
    const outline = await files.read(
      'comments.docx',
      await docxOf(body, {
        'word/comments.xml': `<w:comments xmlns:w="urn:w">${comment(0, 'Ann', 'Which?', 'And where?')}${comment(1, 'Ben', 'How deep?')}${comment(2, 'Ben', ' ')}</w:comments>`,
        'word/_rels/document.xml.rels': relationsOf({ r1: ['comments', 'comments.xml'] }),
      }),
    );
    expect(outline.markups).toEqual([
      { kind: 'comment', line: 1, author: 'Ann', at: 'Plant trees', text: 'Which? And where?' },
      { kind: 'comment', line: 3, author: 'Ben', at: 'Dig ponds', text: 'How deep?' },
    ]);
  });
});

describe('what Word lays out in boxes', () => {
  const box = (text: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${wordParagraph(text)}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${wordParagraph(text)}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;

  it('is read once, each box a region of its own', async () => {
    const outline = await files.read(
      'boxes.docx',
      await docxOf(wordParagraph('Before') + box('First') + box('Second')),
    );
    expect(outline.blocks.map((block) => [block.type === 'table' ? '' : block.text, block.region])).toEqual([
      ['Before', null],
      ['First', 1],
      ['Second', 2],
    ]);
  });

  it('is read column by column where a table of two cells holds two lists', async () => {
    const list = (...texts: string[]) => texts.map((text) => wordParagraph(`• ${text}`)).join('');
    const table = `<w:tbl><w:tr><w:tc>${wordParagraph('You asked')}</w:tc><w:tc>${wordParagraph('We will')}</w:tc></w:tr><w:tr><w:tc>${list('a', 'b', 'c', 'd')}</w:tc><w:tc>${list('e', 'f')}</w:tc></w:tr></w:tbl>`;
    const outline = await files.read('columns.docx', await docxOf(table));
    expect(told(outline)).toEqual(['You asked', '• a', '• b', '• c', '• d', 'We will', '• e', '• f']);
    expect(outline.blocks.at(-1)?.place).toEqual({ left: 0.5, top: 0.5, width: 0.5, height: 0.5 });
  });

  it('leaves out words that were deleted or hidden', async () => {
    const body = `<w:del><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:del><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>`;
    expect(told(await files.read('hidden.docx', await docxOf(body)))).toEqual(['shown']);
  });
});
