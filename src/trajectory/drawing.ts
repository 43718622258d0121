/** The doubt of a plan, drawn in a process of its own: it takes most of a second, and can be given up. */
import { z } from 'zod';
import { type ApartLimits, type ApartOptions, workApart } from '../platform/apart.ts';
import type { Fan, FanAsked } from './rules/fan.ts';
import type { Model } from './rules/model.ts';

export interface DrawTask {
  model: Model;
  asked: FanAsked;
}

const limits: ApartLimits = { memoryMegabytes: 1500, seconds: 60, mend: 'Ask for one organisation.' };

/**
 * @throws the signal's reason where it is given up
 * @throws Mistake where it takes longer or more memory than it may
 */
export function drawApart(task: DrawTask, { signal }: Pick<ApartOptions, 'signal'> = {}): Promise<Fan> {
  return workApart('trajectory/draws', task, z.custom<Fan>(), limits, signal ? { signal } : {});
}
