/**
 * Reads a presentation slide by slide: title, then the shapes column by column, then the speaker notes. Not by
 * officeparser, whose tree has no places, layouts or inherited bullets.
 */
import type { Outline } from '../outline.ts';
import { OutlineWriter, type Position } from '../outline-writer.ts';
import { tidy } from '../words.ts';
import {
  attribute,
  child,
  descendants,
  elements,
  prefixed,
  readXml,
  readXmlIfThere,
  textOf,
  type XmlElement,
} from '../xml.ts';
import type { Archive } from '../zip.ts';
import { diagramData, type Frame, frameWithin, type Shape, shapesOf, slideFrame } from './pptx-shapes.ts';
import { isSlideLayout, slideCells, slideTable } from './pptx-table.ts';
import { paragraphsOf, type SlideParagraph } from './pptx-text.ts';
import { type Inherit, placeholderOf, Templates } from './pptx-theme.ts';
import { isOn, titleOfOffice } from './properties.ts';
import { allRelated, type Relation, readRelations, related } from './relations.ts';

/** The outline of a presentation; its unit is the slide, hidden ones counted. */
export async function readPptx(archive: Archive, source: Outline['source']): Promise<Outline> {
  const main = related(await readRelations(archive, ''), 'officeDocument') ?? 'ppt/presentation.xml';
  const presentation = await readXml(archive, main);
  const relations = await readRelations(archive, main);
  const size = child(presentation, 'sldSz');
  const frame = slideFrame(Number(attribute(size, 'cx') ?? 12_192_000), Number(attribute(size, 'cy') ?? 6_858_000));
  const writer = new OutlineWriter(source, 'slide');
  const templates = new Templates(archive, presentation);
  const authors = await authorsOf(archive, relations);
  for (const entry of elements(child(presentation, 'sldIdLst'), 'sldId')) {
    const part = relations.get(prefixed(entry, 'id') ?? '')?.target;
    if (part === undefined || !archive.has(part)) continue;
    const slide = new SlideReader(archive, writer, frame, await readRelations(archive, part), authors);
    await slide.read(await readXml(archive, part), templates);
  }
  return writer.finish(await titleOfOffice(archive));
}

/** The names of those who commented, by the ids that comments have. */
async function authorsOf(archive: Archive, relations: Map<string, Relation>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const type of ['commentAuthors', 'authors']) {
    const root = await readXmlIfThere(archive, related(relations, type) ?? '');
    for (const one of elements(root)) names.set(attribute(one, 'id') ?? '', attribute(one, 'name') ?? '');
  }
  return names;
}

class SlideReader {
  private readonly archive: Archive;
  private readonly writer: OutlineWriter;
  private readonly frame: Frame;
  private readonly relations: Map<string, Relation>;
  private readonly authors: ReadonlyMap<string, string>;
  private readonly number: number;

  constructor(
    archive: Archive,
    writer: OutlineWriter,
    frame: Frame,
    relations: Map<string, Relation>,
    authors: ReadonlyMap<string, string>,
  ) {
    this.archive = archive;
    this.writer = writer;
    this.frame = frame;
    this.relations = relations;
    this.authors = authors;
    this.number = writer.countLine('');
  }

  async read(slide: XmlElement, templates: Templates): Promise<void> {
    const inherit = await templates.of(related(this.relations, 'slideLayout'));
    if (!isOn(attribute(slide, 'show'))) {
      this.writer.remark(
        this.number,
        `Slide ${this.number} is hidden when the slides are shown. It was read all the same.`,
      );
    }
    const tree = child(slide, 'cSld', 'spTree');
    const shapes = shapesOf(tree, inherit, this.frame);
    for (const shape of shapes) await this.shape(shape, inherit);
    if (shapes.length === 0 && tree && descendants(tree, 'pic').length > 0) {
      this.writer.remark(
        this.number,
        `Slide ${this.number} has a picture and no text. What the picture says was not read.`,
      );
    }
    await this.notes();
  }

  private async shape(shape: Shape, inherit: Inherit): Promise<void> {
    if (shape.placeholder !== null && /^(sldNum|dt)$/.test(shape.placeholder)) return;
    const at = this.at(shape.place);
    if (shape.type === 'table') this.table(shape, at);
    else if (shape.type === 'diagram') await this.diagram(shape, inherit);
    else if (shape.type === 'chart') {
      this.writer.remark(this.number, `Slide ${this.number} has a chart. Its figures were not read.`);
    } else this.text(shape, at);
  }

