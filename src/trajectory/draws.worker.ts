/** The process in which a plan's doubt is drawn. */
import { z } from 'zod';
import { answerApart } from '../platform/apart.ts';
import type { DrawTask } from './drawing.ts';
import { drawFan } from './rules/fan.ts';

answerApart(z.custom<DrawTask>(), async ({ model, asked }) => drawFan(model, asked));
