/**
 * Opens the ZIP that a DOCX, PPTX, ODT or XLSX is, counting: every byte that comes out of it is counted before a
 * parser sees it, so that a small file that swells to gigabytes costs one answer and no memory.
 */
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UnreadableDocument } from './outline.ts';

export interface ArchiveLimits {
  /** How many files an archive may hold. */
  entries: number;
  /** How many bytes may be taken out of it in all, in megabytes. */
  inflatedMegabytes: number;
}

export const archiveLimits: ArchiveLimits = { entries: 20_000, inflatedMegabytes: 100 };

/** An open archive, of which parts are read one at a time. */
export class Archive {
  private readonly zip: ZipFile;
  private readonly entries: Map<string, Entry>;
  private readonly limits: ArchiveLimits;
  private taken = 0;

  constructor(zip: ZipFile, entries: Map<string, Entry>, limits: ArchiveLimits) {
    this.zip = zip;
    this.entries = entries;
    this.limits = limits;
  }

  /** The names of its parts, in the order of the archive. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** Bytes that have come out of it so far. */
  get inflated(): number {
    return this.taken;
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** How many bytes the named part says it holds; 0 if there is none. */
  size(name: string): number {
    return this.entries.get(name)?.uncompressedSize ?? 0;
  }

  /**
   * The bytes of one part as they come out, counted against the archive's limit.
   * @throws UnreadableDocument if there is no such part, it is damaged, or the limit is met.
   */
  async *stream(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (!entry) throw broken(`it has no part "${name}"`);
    if (entry.isEncrypted()) {
      throw new UnreadableDocument(
        'encrypted',
        'The file is protected with a password. Open it, take the password off, save it and send it again.',
      );
    }
    if (this.taken + entry.uncompressedSize > this.limits.inflatedMegabytes * 1_000_000) throw swollen(this.limits);
    try {
      // a part that holds more than it says is stopped by yauzl as soon as it does
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        if (!(chunk instanceof Uint8Array)) continue;
        this.taken += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (error instanceof UnreadableDocument) throw error;
      if (/too many bytes/.test(String(error))) throw swollen(this.limits);
      throw broken(`its part "${name}" is damaged`);
    }
  }

  /** All the bytes of one part. */
  async bytes(name: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.stream(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** Takes everything out once and throws it away, for a parser that opens the file by itself. */
  async countAll(): Promise<void> {
    for (const name of this.entries.keys()) {
      for await (const _ of this.stream(name));
    }
  }

  close(): void {
    this.zip.close();
  }
}

/**
 * Opens a ZIP file by its list of contents, without taking anything out.
 * @throws UnreadableDocument if it is damaged, holds too many files, or promises more than the limit by far.
 */
export async function openArchive(path: string, limits: ArchiveLimits = archiveLimits): Promise<Archive> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: false });
  } catch {
    throw broken('it is cut short or damaged');
  }
  try {
    if (zip.entryCount > limits.entries) {
      throw new UnreadableDocument(
        'too large',
        `The file holds ${zip.entryCount.toLocaleString('en-GB')} files inside it, and at most ${limits.entries.toLocaleString('en-GB')} are opened. Save the document afresh and send that.`,
      );
    }
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return new Archive(zip, entries, limits);
  } catch (error) {
    zip.close();
    throw error instanceof UnreadableDocument ? error : broken('its list of contents is damaged');
  }
}

function swollen(limits: ArchiveLimits): UnreadableDocument {
  return new UnreadableDocument(
    'too large',
    `The file swells to more than ${limits.inflatedMegabytes} MB when it is opened, which no plan needs. Save the document afresh, or without its pictures, and send that.`,
  );
}

function broken(what: string): UnreadableDocument {
  return new UnreadableDocument(
    'broken',
    `The file can’t be opened: ${what}. Open it in the program it was made with, save it again and send that.`,
  );
}
