/** Who is proposed as an owner of what, and whether they agree. Pure. */
import type { NamedOrganisation } from '../plan/model.ts';
import { binds, ownersNamed, type Placed } from '../plan/placed.ts';
import type { PlanIndex } from '../plan/rules.ts';
import { type Members, membersIn } from './members.ts';
import type { OwnerAnswer } from './model.ts';

/** An owner with the commitments that it is proposed for. */
export interface ProposedOwner {
  organisation: NamedOrganisation;
  placed: Placed[];
}

/** Everybody who is to be asked: single organisations for themselves and for groups that speak for them; a group only where it speaks for no organisation that the plan names. */
export function proposedOwners(
  { plan, commitments }: Pick<PlanIndex, 'plan' | 'commitments'>,
  members: Members,
): ProposedOwner[] {
  const single = membersIn(plan, members);
  const proposed = new Map<NamedOrganisation, Placed[]>(plan.organisations.map((one) => [one, []]));
  for (const placed of commitments) {
    const asked = new Set(ownersNamed(plan, placed.owners).flatMap((owner) => askedFor(single, owner)));
    for (const organisation of asked) proposed.get(organisation)?.push(placed);
  }
  return [...proposed]
    .map(([organisation, placed]) => ({ organisation, placed }))
    .filter(({ placed }) => placed.length > 0);
}

function askedFor(single: readonly NamedOrganisation[], owner: NamedOrganisation): NamedOrganisation[] {
  const members = single.filter((one) => binds(owner, one));
  return members.length > 0 ? members : [owner];
}

export type AgreementState = 'unanswered' | 'accepted' | 'declined' | 'proposed' | 'changed since';

/** An answer holds for the words to which it was given. */
export function agreementState(placed: Placed, answer: OwnerAnswer | undefined): AgreementState {
  if (!answer) return 'unanswered';
  return answer.asked === placed.commitment.text ? answer.answer : 'changed since';
}

/** Every owner of every commitment that has not accepted its words as they are. */
export function notAgreed(owners: readonly ProposedOwner[], answers: readonly OwnerAnswer[]): number {
  const said = byOwner(answers);
  return owners.reduce(
    (sum, { organisation, placed }) =>
      sum + placed.filter((one) => stateFor(said, organisation, one) !== 'accepted').length,
    0,
  );
}

/** Answers by what `keyOf` gives. */
export function byOwner(answers: readonly OwnerAnswer[]): Map<string, OwnerAnswer> {
  return new Map(answers.map((one) => [keyOf(one.organisation, one.commitment), one]));
}

export function stateFor(
  said: ReadonlyMap<string, OwnerAnswer>,
  { slug }: Pick<NamedOrganisation, 'slug'>,
  placed: Placed,
): AgreementState {
  return agreementState(placed, said.get(keyOf(slug, placed.commitment.id)));
}

export function keyOf(organisation: string, commitment: string): string {
  return `${organisation} ${commitment}`;
}
