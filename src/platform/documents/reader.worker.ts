/** The process that reads one file and ends. */
import type { ReaderAnswer, ReaderRequest } from './messages.ts';
import { UnreadableDocument } from './outline.ts';
import { readFile } from './reader.ts';
import { refusal } from './sentences.ts';

process.once('message', (request: ReaderRequest) => void answer(request));

async function answer(request: ReaderRequest): Promise<void> {
  try {
    const outline = await readFile(request.path, request.name, (bytes) => void say({ type: 'work', bytes }));
    await say({ type: 'outline', outline });
  } catch (error) {
    await say(asRefusal(error));
  }
  process.disconnect?.();
}

/** Resolved when it has been sent whole; a process that ends before cuts a long answer short. */
function say(answer: ReaderAnswer): Promise<void> {
  return new Promise((sent) => {
    process.send?.(answer, () => sent());
  });
}

/** What a library throws at a file is a sign that the file is damaged; its words are kept for whoever looks into it. */
function asRefusal(error: unknown): ReaderAnswer {
  if (error instanceof UnreadableDocument) {
    return { type: 'refused', reason: error.reason, message: error.message, cause: null };
  }
  const { reason, message } = refusal('damaged');
  return {
    type: 'refused',
    reason,
    message,
    cause: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
