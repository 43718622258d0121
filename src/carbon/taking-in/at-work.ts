/** A step is done by one process at a time, tells how far it is, and is given up once nobody wants it. */
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';

export interface StepOptions {
  /** Gives the step up; the file stays where it was. */
  signal?: AbortSignal;
  onProgress?(step: string, share: number | null): void;
}

/** Does the work unless another process, here or elsewhere, is at the same file. A process that ends lets go of it. */
export async function alone(carbon: Carbon, id: string, work: () => Promise<void>): Promise<void> {
  const client = await carbon.house.database.pool.connect();
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', [id]);
    if (rows[0]?.mine !== true) return;
    try {
      await work();
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [id]);
    }
  } finally {
    client.release();
  }
}

/** The file was set aside, or somebody went on with it, while a step was at work. */
export class NotWanted extends Error {}

const tellEveryMilliseconds = 1000;

/** Does a step, tells how far it is, and gives it up once the file is no more in the state that the step began with. */
export async function whileWanted(
  carbon: Carbon,
  file: ActivityFile,
  { signal, onProgress }: StepOptions,
  step: (signal: AbortSignal, tell: (step: string, share: number | null) => void) => Promise<void>,
): Promise<void> {
  const unwanted = new AbortController();
  const signals = [unwanted.signal, ...(signal ? [signal] : [])];
  let latest: [string, number | null] = ['waiting', null];
  const telling = setInterval(async () => {
    // The process is told to stop, which waits for this: the next one does the step again.
    if (carbon.house.database.pool.ending) return unwanted.abort(new Error('Stopping'));
    const state = await carbon.files.note(file.id, ...latest).catch(() => file.state);
    if (state !== file.state) unwanted.abort(new NotWanted());
  }, tellEveryMilliseconds);
  const either = AbortSignal.any(signals);
  try {
    await step(either, (doing, share) => {
      latest = [doing, share];
      onProgress?.(doing, share);
    });
  } catch (error) {
    throw either.aborted ? either.reason : error;
  } finally {
    clearInterval(telling);
  }
}
