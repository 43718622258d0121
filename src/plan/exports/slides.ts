/** A paper as slides: each chapter begins one, and goes on on another where it is full. Text and tables are real ones. */
import pptxgen from 'pptxgenjs';
import { textOf } from './docx-blocks.ts';
import type { Block, ListItem, Paper, Run, TableBlock } from './paper.ts';

/** Lines of body text that one slide holds, and characters in one of them. */
const linesPerSlide = 13;
const charactersPerLine = 95;
const rowsPerSlide = 8;

interface TextLine {
  text: string;
  bullet: boolean;
  indent: number;
  bold: boolean;
}
type Part = { lines: TextLine[] } | { table: TableBlock };
interface Slide {
  title: string;
  part: Part;
}

export async function paperToSlides(paper: Paper): Promise<Uint8Array> {
  const deck = new pptxgen();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = textOf(paper.title);
  deck.author = textOf(paper.author);
  deck.company = textOf(paper.system);
  deck.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
  const colour = paper.colour.slice(1);
  deck.defineSlideMaster({
    title: 'PAPER',
    background: { color: 'FFFFFF' },
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: 0.6,
            y: 0.4,
            w: 12.1,
            h: 0.9,
            fontSize: 28,
            bold: true,
            color: colour,
          },
          text: '',
        },
      },
      {
        text: {
          text: textOf(paper.standing),
          options: { x: 0.6, y: 6.95, w: 10.5, h: 0.35, fontSize: 11, color: '4C6272' },
        },
      },
    ],
    slideNumber: { x: 12.2, y: 6.95, fontSize: 11, color: '4C6272' },
  });
  const cover = deck.addSlide({ masterName: 'PAPER' });
  cover.addText(textOf(paper.title), { placeholder: 'title' });
  cover.addText(
    [paper.kicker, paper.system, paper.made].map((line) => ({ text: textOf(line), options: { breakLine: true } })),
    { x: 0.6, y: 1.6, w: 12.1, h: 2, fontSize: 20, valign: 'top' },
  );
  for (const { title, part } of slidesOf(paper.blocks)) {
    const slide = deck.addSlide({ masterName: 'PAPER' });
    slide.addText(textOf(title), { placeholder: 'title' });
    if ('table' in part) addTable(slide, part.table, colour);
    else addLines(slide, part.lines);
  }
  const written = await deck.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array)) throw new Error('The slides were not written');
  return written;
}

/** What each slide holds, in order: text up to what fits, or some rows of a table. */
export function slidesOf(blocks: readonly Block[]): Slide[] {
  const slides: Slide[] = [];
  let title = '';
  let lines: TextLine[] = [];
  let used = 0;
  function end(): void {
    if (lines.length > 0) slides.push({ title, part: { lines } });
    lines = [];
    used = 0;
  }
  function add(line: TextLine): void {
    const height = Math.max(1, Math.ceil(line.text.length / charactersPerLine));
    if (used + height > linesPerSlide) end();
    lines.push(line);
    used += height;
  }
  for (const block of blocks) {
    if (block.type === 'heading' && block.level === 1) {
      end();
      title = block.text;
    } else if (block.type === 'table' || block.type === 'chart') {
      end();
      const table = block.type === 'table' ? block : tableOf(block);
      for (let from = 0; from < table.rows.length; from += rowsPerSlide)
        slides.push({ title, part: { table: { ...table, rows: table.rows.slice(from, from + rowsPerSlide) } } });
    } else for (const line of linesOf(block)) add(line);
  }
  end();
  return slides;
}

function linesOf(block: Exclude<Block, TableBlock | { type: 'chart' }>): TextLine[] {
  const plain = { bullet: false, indent: 0, bold: false };
  switch (block.type) {
    case 'heading':
      return [{ ...plain, text: block.text, bold: true }];
    case 'paragraph':
      return [{ ...plain, text: wordsOf(block.runs) }];
    case 'code':
      return block.text.split('\n').map((text) => ({ ...plain, text }));
    case 'list':
      return block.items.flatMap((item) => itemLines(item, 0));
  }
}

function itemLines({ runs, children }: ListItem, indent: number): TextLine[] {
  const own = { text: wordsOf(runs), bullet: true, indent, bold: false };
  return [own, ...children.flatMap((child) => itemLines(child, indent + 1))];
}

/** What was struck out says so: slides are read aloud, and in black and white. */
function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text, strike }) => (strike ? `[${text}]` : text)).join('');
}

function tableOf({ columns, bars }: Extract<Block, { type: 'chart' }>): TableBlock {
  const cellOf = (text: string) => ({ paragraphs: [[{ text }]], items: [] });
  return {
    type: 'table',
    caption: null,
    columns: [
      { title: columns[0], share: 70, align: 'left' },
      { title: columns[1], share: 30, align: 'right' },
    ],
    rows: bars.map(({ label, count }) => [cellOf(label), cellOf(String(count))]),
  };
}

function addLines(slide: pptxgen.Slide, lines: readonly TextLine[]): void {
  slide.addText(
    lines.map(({ text, bullet, indent, bold }) => ({
      text: textOf(text),
      options: { breakLine: true, bold, ...(bullet ? { bullet: true, indentLevel: indent } : {}) },
    })),
    { x: 0.6, y: 1.5, w: 12.1, h: 5.2, fontSize: 18, valign: 'top', paraSpaceAfter: 6, fit: 'shrink' },
  );
}

function addTable(slide: pptxgen.Slide, { columns, rows }: TableBlock, colour: string): void {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const head = columns.map(({ title, align }) => ({
    text: textOf(title),
    options: { bold: true, color: 'FFFFFF', fill: { color: colour }, align },
  }));
  const body = rows.map((row) =>
    row.map(({ paragraphs, items }, index) => ({
      text: textOf([...paragraphs, ...items.map(({ runs }) => runs)].map(wordsOf).join('\n')),
      options: { align: columns[index]?.align ?? ('left' as const) },
    })),
  );
  slide.addTable([head, ...body], {
    x: 0.6,
    y: 1.5,
    w: 12.1,
    colW: columns.map(({ share }) => (12.1 * share) / total),
    fontSize: 14,
    border: { type: 'solid', pt: 0.5, color: 'AEB7BD' },
    valign: 'top',
  });
}