  private text(shape: Shape, at: Position): void {
    const paragraphs = paragraphsOf(child(shape.element, 'txBody'), shape.styles);
    if (shape.placeholder === 'title') {
      const title = paragraphs.map((one) => one.text).join(' ');
      this.writer.addToLine(this.number, tidy(title));
      this.writer.heading(at, null, title);
    } else if (shape.placeholder === 'ftr' || shape.placeholder === 'hdr') {
      const footer = paragraphs.map((one) => one.text).join(' ');
      this.writer.addToLine(this.number, tidy(footer));
      this.writer.note(at, footer);
    } else for (const paragraph of paragraphs) this.paragraph(paragraph, at);
  }

  private paragraph({ text, strong, depth, bullet }: SlideParagraph, at: Position): void {
    this.writer.addToLine(this.number, tidy(text));
    if (bullet) this.writer.item(at, { text, depth, strong, ...bullet });
    else this.writer.paragraph(at, text, strong, depth);
  }

  private table(shape: Shape, at: Position): void {
    const table = child(shape.element, 'graphic', 'graphicData', 'tbl');
    if (!table) return;
    const cells = slideCells(table);
    if (isSlideLayout(cells)) {
      this.layout(cells, at);
      return;
    }
    const { header, rows } = slideTable(table, cells, this.number);
    for (const row of header ? [header, ...rows] : rows) {
      this.writer.addToLine(this.number, row.cells.map((cell) => tidy(cell)).join('\t'));
    }
    this.writer.table(at, header, rows);
  }

  /** A table that lays out the slide is read column by column, each cell a region. */
  private layout(cells: ReturnType<typeof slideCells>, at: Position): void {
    const columns = Math.max(...cells.map((row) => row.length));
    for (let column = 0; column < columns; column += 1) {
      cells.forEach((row, index) => {
        const cell = row[column];
        if (!cell || cell.paragraphs.length === 0) return;
        const whole = at.place ?? { left: 0, top: 0, width: 1, height: 1 };
        const width = whole.width / columns;
        const height = whole.height / cells.length;
        const place = { left: whole.left + column * width, top: whole.top + index * height, width, height };
        const inside = this.at(place);
        for (const paragraph of cell.paragraphs) this.paragraph(paragraph, inside);
      });
    }
  }

  /** SmartArt: as it was last drawn, or else its words in the order of its data. */
  private async diagram(shape: Shape, inherit: Inherit): Promise<void> {
    const dataPart = this.relations.get(diagramData(shape) ?? '')?.target ?? '';
    const data = await readXmlIfThere(this.archive, dataPart);
    if (!data) return;
    const drawingId = descendants(data, 'dataModelExt').map((one) => attribute(one, 'relId'))[0];
    const drawing = await readXmlIfThere(this.archive, this.relations.get(drawingId ?? '')?.target ?? '');
    const drawn = shapesOf(child(drawing, 'spTree'), inherit, frameWithin(shape.place, this.frame));
    if (drawn.length > 0) {
      for (const one of drawn) this.text(one, this.at(one.place));
      return;
    }
    const at = this.at(shape.place);
    for (const point of elements(child(data, 'ptLst'), 'pt')) {
      for (const paragraph of paragraphsOf(child(point, 't'), [])) this.paragraph(paragraph, at);
    }
  }

  private async notes(): Promise<void> {
    const part = related(this.relations, 'notesSlide');
    const notes = part === null ? null : await readXmlIfThere(this.archive, part);
    for (const shape of elements(child(notes, 'cSld', 'spTree'), 'sp')) {
      if (placeholderOf(shape)?.type !== 'body') continue;
      for (const paragraph of paragraphsOf(child(shape, 'txBody'), [])) this.note(paragraph.text);
    }
    for (const comments of allRelated(this.relations, 'comments')) {
      const root = await readXmlIfThere(this.archive, comments);
      if (!root) continue;
      for (const comment of [...descendants(root, 'cm'), ...descendants(root, 'reply')]) this.comment(comment);
    }
  }

  /** A comment of older programs has its words in `text`, of newer ones in paragraphs; those stand before its replies. */
  private comment(comment: XmlElement): void {
    const plain = child(comment, 'text');
    const paragraphs = plain ? [] : elements(child(comment, 'txBody'), 'p');
    const text = plain ? textOf(plain) : paragraphs.map((one) => descendants(one, 't').map(textOf).join('')).join('\n');
    this.note(text);
    const author = this.authors.get(attribute(comment, 'authorId') ?? '') ?? null;
    this.writer.markup({ kind: 'comment', line: this.number, author, at: '', text });
  }

  private note(text: string): void {
    this.writer.note({ line: this.number, page: this.number, region: null, place: null }, text);
  }

  private at(place: Position['place']): Position {
    return { line: this.number, page: this.number, region: this.writer.newRegion(), place };
  }
}
