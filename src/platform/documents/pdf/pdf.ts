/** Reads a PDF page by page by the places of its words: tables, columns, headings by size, items by their bullets. */
import { getDocumentProxy } from 'unpdf';
import type { Outline, Place } from '../outline.ts';
import { OutlineWriter, type Position } from '../outline-writer.ts';
import { refusal } from '../sentences.ts';
import { tellingTitle, tidy } from '../words.ts';
import { columnsOf } from './columns.ts';
import { headingLevels } from './headings.ts';
import { joinLines, vocabularyOf } from './hyphens.ts';
import { type Line, linesOf } from './lines.ts';
import { readPage } from './page-text.ts';
import { type Passage, passagesOf } from './paragraphs.ts';
import { type PageTable, tablesOf } from './tables.ts';

interface Page {
  number: number;
  lines: Line[];
  parts: Part[];
  turned: string[];
}

/** A column of passages or a table, where it stands. */
interface Part {
  place: Place;
  passages: Passage[];
  table: PageTable | null;
  /** It stands at the head or foot of the page, apart from the text. */
  margin: boolean;
}

/** A page takes as long to read as so many bytes of another kind; the size of the file tells only of its pictures. */
const bytesAPage = 50_000;

/**
 * The outline of a PDF; its unit is the page.
 * @throws UnreadableDocument if it is protected with a password, damaged, or has no text.
 */
export async function readPdf(
  bytes: Uint8Array,
  source: Outline['source'],
  tellWork: (bytes: number) => void,
): Promise<Outline> {
  const document = await open(bytes);
  tellWork(document.numPages * bytesAPage);
  const writer = new OutlineWriter(source, 'page');
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const proxy = await document.getPage(number);
    pages.push(layOut(number, await readPage(proxy)));
    proxy.cleanup();
  }
  const { info } = await document.getMetadata();
  if (pages.every((page) => page.lines.length === 0)) throw refusal('scanned');
  joinAcross(pages.flatMap((page) => page.parts));
  const told = new Map(pages.map((page) => [page.number, page.lines.map((line) => line.text)]));
  const write = passageWriter(writer, pages, vocabularyOf([...told.values()].flat()));
  for (const page of pages) {
    writer.countLine((told.get(page.number) ?? []).join('\n'));
    if (page.lines.length === 0)
      writer.remark(page.number, `Page ${page.number} has no text; what its picture says was not read.`);
    for (const part of page.parts) write(page.number, part);
    const aside = { line: page.number, page: page.number, region: writer.newRegion(), place: null };
    writer.paragraph(aside, page.turned.join(' '), false);
  }
  return writer.finish('Title' in info && typeof info.Title === 'string' ? tellingTitle(info.Title) : null);
}

async function open(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw refusal(error instanceof Error && error.name === 'PasswordException' ? 'password' : 'damaged');
  }
}

function layOut(number: number, page: Awaited<ReturnType<typeof readPage>>): Page {
  const { tables, rest } = tablesOf(page.pieces, page.rules);
  const { head, body, foot } = withoutMargins(linesOf(rest), page.height);
  const place = (box: { left: number; top: number; right: number; bottom: number }): Place => ({
    left: share(box.left, page.width),
    top: share(box.top, page.height),
    width: share(box.right - box.left, page.width),
    height: share(box.bottom - box.top, page.height),
  });
  const parts: Part[] = [];
  let waiting = tables.toSorted((a, b) => a.top - b.top);
  const tablePart = (table: PageTable): Part => ({ place: place(table), passages: [], table, margin: false });
  const columnPart = (lines: Line[]): Part => {
    return { place: place(boxAround(lines)), passages: passagesOf(lines), table: null, margin: false };
  };
  for (const column of columnsOf(body).flatMap((one) => partedByTables(one, tables))) {
    const box = boxAround(column);
    const above = waiting.filter(
      (table) => table.bottom <= box.top && table.left < box.right && table.right > box.left,
    );
    waiting = waiting.filter((table) => !above.includes(table));
    parts.push(...above.map(tablePart), columnPart(column));
  }
  parts.push(...waiting.map(tablePart));
  const margin = (lines: Line[]): Part[] => lines.map((line) => ({ ...columnPart([line]), margin: true }));
  return {
    number,
    lines: linesOf(page.pieces),
    parts: [...margin(head), ...parts, ...margin(foot)],
    turned: page.turned,
  };
}

