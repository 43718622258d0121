/** Where nobody does anything yet: opportunities that a forecast does not tell. */
import { fixed, halfUp, ones } from './fixed.ts';
import type { Baseline, Forecast, Initiative, Milligrams } from './model.ts';
import { actsOnStream } from './touch.ts';

export interface UntouchedAsked {
  forecast: Forecast;
  /** Ideas count as well, what is stopped does not. */
  initiatives: readonly Initiative[];
  baseline: Baseline;
  /** Numbers of the plan's commitments that initiatives may serve. */
  commitments: readonly string[];
}

export interface Hotspot {
  organisation: string;
  category: string;
  /** Of the baseline year, of activities that no initiative acts on: whole milligrams, as everywhere. */
  kg: Milligrams;
  /** Of all that the organisation sets free in the baseline year, from 0 to 1. */
  share: number;
}

export interface Untouched {
  /** The largest first. */
  hotspots: Hotspot[];
  /** Numbers of commitments that no initiative serves, as they were given. */
  commitmentsWithout: string[];
  /** Ids of initiatives that serve no commitment of those given, in their order. */
  initiativesWithout: string[];
}

export function untouched({ forecast, initiatives, baseline, commitments }: UntouchedAsked): Untouched {
  const going = initiatives.filter(({ stage }) => stage !== 'stopped');
  const served = new Set(going.flatMap((initiative) => initiative.commitments));
  const told = new Set(commitments);
  return {
    hotspots: hotspotsOf(baseline, going, totalsOf(forecast)),
    commitmentsWithout: commitments.filter((commitment) => !served.has(commitment)),
    initiativesWithout: going
      .filter((initiative) => !initiative.commitments.some((commitment) => told.has(commitment)))
      .map(({ id }) => id),
  };
}

function hotspotsOf(
  { streams }: Baseline,
  initiatives: readonly Initiative[],
  totals: ReadonlyMap<string, Milligrams>,
): Hotspot[] {
  const sums = new Map<string, Omit<Hotspot, 'share'>>();
  for (const stream of streams) {
    if (initiatives.some((initiative) => actsOnStream(initiative, stream))) continue;
    for (const rate of stream.rates) {
      const { category } = rate;
      const key = JSON.stringify([stream.organisation, category]);
      const sum = sums.get(key) ?? { organisation: stream.organisation, category, kg: 0n };
      sums.set(key, { ...sum, kg: sum.kg + milligramsOf(stream.quantity, rate.kg) });
    }
  }
  return [...sums.values()]
    .filter(({ kg }) => kg > 0n)
    .map((sum) => ({ ...sum, share: shareOf(sum.kg, totals.get(sum.organisation) ?? 0n) }))
    .toSorted(bySize);
}

const milligramsOf = (quantity: string, kg: string): Milligrams =>
  halfUp(fixed(quantity) * fixed(kg) * milligramsOfKilogram, ones(2));
const milligramsOfKilogram = 1_000_000n;

const shareOf = (part: Milligrams, whole: Milligrams): number => (whole > 0n ? Number(part) / Number(whole) : 0);

function bySize(one: Hotspot, other: Hotspot): number {
  if (one.kg !== other.kg) return one.kg > other.kg ? -1 : 1;
  const [first, second] = [one, other].map(({ organisation, category }) => `${organisation} ${category}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function totalsOf({ lines }: Forecast): Map<string, Milligrams> {
  const totals = new Map<string, Milligrams>();
  for (const { organisation, baseline } of lines) totals.set(organisation, (totals.get(organisation) ?? 0n) + baseline);
  return totals;
}
