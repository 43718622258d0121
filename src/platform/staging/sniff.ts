/** Tells what kind of tabular file it is, by what is in it and never by its name. */

import { encodingByMark, wideByNoughts } from '../documents/decode.ts';
import { kindOfArchive, kindOfCompound, signatureOf } from '../documents/sniff.ts';
import type { Archive } from '../documents/zip.ts';
import { type Refusal, refusal } from './unreadable.ts';

export type Kind = 'gzip' | 'parquet' | 'zip' | 'compound' | 'text';
export type TextKind = 'csv' | 'json' | 'html' | 'sheet xml';

/**
 * The kind of a file by its first few thousand bytes.
 * @throws Unreadable if it is none that may hold a table
 */
export async function kindOf(head: Uint8Array): Promise<Kind> {
  const start = Buffer.from(head).toString('latin1');
  if (start.startsWith('\x1f\x8b')) return 'gzip';
  if (start.startsWith('PAR1')) return 'parquet';
  if (/^%PDF-\d/m.test(start.slice(0, 1024))) throw refusal('pdf');
  if (start.startsWith('{\\rtf')) throw refusal('document');
  // "BM…" may be a picture, or a heading of meters
  if (isText(head)) return 'text';
  const signature = await signatureOf(head);
  if (signature === 'zip' || signature === 'compound') return signature;
  throw refusal(signature === null ? 'unknown' : (others[signature] ?? 'unknown'));
}

const others: Partial<Record<string, Refusal>> = {
  pdf: 'pdf',
  richText: 'document',
  picture: 'picture',
  media: 'media',
  program: 'program',
  packed: 'packed',
  webArchive: 'webArchive',
};

/** Text has hardly any control characters, in whatever encoding of one byte a letter. */
function isText(head: Uint8Array): boolean {
  if (encodingByMark(head) || wideByNoughts(head)) return true;
  let controls = 0;
  for (const byte of head)
    if (byte < 32 && (byte < 9 || byte > 13) && byte !== 26 && byte !== 31 && byte !== 1) controls += 1;
  return controls <= head.length * 0.002;
}

/** What a text holds, by its start. */
export function kindOfText(start: string): TextKind {
  const text = start.replace(/^\ufeff/, '').trimStart();
  if (/^<\?xml[^>]*>\s*(<\?mso-application progid="Excel\.Sheet"\?>)?\s*<(\w+:)?Workbook\b/i.test(text))
    return 'sheet xml';
  if (/^<(!doctype html|html|table|head|body|meta)\b/i.test(text)) return 'html';
  if (/^<\?xml/.test(text)) throw refusal('xml');
  if (/^(From|Return-Path|Received|MIME-Version): .*\r?\n([\w-]+: |[ \t])/i.test(text)) throw refusal('webArchive');
  return /^(\[\s*\{|\{\s*("|\})|\[\s*\])/.test(text) ? 'json' : 'csv';
}

/**
 * Whether a ZIP is a workbook, and of which kind.
 * @throws Unreadable if it is none
 */
export async function workbookIn(archive: Archive): Promise<'xlsx' | 'xlsb' | 'ods'> {
  if (archive.has('xl/workbook.bin')) return 'xlsb';
  const kind = await kindOfArchive(archive);
  if (kind !== 'xlsx') throw refusal('document');
  return archive.has('mimetype') ? 'ods' : 'xlsx';
}

/** @throws Unreadable unless it is an old workbook */
export function refuseUnlessWorkbook(bytes: Uint8Array): void {
  kindOfCompound(bytes);
}
