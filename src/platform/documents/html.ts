/** Reads a web page: its headings, paragraphs, lists and tables, without scripts, styles and navigation. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Outline, TableRow } from './outline.ts';
import { OutlineWriter, type Position } from './outline-writer.ts';
import { tellingTitle, tidy, tidyLines } from './words.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const skipped = new Set(
  'script style nav noscript template svg math iframe object select button datalist audio video canvas head'.split(' '),
);
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre search section summary table ul'.split(
    ' ',
  ),
);

/** The outline of a web page; its unit is the paragraph, in the order of the page. */
export function readHtml(text: string, source: Outline['source']): Outline {
  const page = parse(text);
  const reader = new HtmlReader(new OutlineWriter(source, 'paragraph'));
  reader.children(page.childNodes, null);
  const title = find(page.childNodes, 'title');
  return reader.finish(tellingTitle(title ? wordsOf(title.childNodes) : null));
}

interface List {
  depth: number;
  ordered: boolean;
  count: number;
}

class HtmlReader {
  private readonly writer: OutlineWriter;

  constructor(writer: OutlineWriter) {
    this.writer = writer;
  }

  finish(title: string | null): Outline {
    return this.writer.finish(title);
  }

  /** Runs of words and inline elements between two blocks are a paragraph, or the words of the list's item. */
  children(nodes: Node[], item: { marker: string; list: List } | null): void {
    let run: Node[] = [];
    let current = item;
    const flush = (): void => {
      if (this.words(run, current)) current = null;
      run = [];
    };
    for (const node of nodes) {
      if (!isElement(node) || !holdsBlock(node)) {
        run.push(node);
        continue;
      }
      flush();
      if (current && /^(p|div)$/.test(node.tagName)) {
        this.children(node.childNodes, current);
        current = null;
      } else this.block(node, item?.list ?? null);
    }
    flush();
  }

  private block(element: Element, list: List | null): void {
    const { tagName } = element;
    if (skipped.has(tagName) || isHidden(element)) return;
    if (/^h[1-6]$/.test(tagName)) this.heading(element);
    else if (tagName === 'ul' || tagName === 'ol') this.list(element, list);
    else if (tagName === 'table') this.table(element);
    else if (tagName === 'dl') this.definitions(element);
    else this.children(element.childNodes, null);
  }

  private heading(element: Element): void {
    const text = tidy(wordsOf(element.childNodes));
    if (text !== '') this.writer.heading(this.at(text), Number(element.tagName[1]), text);
  }

  private list(element: Element, outer: List | null): void {
    const start = Number(attribute(element, 'start') ?? '1');
    const list = { depth: outer ? outer.depth + 1 : 0, ordered: element.tagName === 'ol', count: start };
    for (const node of element.childNodes) {
      if (!isElement(node)) continue;
      if (node.tagName === 'li') {
        this.children(node.childNodes, { marker: list.ordered ? `${list.count}.` : '•', list });
        list.count += 1;
      } else this.block(node, list);
    }
  }

  private words(nodes: Node[], item: { marker: string; list: List } | null): boolean {
    const lines = tidyLines(wordsOf(nodes));
    if (lines.length === 0) return false;
    const text = lines.join('\n');
    const strong = isStrong(nodes);
    if (item) {
      const { depth, ordered } = item.list;
      this.writer.item(this.at(text), { text, depth, ordered, marker: item.marker, strong });
    } else this.writer.paragraph(this.at(text), text, strong);
    return true;
  }

  private table(element: Element): void {
    const rows = findAll(element.childNodes, 'tr');
    if (rows.every((row) => cellsOf(row).length <= 1)) {
      for (const row of rows) for (const cell of cellsOf(row)) this.children(cell.childNodes, null);
      return;
    }
    const caption = find(element.childNodes, 'caption');
    if (caption) this.words(caption.childNodes, null);
    const above: string[] = [];
    const left: number[] = [];
    const read = rows
      .map((row) => ({ heads: isHeading(row), cells: cellTexts(row, above, left) }))
      .filter((row) => row.cells.some(Boolean));
    const lines = read.map((row) => this.writer.countLine(row.cells.map(tidy).join('\t')));
    const told = read.map((row, index): TableRow => ({ line: lines[index] ?? 1, cells: row.cells }));
    const headed = read[0]?.heads === true && read.length > 1;
    const at = { line: lines[0] ?? 1, page: null, region: null, place: null };
    this.writer.table(at, headed ? (told[0] ?? null) : null, headed ? told.slice(1) : told, lines.at(-1));
  }

