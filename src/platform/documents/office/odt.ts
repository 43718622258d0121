/**
 * Reads an OpenDocument text paragraph by paragraph. Not by officeparser, whose tree numbers no paragraphs and prints no
 * list's bullets.
 */
import type { Outline, Place } from '../outline.ts';
import { OutlineWriter } from '../outline-writer.ts';
import { tellingTitle, tidy, tidyLines } from '../words.ts';
import { attribute, child, descendants, elements, readXml, readXmlIfThere, textOf, type XmlElement } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { type TextRow, withHeading } from './docx-table.ts';
import { OdtStyles } from './odt-styles.ts';
import { isOdtLayout, type OdtRow, odtRows } from './odt-table.ts';

/** The outline of an OpenDocument text; its unit is the paragraph, those without words not counted. */
export async function readOdt(archive: Archive, source: Outline['source']): Promise<Outline> {
  const content = 'content.xml';
  // the styles stand before the words in the same part, which is read once for each
  const head = await readXml(archive, content, { of: 'text', take: () => undefined });
  const styles = new OdtStyles([await readXmlIfThere(archive, 'styles.xml'), head]);
  const reader = new OdtReader(new OutlineWriter(source, 'paragraph'), styles);
  await readXml(archive, content, { of: 'text', take: (block) => reader.block(block, flow) });
  const meta = child(await readXmlIfThere(archive, 'meta.xml'), 'meta', 'title');
  return reader.finish(meta ? tellingTitle(textOf(meta)) : null);
}

interface Surroundings {
  region: number | null;
  place: Place | null;
  list: { name: string | null; depth: number; counts: number[] } | null;
}

const flow: Surroundings = { region: null, place: null, list: null };

interface Words {
  text: string;
  strong: boolean;
  notes: XmlElement[];
  boxes: XmlElement[];
}

class OdtReader {
  private readonly writer: OutlineWriter;
  private readonly styles: OdtStyles;
  private readonly numbering = new Map<string, number[]>();
  private lastLine = 0;

  constructor(writer: OutlineWriter, styles: OdtStyles) {
    this.writer = writer;
    this.styles = styles;
  }

  block(element: XmlElement, around: Surroundings): void {
    switch (element.name) {
      case 'p':
      case 'h':
        this.paragraph(element, around);
        break;
      case 'list':
        this.list(element, around);
        break;
      case 'table':
        this.table(element, around);
        break;
      case 'frame':
        this.box(element, around);
        break;
      case 'tracked-changes':
        this.writer.remark(
          this.lastLine + 1,
          'The document has tracked changes. They were read as if accepted: insertions are in, deletions are out.',
        );
        break;
      case 'annotation':
      case 'sequence-decls':
      case 'forms':
        break;
      default:
        for (const one of elements(element)) this.block(one, around);
    }
  }

  finish(title: string | null): Outline {
    return this.writer.finish(title);
  }

  private paragraph(element: XmlElement, around: Surroundings): void {
    const style = attribute(element, 'style-name');
    const words = this.wordsOf(element);
    const text = tidyLines(words.text).join('\n');
    if (text !== '') {
      this.lastLine = this.writer.countLine(text);
      const at = { line: this.lastLine, page: null, region: around.region, place: around.place };
      const level =
        element.name === 'h' ? Number(attribute(element, 'outline-level') ?? '1') : this.styles.headingLevel(style);
      if (level !== null) this.writer.heading(at, level === 0 ? null : level, text);
      else if (around.list) {
        const { name, depth, counts } = around.list;
        const list = name ?? this.styles.listOf(style);
        this.writer.item(at, { text, depth, strong: words.strong, ...this.styles.marker(list, depth, counts) });
      } else this.writer.paragraph(at, text, words.strong);
    }
    this.hangingOn(words, around);
  }

  private hangingOn(words: Words, around: Surroundings): void {
    for (const box of words.boxes) this.box(box, around);
    for (const note of words.notes) {
      const body = child(note, 'note-body') ?? note;
      const text = [...descendants(body, 'p')].map((one) => tidy(this.wordsOf(one).text)).join(' ');
      this.writer.note({ line: Math.max(1, this.lastLine), page: null, region: around.region, place: null }, text);
    }
  }

  private box(frame: XmlElement, around: Surroundings): void {
    for (const box of frame.name === 'text-box' ? [frame] : descendants(frame, 'text-box')) {
      const inside = { ...around, region: this.writer.newRegion(), place: null, list: null };
      for (const one of elements(box)) this.block(one, inside);
    }
  }

