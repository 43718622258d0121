/** What goes to the process that makes a file: the whole input of the export, as JSON. */
import { z } from 'zod';
import { SystemSettings } from '../../platform/systems.model.ts';
import { PlanBody } from './plan-format.ts';

export const RenderRequest = z.strictObject({
  kind: z.enum(['docx', 'pdf', 'xlsx']),
  input: z.strictObject({
    plan: PlanBody,
    system: z.strictObject({ id: z.string(), slug: z.string(), settings: SystemSettings }),
    madeAt: z.iso.datetime().transform((text) => new Date(text)),
    address: z.string().nullable(),
  }),
});
export type RenderKind = z.infer<typeof RenderRequest>['kind'];
