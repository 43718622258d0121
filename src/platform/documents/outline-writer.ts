/** Puts an outline together block by block, keeping count of lines and regions for the reader of a file. */
import type { Block, LineUnit, Markup, Note, Outline, Place, TableRow } from './outline.ts';
import { bulletTypedBefore, tidy, tidyLines } from './words.ts';

/** Where the next blocks stand. */
export interface Position {
  line: number;
  page: number | null;
  region: number | null;
  place: Place | null;
}

export class OutlineWriter {
  private readonly source: Outline['source'];
  private readonly unit: LineUnit;
  private readonly lines: string[] = [];
  private readonly blocks: Block[] = [];
  private readonly markups: Markup[] = [];
  private readonly remarks: Outline['remarks'] = [];
  private regions = 0;

  constructor(source: Outline['source'], unit: LineUnit) {
    this.source = source;
    this.unit = unit;
  }

  /** Counts one more line (paragraph, slide, page or row) with this text, and gives its number. */
  countLine(text: string): number {
    return this.lines.push(text);
  }

  /** Adds to the text of a line already counted. */
  addToLine(line: number, text: string): void {
    const before = this.lines[line - 1] ?? '';
    this.lines[line - 1] = before === '' ? text : `${before}\n${text}`;
  }

  newRegion(): number {
    this.regions += 1;
    return this.regions;
  }

  heading(at: Position, level: number | null, text: string): void {
    const words = tidy(text);
    if (words !== '') this.blocks.push({ type: 'heading', ...span(at), level, text: words });
  }

  /** A paragraph, or an item if a bullet was typed in front of its words. */
  paragraph(at: Position, text: string, strong: boolean, depth = 0): void {
    const wrapped = tidyLines(text);
    const [first] = wrapped;
    if (first === undefined) return;
    const bullet = bulletTypedBefore(first);
    if (bullet) {
      const words = tidy([bullet.rest, ...wrapped.slice(1)].join(' '));
      this.item(at, { text: words, depth, ordered: false, marker: bullet.marker, strong });
      return;
    }
    this.blocks.push({ type: 'paragraph', ...span(at), text: wrapped.join(' '), strong, wrapped });
  }

  item(at: Position, item: { text: string; depth: number; ordered: boolean; marker: string; strong: boolean }): void {
    const text = tidy(item.text);
    if (text !== '') this.blocks.push({ type: 'item', ...span(at), ...item, text });
  }

  table(at: Position, header: TableRow | null, rows: TableRow[], lastLine = at.line): void {
    if (header || rows.length > 0) this.blocks.push({ type: 'table', ...span(at), lastLine, header, rows });
  }

  note(at: Position, text: string): void {
    const words = tidy(text);
    if (words !== '') this.blocks.push({ type: 'note', ...span(at), text: words } satisfies Note);
  }

  /** Keeps what somebody marked; a comment without words says nothing. */
  markup(markup: Markup): void {
    const [at, text] = [tidy(markup.at), tidy(markup.text)];
    if (at !== text && (markup.kind === 'change' || text !== '')) this.markups.push({ ...markup, at, text });
  }

  remark(line: number, message: string): void {
    this.remarks.push({ line, message });
  }

  finish(title: string | null): Outline {
    const { source, unit, lines, blocks, markups, remarks } = this;
    return { source, unit, title, lines, blocks, markups, remarks };
  }
}

function span(at: Position): Position & { lastLine: number } {
  return { line: at.line, lastLine: at.line, page: at.page, region: at.region, place: at.place };
}
