/** The process in which a workbook or slides are made; only the library that is needed is loaded. */
import { z } from 'zod';
import { answerApart } from '../../platform/apart.ts';
import type { FileTask } from './making.ts';

answerApart(z.custom<FileTask>(), async (task) =>
  task.kind === 'xlsx'
    ? (await import('./workbook/workbook.ts')).workbookOf(task.asked)
    : (await import('./slides/write-slides.ts')).slidesOf(task.deck),
);
