/** What a scenario makes of the plan of record when it is adopted. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Initiative, type Scenario } from './rules/model.ts';
import { applyScenario } from './rules/scenario.ts';
import type { TrajectorySettings } from './settings.model.ts';

/** An initiative that an adoption changed. Who is answerable stays as it is, and is not told in records that are kept for good. */
export const Changed = z.strictObject({
  initiative: z.string(),
  before: Initiative.omit({ answerable: true }),
  after: Initiative.omit({ answerable: true }),
});
export type Changed = z.infer<typeof Changed>;

/** What is to be written when a scenario becomes the plan of record. */
export interface Adoption {
  changed: Changed[];
  /** The scenario and those that it is based on, from the nearest. */
  chain: Scenario[];
  switches: TrajectorySettings['switches'];
}

/**
 * What adopting a scenario changes. What it leaves out is stopped, and not taken away: what was planned can be read.
 * @throws ScenarioError where it goes round in a circle or is based on one that is not there
 */
export function adoptionOf(plan: readonly Initiative[], scenarios: readonly Scenario[], id: string): Adoption {
  const { initiatives, switches } = applyScenario({ initiatives: plan, scenarios, id });
  const after = new Map(initiatives.map((one) => [one.id, one]));
  const changed = plan.flatMap((one): Changed[] => {
    const before = unnamed(one);
    const now = unnamed(after.get(one.id) ?? { ...one, stage: 'stopped' });
    return isDeepStrictEqual(before, now) ? [] : [{ initiative: one.id, before, after: now }];
  });
  return { changed, chain: chainOf(scenarios, id), switches };
}

function chainOf(scenarios: readonly Scenario[], id: string): Scenario[] {
  const chain: Scenario[] = [];
  for (let next: string | null = id; next !== null; ) {
    const found = scenarios.find((one) => one.id === next);
    if (!found) break;
    chain.push(found);
    next = found.basedOn;
  }
  return chain;
}

function unnamed({ answerable: _, ...rest }: Initiative): Omit<Initiative, 'answerable'> {
  return rest;
}
