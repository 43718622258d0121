/** Which national change moves what a unit of an activity sets free. */

/** The grid by location, and all that follows from it: what is lost on the way, and what its power stations burn. */
const grid = 'grid';

/**
 * By their place in the tree of activities. What stands first in it is who drives: the same car is an organisation's
 * own, a claim for miles, or a patient's.
 */
const vehicles: readonly [kind: RegExp, national: string][] = [
  [/^[a-z-]+\/(?:land\/|vehicles\/)?cars(?:-|\/|$)/, 'cars'],
  [/^[a-z-]+\/(?:land\/|vehicles\/)?vans(?:-|\/|$)/, 'vans'],
  [/^[a-z-]+\/(?:land\/|vehicles\/)?hgvs?(?:-|\/|$)/, 'hgv'],
];
const charged = /\/(?:battery-electric-vehicle)(?:\/|$)/;

/**
 * The id of the national change that moves a rate; null where nothing national does. A vehicle that is charged follows
 * the grid, and no vehicle standard: it has no engine to become better.
 * @param part of the activity's emissions: "direct", "well-to-tank", "transmission" …
 */
export function movedBy(activity: string, part: string): string | null {
  const isHeat = activity.startsWith('heat/');
  if (part === 'electricity') return grid;
  if ((part === 'transmission' || part === 'well-to-tank of transmission') && !isHeat) return grid;
  if (isGridElectricity(activity)) return grid;
  const [, national = null] = vehicles.find(([kind]) => kind.test(activity)) ?? [];
  return national !== null && charged.test(activity) ? grid : national;
}

/** Electricity that is burnt for on site, or made by the sun on the roof, does not follow the grid. */
function isGridElectricity(activity: string): boolean {
  if (/^electricity\/(?:gas-fired-chp|generated-on-site)(?:\/|$)/.test(activity)) return false;
  return /^(?:leased-assets\/)?electricity(?:\/|$)/.test(activity);
}
