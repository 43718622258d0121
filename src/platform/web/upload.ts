/** Takes an uploaded file to disk as it comes, so that its size costs no memory. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
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
 * @throws Mistake if there is none, or it is larger than the limit.
 */
export async function receiveUpload(request: Request, limitMb: number): Promise<Upload> {
  const body = request.body;
  if (!body || !/^multipart\/form-data/i.test(request.headers.get('content-type') ?? ''))
    throw new Mistake('No file came with the form. Choose a document and send it again.');
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-upload-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const found: { name: string; path: string; whole: boolean }[] = [];
    const limits = { files: 1, fileSize: limitMb * 1_000_000, fields: 20 };
    const form = busboy({ headers: Object.fromEntries(request.headers), limits, defParamCharset: 'utf8' });
    const writing: Promise<void>[] = [];
    form.on('file', (_field, stream, { filename }) => {
      const name = basename(filename || '')
        .replace(/[^\p{L}\p{N}._ ()-]/gu, '_')
        .slice(-120);
      if (name === '') {
        stream.resume();
        return;
      }
      const file = { name, path: join(folder, name), whole: true };
      found.push(file);
      stream.on('limit', () => {
        file.whole = false;
      });
      writing.push(pipeline(stream, createWriteStream(file.path)));
    });
    await pipeline(Readable.fromWeb(body), form);
    await Promise.all(writing);
    const [file] = found;
    if (!file) throw new Mistake('No file came with the form. Choose a document and send it again.');
    if (!file.whole)
      throw new Mistake(`The document is larger than ${limitMb} MB. Send a smaller one, or without pictures.`);
    return { path: file.path, name: file.name, forget };
  } catch (error) {
    await forget();
    throw error;
  }
}
