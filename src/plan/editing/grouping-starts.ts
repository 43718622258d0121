/** What a new grouping may start from, so that nobody begins with an empty sheet. Pure. */
import { byDriver, bySector, type PlanIndex } from '../rules.ts';
import type { NewGrouping } from './groupings.ts';

export const groupingStarts = ['empty', 'theme', 'driver', 'sector'] as const;
export type GroupingStart = (typeof groupingStarts)[number];

type Groups = NewGrouping['groups'];

/**
 * The groups of a start, each commitment once: with several drivers or sectors it stands in the first of them. One with
 * none stands in no group.
 * @param nameOf gives the words for a driver or a sector
 */
export function startingGroups(
  index: PlanIndex,
  start: Exclude<GroupingStart, 'empty'>,
  nameOf: (kind: 'driver' | 'sector', key: string) => string,
): Groups {
  if (start === 'theme')
    return index.plan.themes.map((theme) => ({
      title: theme.title,
      commitments: idsOf(index.commitments.filter((placed) => placed.theme === theme)),
    }));
  const bundles = (start === 'driver' ? byDriver : bySector)(index).filter(({ key }) => key !== 'none');
  const placed = new Set<string>();
  return bundles.map(({ key, commitments }) => {
    const own = idsOf(commitments).filter((id) => !placed.has(id));
    for (const id of own) placed.add(id);
    return { title: nameOf(start, key), commitments: own };
  });
}

function idsOf(all: PlanIndex['commitments']): string[] {
  return all.map(({ commitment }) => commitment.id);
}