/** The lines at the head and foot of a page that stand apart from its text: page numbers, the name of the plan. */
function withoutMargins(lines: Line[], height: number): { head: Line[]; body: Line[]; foot: Line[] } {
  const sorted = lines.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  const apart = (above: Line | undefined, below: Line | undefined): boolean => {
    return (
      above !== undefined && below !== undefined && below.top - above.bottom > 1.2 * Math.min(above.size, below.size)
    );
  };
  const inHead = (line: Line): boolean => line.bottom < height * 0.1;
  const inFoot = (line: Line): boolean => line.top > height * 0.9;
  const start = sorted.findIndex((line) => !inHead(line));
  const end = sorted.findLastIndex((line) => !inFoot(line));
  const from = start > 0 && apart(sorted[start - 1], sorted[start]) ? start : 0;
  const to = end >= 0 && apart(sorted[end], sorted[end + 1]) ? end + 1 : sorted.length;
  return { head: sorted.slice(0, from), body: sorted.slice(from, to), foot: sorted.slice(to) };
}

/** A paragraph that a column or page ends in the middle of goes on in the next. */
function joinAcross(parts: Part[]): void {
  let last: Passage | null = null;
  for (const part of parts) {
    if (part.margin) continue;
    const [first] = part.passages;
    const end = last?.lines.at(-1) ?? '';
    const goesOn = first && !first.item && /^\p{Ll}/u.test(first.lines[0] ?? '') && /[\p{L}\d,–-]$/u.test(end);
    if (last && goesOn && Math.abs(last.size - first.size) < 0.6 && last.bold === first.bold) {
      last.lines.push(...first.lines);
      part.passages.shift();
    }
    last = part.table ? null : (part.passages.at(-1) ?? last);
  }
}

/** A table in the middle of a column parts what stands above it from what stands below. */
function partedByTables(column: Line[], tables: PageTable[]): Line[][] {
  const parts: Line[][] = [];
  let last: Line | null = null;
  for (const line of column) {
    const above = last;
    const table =
      above &&
      tables.some(
        (one) => one.top > above.top && one.bottom < line.bottom && one.left < line.right && one.right > line.left,
      );
    if (table || parts.length === 0) parts.push([line]);
    else parts.at(-1)?.push(line);
    last = line;
  }
  return parts;
}

function passageWriter(writer: OutlineWriter, pages: Page[], vocabulary: Set<string>) {
  const level = headingLevels(pages.flatMap((page) => page.parts.flatMap((part) => part.passages)));
  return (page: number, part: Part): void => {
    const at: Position = { line: page, page, region: writer.newRegion(), place: part.place };
    if (part.table) writeTable(writer, at, part.table);
    for (const passage of part.passages) {
      const text = joinLines(passage.lines, vocabulary);
      const heading = level(passage);
      if (passage.item && heading === null) writer.item(at, { text, strong: passage.bold, ...passage.item });
      else if (heading !== null) writer.heading(at, heading, passage.item ? `${passage.item.marker} ${text}` : text);
      else if (text.endsWith('-') || text === passage.lines.join(' '))
        writer.paragraph(at, passage.lines.join('\n'), passage.bold);
      else writer.paragraph(at, text, passage.bold);
    }
  };
}

function writeTable(writer: OutlineWriter, at: Position, table: PageTable): void {
  const rows = table.rows.map((row) => ({
    line: at.line,
    cells: row.cells.map((cell) => cell.split('\n').map(tidy).join('\n')),
  }));
  const headed = table.rows[0]?.strong === true && !table.rows.every((row) => row.strong);
  writer.table(at, headed ? (rows[0] ?? null) : null, headed ? rows.slice(1) : rows);
}

function boxAround(lines: Line[]) {
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    top: Math.min(...lines.map((line) => line.top)),
    bottom: Math.max(...lines.map((line) => line.bottom)),
  };
}

function share(length: number, whole: number): number {
  return Math.round((length / whole) * 10_000) / 10_000;
}
