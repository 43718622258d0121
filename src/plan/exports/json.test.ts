import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { approvedInput, exportInput } from '../testing/export-input.ts';
import { nastyPlan } from '../testing/nasty-plan.ts';
import { toJson, toPlanFile } from './json.ts';
import { PlanFile, planFileJsonSchema } from './plan-format.ts';

describe('a plan as JSON', () => {
  it('holds the whole plan, and reads back as its format says', () => {
    const input = exportInput();
    const file = PlanFile.parse(JSON.parse(toJson(input)));
    expect(file.plan).toEqual(input.plan);
    expect(file.system).toEqual({ slug: 'fenmarsh', name: 'Fenmarsh and Wold Integrated Care System' });
  });
  it('says that it is a draft, or who approved it', () => {
    expect(toPlanFile(exportInput())).toMatchObject({ draft: true, standing: expect.stringContaining('suggestions') });
    expect(toPlanFile(approvedInput())).toMatchObject({
      draft: false,
      standing: 'Approved by Fenmarsh and Wold ICB on 31 March 2026.',
    });
  });
  it('is a draft still when nobody is named who approved it', () => {
    const { plan } = exportInput();
    expect(toPlanFile(exportInput({ plan: { ...plan, status: 'approved' } })).draft).toBe(true);
  });
  it('takes any text', () => {
    const plan = nastyPlan();
    expect(JSON.parse(toJson(exportInput({ plan }))).plan).toEqual(plan);
  });
  it('has the JSON Schema that is published', async () => {
    const published = await readFile(
      new URL('../../../docs/formats/greenplan-plan.schema.json', import.meta.url),
      'utf8',
    );
    expect(JSON.parse(published)).toEqual(planFileJsonSchema());
  });
});
