/** A plan as JSON in the format `greenplan-plan/1`. */
import { type ExportInput, isDraft, standing } from './input.ts';
import { PlanFile } from './plan-format.ts';

/** Only what the format names goes out: a field that the plan gains later is not published by accident. */
export function toPlanFile(input: Pick<ExportInput, 'plan' | 'system'>): PlanFile {
  return PlanFile.parse({
    format: 'greenplan-plan/1',
    standing: standing(input),
    draft: isDraft(input.plan),
    system: { slug: input.system.slug, name: input.system.settings.name },
    plan: input.plan,
  });
}

export function toJson(input: Pick<ExportInput, 'plan' | 'system'>): string {
  return `${JSON.stringify(toPlanFile(input), null, 2)}\n`;
}
