/**
 * Reads and lints plans without keeping other requests waiting: a plan of the usual length takes some milliseconds and
 * is done at once, a long one goes to a process of its own with a limit on memory and time.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../../platform/checkout.ts';
import type { Outline } from '../../platform/documents/outline.ts';
import { Slots } from '../../platform/documents/slots.ts';
import { Mistake } from '../../platform/mistake.ts';
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
  const child = fork(program(), [], {
    // It has all it needs in the task: it may read its own program, and neither write nor start anything.
    execArgv: [
      '--permission',
      '--allow-fs-read=*',
      `--max-old-space-size=${memoryMegabytes}`,
      '--disable-warning=SecurityWarning',
    ],
    env: { TZ: 'UTC' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const outcome = Promise.withResolvers<Answer>();
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4000);
  });
  const late = setTimeout(() => outcome.reject(tooLong(`took longer than ${seconds} seconds`)), seconds * 1000);
  child.once('message', (answer: Answer) => outcome.resolve(answer));
  child.once('error', outcome.reject);
  child.once('close', () => {
    const isFull = /heap out of memory|allocation failed/i.test(said);
    outcome.reject(isFull ? tooLong('took too much memory') : new Error('It ended without an answer', { cause: said }));
  });
  child.once('spawn', () => child.send(task));
  return outcome.promise.finally(() => {
    clearTimeout(late);
    child.kill('SIGKILL');
  });
}

const tooLong = (what: string) =>
  new Mistake(`The document is very long, and reading the plan in it ${what}. Send it in parts, one theme each.`);

/** The program of the process: the source where this runs from source, else what was built of it. */
function program(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(checkout, fromSource ? 'src/plan/apart/apart.worker.ts' : 'dist/plan/apart/apart.worker.js');
}
