/** What goes on after a request was answered: files that are read and checked, and footprints that are counted anew. */
import { orDiskFull } from '../../platform/disk-full.ts';
import type { Log } from '../../platform/log.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { calculate } from '../calculation/calculate.ts';
import { prepareCalculation } from '../calculation/prepare.ts';
import type { Carbon } from '../carbon.ts';
import { advance } from '../taking-in/steps.ts';

/** How often something may go wrong with a file that is nobody's mistake, before it is given up. */
const mostTries = 3;
const tries = new Map<string, number>();

/**
 * Brings a file as far as it gets, and never throws: what goes wrong is told in the log. A file with which it goes wrong
 * again and again is given up, so that nobody waits for it for ever.
 * @param givenUp what is then said of it
 */
export async function advanceInBackground(carbon: Carbon, id: string, log: Log, givenUp: string): Promise<void> {
  try {
    await advance(carbon, id);
    tries.delete(id);
  } catch (error) {
    // The server is stopping: the next one goes on with it.
    if (carbon.house.database.pool.ending) return;
    log.error({ err: plainly(error), file: id }, 'an activity file could not be worked on');
    const times = (tries.get(id) ?? 0) + 1;
    tries.set(id, times);
    if (times < mostTries) return;
    tries.delete(id);
    await carbon.files
      .change(id, ['received', 'mapped'], { state: 'failed', problem: givenUp })
      .catch((err: unknown) => log.error({ err: plainly(err), file: id }, 'an activity file could not be given up'));
  }
}

/** A message may quote a cell of somebody's file, so the log is given the kind of error and where it came from. */
function plainly(error: unknown): Error {
  const kind = error instanceof Error ? error.name : 'Error';
  const plain = new Error(kind);
  plain.stack = [kind, ...framesOf(error), ...(error instanceof Error ? framesOf(error.cause) : [])].join('\n');
  return plain;
}

/** A process that does work apart gives the stack of what went wrong there as a text. */
function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : typeof error === 'string' ? error : '';
  return stack.split('\n').filter((line) => /^\s+at /.test(line));
}

/** How the counting of a system's footprint stands in this process. */
export type Counting = { state: 'counting' } | { state: 'failed'; problem: string };

interface Work {
  /** Why it is to be counted once more, when what is being counted now is done. */
  next: string[];
  counting: Counting;
}

const bySystem = new Map<string, Work>();
const longestReason = 500;

/** How the counting stands; null where nothing is being counted and nothing went wrong. */
export function countingOf(systemId: string): Counting | null {
  return bySystem.get(systemId)?.counting ?? null;
}

/**
 * Counts the footprint of a system anew, after what is being counted for it now. Reasons that come meanwhile are
 * counted together.
 * @param failed what is said where it fails for a reason that nobody there can mend
 */
export async function countInBackground(carbon: Carbon, reason: string, log: Log, failed: string): Promise<void> {
  const { systemId } = carbon;
  const before = bySystem.get(systemId);
  if (before?.counting.state === 'counting') {
    before.next.push(reason);
    return;
  }
  const work: Work = { next: [reason], counting: { state: 'counting' } };
  bySystem.set(systemId, work);
  let problem: string | null = null;
  while (work.next.length > 0) {
    const why = work.next.splice(0).join('. ').slice(0, longestReason);
    try {
      const { calculation } = await calculate(carbon, await carbon.method(), why);
      await prepareCalculation(carbon, calculation);
      problem = null;
    } catch (thrown) {
      if (carbon.house.database.pool.ending) break;
      const error = orDiskFull(thrown);
      if (!(error instanceof Mistake)) log.error({ err: plainly(error) }, 'a footprint could not be counted');
      problem = error instanceof Mistake ? messageOf(error) : failed;
    }
  }
  if (problem === null) bySystem.delete(systemId);
  else bySystem.set(systemId, { next: [], counting: { state: 'failed', problem } });
}
