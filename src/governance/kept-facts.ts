/** The facts of a commitment in a kept text, in words, so that two of them can be held against each other. Pure. */
import type { KeptPlan } from './kept-text.ts';

export type Commitment = KeptPlan['ambitions'][number];

export interface DraftFacts {
  place: string;
  owners: string;
  dates: string;
  targets: string;
}

export function factsOf(plan: Pick<KeptPlan, 'organisations'>, commitment: Commitment, place: string): DraftFacts {
  const names = new Map(plan.organisations.map(({ id, name }) => [id, name]));
  const owned = commitment.owners.flatMap(({ organisations, phrase }) =>
    organisations.length > 0 ? organisations.map((id) => names.get(id) ?? phrase) : [phrase],
  );
  return {
    place,
    owners: [...new Set(owned)].join('; '),
    dates: commitment.dates.map(({ phrase }) => phrase).join('; '),
    targets: commitment.targets.map(({ phrase }) => phrase).join('; '),
  };
}
