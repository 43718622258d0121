/** The process that reads or lints one long plan, and is then ended. */
import { lintAll } from '../lint/lint.ts';
import { readPlan } from '../reading/read-plan.ts';
import type { Answer, Task } from './messages.ts';

function answer(task: Task): Answer {
  return task.type === 'read'
    ? { type: 'draft', draft: readPlan(task.outline) }
    : { type: 'linted', linted: lintAll(task.source, task.options) };
}

process.once('message', (task: Task) => process.send?.(answer(task)));
