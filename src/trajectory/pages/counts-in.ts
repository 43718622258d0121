/** Which places count in a footprint of some organisations. */
import { isOf } from '../rules/aim.ts';
import type { Place } from '../rules/model.ts';

/** @param organisations none for the whole system */
export function countsIn(organisations: readonly string[], of: 'footprint' | 'plus'): (place: Place) => boolean {
  const own = new Set(organisations);
  return ({ organisation, category }) => (own.size === 0 || own.has(organisation)) && isOf(of, category);
}
