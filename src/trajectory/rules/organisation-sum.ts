/**
 * The sum of one organisation: where it would be, what initiatives take off, and who is given credit. A system's forecast is
 * those of its organisations, one after the other, so that it is their sum to the last digit.
 */
import { actingIn, byId } from './effects.ts';
import type { Credit, Forecast, ForecastLine, Initiative, Stream } from './model.ts';
import type { Noticed } from './noticed.ts';
import { Places } from './places.ts';
import { takeStated } from './stated-tonnes.ts';
import { addStream } from './stream-sum.ts';
import { actedOn } from './streams.ts';
import type { Indices } from './years.ts';

export interface OrganisationTask {
  organisation: string;
  streams: readonly Stream[];
  /** Those that count; which of them have a part in this organisation is found out here. */
  initiatives: readonly Initiative[];
  indices: Indices;
  /** By which rule credit is given; null where nobody asks for it. */
  attribution: Forecast['attribution'] | null;
  noticed: Noticed;
}

export interface OrganisationSum {
  lines: ForecastLine[];
  credits: Credit[];
}

export function sumOfOrganisation(task: OrganisationTask): OrganisationSum {
  const { organisation, indices, noticed } = task;
  const acting = task.initiatives
    .flatMap((initiative) => actingIn(initiative, organisation, indices.years) ?? [])
    .sort((a, b) => byId(a.initiative, b.initiative));
  for (const each of acting) noticed.acting(each);
  const streams = actedOn(task.streams.toSorted(byId), acting);
  const places = new Places(organisation, indices.years.length);
  for (const acted of streams) addStream(acted, places, task);
  takeStated(acting, streams, places, task);
  return { lines: places.lines(), credits: places.credits() };
}

/** The streams of a baseline by organisation, in the order of their names. */
export function byOrganisation(streams: readonly Stream[]): [organisation: string, own: Stream[]][] {
  return [...Map.groupBy(streams, ({ organisation }) => organisation)].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
