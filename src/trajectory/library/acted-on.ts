/** What of a baseline an initiative acts on, and in which units. */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { ratio, unitOf } from '../../kernel/units.ts';
import type { ActsOn, Baseline, Stream, StreamRate } from '../rules/model.ts';

/** An organisation's streams that fit every list which is not empty. */
export function actedOn({ streams }: Baseline, organisation: string, actsOn: ActsOn): Stream[] {
  const fits = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return streams.filter(
    (stream) =>
      stream.organisation === organisation &&
      fits(actsOn.categories, stream.category) &&
      fits(actsOn.activities, stream.activity) &&
      fits(actsOn.sites, stream.site) &&
      fits(actsOn.suppliers, stream.supplier),
  );
}

/** How much of it there is a year in that unit; what is told in units of another kind is left out. */
export function quantityIn(streams: readonly Stream[], unit: string): Decimal {
  return sumOf(
    streams.flatMap((stream) => {
      const times = timesOf(stream.unit, unit);
      return times ? [times.times(stream.quantity)] : [];
    }),
  );
}

/** The unit in which most of it is told, of those that can be brought to this one; this one itself where there is none. */
export function usualUnit(streams: readonly Stream[], unit: string): string {
  const units = [...new Set(streams.map((stream) => stream.unit))].filter((each) => timesOf(each, unit));
  const amountOf = (each: string) =>
    quantityIn(
      streams.filter((stream) => stream.unit === each),
      unit,
    );
  return units.sort((a, b) => amountOf(b).comparedTo(amountOf(a)))[0] ?? unit;
}

/** How many of the second unit one of the first is; null where they are of different kinds. */
export function timesOf(from: string, to: string): Decimal | null {
  if (from === to) return new Decimal(1);
  const [one, other] = [unitOf(from), unitOf(to)];
  return one && other ? ratio(one, other) : null;
}

/** What one unit of an activity sets free in the baseline, the organisation's own before another's; null where nobody has it. */
export function ratesIn(
  { streams }: Baseline,
  organisation: string,
  activity: string,
  unit: string,
): StreamRate[] | null {
  const same = streams.filter((stream) => stream.activity === activity && stream.unit === unit);
  return (same.find((stream) => stream.organisation === organisation) ?? same[0])?.rates ?? null;
}