  /** A list of terms and meanings is a table of two columns. */
  private definitions(element: Element): void {
    const rows: TableRow[] = [];
    let term = '';
    for (const one of [...findAll(element.childNodes, /^(dt|dd)$/)]) {
      const text = tidy(wordsOf(one.childNodes));
      if (one.tagName === 'dt') term = text;
      else rows.push({ line: this.writer.countLine(`${term}\t${text}`), cells: [term, text] });
    }
    const at = { line: rows[0]?.line ?? 1, page: null, region: null, place: null };
    this.writer.table(at, null, rows, rows.at(-1)?.line);
  }

  private at(text: string): Position {
    return { line: this.writer.countLine(text), page: null, region: null, place: null };
  }
}

/** The words of a row's cells; a cell that spans rows counts for each of them. */
function cellTexts(row: Element, above: string[], left: number[]): string[] {
  const cells: string[] = [];
  const fill = (): void => {
    while ((left[cells.length] ?? 0) > 0) {
      left[cells.length] = (left[cells.length] ?? 0) - 1;
      cells.push(above[cells.length] ?? '');
    }
  };
  for (const cell of cellsOf(row)) {
    fill();
    const text = tidyLines(wordsOf(cell.childNodes)).join('\n');
    const rowsDown = Math.min(1000, Number(attribute(cell, 'rowspan') ?? '1') || 1);
    const across = Math.min(100, Number(attribute(cell, 'colspan') ?? '1') || 1);
    for (let column = 0; column < across; column += 1) {
      above[cells.length] = text;
      left[cells.length] = rowsDown - 1;
      cells.push(column === 0 ? text : '');
    }
  }
  fill();
  return cells;
}

/** Words with "\n" where the page breaks a line; line ends of the file are spaces. */
function wordsOf(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value.replace(/\s+/g, ' ');
      if (!isElement(node) || skipped.has(node.tagName) || isHidden(node)) return '';
      if (node.tagName === 'br') return '\n';
      const words = wordsOf(node.childNodes);
      const marker = node.tagName === 'li' ? '• ' : '';
      return blocks.has(node.tagName) ? `\n${marker}${words}\n` : words;
    })
    .join('');
}

function isStrong(nodes: Node[]): boolean {
  const worded = nodes.filter(
    (node) => ('value' in node ? tidy(node.value) : isElement(node) ? tidy(wordsOf([node])) : '') !== '',
  );
  return (
    worded.length > 0 &&
    worded.every((node) => isElement(node) && (/^(b|strong)$/.test(node.tagName) || isStrong(node.childNodes)))
  );
}

function holdsBlock(element: Element): boolean {
  return blocks.has(element.tagName) || element.childNodes.some((node) => isElement(node) && holdsBlock(node));
}

function isHeading(row: Element): boolean {
  const cells = cellsOf(row);
  return cells.length > 1 && cells.every((cell) => cell.tagName === 'th');
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(isElement).filter((node) => /^t[dh]$/.test(node.tagName));
}

function findAll(nodes: Node[], name: string | RegExp): Element[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (typeof name === 'string' ? node.tagName === name : name.test(node.tagName)) return [node];
    return findAll(node.childNodes, name);
  });
}

function find(nodes: Node[], name: string): Element | null {
  return findAll(nodes, name)[0] ?? null;
}

function isHidden(element: Element): boolean {
  return (
    attribute(element, 'hidden') !== null ||
    attribute(element, 'aria-hidden') === 'true' ||
    /display:\s*none/i.test(attribute(element, 'style') ?? '')
  );
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
