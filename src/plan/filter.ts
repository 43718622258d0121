/** The list of commitments narrowed down: its state is the query of its address, so it can be sent to others. */
import { levels, strengths } from './draft.ts';
import { drivers } from './model.ts';
import { binds, type Placed } from './placed.ts';
import { family, ownersThroughout, type PlanIndex, yearsOf } from './rules.ts';

export const filterFields = ['q', 'theme', 'owner', 'year', 'level', 'driver', 'target', 'strength'] as const;
export type FilterField = (typeof filterFields)[number];
/** What is asked for; a field that is empty asks for nothing. */
export type Filter = Partial<Record<FilterField, string>>;

/** Reads a filter from a query; fields without a value fall away, so equal lists have equal addresses. */
export function readFilter(query: Readonly<Record<string, string | undefined>>): Filter {
  const filter: Filter = {};
  for (const field of filterFields) {
    const value = query[field]?.trim().slice(0, 200);
    if (value) filter[field] = value;
  }
  return filter;
}

/** The query of a filter: "theme=energy&year=2027", with changes laid over it; null takes a field away. */
export function filterQuery(filter: Filter, more: Record<string, string | null> = {}): string {
  const query = new URLSearchParams();
  const all: Record<string, string | null | undefined> = { ...filter, ...more };
  for (const [name, value] of Object.entries(all)) if (value) query.set(name, value);
  return query.toString();
}

/** The whole commitments that meet every field, each field in the commitment itself or in one of its parts. */
export function filterCommitments(index: PlanIndex, filter: Filter): Placed[] {
  const asked = filterFields.filter((field) => filter[field] !== undefined);
  return index.commitments.filter((placed) => asked.every((field) => meets[field](placed, filter[field] ?? '', index)));
}

/** The values that each choice offers, with how many commitments have it. */
export function filterChoices(index: PlanIndex): Record<Exclude<FilterField, 'q'>, { value: string; count: number }[]> {
  const { plan } = index;
  const counted = (field: FilterField, values: readonly string[]) =>
    values
      .map((value) => ({ value, count: filterCommitments(index, { [field]: value }).length }))
      .filter((choice) => choice.count > 0);
  return {
    theme: counted(
      'theme',
      plan.themes.flatMap((theme) => [theme.slug, ...theme.subthemes.map((subtheme) => subtheme.slug)]),
    ),
    owner: counted('owner', [...plan.organisations.map((organisation) => organisation.slug), 'none']),
    year: counted('year', [...[...new Set(index.commitments.flatMap(yearsOf))].toSorted(), 'none']),
    level: counted('level', levels),
    driver: counted('driver', drivers),
    target: counted('target', ['yes', 'no']),
    strength: counted('strength', strengths),
  };
}

const meets: Record<FilterField, (placed: Placed, value: string, index: PlanIndex) => boolean> = {
  q: (placed, value) => {
    const text = plain(
      family(placed)
        .map((one) => one.commitment.text)
        .join(' '),
    );
    return plain(value)
      .split(/\s+/)
      .every((word) => text.includes(word));
  },
  theme: (placed, value) => placed.theme?.slug === value || placed.subtheme?.slug === value,
  owner: (placed, value, index) => {
    const owners = ownersThroughout(index, placed);
    if (value === 'none') return owners.length === 0;
    const asked = index.plan.organisations.find((organisation) => organisation.slug === value);
    return asked !== undefined && owners.some((owner) => binds(owner, asked));
  },
  year: (placed, value) => (value === 'none' ? yearsOf(placed).length === 0 : yearsOf(placed).includes(value)),
  level: (placed, value) => family(placed).some((one) => one.commitment.level === value),
  driver: (placed, value) => family(placed).some((one) => one.commitment.drivers.some((driver) => driver === value)),
  target: (placed, value) => (value === 'yes') === family(placed).some((one) => one.commitment.targets.length > 0),
  strength: (placed, value) => placed.commitment.strength === value,
};

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
