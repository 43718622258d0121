/** The fields of a form that stand before its file, read without reading the file. */
import busboy from 'busboy';

/** What may stand before the file, in bytes: some short fields and what parts them. */
const mostBytes = 64_000;

/**
 * Reads the fields that come before the file of a form.
 * @returns them, and the request as it was, whose body can be read from its beginning
 */
export async function fieldsBeforeFile(
  request: Request,
): Promise<{ fields: Readonly<Record<string, string>>; request: Request }> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data/i.test(type)) return { fields: {}, request };
  const fields: Record<string, string> = {};
  const reader = request.body.getReader();
  const begun: Uint8Array[] = [];
  let ended = false;
  for (const look = lookingFor(type, fields); !ended && !look.isDone(); ) {
    const { done, value } = await reader.read();
    if (done) ended = true;
    else {
      begun.push(value);
      look.at(value);
    }
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const first = begun.shift();
      if (first) {
        controller.enqueue(first);
        return;
      }
      const { done, value } = ended ? { done: true, value: undefined } : await reader.read();
      if (done || !value) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { url, method, headers } = request;
  return { fields, request: new Request(url, { method, headers, body, duplex: 'half' }) };
}

/** Puts what it finds into `fields`, until the file begins. */
function lookingFor(type: string, fields: Record<string, string>) {
  let seen = 0;
  let isDone = false;
  const finish = () => {
    isDone = true;
  };
  const form = busboy({ headers: { 'content-type': type }, limits: { fields: 20, fieldSize: 1000 } });
  form.on('field', (name, value) => {
    fields[name] = value.replaceAll('\0', '');
  });
  form.on('file', (_name, stream) => {
    finish();
    stream.resume();
  });
  // What is broken here is broken for whoever reads the whole of it, and is told there.
  form.on('error', finish);
  return {
    isDone: () => isDone || seen > mostBytes,
    at(chunk: Uint8Array): void {
      seen += chunk.length;
      form.write(chunk);
    },
  };
}
