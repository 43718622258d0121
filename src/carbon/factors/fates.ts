/**
 * What became of a medicine that was bought: returned by a patient, expired on the shelf, stopped at a review; and of a gas
 * from pipes, what was used, so that the rest is known to be lost. It was counted when it was bought or dispensed, so such a
 * line is told beside the footprint and is in none of its totals.
 */

export const fates = ['returned', 'expired', 'stopped', 'used'] as const;
export type Fate = (typeof fates)[number];

/** "expired/inhalers/metered-dose" as the fate and the activity that it is of; null for an activity as such. */
export function fateIn(activity: string): { fate: Fate; of: string } | null {
  const fate = fates.find((each) => activity.startsWith(`${each}/`));
  return fate ? { fate, of: activity.slice(fate.length + 1) } : null;
}

/** The fate that a clerk's words tell: "out of date", "patient return", "deprescribed at SMR". Returned where they tell none. */
export function fateOf(words: string): Fate {
  if (/expir|out of date|\bood\b|short dated|date passed/i.test(words)) return 'expired';
  if (/stop|review|deprescri|discontinu|cancel/i.test(words)) return 'stopped';
  return 'returned';
}
