/** Where each commitment of a plan stands, and what it has from its parent: pages, exports and references share it. */
import type { Commitment, NamedOrganisation, Owner, Plan, Sector, Subtheme, Theme } from './model.ts';

/** A commitment, ambition or part of one, with its surroundings. */
export interface Placed {
  commitment: Commitment;
  kind: 'ambition' | 'commitment' | 'part';
  parent: Commitment | null;
  theme: Theme | null;
  subtheme: Subtheme | null;
  /** Its own owners, or those of the nearest parent that has any. */
  owners: Owner[];
  /** The owners are its parent's. */
  inherited: boolean;
}

/** Every ambition, commitment and part of a plan in its order, parents before their parts. */
export function everyPlaced(plan: Pick<Plan, 'ambitions' | 'themes'>): Placed[] {
  const themed = plan.themes.flatMap((theme) =>
    theme.subthemes.flatMap((subtheme) =>
      subtheme.commitments.flatMap((commitment) => withParts(commitment, 'commitment', theme, subtheme)),
    ),
  );
  return [...plan.ambitions.flatMap((ambition) => withParts(ambition, 'ambition', null, null)), ...themed];
}

/** The commitment and its parts, as they stand below each other. */
export function withParts(
  commitment: Commitment,
  kind: Placed['kind'],
  theme: Theme | null,
  subtheme: Subtheme | null,
): Placed[] {
  const placed: Placed[] = [];
  function walk(each: Commitment, eachKind: Placed['kind'], parent: Commitment | null, from: Owner[]): void {
    const owners = each.owners.length > 0 ? each.owners : from;
    const inherited = each.owners.length === 0 && from.length > 0;
    placed.push({ commitment: each, kind: eachKind, parent, theme, subtheme, owners, inherited });
    for (const part of each.children) walk(part, 'part', each, owners);
  }
  walk(commitment, kind, null, []);
  return placed;
}

/** The organisations that own it, in the order in which it names them, each once. */
export function ownersNamed(plan: Pick<Plan, 'organisations'>, owners: Owner[]): NamedOrganisation[] {
  const ids = new Set(owners.flatMap((owner) => owner.organisations));
  return [...ids].flatMap((id) => plan.organisations.filter((organisation) => organisation.id === id));
}

/** Whether an owner speaks for a sector: it is of it, or is a group that names it ("NHS Trusts"). */
export function isOfSector(organisation: NamedOrganisation, sector: Sector): boolean {
  return organisation.sector === sector || organisation.speaksFor.includes(sector);
}

/** Whether what `owner` promises binds `organisation`: it is the same, or a group that speaks for it where it works. */
export function binds(owner: NamedOrganisation, organisation: NamedOrganisation): boolean {
  if (owner.id === organisation.id) return true;
  const meets =
    owner.places.length === 0 ||
    organisation.places.length === 0 ||
    owner.places.some((place) => organisation.places.includes(place));
  return owner.speaksFor.includes(organisation.sector) && meets;
}

/** The last day named for it, in its own words alone: null where it names none. */
export function deadlineOf(commitment: Commitment): string | null {
  const days = commitment.dates.flatMap((date) => (date.latest === null ? [] : [date.latest]));
  return days.toSorted().at(-1) ?? null;
}
