/** The blocks of a paper as Word has them: real headings, lists and tables with heading rows that repeat. */
import {
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { bullets, cellBullets, deepest, lineWidth, numbers } from './docx-styles.ts';
import type { Block, ListItem, Paper, TableCell as PaperCell, Run, TableBlock } from './paper.ts';

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;
const looks = { body: 'Normal', lead: 'Lead', note: 'Note', quote: 'Quoted' } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: 'AEB7BD' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

export function docxBlocks(paper: Paper): FileChild[] {
  let lists = 0;
  return paper.blocks.flatMap((block): FileChild[] => {
    if (block.type === 'list') lists++;
    return blockOf(block, paper.colour.slice(1), lists);
  });
}

/** Text without what XML cannot hold: control characters, and halves of surrogate pairs. */
export function textOf(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '');
}

function blockOf(block: Block, colour: string, instance: number): FileChild[] {
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: headings[block.level],
          pageBreakBefore: block.newPage ?? false,
          children: [new TextRun(textOf(block.text))],
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ style: looks[block.look], children: runsOf(block.runs) })];
    case 'list': {
      const reference = block.ordered ? numbers : bullets;
      return block.items.flatMap((item) => itemOf(item, reference, 0, instance, 'Normal'));
    }
    case 'table':
      return tableOf(block, colour);
    case 'chart':
      return [
        caption(block.caption),
        new Paragraph({ keepNext: true, children: [new TextRun(textOf(block.says))] }),
        table(
          block.columns.map((title, at) => ({ title, share: at === 0 ? 3 : 1, align: at === 0 ? 'left' : 'right' })),
          block.bars.map((bar) => [plainCell(bar.label), plainCell(String(bar.count))]),
          colour,
        ),
        gap(),
      ];
    case 'code':
      return block.text
        .split('\n')
        .map((text) => new Paragraph({ style: 'Code', children: [new TextRun(textOf(text))] }));
  }
}

function itemOf(item: ListItem, reference: string, level: number, instance: number, style: string): Paragraph[] {
  return [
    new Paragraph({
      style,
      numbering: { reference, level: Math.min(level, deepest), instance },
      spacing: { after: style === 'Cell' ? 40 : 80 },
      children: runsOf(item.runs),
    }),
    ...item.children.flatMap((child) => itemOf(child, reference, level + 1, instance, style)),
  ];
}

function tableOf(block: TableBlock, colour: string): FileChild[] {
  const title = block.caption === null ? [] : [caption(block.caption)];
  return [...title, table(block.columns, block.rows, colour), gap()];
}

function table(columns: TableBlock['columns'], rows: PaperCell[][], colour: string): Table {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.floor((lineWidth * column.share) / shares));
  const cellOf = (index: number, children: Paragraph[], fill?: string) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.TOP,
      ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill } }),
      children,
    });
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title, align }, index) => {
      const run = new TextRun({ text: textOf(title), bold: true, color: 'FFFFFF' });
      return cellOf(
        index,
        [new Paragraph({ style: 'Cell', alignment: align, keepNext: true, children: [run] })],
        colour,
      );
    }),
  });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
    borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    rows: [
      heading,
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ align }, index) =>
              cellOf(index, cellParagraphs(row[index] ?? plainCell(''), align)),
            ),
          }),
      ),
    ],
  });
}

function cellParagraphs(content: PaperCell, alignment: 'left' | 'right'): Paragraph[] {
  const paragraphs = content.paragraphs.map((runs, index) => {
    const children = runsOf(runs);
    const anchored = index === 0 && content.anchor !== undefined;
    return new Paragraph({
      style: 'Cell',
      alignment,
      children: anchored ? [new Bookmark({ id: `row-${content.anchor}`, children })] : children,
    });
  });
  return [...paragraphs, ...content.items.flatMap((item) => itemOf(item, cellBullets, 0, 0, 'Cell'))];
}

function runsOf(runs: Run[]): ParagraphChild[] {
  return runs.map((run): ParagraphChild => {
    const options = {
      text: textOf(run.text),
      ...(run.bold ? { bold: true } : {}),
      ...(run.italic ? { italics: true } : {}),
      ...(run.strike ? { strike: true } : {}),
      ...(run.code ? { font: 'Courier New' } : {}),
    };
    const linked = () => [new TextRun({ ...options, style: 'Hyperlink' })];
    if (run.href !== undefined) return new ExternalHyperlink({ link: run.href, children: linked() });
    if (run.to !== undefined) return new InternalHyperlink({ anchor: `row-${run.to}`, children: linked() });
    return new TextRun(options);
  });
}

function caption(text: string): Paragraph {
  return new Paragraph({ style: 'Caption', children: [new TextRun(textOf(text))] });
}

/** Two tables without a paragraph between them would be one. */
function gap(): Paragraph {
  return new Paragraph({ style: 'Cell', children: [] });
}

function plainCell(text: string): PaperCell {
  return { paragraphs: [[{ text }]], items: [] };
}
