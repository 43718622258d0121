/** Reads a PDF page by page by the places of its words: tables, columns, headings by size, items by their bullets. */
import { getDocumentProxy } from 'unpdf';
import type { Outline } from '../outline.ts';
import { OutlineWriter, type Position } from '../outline-writer.ts';
import { refusal } from '../sentences.ts';
import { tellingTitle, tidy } from '../words.ts';
import { headingLevels } from './headings.ts';
import { joinLines, vocabularyOf } from './hyphens.ts';
import { layOut, type Part } from './layout.ts';
import { linesOf } from './lines.ts';
import { readPage } from './page-text.ts';
import { leadingOf, type Passage, passagesOf } from './paragraphs.ts';
import type { PageTable } from './tables.ts';

interface Page {
  number: number;
  lines: string[];
  parts: Part[];
  turned: string[];
}

/** A part of a page with its lines joined. */
type Told = Part & { passages: Passage[] };

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
    const text = await readPage(proxy);
    const lines = linesOf(text.pieces).map((line) => line.text);
    pages.push({ number, lines, parts: layOut(text), turned: text.turned });
    proxy.cleanup();
  }
  const { info } = await document.getMetadata();
  if (pages.every((page) => page.lines.length === 0)) throw refusal('scanned');
  const told = joinedParts(pages);
  const write = partWriter(writer, told.flat(), vocabularyOf(pages.flatMap((page) => page.lines)));
  for (const [index, page] of pages.entries()) {
    writer.countLine(page.lines.join('\n'));
    if (page.lines.length === 0) {
      writer.remark(page.number, `Page ${page.number} has no text; what its picture says was not read.`);
    }
    for (const part of told[index] ?? []) write(page.number, part);
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

/** The parts of each page with their lines joined to paragraphs, by the distance of lines that is common to them all. */
function joinedParts(pages: Page[]): Told[][] {
  const leading = leadingOf(pages.flatMap((page) => page.parts.map((part) => part.column)));
  const told = pages.map((page) => page.parts.map((part) => ({ ...part, passages: passagesOf(part.column, leading) })));
  joinAcross(told.flat());
  joinTables(told);
  return told;
}

/** A table that ends a page goes on at the top of the next, with or without its heading once more. */
function joinTables(pages: Told[][]): void {
  let before: PageTable | null = null;
  for (const parts of pages) {
    const inside = parts.filter(({ margin }) => !margin);
    const first = inside[0]?.table ?? null;
    const columns = before?.rows[0]?.cells.length;
    const heading = before?.rows[0];
    if (before && heading?.strong && first && first.rows[0]?.cells.length === columns && !first.rows[0]?.strong)
      first.rows.unshift(heading);
    before = inside.at(-1)?.table ?? null;
  }
}

/** A paragraph that a column or page ends in the middle of goes on in the next. */
function joinAcross(parts: Told[]): void {
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

function partWriter(writer: OutlineWriter, parts: Told[], vocabulary: Set<string>) {
  const level = headingLevels(parts.flatMap((part) => part.passages));
  return (page: number, part: Told): void => {
    const at: Position = { line: page, page, region: writer.newRegion(), place: part.place };
    if (part.table) writeTable(writer, at, part.table, vocabulary);
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

function writeTable(writer: OutlineWriter, at: Position, table: PageTable, vocabulary: Set<string>): void {
  const rows = table.rows.map((row) => ({
    line: at.line,
    cells: row.cells.map((cell) =>
      cell
        .split('\n')
        .map((words) => tidy(joinLines(words.split('\r'), vocabulary)))
        .join('\n'),
    ),
  }));
  const headed = table.rows[0]?.strong === true && !table.rows.every((row) => row.strong);
  writer.table(at, headed ? (rows[0] ?? null) : null, headed ? rows.slice(1) : rows);
}
