/** A paper as a Word document: cover, contents, then its blocks, with head and foot on every page. */
import {
  Document,
  type FileChild,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { boardPaper } from './board-paper.ts';
import { docxBlocks, textOf } from './docx-blocks.ts';
import { alert, lineWidth, page, paperNumbering, paperStyles } from './docx-styles.ts';
import type { ExportInput } from './input.ts';
import type { Paper } from './paper.ts';

export function toDocx(input: ExportInput): Promise<Uint8Array> {
  return paperToDocx(boardPaper(input));
}

export async function paperToDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: textOf(paper.title),
    creator: textOf(paper.author),
    lastModifiedBy: textOf(paper.author),
    description: textOf(paper.standing),
    styles: paperStyles(paper),
    numbering: paperNumbering(),
    pageNumbers: estimatePageNumbers,
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: 1500, bottom: 1300, left: page.margin, right: page.margin, header: 700, footer: 600 },
          },
        },
        headers: { default: new Header({ children: [headOf(paper)] }) },
        footers: { default: new Footer({ children: [footOf(paper)] }) },
        children: [...cover(paper), ...contents(paper), ...docxBlocks(paper)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function cover(paper: Paper): FileChild[] {
  const line = (text: string | null, style: string) =>
    text === null ? [] : [new Paragraph({ style, children: [new TextRun(textOf(text))] })];
  return [
    new Paragraph({ spacing: { before: 2400 }, children: logoRuns(paper) }),
    ...line(paper.kicker, 'Kicker'),
    ...line(paper.title, 'Title'),
    ...line(paper.system, 'Lead'),
    ...line(paper.standing, 'Standing'),
    ...line(paper.made, 'Normal'),
    ...line(paper.contact, 'Normal'),
    ...line(paper.address, 'Normal'),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function contents(paper: Paper): FileChild[] {
  return [
    new Paragraph({ style: 'ContentsHeading', children: [new TextRun(paper.words.contents)] }),
    new TableOfContents(paper.words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

/** Shown where Word can't draw an SVG: nothing, as the name beside it says the same. */
const clearPixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

function logoRuns(paper: Paper): ImageRun[] {
  const { logo } = paper;
  if (logo === null) return [];
  const data = Buffer.from(logo.base64, 'base64');
  const altText = { name: textOf(logo.alt), description: textOf(logo.alt), title: textOf(logo.alt) };
  const height = 80;
  const transformation = { width: Math.round(height * Math.min(6, proportionOf(logo.kind, data))), height };
  if (logo.kind === 'png') return [new ImageRun({ type: 'png', data, transformation, altText })];
  return [new ImageRun({ type: 'svg', data, transformation, altText, fallback: { type: 'png', data: clearPixel } })];
}

/** Width over height: of a PNG by its first chunk, of an SVG by its view box; a square if neither can be read. */
function proportionOf(kind: 'svg' | 'png', data: Buffer): number {
  if (kind === 'png') return data.length < 24 ? 1 : data.readUInt32BE(16) / Math.max(1, data.readUInt32BE(20));
  const [, box = ''] = /viewBox\s*=\s*["']([^"']*)["']/.exec(data.toString('utf8')) ?? [];
  const [, , width = 0, height = 0] = box
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width > 0 && height > 0 ? width / height : 1;
}

function standingRun(paper: Paper): TextRun {
  return new TextRun(paper.draft ? { text: textOf(paper.standing), color: alert } : { text: textOf(paper.standing) });
}

function headOf(paper: Paper): Paragraph {
  return new Paragraph({
    style: 'Furniture',
    border: { bottom: { style: 'single', size: 4, space: 4, color: 'AEB7BD' } },
    children: [standingRun(paper)],
  });
}

function footOf(paper: Paper): Paragraph {
  const { page: word, of } = paper.words;
  return new Paragraph({
    style: 'Furniture',
    tabStops: [{ type: TabStopType.RIGHT, position: lineWidth }],
    children: [
      standingRun(paper),
      new TextRun({
        children: [new Tab(), `${word} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}
