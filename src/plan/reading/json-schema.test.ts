import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftSchema } from './json-schema.ts';

describe('the published JSON Schema of a draft', () => {
  it('is the one that the zod schema gives (npx node scripts/write-schemas.ts writes it)', () => {
    const file = join(import.meta.dirname, '../../../docs/formats/greenplan-draft.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(draftSchema());
  });
});
