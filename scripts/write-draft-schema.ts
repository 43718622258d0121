/** Writes the JSON Schema of the draft format: `npx node scripts/write-draft-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftSchema } from '../src/plan/reading/json-schema.ts';

const file = join(import.meta.dirname, '../docs/formats/greenplan-draft.schema.json');
writeFileSync(file, `${JSON.stringify(draftSchema(), null, 2)}\n`);