  private list(element: XmlElement, around: Surroundings): void {
    const name = attribute(element, 'style-name') ?? around.list?.name ?? null;
    const depth = around.list ? around.list.depth + 1 : 0;
    const before = around.list?.counts ?? [];
    const goesOn = attribute(element, 'continue-numbering') === 'true' || attribute(element, 'continue-list') !== null;
    const key = `${name} ${depth}`;
    let count = goesOn ? (this.numbering.get(key)?.[0] ?? 0) : 0;
    for (const item of elements(element)) {
      if (!/^list-(item|header)$/.test(item.name)) continue;
      const start = attribute(item, 'start-value');
      if (item.name === 'list-item') count = start === null ? count + 1 : Number(start);
      this.numbering.set(key, [count]);
      const counts = [...before.slice(0, depth), count];
      elements(item).forEach((one, index) => {
        const isItem = one.name === 'list' || index === 0 || one.name === 'h';
        this.block(one, isItem ? { ...around, list: { name, depth, counts } } : { ...around, list: null });
      });
    }
  }

  private table(element: XmlElement, around: Surroundings): void {
    const rows = odtRows(element);
    if (isOdtLayout(rows)) {
      this.layout(rows, around);
      return;
    }
    const first = this.lastLine + 1;
    const hanging: Words[] = [];
    const read: TextRow[] = [];
    for (const row of rows) {
      const line = this.lastLine + 1;
      const told = row.cells.map((cell) => this.cell(cell.element, hanging));
      const cells = told.map(({ text }, column) => {
        return row.cells[column]?.continues && text === '' ? (read.at(-1)?.cells[column] ?? '') : text;
      });
      const strong =
        told.filter(({ text }) => text !== '').length > 1 && told.every((cell) => cell.text === '' || cell.strong);
      read.push({ line, cells, heads: row.heads, strong });
    }
    const { header, body } = withHeading(read.filter((row) => row.cells.some((cell) => cell !== '')));
    const at = { line: first, page: null, region: around.region, place: around.place };
    this.writer.table(at, header, body, Math.max(first, this.lastLine));
    for (const words of hanging) this.hangingOn(words, around);
  }

  private cell(element: XmlElement | null, hanging: Words[]): { text: string; strong: boolean } {
    if (!element) return { text: '', strong: false };
    const lines: string[] = [];
    let strong = true;
    for (const { paragraph, inList } of paragraphsIn(element, false)) {
      const words = this.wordsOf(paragraph);
      const text = tidy(words.text);
      if (words.notes.length + words.boxes.length > 0) hanging.push(words);
      if (text === '') continue;
      this.lastLine = this.writer.countLine(text);
      lines.push(inList ? `• ${text}` : text);
      strong &&= words.strong;
    }
    return { text: lines.join('\n'), strong };
  }

  /** A table that lays out the page is read column by column, each cell a region. */
  private layout(rows: OdtRow[], around: Surroundings): void {
    const columns = Math.max(...rows.map((row) => row.cells.length));
    for (let column = 0; column < columns; column += 1) {
      rows.forEach((row, index) => {
        const cell = row.cells[column]?.element;
        if (!cell) return;
        const place = { left: column / columns, top: index / rows.length, width: 1 / columns, height: 1 / rows.length };
        const inside = { ...around, list: null, region: this.writer.newRegion(), place };
        for (const one of elements(cell)) this.block(one, inside);
      });
    }
  }

  private wordsOf(paragraph: XmlElement): Words {
    const words: Words = { text: '', strong: true, notes: [], boxes: [] };
    this.walk(paragraph, words, this.styles.isBold(attribute(paragraph, 'style-name')) ?? false);
    words.strong &&= words.text.trim() !== '';
    return words;
  }

  private walk(parent: XmlElement, words: Words, bold: boolean): void {
    for (const one of parent.children) {
      if (typeof one === 'string') {
        words.text += one.replace(/\s+/g, ' ');
        if (!bold && one.trim() !== '') words.strong = false;
      } else if (one.name === 's') words.text += ' ';
      else if (one.name === 'tab') words.text += '\t';
      else if (one.name === 'line-break') words.text += '\n';
      else if (/^(note|annotation)$/.test(one.name)) words.notes.push(one);
      else if (/^(frame|text-box|custom-shape|rect)$/.test(one.name)) words.boxes.push(one);
      else if (!/^(tracked-changes|hidden-text|soft-page-break|annotation-end|ruby-text)$/.test(one.name)) {
        this.walk(one, words, this.styles.isBold(attribute(one, 'style-name')) ?? bold);
      }
    }
  }
}

function paragraphsIn(element: XmlElement, inList: boolean): { paragraph: XmlElement; inList: boolean }[] {
  return elements(element).flatMap((one) =>
    /^[ph]$/.test(one.name) ? [{ paragraph: one, inList }] : paragraphsIn(one, inList || one.name === 'list'),
  );
}
