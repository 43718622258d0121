/** Brings a file on from the command line: shows how far it is, and can be given up. */

import { setTimeout as wait } from 'node:timers/promises';
import type { WriteStream } from 'node:tty';
import { Mistake } from '../../platform/mistake.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { advance } from '../taking-in/steps.ts';
import { shortId } from './chosen-file.ts';

const lookEveryMilliseconds = 500;
const momentMilliseconds = 50;

/**
 * Brings a file as far as it gets, wherever it is worked on: a server may be at it already.
 * @throws Mistake once it is given up (Ctrl-C)
 */
export async function brought(carbon: Carbon, file: Pick<ActivityFile, 'id' | 'name'>): Promise<ActivityFile> {
  const { id, name } = file;
  const givenUp = new AbortController();
  // No Mistake: that would be one of the file's, which then could not be read.
  const giveUp = () => givenUp.abort(new Error('Ctrl-C'));
  process.once('SIGINT', giveUp);
  const meter = meterOn(process.stderr, name);
  try {
    for (;;) {
      const now = await advance(carbon, id, { signal: givenUp.signal, onProgress: meter.show });
      if (now.state !== 'received' && now.state !== 'mapped') return now;
      // Another process is at it: how far it is stands in the database.
      const progress = await carbon.files.progress(id);
      if (progress) meter.show(progress.step, progress.share);
      await wait(lookEveryMilliseconds, undefined, { signal: givenUp.signal }).catch(() => undefined);
      givenUp.signal.throwIfAborted();
    }
  } catch (error) {
    // What works apart gets the same Ctrl-C, and its end may be heard of first.
    await wait(momentMilliseconds);
    if (!givenUp.signal.aborted) throw error;
    throw new Mistake(
      `Stopped. ${name} is kept as it came, none of its lines are in the ledger, and a running server goes on with it. To go on with it here: bin/greenplan activity resume ${shortId(id)}. To leave it out: bin/greenplan activity set-aside ${shortId(id)}`,
    );
  } finally {
    meter.end();
    process.removeListener('SIGINT', giveUp);
  }
}

/** A line that is written over on a terminal; in a log, a line for each step and each tenth of it. */
function meterOn(out: Pick<WriteStream, 'write'> & { isTTY?: boolean }, name: string) {
  let last = '';
  return {
    show(step: string, share: number | null): void {
      const percent = share === null ? null : Math.floor(share * 100);
      const told = percent === null ? '' : ` ${out.isTTY ? percent : percent - (percent % 10)} %`;
      const line = `${name}: ${step}${told}`;
      if (line === last) return;
      out.write(out.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      last = line;
    },
    end(): void {
      if (last !== '' && out.isTTY) out.write('\r\x1b[K');
    },
  };
}
