/** What goes to the process that makes a file: the whole input of the export, or a whole paper, as JSON. */
import { z } from 'zod';
import { SystemSettings } from '../../platform/systems.model.ts';
import { PaperSchema } from './paper-schema.ts';
import { PlanBody } from './plan-format.ts';

export const exportFiles = ['docx', 'pdf', 'xlsx'] as const;
export type RenderKind = (typeof exportFiles)[number];
export const paperFiles = ['docx', 'pdf', 'pptx'] as const;
export type PaperKind = (typeof paperFiles)[number];

export const RenderRequest = z.union([
  z.strictObject({
    kind: z.enum(exportFiles),
    input: z.strictObject({
      plan: PlanBody,
      system: z.strictObject({ id: z.string(), slug: z.string(), settings: SystemSettings }),
      madeAt: z.iso.datetime().transform((text) => new Date(text)),
      address: z.string().nullable(),
      dates: z.array(
        z.strictObject({
          id: z.string(),
          on: z.string(),
          promised: z.string().nullable(),
          title: z.string(),
          note: z.string(),
          state: z.enum(['past', 'now', 'future']),
          href: z.string().nullable(),
        }),
      ),
    }),
  }),
  z.strictObject({ kind: z.enum(paperFiles), paper: PaperSchema }),
]);
