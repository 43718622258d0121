/** What follows from a plan as it is read: who owns what, what answers what, what falls where. Pure; no clock. */
import { daysOf } from './exports/days.ts';
import {
  type Commitment,
  type Driver,
  drivers,
  type Milestone,
  type NamedOrganisation,
  type Owner,
  type Plan,
  type Recommendation,
  type Sector,
  type Subtheme,
  sectors,
  type Theme,
} from './model.ts';
import { binds, everyPlaced, isOfSector, ownersNamed, type Placed, withParts } from './placed.ts';

/** A recommendation with the place where it stands. */
export interface PlacedRecommendation {
  recommendation: Recommendation;
  theme: Theme;
  subtheme: Subtheme;
}

/** A commitment that answers a recommendation; `confirmed` once a person has said so. */
export interface Answer {
  placed: Placed;
  confirmed: boolean;
  score: number;
}

/** A plan with the ways through it worked out once. */
export interface PlanIndex {
  plan: Plan;
  /** Ambitions, commitments and parts, in the order of the plan. */
  placed: Placed[];
  /** Whole commitments of the themes. */
  commitments: Placed[];
  byId: Map<string, Placed>;
  recommendations: Map<string, PlacedRecommendation>;
  organisations: Map<string, NamedOrganisation>;
}

/** Works out the ways through a plan; one pass, so that pages don't search. */
export function indexPlan(plan: Plan): PlanIndex {
  const placed = everyPlaced(plan);
  const recommendations = new Map<string, PlacedRecommendation>();
  for (const theme of plan.themes)
    for (const subtheme of theme.subthemes)
      for (const recommendation of subtheme.recommendations)
        recommendations.set(recommendation.id, { recommendation, theme, subtheme });
  return {
    plan,
    placed,
    commitments: placed.filter((one) => one.kind === 'commitment'),
    byId: new Map(placed.map((one) => [one.commitment.id, one])),
    recommendations,
    organisations: new Map(plan.organisations.map((organisation) => [organisation.id, organisation])),
  };
}

/** The owners of a commitment or part: its own, or those of the nearest parent that has any. */
export function ownersOf(index: PlanIndex, id: string): Owner[] {
  return index.byId.get(id)?.owners ?? [];
}

/** The commitments that answer a recommendation: those a person confirmed first, then by likeness. */
export function answersOf(index: PlanIndex, recommendation: string): Answer[] {
  return index.plan.links
    .filter((link) => link.recommendation === recommendation)
    .flatMap((link) => {
      const placed = index.byId.get(link.commitment);
      return placed ? [{ placed, confirmed: link.confirmed, score: link.score }] : [];
    })
    .toSorted((a, b) => Number(b.confirmed) - Number(a.confirmed) || b.score - a.score);
}

/**
 * The answers that readers are shown: those a person confirmed, or while there is none the likeliest. That one is right in
 * more than eight cases of ten, the further ones in few (likely-links.score.test.ts); they are for the team to look at.
 */
export function answersShown(index: PlanIndex, recommendation: string): Answer[] {
  const all = answersOf(index, recommendation);
  const confirmed = all.filter((answer) => answer.confirmed);
  return confirmed.length > 0 ? confirmed : all.slice(0, 1);
}

/** The recommendations that readers are shown a commitment as the answer to, with whether a person confirmed it; those confirmed first. */
export function answeredBy(index: PlanIndex, commitment: string): (PlacedRecommendation & { confirmed: boolean })[] {
  return index.plan.links
    .filter((link) => link.commitment === commitment)
    .flatMap((link) => {
      const found = index.recommendations.get(link.recommendation);
      const isShown = answersShown(index, link.recommendation).some((one) => one.placed.commitment.id === commitment);
      return found && isShown ? [{ ...found, confirmed: link.confirmed }] : [];
    })
    .toSorted((a, b) => Number(b.confirmed) - Number(a.confirmed));
}

/** Commitments of a sub-theme that answer no recommendation of it, as far as readers are shown. */
export function unasked(index: PlanIndex, subtheme: Subtheme): Placed[] {
  const answers = subtheme.recommendations.flatMap(({ id }) => answersShown(index, id));
  const asked = new Set(answers.map(({ placed }) => topOf(index, placed.commitment.id)));
  return index.commitments.filter((one) => one.subtheme === subtheme && !asked.has(one.commitment.id));
}

/** Where a milestone lies: as the document marks it, else by its period and the day (YYYY-MM-DD); null without a date. */
export function milestoneState(milestone: Milestone, today: string): Milestone['state'] {
  if (milestone.state !== null) return milestone.state;
  const first = firstDayOf(milestone);
  if (first === null) return null;
  const last = daysOf(milestone.edtf ?? '')?.last;
  if (last !== undefined && last < today) return 'past';
  return first > today ? 'future' : 'now';
}

