/** The JSON Schema of the draft format, made from the zod schema that checks it. */
import { z } from 'zod';
import { Draft } from '../draft.ts';

/** The schema that is published in `docs/formats/greenplan-draft.schema.json`. */
export function draftSchema(): unknown {
  return z.toJSONSchema(Draft, { target: 'draft-2020-12' });
}
