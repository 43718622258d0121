import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Mistake } from '../mistake.ts';
import { receiveUpload } from './upload.ts';

const head = '--b\r\nContent-Disposition: form-data; name="document"; filename="Green ../<Plan>.md"\r\n\r\n';
const tail = '\r\n--b--\r\n';

/** A form whose pieces come one by one; one that is null is where the sender breaks off. */
function form(...pieces: (string | null)[]): Request {
  const waiting = [...pieces];
  const body = new ReadableStream({
    pull(controller) {
      const piece = waiting.shift();
      if (piece === undefined) controller.close();
      else if (piece === null) controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
      else controller.enqueue(Buffer.from(piece));
    },
  });
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
  return new Request('http://localhost/documents', { method: 'POST', headers, body, duplex: 'half' });
}

async function refusal(request: Request): Promise<string> {
  const error = await receiveUpload(request, 1).catch((reason: unknown) => reason);
  return error instanceof Mistake ? error.message : `no refusal but ${error}`;
}

describe('an uploaded document', () => {
  it('lies on disk under a name that leads nowhere else, until it is forgotten', async () => {
    const { path, name, forget } = await receiveUpload(form(head, '# Pl', 'an', tail), 1);
    expect(name).toBe('_Plan_.md');
    expect(await readFile(path, 'utf8')).toBe('# Plan');
    await forget();
    await expect(readFile(dirname(path))).rejects.toThrow('ENOENT');
  });

  it('is taken no further than the limit', async () => {
    const megabyte = 'a'.repeat(1_000_000);
    expect(await refusal(form(head, megabyte, 'a', null))).toMatch(/^The document is larger than 1 MB\./);
    await (await receiveUpload(form(head, megabyte.slice(1), tail), 1)).forget();
  });

  it('whose sender breaks off is refused, wherever in the form that is', async () => {
    for (const pieces of [[null], [head.slice(0, 20), null], [head, 'half of it', null], [head, 'cut short']])
      expect(await refusal(form(...pieces))).toBe('The document did not arrive whole. Send it again.');
  });

  it('that was not chosen is asked for', async () => {
    const none = head.replace('Green ../<Plan>.md', '');
    for (const request of [form(none, tail), form('--b--\r\n'), new Request('http://localhost/', { method: 'POST' })])
      expect(await refusal(request)).toMatch(/^No file came with the form\./);
  });
});