/** Milestones in order of their first day, those without a date last; one that is told again word for word stands once. */
export function timeline(milestones: readonly Milestone[]): Milestone[] {
  const once = new Map<string, Milestone>();
  for (const one of milestones) {
    const told = `${one.when}\n${one.title}`;
    if (!once.has(told)) once.set(told, one);
  }
  const day = (one: Milestone) => firstDayOf(one) ?? '9999';
  return [...once.values()].toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** Milestones and days from elsewhere in one order, by their first day; what has no date comes last. */
export function alongTimeline<D extends { on: string }>(
  milestones: readonly Milestone[],
  dates: readonly D[],
): ({ milestone: Milestone } | { date: D })[] {
  const all = [
    ...timeline(milestones).map((milestone) => ({ day: firstDayOf(milestone) ?? '9999', entry: { milestone } })),
    ...dates.map((date) => ({ day: date.on, entry: { date } })),
  ];
  return all.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ entry }) => entry);
}

/** Of a period that goes on ("2022-04/..") the day on which it begins. */
function firstDayOf({ edtf }: Milestone): string | null {
  return edtf === null ? null : (daysOf(edtf.replace(/\/\.\.$/, ''))?.first ?? null);
}

/** Calendar years in which something is due, over the commitment and its parts, in order. */
export function yearsOf(placed: Placed): string[] {
  const years = family(placed).flatMap((one) => one.commitment.dates.flatMap((date) => yearOfDate(date) ?? []));
  return [...new Set(years)].toSorted();
}

/** The organisations that own a commitment or any of its parts, each once. */
export function ownersThroughout(index: PlanIndex, placed: Placed): NamedOrganisation[] {
  return ownersNamed(
    index.plan,
    family(placed).flatMap((one) => one.owners),
  );
}

/** A commitment with its parts, each with the owners it has or inherits. */
export function family(placed: Placed): Placed[] {
  return withParts(placed.commitment, placed.kind, placed.theme, placed.subtheme);
}

/** A named bundle of commitments: one driver, one sector, one year, one part of the story. */
export interface Bundle {
  key: string;
  commitments: Placed[];
}

export function byDriver(index: PlanIndex): Bundle[] {
  return bundles<Driver | 'none'>([...drivers, 'none'], index, (placed) => {
    const pulled = family(placed).flatMap((one) => one.commitment.drivers);
    return pulled.length > 0 ? pulled : ['none'];
  });
}

export function bySector(index: PlanIndex): Bundle[] {
  return bundles<Sector | 'none'>([...sectors, 'none'], index, (placed) => {
    const owners = ownersThroughout(index, placed);
    const named = sectors.filter((sector) => owners.some((owner) => isOfSector(owner, sector)));
    return named.length > 0 ? named : ['none'];
  });
}

export function byYear(index: PlanIndex): Bundle[] {
  const years = [...new Set(index.commitments.flatMap(yearsOf))].toSorted();
  return bundles([...years, 'none'], index, (placed) => {
    const due = yearsOf(placed);
    return due.length > 0 ? due : ['none'];
  });
}

/** What an organisation has promised itself, what groups that speak for it have, and what it is a partner in. */
export interface Promises {
  own: Placed[];
  throughGroups: Placed[];
}

/** The commitments, parts and ambitions that bind an organisation. A part inherits, so only its parent is listed. */
export function promisedFor(index: PlanIndex, organisation: NamedOrganisation): Promises {
  const own: Placed[] = [];
  const throughGroups: Placed[] = [];
  for (const placed of index.placed) {
    if (placed.inherited) continue;
    const owners = ownersNamed(index.plan, placed.owners);
    if (owners.some((owner) => owner.id === organisation.id)) own.push(placed);
    else if (owners.some((owner) => binds(owner, organisation))) throughGroups.push(placed);
  }
  return { own, throughGroups };
}

/** The organisations that serve a place: those that name it, and those that serve every place. */
export function organisationsOf(
  plan: Plan,
  place: string,
): { here: NamedOrganisation[]; everywhere: NamedOrganisation[] } {
  return {
    here: plan.organisations.filter((one) => one.places.includes(place)),
    everywhere: plan.organisations.filter((one) => one.places.length === 0),
  };
}

/** What is promised for a place: by those that serve it by name, and by those that serve everywhere. */
export function promisedForPlace(index: PlanIndex, place: string): { here: Placed[]; everywhere: Placed[] } {
  const { here, everywhere } = organisationsOf(index.plan, place);
  const ownedBy = (placed: Placed, owners: NamedOrganisation[]) =>
    ownersThroughout(index, placed).some((owner) => owners.includes(owner));
  const local = index.commitments.filter((placed) => ownedBy(placed, here));
  return {
    here: local,
    everywhere: index.commitments.filter((placed) => !local.includes(placed) && ownedBy(placed, everywhere)),
  };
}

function bundles<Key extends string>(
  keys: readonly Key[],
  index: PlanIndex,
  keysOf: (placed: Placed) => readonly Key[],
): Bundle[] {
  const of = new Map(index.commitments.map((placed) => [placed, new Set(keysOf(placed))]));
  return keys
    .map((key) => ({ key, commitments: index.commitments.filter((placed) => of.get(placed)?.has(key)) }))
    .filter((bundle) => bundle.commitments.length > 0);
}

function topOf(index: PlanIndex, id: string): string {
  let placed = index.byId.get(id);
  while (placed?.parent) placed = index.byId.get(placed.parent.id);
  return placed?.commitment.id ?? id;
}

function yearOfDate(date: Commitment['dates'][number]): string | null {
  return date.latest?.slice(0, 4) ?? /^\d{4}/.exec(date.edtf ?? '')?.[0] ?? null;
}
