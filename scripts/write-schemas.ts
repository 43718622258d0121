/** Writes the JSON Schemas of the published formats, made from the zod schemas: `npx node scripts/write-schemas.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planFileJsonSchema } from '../src/plan/exports/plan-format.ts';
import { draftSchema } from '../src/plan/reading/json-schema.ts';

const schemas = { 'greenplan-draft': draftSchema(), 'greenplan-plan': planFileJsonSchema() };
for (const [format, schema] of Object.entries(schemas)) {
  const file = join(import.meta.dirname, `../docs/formats/${format}.schema.json`);
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}
