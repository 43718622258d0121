/**
 * Reads a Word document paragraph by paragraph. Not by officeparser: the outline needs what its tree lacks, the number of
 * each paragraph, outline levels, the number or bullet of a list as printed, text boxes and tracked changes.
 */
import type { Outline } from '../outline.ts';
import { OutlineWriter, type Position } from '../outline-writer.ts';
import { tidy, tidyLines } from '../words.ts';
import { attribute, child, elements, readXml, readXmlIfThere, type XmlElement } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { Numbering } from './docx-numbering.ts';
import { type Words, wordsOf } from './docx-runs.ts';
import { outlineLevel, type ParagraphStyle, readStyles } from './docx-styles.ts';
import { type Cell, filledDown, isLayout, type TextRow, tableCells, withHeading } from './docx-table.ts';
import { titleOfOffice } from './properties.ts';
import { readRelations, related } from './relations.ts';

/** The outline of a Word document; its unit is the paragraph, those without words not counted. */
export async function readDocx(archive: Archive, source: Outline['source']): Promise<Outline> {
  const main = related(await readRelations(archive, ''), 'officeDocument') ?? 'word/document.xml';
  const relations = await readRelations(archive, main);
  const part = (type: string) => readXmlIfThere(archive, related(relations, type) ?? '');
  const reader = new DocxReader(
    new OutlineWriter(source, 'paragraph'),
    readStyles(await part('styles')),
    new Numbering(await part('numbering')),
    {
      footnotes: byId(await part('footnotes')),
      endnotes: byId(await part('endnotes')),
      comments: byId(await part('comments')),
    },
  );
  await readXml(archive, main, { of: 'body', take: (block) => reader.block(block, flow) });
  return reader.finish(await titleOfOffice(archive));
}

type Surroundings = Pick<Position, 'region' | 'place'>;
const flow: Surroundings = { region: null, place: null };

type NotesById = Map<string, XmlElement>;

class DocxReader {
  private readonly writer: OutlineWriter;
  private readonly style: (id: string | null) => ParagraphStyle;
  private readonly numbering: Numbering;
  private readonly notes: { footnotes: NotesById; endnotes: NotesById; comments: NotesById };
  private trackedAt: number | null = null;
  private lastLine = 0;

  constructor(
    writer: OutlineWriter,
    style: (id: string | null) => ParagraphStyle,
    numbering: Numbering,
    notes: { footnotes: NotesById; endnotes: NotesById; comments: NotesById },
  ) {
    this.writer = writer;
    this.style = style;
    this.numbering = numbering;
    this.notes = notes;
  }

  block(element: XmlElement, around: Surroundings): void {
    if (element.name === 'p') this.paragraph(element, around);
    else if (element.name === 'tbl') this.table(element, around);
    else if (element.name === 'altChunk') {
      this.writer.remark(this.lastLine + 1, 'A document embedded in this one was not read. Paste its text in instead.');
    } else if (!/^(sectPr|sdtPr|del|moveFrom)$/.test(element.name)) {
      for (const one of elements(element)) this.block(one, around);
    }
  }

  finish(title: string | null): Outline {
    if (this.trackedAt !== null) {
      this.writer.remark(
        this.trackedAt,
        'The document has tracked changes. They were read as if accepted: insertions are in, deletions are out.',
      );
    }
    return this.writer.finish(title);
  }

  private paragraph(element: XmlElement, around: Surroundings): void {
    const { words, style, properties } = this.wordsOf(element);
    const text = tidyLines(words.text).join('\n');
    this.marked(words);
    if (text !== '') {
      const line = this.count(text, words);
      const at = { line, page: null, ...around };
      const level = headingLevel(properties, style);
      const list = this.listOf(properties, style);
      if (level !== null) this.writer.heading(at, level === 0 ? null : level, text);
      else if (list) this.writer.item(at, { text, strong: words.strong, ...list });
      else this.writer.paragraph(at, text, words.strong, depthByIndent(properties));
    }
    this.hangingOn(words, around);
  }

  /** Comments on a paragraph, and how its words were changed. */
  private marked(words: Words): void {
    // The paragraph is counted after this, unless nothing is left of it.
    const line = this.lastLine + (words.text.trim() === '' ? 0 : 1);
    const at = { line: Math.max(1, line), at: words.text };
    for (const id of words.comments) {
      const comment = this.notes.comments.get(id);
      if (!comment) continue;
      const text = paragraphsIn(comment).map((one) => wordsOf(one, false).text);
      this.writer.markup({ kind: 'comment', ...at, author: attribute(comment, 'author'), text: text.join('\n') });
    }
    if (!words.tracked) return;
    this.writer.markup({ kind: 'change', ...at, author: words.changedBy, at: words.before, text: words.text });
  }

