/** The organisations that belong to a system, as its settings name them. Pure. */
import type { NamedOrganisation, Plan } from '../plan/model.ts';
import type { System } from '../platform/systems.model.ts';

/** Slugs of the members of a system. */
export type Members = ReadonlySet<string>;

export function membersOf({ settings }: System): Members {
  return new Set(settings.organisations.map(({ slug }) => slug));
}

/**
 * The single organisations for which a group speaks, and that have plans of their own: the members of the system. A plan names
 * others as owners too ("bus operators"), who answer for what they are named for and for nothing else. Where the settings
 * name no member of the plan, all of them.
 */
export function membersIn({ organisations }: Pick<Plan, 'organisations'>, members: Members): NamedOrganisation[] {
  const single = organisations.filter(({ speaksFor }) => speaksFor.length === 0);
  const own = single.filter(({ slug }) => members.has(slug));
  return own.length > 0 ? own : single;
}
