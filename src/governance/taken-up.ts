/** Who has taken up what: the commitments of the system's plan by the organisations that are to reflect it. Pure. */
import type { NamedOrganisation, Plan } from '../plan/model.ts';
import { binds, type Placed } from '../plan/placed.ts';
import type { PlanIndex } from '../plan/rules.ts';
import { type Members, membersIn } from './members.ts';
import type { Reflection } from './model.ts';

/** Organisations that keep a plan of their own: trusts first, then every other single one. A group keeps none. */
export function organisationsWithPlans(plan: Pick<Plan, 'organisations'>, members: Members): NamedOrganisation[] {
  const single = membersIn(plan, members);
  return [...single.filter(({ sector }) => sector === 'trust'), ...single.filter(({ sector }) => sector !== 'trust')];
}

export interface Taken {
  organisation: NamedOrganisation;
  /** Whether the organisation owns it, by name or through a group that speaks for it. */
  owns: boolean;
  reflection: Reflection | null;
}

export interface TakenRow {
  placed: Placed;
  by: Taken[];
}

/** One row a whole commitment, one entry an organisation, both in the order of the plan. */
export function takenUp(index: PlanIndex, reflections: readonly Reflection[], members: Members): TakenRow[] {
  const said = new Map(reflections.map((one) => [`${one.organisation} ${one.commitment}`, one]));
  const organisations = organisationsWithPlans(index.plan, members);
  return index.commitments.map((placed) => {
    const owners = placed.owners.flatMap((owner) => owner.organisations);
    const owning = [...new Set(owners)].flatMap((id) => index.organisations.get(id) ?? []);
    return {
      placed,
      by: organisations.map((organisation) => ({
        organisation,
        owns: owning.some((owner) => binds(owner, organisation)),
        reflection: said.get(`${organisation.slug} ${placed.commitment.id}`) ?? null,
      })),
    };
  });
}

/** Commitments that an organisation owns and has not said anything about, over all organisations. */
export function notTakenUp(rows: readonly TakenRow[]): number {
  return rows.reduce((sum, { by }) => sum + by.filter(({ owns, reflection }) => owns && !reflection).length, 0);
}
