/** Stages a file in this very process: tells its kind, then hands it to the reader of that kind. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { encodingByMark, wideByNoughts } from '../documents/decode.ts';
import { UnreadableDocument } from '../documents/outline.ts';
import { type Archive, openArchive } from '../documents/zip.ts';
import { Duck } from '../duck/duck.ts';
import { readCsv } from './csv/read.ts';
import { readJson } from './json.ts';
import { type HeadingsBeforehand, type Progress, Staged, type StagingLimits } from './model.ts';
import { readParquet } from './parquet.ts';
import { piecesOf } from './pieces.ts';
import { kindOf, kindOfText, refuseUnlessWorkbook, workbookIn } from './sniff.ts';
import { asUnreadable, refusal, tooLarge, Unreadable } from './unreadable.ts';
import { readOther } from './workbooks/other.ts';
import { readXlsx } from './workbooks/xlsx.ts';
import type { Workshop } from './workshop.ts';

export interface Order {
  path: string;
  /** The folder that the Parquet files are put into when all of them are whole. */
  into: string;
  /** A folder inside it for what is half done. */
  scratch: string;
  limits: StagingLimits;
  headings: HeadingsBeforehand;
}

/** What a reader finds out; hash and size are added to it. */
type Read = Omit<Staged, 'sha256' | 'bytes'> & { sha256?: string };

/**
 * Stages one file.
 * @throws Unreadable if it can't be
 */
export async function readTables(order: Order, tell: (progress: Progress) => void): Promise<Staged> {
  try {
    await mkdir(order.scratch, { recursive: true });
    const duck = await Duck.open({
      scratch: join(order.scratch, 'spilled'),
      allowed: [order.path, order.scratch],
      memoryMegabytes: Math.floor(order.limits.memoryMegabytes * 0.4),
      threads: Math.min(4, availableParallelism()),
      ordered: true,
    });
    const shop: Workshop = { ...order, duck, tell: seldom(tell) };
    const { size } = await stat(order.path);
    const read = await readKind(order.path, size, shop);
    duck.close();
    return Staged.parse(await putInPlace({ sha256: await hashOf(order.path, read), bytes: size, ...read }, order.into));
  } catch (error) {
    throw asUnreadable(error instanceof UnreadableDocument ? ofWorkbook(error, order.limits) : error);
  }
}

async function readKind(path: string, size: number, shop: Workshop): Promise<Read> {
  if (size === 0) throw refusal('empty');
  const head = await firstBytes(path);
  switch (await kindOf(head)) {
    case 'gzip':
      return readPacked(path, shop);
    case 'parquet':
      return { ...textless, format: 'parquet', sheets: [await readParquet(path, size, shop)] };
    case 'zip':
      return readArchive(path, shop);
    case 'compound':
      refuseUnlessWorkbook(await readFile(path));
      return readWhole(path, 'xls', shop);
    default:
      return readText(path, size, head, shop);
  }
}

const textless = { encoding: null, delimiter: null, remarks: [] };

async function readText(path: string, size: number, head: Uint8Array, shop: Workshop): Promise<Read> {
  const encoding = encodingByMark(head) ?? wideByNoughts(head) ?? 'utf-8';
  const kind = kindOfText(new TextDecoder(encoding).decode(head));
  if (kind === 'html') return readWhole(path, 'html', shop);
  if (kind === 'sheet xml') return readWhole(path, 'xls', shop);
  if (kind === 'json') {
    const { format, sheet } = await readJson(path, size, shop);
    return { ...textless, format, encoding, sheets: [sheet] };
  }
  return readCsv(path, size, encoding, shop);
}

async function readArchive(path: string, shop: Workshop): Promise<Read> {
  // every sheet comes out twice: for its merged cells, and for its rows
  const archive = await openArchive(path, { entries: 20_000, inflatedMegabytes: shop.limits.unpackedMegabytes * 2 });
  try {
    const format = await workbookIn(archive);
    if (format === 'xlsx') return await readSheets(archive, shop);
    await archive.countAll();
    return await readWhole(path, format, shop);
  } finally {
    archive.close();
  }
}

async function readSheets(archive: Archive, shop: Workshop): Promise<Read> {
  const remarks: string[] = [];
  const sheets = await readXlsx(archive, shop, remarks);
  if (sheets.length === 0) throw refusal('blank');
  return { ...textless, format: 'xlsx', remarks, sheets };
}

async function readWhole(path: string, format: 'xls' | 'xlsb' | 'ods' | 'html', shop: Workshop): Promise<Read> {
  const remarks: string[] = [];
  const sheets = await readOther(path, shop, remarks);
  if (sheets.length === 0) throw refusal('blank');
  return { ...textless, format, remarks, sheets };
}

async function readPacked(path: string, shop: Workshop): Promise<Read> {
  const unpacked = join(shop.scratch, 'unpacked');
  const most = shop.limits.unpackedMegabytes * 1_000_000;
  let bytes = 0;
  const count = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      const megabytes = shop.limits.unpackedMegabytes.toLocaleString('en-GB');
      if (bytes > most) done(tooLarge(`more than ${megabytes} MB in it when it is unpacked`, `${megabytes} MB`));
      else done(null, piece);
    },
  });
  await pipeline(createReadStream(path), createGunzip(), count, createWriteStream(unpacked));
  const head = await firstBytes(unpacked);
  if (Buffer.from(head).toString('latin1').startsWith('\x1f\x8b')) throw refusal('packed');
  const { sha256: _, ...read } = await readKind(unpacked, bytes, shop);
  return read;
}

/** Gives the finished files their names: until then nothing of them is seen. */
async function putInPlace(staged: Staged, into: string): Promise<Staged> {
  const sheets = [];
  for (const sheet of staged.sheets) {
    const parquet = join(into, basename(sheet.parquet));
    await rename(sheet.parquet, parquet);
    sheets.push({ ...sheet, parquet });
  }
  return { ...staged, sheets };
}

/** The readers of Office files are made for documents; what they say is said again for workbooks. */
function ofWorkbook({ reason, message }: UnreadableDocument, limits: StagingLimits): Unreadable {
  if (reason === 'encrypted') return refusal('password');
  if (reason === 'too large') {
    const most = limits.unpackedMegabytes.toLocaleString('en-GB');
    return tooLarge(`more than ${most} MB in it when it is unpacked`, `${most} MB`);
  }
  if (reason === 'unknown kind')
    return refusal(/archive/.test(message) ? 'packed' : /Numbers/.test(message) ? 'apple' : 'document');
  return new Unreadable('broken', message);
}

async function hashOf(path: string, { sha256 }: Read): Promise<string> {
  if (sha256 !== undefined) return sha256;
  const sum = createHash('sha256');
  for await (const piece of piecesOf(path, 1 << 20)) sum.update(piece);
  return sum.digest('hex');
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

/** Lets a few a second through, for a process that listens at its leisure. */
function seldom(tell: (progress: Progress) => void): Workshop['tell'] {
  let last = 0;
  let isReading = false;
  return (doing, share) => {
    const now = Date.now();
    // a regular text is looked through while its rows are already being stored
    const isBehind = isReading && doing === 'looking through the file';
    if (now - last < 100 || isBehind) return;
    last = now;
    isReading = doing !== 'looking through the file';
    tell({ doing, share: Math.min(1, Math.max(0, share)) });
  };
}
