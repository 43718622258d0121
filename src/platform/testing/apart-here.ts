/**
 * Vitest's set-up of unit tests: work that is done in a process of its own is done here, since a process takes longer to
 * start than most of these files to read. Tests of the processes themselves, and of giving work up, ask for them:
 * vi.unmock('…/apart.ts').
 */
import { join } from 'node:path';
import { vi } from 'vitest';
import type { z } from 'zod';
import { checkout } from '../checkout.ts';

interface Worker {
  schema: z.ZodType;
  work: (task: unknown, progress: (step: string, share: number | null) => void) => Promise<unknown>;
}

vi.mock(import('../apart.ts'), async (importOriginal) => {
  const original = await importOriginal();
  const workers = new Map<string, Promise<Worker>>();
  let loading: Promise<unknown> = Promise.resolve();
  let latest: Worker | null = null;

  /** One after the other, so that what a worker says of itself is known to be its own. */
  function load(program: string): Promise<Worker> {
    const loaded = loading.then(async () => {
      await import(join(checkout, `src/${program}.worker.ts`));
      if (!latest) throw new Error(`${program} does not answer`);
      return latest;
    });
    loading = loaded.catch(() => undefined);
    return loaded;
  }

  return {
    ...original,
    answerApart(schema, work) {
      latest = { schema, work: (task, progress) => work(schema.parse(task), progress) };
    },
    async workApart(program, task, answer, _limits, { signal, onProgress } = {}) {
      signal?.throwIfAborted();
      const worker = workers.get(program) ?? load(program);
      workers.set(program, worker);
      const { work } = await worker;
      const given = structuredClone(task);
      const result = await work(given, (step, share) => onProgress?.(step, share));
      signal?.throwIfAborted();
      return answer.parse(structuredClone(result));
    },
  };
});
