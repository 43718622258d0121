/** Files that take a while are made in a process of their own, so that the server goes on answering others. */
import { z } from 'zod';
import { type ApartLimits, workApart } from '../../platform/apart.ts';
import type { Deck } from './slides/deck.ts';
import type { WorkbookAsked } from './workbook/asked.ts';

export type FileTask = { kind: 'xlsx'; asked: WorkbookAsked } | { kind: 'pptx'; deck: Deck };

const limits: ApartLimits = { memoryMegabytes: 2000, seconds: 90, mend: 'Ask for one organisation.' };

/** @throws Mistake where it would be too large, or takes longer or more memory than it may */
export const makeApart = (task: FileTask): Promise<Uint8Array> =>
  workApart('trajectory/exports/making', task, z.instanceof(Uint8Array), limits);
