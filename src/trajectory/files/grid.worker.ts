/** Reads the cells of a file in a process of its own. */
import { z } from 'zod';
import { answerApart } from '../../platform/apart.ts';
import { readGrids } from './read-grid.ts';

const Task = z.object({ bytes: z.instanceof(Uint8Array), name: z.string() });

answerApart(Task, async ({ bytes, name }) => readGrids(bytes, name));
