/** Reads a file in this very process: tells its kind, then hands it to the reader of that kind. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile as readBytes, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { decodeText } from './decode.ts';
import type { DocumentKind, Outline } from './outline.ts';
import { kindNames, refusal } from './sentences.ts';
import { kindOfArchive, kindOfCompound, kindOfText, kindsOfExtension, signatureOf } from './sniff.ts';
import { type Archive, openArchive } from './zip.ts';

/** Told how many bytes of words there are to read, before the long work begins. */
export type TellWork = (bytes: number) => void;

type Source = (kind: DocumentKind) => Outline['source'];

/**
 * The outline of a file.
 * @throws UnreadableDocument if it has none.
 */
export async function readFile(path: string, name: string, tellWork: TellWork): Promise<Outline> {
  const { size } = await stat(path);
  if (size === 0) throw refusal('empty');
  const sha256 = await hash(path);
  const outline = await readByKind(path, extension(name), (kind) => ({ file: name, sha256, kind }), tellWork);
  if (outline.blocks.length === 0) throw refusal(outline.source.kind === 'pdf' ? 'scanned' : 'wordless');
  const misnamed = remarkOnName(name, outline.source.kind);
  if (misnamed) outline.remarks.unshift({ line: 1, message: misnamed });
  return outline;
}

async function readByKind(path: string, ending: string, source: Source, tellWork: TellWork): Promise<Outline> {
  const signature = await signatureOf(await firstBytes(path));
  if (signature === 'zip') return readArchive(path, source, tellWork);
  if (signature !== null && signature !== 'pdf' && signature !== 'compound') throw refusal(signature);
  const bytes = await readBytes(path);
  if (signature !== 'pdf') tellWork(bytes.length);
  if (signature === 'compound') return readBinaryWorkbook(bytes, source(kindOfCompound(bytes)));
  if (signature === 'pdf') return (await import('./pdf/pdf.ts')).readPdf(bytes, source('pdf'), tellWork);
  return readWords(bytes, ending, source);
}

async function readArchive(path: string, source: Source, tellWork: TellWork): Promise<Outline> {
  const archive = await openArchive(path);
  try {
    const kind = await kindOfArchive(archive);
    tellWork(sizeOfWords(archive));
    switch (kind) {
      case 'docx':
        return await (await import('./office/docx.ts')).readDocx(archive, source(kind));
      case 'pptx':
        return await (await import('./office/pptx.ts')).readPptx(archive, source(kind));
      case 'odt':
        return await (await import('./office/odt.ts')).readOdt(archive, source(kind));
      default:
        await archive.countAll();
        return readBinaryWorkbook(await readBytes(path), source('xlsx'));
    }
  } finally {
    archive.close();
  }
}

async function readBinaryWorkbook(bytes: Uint8Array, source: Outline['source']): Promise<Outline> {
  return (await import('./tables/workbook.ts')).readWorkbook(bytes, source);
}

async function readWords(bytes: Uint8Array, ending: string, source: Source): Promise<Outline> {
  const { text, remark } = decodeText(bytes);
  if (text.trim() === '') throw refusal('blank');
  const outline = await readText(text, kindOfText(text, ending), source);
  if (remark) outline.remarks.unshift({ line: 1, message: remark });
  return outline;
}

async function readText(text: string, kind: DocumentKind, source: Source): Promise<Outline> {
  switch (kind) {
    case 'html':
      return (await import('./html.ts')).readHtml(text, source(kind));
    case 'csv':
      return (await import('./tables/csv.ts')).readCsv(text, source(kind));
    case 'markdown':
      return (await import('./markdown.ts')).readMarkdown(source(kind), text);
    default:
      return (await import('./text.ts')).readText(source('text'), text);
  }
}

/** XML is what takes time; pictures are never opened. */
function sizeOfWords(archive: Archive): number {
  return archive.names.filter((name) => /\.(xml|bin)$/i.test(name)).reduce((sum, name) => sum + archive.size(name), 0);
}

function remarkOnName(name: string, kind: DocumentKind): string | null {
  const ending = extension(name);
  const expected = kindsOfExtension(ending);
  if (ending === '' || expected.includes(kind) || !isKnownEnding(ending)) return null;
  return `The name of the file ends in “.${ending}”, but it is ${kindNames[kind]}, and was read as that.`;
}

function isKnownEnding(ending: string): boolean {
  return kindsOfExtension(ending).length > 0 || /^(doc|ppt|rtf)$/.test(ending);
}

function extension(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function hash(path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path)) sum.update(chunk);
  return sum.digest('hex');
}
