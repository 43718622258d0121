/** What a page of the trajectory is asked for by its address, and what is wrong with that. */
import { z } from 'zod';
import type { System } from '../../platform/systems.model.ts';
import type { Problem } from '../../platform/web/forms.tsx';
import { Month } from '../rules/model.ts';

/** A change to one initiative that somebody tries out. */
export interface Tried {
  initiative: string;
  /** "2027-04"; null as it is planned. */
  start: string | null;
  /** Times its effect; null as it is planned. */
  size: number | null;
}

export interface Asked {
  /** Short name of an organisation, "place:" and that of a place; '' for the whole system. */
  whose: string;
  /** Short names of what that is; none for the whole system. */
  organisations: string[];
  of: 'footprint' | 'plus';
  /** Null where none was asked for, and the page chooses. */
  year: number | null;
  /** Id of a scenario; null for the plan of record. */
  scenario: string | null;
  attribution: 'shapley' | 'delivery';
  tried: Tried | null;
  problems: Problem[];
}

type Query = Readonly<Record<string, string | undefined>>;

const Year = z
  .string()
  .regex(/^\d{4}([/-]\d{2})?$/)
  .transform((text) => Number(text.slice(0, 4)));
const mostTimes = 10;
const Size = z.coerce.number().min(0).max(mostTimes);

interface Known {
  system: System;
  /** Names of initiatives and scenarios by id. */
  initiatives: ReadonlyMap<string, string>;
  scenarios: ReadonlyMap<string, string>;
  words: {
    organisation(text: string): string;
    year(text: string): string;
    scenario(text: string): string;
    initiative(text: string): string;
    start(text: string): string;
    size(text: string): string;
    which(): string;
  };
}

/** Reads an address. What is wrong in it is told at its field, and the page shows what it would without it. */
export function askedOf(query: Query, known: Known): Asked {
  const { system, words } = known;
  const problems: Problem[] = [];
  const text = (name: string) => (query[name] ?? '').trim().slice(0, 200);
  const wrong = (field: string, message: (text: string) => string) => {
    problems.push({ field, message: message(text(field)) });
    return null;
  };

  const whose = text('organisation');
  const organisations = organisationsOf(system, whose);
  if (!organisations) wrong('organisation', words.organisation);
  const read = <T>(field: string, schema: z.ZodType<T>, message: (text: string) => string): T | null => {
    if (text(field) === '') return null;
    return schema.safeParse(text(field)).data ?? wrong(field, message);
  };
  const year = read('year', Year, words.year);
  const scenario = text('scenario');
  const isKnown = scenario === '' || known.scenarios.has(scenario);
  if (!isKnown) wrong('scenario', words.scenario);
  const initiative = text('initiative');
  const start = read('start', Month, words.start);
  const size = read('size', Size, words.size);
  const isThere = initiative === '' || known.initiatives.has(initiative);
  if (!isThere) wrong('initiative', words.initiative);
  if (initiative === '' && (start !== null || size !== null)) wrong('initiative', words.which);
  const isTried = isThere && initiative !== '' && (start !== null || size !== null);
  return {
    whose: organisations ? whose : '',
    organisations: organisations ?? [],
    of: text('of') === 'plus' ? 'plus' : 'footprint',
    year,
    scenario: isKnown && scenario !== '' ? scenario : null,
    attribution: text('attribution') === 'delivery' ? 'delivery' : 'shapley',
    tried: isTried ? { initiative, start, size } : null,
    problems,
  };
}

/** @returns null where there is nothing of that name */
export function organisationsOf({ settings }: System, whose: string): string[] | null {
  if (whose === '') return [];
  if (whose.startsWith('place:')) {
    const place = whose.slice('place:'.length);
    if (!settings.places.some(({ slug }) => slug === place)) return null;
    // As the footprint has it: what works in several places, or says none, is in no one place.
    const own = settings.organisations.flatMap(({ slug, places }) =>
      places.length === 1 && places[0] === place ? [slug] : [],
    );
    return own.length === 0 ? null : own;
  }
  return settings.organisations.some(({ slug }) => slug === whose) ? [whose] : null;
}

/** What an address says of it: what is as usual is left out. */
export function queryOf(asked: Asked): Record<string, string> {
  const { whose, of, year, scenario, attribution, tried } = asked;
  const all: Record<string, string> = {
    organisation: whose,
    of: of === 'footprint' ? '' : of,
    year: year === null ? '' : String(year),
    scenario: scenario ?? '',
    attribution: attribution === 'shapley' ? '' : attribution,
    initiative: tried?.initiative ?? '',
    start: tried?.start ?? '',
    size: tried?.size === null || tried === null ? '' : String(tried.size),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
