/** What the process that stages a file and the one that asked for it say to each other. */
import { z } from 'zod';
import { Progress, Staged } from './model.ts';
import { UnreadableReason } from './unreadable.ts';

export const Answer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('staged'), staged: Staged }),
  z.object({
    type: z.literal('refused'),
    reason: UnreadableReason,
    message: z.string(),
    /** For whoever looks into it, not for the clerk. */
    cause: z.string().nullable(),
  }),
]);
export type Answer = z.infer<typeof Answer>;
