/** Takes an uploaded file to disk as it comes, so that its size costs no memory. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { orDiskFull } from '../disk-full.ts';
import { Mistake } from '../mistake.ts';

export interface Upload {
  /** Where it lies until `forget` is called. */
  path: string;
  /** The name that its owner gave it. */
  name: string;
  forget(): Promise<void>;
}

/**
 * The one file of a form.
 * @throws Mistake if there is none, it is larger than the limit, or it did not arrive whole.
 */
export async function receiveUpload(request: Request, limitMb: number): Promise<Upload> {
  const body = request.body;
  if (!body || !/^multipart\/form-data/i.test(request.headers.get('content-type') ?? '')) throw nothingCame();
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-upload-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const name = await takeFile(body, request.headers, folder, limitMb);
    return { path: join(folder, name), name, forget };
  } catch (error) {
    await forget();
    throw error;
  }
}

/** What is said of a document over the limit, before it is sent or while it comes. */
export function tooLarge(limitMb: number): Mistake {
  return new Mistake(`The document is larger than ${limitMb} MB. Send a smaller one, or without pictures.`);
}

const nothingCame = () => new Mistake('No file came with the form. Choose a document and send it again.');

/** Writes the file to the folder. @returns its name there */
async function takeFile(
  body: NonNullable<Request['body']>,
  headers: Headers,
  folder: string,
  limitMb: number,
): Promise<string> {
  const found: { name: string; writing: Promise<unknown> }[] = [];
  const notWritten: unknown[] = [];
  try {
    const limits = { files: 1, fileSize: limitMb * 1_000_000, fields: 20 };
    const form = busboy({ headers: Object.fromEntries(headers), limits, defParamCharset: 'utf8' });
    form.on('file', (_field, stream, { filename }) => {
      const name = safeName(filename);
      if (name === '') {
        stream.resume();
        return;
      }
      stream.once('limit', () => form.destroy(tooLarge(limitMb)));
      const file = createWriteStream(join(folder, name)).once('error', (error) => notWritten.push(error));
      // Where the one ends early, so does the other, and the form tells why.
      found.push({ name, writing: pipeline(stream, file).catch((error: Error) => form.destroy(error)) });
    });
    await pipeline(Readable.fromWeb(body), form);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    if (notWritten.length > 0) throw orDiskFull(notWritten[0]);
    throw new Mistake('The document did not arrive whole. Send it again.');
  } finally {
    await Promise.all(found.map(({ writing }) => writing));
  }
  const [file] = found;
  if (!file) throw nothingCame();
  return file.name;
}

function safeName(filename: string | undefined): string {
  return basename(filename || '')
    .replace(/[^\p{L}\p{N}._ ()-]/gu, '_')
    .slice(-120);
}
