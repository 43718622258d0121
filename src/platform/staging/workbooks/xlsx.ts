/** Reads an Excel workbook (.xlsx) row by row: no sheet is ever held whole. */
import {
  child,
  descendants,
  elements,
  prefixed,
  readXml,
  readXmlIfThere,
  textOf,
  type XmlElement,
} from '../../documents/xml.ts';
import type { Archive } from '../../documents/zip.ts';
import { kindOfBuiltIn, kindOfFormat, type NumberKind, textOfNumber } from '../cells.ts';
import type { StagedSheet } from '../model.ts';
import { refusal } from '../unreadable.ts';
import type { Workshop } from '../workshop.ts';
import { type Cell, type Merge, placeOf, SheetWriter } from './sheet-writer.ts';

/** What the cells of all sheets refer to. */
interface Book {
  strings: string[];
  /** By number of style. */
  kinds: NumberKind[];
  is1904: boolean;
}

interface Listed {
  name: string;
  hidden: boolean;
  part: string;
}

/** The sheets that have anything in them. @param remarks to which is added what a clerk should know */
export async function readXlsx(archive: Archive, shop: Workshop, remarks: string[]): Promise<StagedSheet[]> {
  const main = archive.names.find((name) => /^xl\/workbook\.xml$/i.test(name));
  if (main === undefined) throw refusal('damaged');
  const workbook = await readXml(archive, main);
  const listed = await sheetsOf(archive, workbook);
  const book: Book = {
    strings: await stringsOf(archive),
    kinds: await kindsOf(archive),
    is1904: /^(1|true)$/i.test(child(workbook, 'workbookPr')?.attributes.date1904 ?? ''),
  };
  // each comes out twice: for its merged cells, and for its rows
  const total = archive.inflated + listed.reduce((sum, { part }) => sum + 2 * archive.size(part), 0);
  const tell = () => shop.tell('reading rows', archive.inflated / total);
  const sheets: StagedSheet[] = [];
  for (const [index, sheet] of listed.entries()) {
    const merges = await mergesOf(archive, sheet.part);
    const writer = new SheetWriter(shop, index + 1, sheet.name, sheet.hidden, merges);
    await readSheet(archive, sheet.part, book, writer, tell);
    sheets.push(...(await writer.finish(remarks)));
  }
  return sheets;
}

async function sheetsOf(archive: Archive, workbook: XmlElement): Promise<Listed[]> {
  const relations = await readXmlIfThere(archive, 'xl/_rels/workbook.xml.rels');
  const targets = new Map(
    (relations ? elements(relations) : []).map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
  );
  return elements(child(workbook, 'sheets'), 'sheet').flatMap((sheet) => {
    const target = targets.get(prefixed(sheet, 'id') ?? '');
    if (target === undefined) return [];
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    if (!archive.has(part) || /chartsheets|dialogsheets|macrosheets/.test(part)) return [];
    return [{ name: sheet.attributes.name ?? '', hidden: /hidden/i.test(sheet.attributes.state ?? ''), part }];
  });
}

/** The texts that cells refer to by number. */
async function stringsOf(archive: Archive): Promise<string[]> {
  const part = archive.names.find((name) => /^xl\/sharedStrings\.xml$/i.test(name));
  const strings: string[] = [];
  if (part !== undefined) {
    await readXml(archive, part, { of: 'sst', take: (item) => void strings.push(wordsOf(item)) });
  }
  return strings;
}

/** The words of a text with all its runs, and without how it is spoken. */
function wordsOf(item: XmlElement): string {
  return elements(item)
    .filter(({ name }) => name === 't' || name === 'r')
    .map((part) => (part.name === 't' ? textOf(part) : elements(part, 't').map(textOf).join('')))
    .join('');
}

async function kindsOf(archive: Archive): Promise<NumberKind[]> {
  const part = archive.names.find((name) => /^xl\/styles\.xml$/i.test(name));
  if (part === undefined) return [];
  const styles = await readXml(archive, part);
  const own = new Map(
    descendants(styles, 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      kindOfFormat(attributes.formatCode ?? ''),
    ]),
  );
  return elements(child(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    return own.get(id) ?? kindOfBuiltIn(id);
  });
}

/** Merged cells stand after the rows that they are about, so they are looked for first. */
async function mergesOf(archive: Archive, part: string): Promise<Merge[]> {
  const merges: Merge[] = [];
  let rest = '';
  for await (const piece of archive.stream(part)) {
    const text = rest + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    for (const [, from, to] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"[^>]*>/g)) {
      const first = placeOf(from ?? '');
      const last = placeOf(to ?? '');
      if (first && last) merges.push({ top: first.row, bottom: last.row, left: first.column, right: last.column });
    }
    const open = text.lastIndexOf('<');
    rest = open === -1 || text.indexOf('>', open) !== -1 ? '' : text.slice(open, open + 200);
  }
  return merges;
}

async function readSheet(
  archive: Archive,
  part: string,
  book: Book,
  writer: SheetWriter,
  tell: () => void,
): Promise<void> {
  let row = 0;
  await readXml(archive, part, {
    of: 'sheetData',
    take: (element) => {
      row = Number(element.attributes.r ?? row + 1);
      writer.row(row, cellsOf(element, book), /^(1|true)$/.test(element.attributes.hidden ?? ''));
      tell();
    },
  });
}

function cellsOf(row: XmlElement, book: Book): Cell[] {
  const cells: Cell[] = [];
  let column = -1;
  for (const element of row.children) {
    if (typeof element === 'string') continue;
    column = placeOf(element.attributes.r ?? '')?.column ?? column + 1;
    const cell = cellOf(element, column, book);
    if (cell) cells.push(cell);
  }
  return cells;
}

function cellOf(element: XmlElement, column: number, book: Book): Cell | null {
  let value: string | null = null;
  let inline = '';
  let hasFormula = false;
  for (const part of element.children) {
    if (typeof part === 'string') continue;
    if (part.name === 'v') value = textOf(part);
    else if (part.name === 'is') inline = wordsOf(part);
    else if (part.name === 'f') hasFormula = true;
  }
  const { t: type = 'n', s: style = '0' } = element.attributes;
  if (type === 'inlineStr') return inline === '' ? null : { column, text: inline };
  if (value === null || (value === '' && type === 'n')) {
    return hasFormula ? { column, text: '', trouble: 'no result' } : null;
  }
  switch (type) {
    case 's':
      return { column, text: book.strings[Number(value)] ?? '' };
    case 'e':
      return { column, text: value, trouble: 'error' };
    case 'b':
      return { column, text: value === '1' ? 'TRUE' : 'FALSE' };
    case 'd':
      return { column, text: value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ') };
    case 'n':
      return { column, text: textOfNumber(value, book.kinds[Number(style)] ?? 'number', book.is1904) };
    default:
      return { column, text: value };
  }
}
