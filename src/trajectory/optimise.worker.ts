/** The process in which is sought what gets furthest with a budget. */
import { z } from 'zod';
import { answerApart } from '../platform/apart.ts';
import { type OptimiseTask, optimise } from './rules/optimise.ts';

answerApart(z.custom<OptimiseTask>(), optimise);
