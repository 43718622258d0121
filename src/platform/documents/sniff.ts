/** Tells what kind of document a file is, by what is in it first and by its name second. */
import { fileTypeFromBuffer } from 'file-type';
import type { DocumentKind } from './outline.ts';
import { type Refusal, refusal } from './sentences.ts';
import type { Archive } from './zip.ts';

/** What the first bytes of a file say; null where they may be text. */
export type Signature = 'zip' | 'pdf' | 'compound' | Refusal | null;

/** Looks at the first bytes of a file. */
export async function signatureOf(head: Uint8Array): Promise<Signature> {
  const start = Buffer.from(head.subarray(0, 2048)).toString('latin1');
  if (/^PK[^a-zA-Z]/.test(start)) return 'zip';
  if (/%PDF-\d/.test(start.slice(0, 1024))) return 'pdf';
  if (/^(From|Return-Path|Received|MIME-Version): .*\n([\w-]+: |[ \t])/i.test(start)) return 'webArchive';
  const type = await fileTypeFromBuffer(head);
  if (!type) return null;
  const family = families.find(([, pattern]) => pattern.test(type.mime));
  return family ? family[0] : 'unknown';
}

/** Families of media types; the texts among them are told apart once they are decoded. */
const families: [Signature, RegExp][] = [
  [null, /^text\/|\/(xml|json)$|\+xml$/],
  ['compound', /\/x-cfb$/],
  ['richText', /\/rtf$/],
  ['picture', /^image\//],
  ['media', /^(audio|video)\//],
  ['program', /\/(x-msdownload|x-elf|x-mach-binary|wasm|java-vm|vnd\.microsoft\.portable-executable)$/],
  ['packed', /zip|rar|7z|tar|compress|lzip|zstd|archive/],
];

/**
 * The kind of a ZIP by what is in it.
 * @throws UnreadableDocument if it is none that is read.
 */
export async function kindOfArchive(archive: Archive): Promise<DocumentKind> {
  const names = archive.names;
  const holds = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (archive.has('mimetype')) return kindOfOpenDocument(archive);
  if (holds(/^word\/document\d*\.xml$/i)) return 'docx';
  if (holds(/^ppt\/presentation\.xml$/i)) return 'pptx';
  if (holds(/^xl\/workbook\.(xml|bin)$/i)) return 'xlsx';
  if (holds(/^Index\/.*\.iwa$|^Index\.zip$/)) throw refusal('apple');
  throw refusal(names.length === 0 || archive.has('[Content_Types].xml') ? 'damaged' : 'packed');
}

/** The kind of a text; its name decides where the words don't. */
export function kindOfText(text: string, extension: string): DocumentKind {
  const start = text.slice(0, 20_000).trimStart();
  if (/^(<!doctype html|<html[\s>])/i.test(start)) return 'html';
  if (/^(\{\s*"|\[\s*[{["])/.test(start) && !/^(md|markdown|csv|tsv)$/.test(extension)) throw refusal('json');
  if (/^<\?xml/.test(start)) {
    if (/<html[\s>]/i.test(start)) return 'html';
    throw refusal('xml');
  }
  if (/^(html?|xhtml)$/.test(extension)) return /<[a-z][^>]*>/i.test(start) ? 'html' : 'text';
  if (/^(csv|tsv)$/.test(extension)) return 'csv';
  if (/^(md|markdown)$/.test(extension)) return 'markdown';
  if (/^<(head|body|div|p|h[1-6]|table|section|article|main)[\s>]/i.test(start)) return 'html';
  if (/^(xlsx?|xlsm|ods)$/.test(extension) && /[,;\t]/.test(start)) return 'csv';
  return 'text';
}

/** The kinds that a name's extension may stand for; empty if it stands for none. */
export function kindsOfExtension(extension: string): DocumentKind[] {
  return kindsByExtension[extension] ?? [];
}

const kindsByExtension: Record<string, DocumentKind[]> = {
  txt: ['text', 'markdown'],
  text: ['text', 'markdown'],
  md: ['markdown'],
  markdown: ['markdown'],
  docx: ['docx'],
  docm: ['docx'],
  dotx: ['docx'],
  pptx: ['pptx'],
  pptm: ['pptx'],
  ppsx: ['pptx'],
  odt: ['odt'],
  ott: ['odt'],
  pdf: ['pdf'],
  htm: ['html'],
  html: ['html'],
  xhtml: ['html'],
  csv: ['csv'],
  tsv: ['csv'],
  xls: ['xlsx'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  xlsb: ['xlsx'],
  ods: ['xlsx'],
  doc: [],
  ppt: [],
  rtf: [],
};

async function kindOfOpenDocument(archive: Archive): Promise<DocumentKind> {
  const type = Buffer.from(await archive.bytes('mimetype')).toString('latin1');
  if (archive.has('META-INF/manifest.xml')) {
    const manifest = Buffer.from(await archive.bytes('META-INF/manifest.xml')).toString('utf8');
    if (/encryption-data/.test(manifest)) throw refusal('password');
  }
  if (/opendocument\.text/.test(type)) return 'odt';
  if (/opendocument\.spreadsheet/.test(type)) return 'xlsx';
  if (/opendocument\.presentation/.test(type)) throw refusal('odfSlides');
  throw refusal('unknown');
}

/** Names that a compound file (the container of the old Office formats) has in its list of contents. */
const compoundParts: [string, Refusal | 'xlsx'][] = [
  ['EncryptedPackage', 'password'],
  ['WordDocument', 'legacyWord'],
  ['PowerPoint Document', 'legacyPowerPoint'],
  ['Workbook', 'xlsx'],
  ['Book', 'xlsx'],
];

/**
 * The kind of a compound file, by the names of its parts.
 * @throws UnreadableDocument unless it is an old Excel workbook.
 */
export function kindOfCompound(bytes: Uint8Array): DocumentKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [name, what] of compoundParts) {
    if (!file.includes(Buffer.from(`${name}\0`, 'utf16le'))) continue;
    if (what === 'xlsx') return 'xlsx';
    throw refusal(what);
  }
  throw refusal('unknown');
}
