/** What people call activities, beside the names that publications give them: factors/activities.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../../platform/checkout.ts';
import { ActivityId } from './model.ts';

const Words = z.strictObject({
  /** By activity: the name to show, and other words for it. */
  activities: z.record(
    ActivityId,
    z.strictObject({ name: z.string().optional(), aliases: z.array(z.string()).default([]) }),
  ),
  /** What is not counted under this name, and where it is counted instead. */
  countedElsewhere: z.record(ActivityId, z.string()),
});

let kept: z.output<typeof Words> | null = null;

/** By activity: the name to show, null for the publication's, and other words for it. */
export function aliasesOfActivities(): Map<string, { name: string | null; aliases: readonly string[] }> {
  return new Map(
    Object.entries(words().activities).map(([id, { name, aliases }]) => [id, { name: name ?? null, aliases }]),
  );
}

/** Why an activity has no factor though a publication names it; null if there is no such reason. */
export function countedElsewhere(activity: string): string | null {
  return words().countedElsewhere[activity] ?? null;
}

function words(): z.output<typeof Words> {
  kept ??= Words.parse(JSON.parse(readFileSync(join(checkout, 'factors', 'activities.json'), 'utf8')));
  return kept;
}