  /** Text boxes, footnotes and comments come after the paragraph on which they hang. */
  private hangingOn(words: Words, around: Surroundings): void {
    for (const box of words.boxes) {
      const inside = { region: this.writer.newRegion(), place: null };
      for (const one of elements(box)) this.block(one, inside);
    }
    const noted = [
      ...words.footnotes.map((id) => this.notes.footnotes.get(id)),
      ...words.endnotes.map((id) => this.notes.endnotes.get(id)),
      ...words.comments.map((id) => this.notes.comments.get(id)),
    ];
    for (const note of noted) {
      if (!note) continue;
      const text = paragraphsIn(note).map((one) => tidy(wordsOf(one, false).text));
      this.writer.note({ line: Math.max(1, this.lastLine), page: null, ...around }, text.join(' '));
    }
  }

  private table(element: XmlElement, around: Surroundings): void {
    const rows = tableCells(element);
    if (isLayout(rows)) {
      for (const cell of byColumn(rows)) this.layoutCell(cell);
      return;
    }
    const first = this.lastLine + 1;
    const hanging: Words[] = [];
    const read: TextRow[] = [];
    for (const row of rows) {
      const line = this.lastLine + 1;
      const cells = row.cells.flatMap((cell) => {
        const lines = paragraphsIn(cell.element).map((one) => this.cellLine(one, hanging));
        return [lines.filter((one) => one !== '').join('\n'), ...Array<string>(cell.span - 1).fill('')];
      });
      read.push({ line, cells: filledDown(row, cells, read.at(-1)), heads: row.heads, strong: row.strong });
    }
    const { header, body } = withHeading(read.filter((row) => row.cells.some((cell) => cell !== '')));
    this.writer.table({ line: first, page: null, ...around }, header, body, Math.max(first, this.lastLine));
    for (const words of hanging) this.hangingOn(words, around);
  }

  private cellLine(paragraph: XmlElement, hanging: Words[]): string {
    const { words, style, properties } = this.wordsOf(paragraph);
    if (words.boxes.length + words.footnotes.length + words.endnotes.length + words.comments.length > 0) {
      hanging.push(words);
    }
    const text = tidy(words.text);
    this.marked(words);
    if (text === '') return '';
    this.count(text, words);
    const list = this.listOf(properties, style);
    return list ? `${list.marker} ${text}` : text;
  }

  private layoutCell(cell: Cell): void {
    const inside = { region: this.writer.newRegion(), place: cell.place };
    for (const one of elements(cell.element)) if (one.name !== 'tcPr') this.block(one, inside);
  }

  private wordsOf(paragraph: XmlElement) {
    const properties = child(paragraph, 'pPr');
    const style = this.style(attribute(child(properties, 'pStyle'), 'val'));
    return { properties, style, words: wordsOf(paragraph, style.bold) };
  }

  private count(text: string, words: Words): number {
    this.lastLine = this.writer.countLine(text);
    if (words.tracked) this.trackedAt ??= this.lastLine;
    return this.lastLine;
  }

  private listOf(properties: XmlElement | null, style: ParagraphStyle) {
    const own = child(properties, 'numPr');
    const id = attribute(child(own, 'numId'), 'val') ?? style.list?.id ?? null;
    if (id === null) return null;
    const depth = Number(attribute(child(own, 'ilvl'), 'val') ?? style.list?.depth ?? 0);
    const next = this.numbering.next(id, depth);
    return next && { ...next, depth };
  }
}

function headingLevel(properties: XmlElement | null, style: ParagraphStyle): number | null {
  const own = outlineLevel(properties);
  return own === 'body' ? null : (own ?? style.headingLevel);
}

/** How deep a paragraph with a typed bullet stands: a third of an inch is a step, as Word's own indent makes it. */
function depthByIndent(properties: XmlElement | null): number {
  const indent = child(properties, 'ind');
  const twips = Number(attribute(indent, 'left') ?? attribute(indent, 'start') ?? '0');
  return Number.isFinite(twips) ? Math.max(0, Math.round(twips / 360 / 2) - 1) : 0;
}

function byColumn(rows: { cells: Cell[] }[]): Cell[] {
  const cells = rows.flatMap((row) => row.cells);
  return cells.toSorted((a, b) => a.place.left - b.place.left || a.place.top - b.place.top);
}

function paragraphsIn(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((one) => {
    if (one.name === 'p') return [one];
    return /^(del|moveFrom)$/.test(one.name) ? [] : paragraphsIn(one);
  });
}

function byId(root: XmlElement | null): NotesById {
  return new Map(elements(root).map((one) => [attribute(one, 'id') ?? '', one]));
}
