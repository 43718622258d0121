/** What gets furthest with a budget, sought in a process of its own: it takes seconds, and can be given up. */
import { type ApartLimits, type ApartOptions, workApart } from '../platform/apart.ts';
import { Choice } from './rules/choice.ts';
import type { OptimiseTask } from './rules/optimise.ts';

const limits: ApartLimits = {
  memoryMegabytes: 2000,
  seconds: 60,
  mend: 'Choose fewer ideas, or ask for one organisation.',
};

/**
 * @throws the signal's reason where it is given up
 * @throws Mistake where it takes longer or more memory than it may
 */
export function optimiseApart(task: OptimiseTask, { signal }: Pick<ApartOptions, 'signal'> = {}): Promise<Choice> {
  return workApart('trajectory/optimise', task, Choice, limits, signal ? { signal } : {});
}
