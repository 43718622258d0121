/** What can be chosen under a budget: the system's own ideas, and what the library knows for each organisation. */
import { actedOn } from '../library/acted-on.ts';
import { initiativeOf } from '../library/initiative-of.ts';
import { kinds } from '../library/library.ts';
import type { Initiative } from '../rules/model.ts';
import type { PlannedDesk } from './frame.tsx';

interface Options {
  /** Whether kinds of the library may be chosen beside the system's own ideas. */
  library: boolean;
  /** The first financial year in which something may begin. */
  from: number;
}

/** Of organisations that are asked for; a kind that one has already, or that finds nothing of it to act on, is left out. */
export function candidatesOf(
  { planned, asked }: Pick<PlannedDesk, 'planned' | 'asked'>,
  { library, from }: Options,
): Initiative[] {
  const { baseline, initiatives } = planned.model;
  const isAsked = (organisation: string) =>
    asked.organisations.length === 0 || asked.organisations.includes(organisation);
  const ideas = initiatives.filter(
    ({ stage, organisations }) => stage === 'idea' && organisations.some((one) => isAsked(one.organisation)),
  );
  if (!library) return ideas;
  const has = new Set(
    initiatives.flatMap(({ kind, stage, organisations }) =>
      kind === null || stage === 'stopped' ? [] : organisations.map((one) => `${one.organisation} ${kind}`),
    ),
  );
  const members = [...new Set(baseline.streams.map(({ organisation }) => organisation))].filter(isAsked);
  return [
    ...ideas,
    ...members.flatMap((organisation) =>
      kinds()
        .filter((kind) => !has.has(`${organisation} ${kind.id}`))
        .map((kind) => initiativeOf(kind, { organisation, start: `${from}-04`, baseline }))
        .filter(({ actsOn }) => actedOn(baseline, organisation, actsOn).length > 0),
    ),
  ];
}
