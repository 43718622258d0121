/**
 * Reads and lints plans without keeping other requests waiting: a plan of the usual length takes some milliseconds and
 * is done at once, a long one goes to a thread of its own with a limit on memory and time.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { checkout } from '../../platform/checkout.ts';
import type { Outline } from '../../platform/documents/outline.ts';
import { Slots } from '../../platform/documents/slots.ts';
import { codeOf, Mistake } from '../../platform/mistake.ts';
import { type Draft, everyCommitment } from '../draft.ts';
import { type Linted, type LintOptions, lintAll } from '../lint/lint.ts';
import type { Plan } from '../model.ts';
import { everyPlaced } from '../placed.ts';
import { readPlan } from '../reading/read-plan.ts';
import type { Answer, Task } from './messages.ts';

/** Blocks that are read, and commitments that are linted, in some 100 ms. */
const blocksAtOnce = 1500;
const commitmentsAtOnce = 300;

const memoryMegabytes = 400;
const seconds = 60;
/** Long plans at a time: each takes a processor for itself. */
const slots = new Slots(1);

/**
 * The draft that an outline holds.
 * @throws Mistake if reading it takes too much memory or time
 */
export async function readPlanApart(outline: Outline): Promise<Draft> {
  if (outline.blocks.length <= blocksAtOnce) return readPlan(outline);
  const answer = await slots.run(() => think({ type: 'read', outline }));
  if (answer.type !== 'draft') throw new Error('The reader of long plans answered something else');
  return answer.draft;
}

/**
 * The weaknesses of a draft or a plan.
 * @throws Mistake if finding them takes too much memory or time
 */
export async function lintApart(source: Draft | Plan, options: LintOptions): Promise<Linted> {
  const commitments = 'format' in source ? [...everyCommitment(source)] : everyPlaced(source);
  if (commitments.length <= commitmentsAtOnce) return lintAll(source, options);
  const answer = await slots.run(() => think({ type: 'lint', source, options }));
  if (answer.type !== 'linted') throw new Error('The lint of long plans answered something else');
  return answer.linted;
}

function think(task: Task): Promise<Answer> {
  const worker = new Worker(program(), {
    workerData: task,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  });
  return new Promise<Answer>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(tooLong(`took longer than ${seconds} seconds`));
      void worker.terminate();
    }, seconds * 1000);
    worker.once('message', resolve);
    worker.once('error', (error) =>
      reject(codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong('took too much memory') : error),
    );
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new Error('The thread ended without an answer'));
    });
  });
}

const tooLong = (what: string) =>
  new Mistake(`The document is very long, and reading the plan in it ${what}. Send it in parts, one theme each.`);

/** The thread's program: the source where this runs from source, else what was built of it. */
function program(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(checkout, fromSource ? 'src/plan/apart/apart.worker.ts' : 'dist/plan/apart/apart.worker.js');
}
