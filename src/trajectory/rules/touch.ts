/** Which initiative acts on which stream, and how far in full strength: doubles, for choosing. */
import { ratio, unitOf } from '../../kernel/units.ts';
import type { Initiative, Stream, StreamRate } from './model.ts';

export type Touch =
  | { type: 'less'; units: number }
  | { type: 'share'; share: number }
  | { type: 'other'; share: number; perUnit: number; rates: readonly StreamRate[] };

/** All lists of `actsOn` that are not empty have to fit. */
export function actsOnStream({ actsOn, organisations }: Initiative, stream: Stream): boolean {
  const fits = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return (
    organisations.some(({ organisation }) => organisation === stream.organisation) &&
    fits(actsOn.categories, stream.category) &&
    fits(actsOn.activities, stream.activity) &&
    fits(actsOn.sites, stream.site) &&
    fits(actsOn.suppliers, stream.supplier)
  );
}

/** How an initiative acts on each of an organisation's streams, but for stated tonnes, which act on none by itself. */
export function touchesOf(
  initiative: Initiative,
  organisation: string,
  streams: readonly Stream[],
): Map<Stream, Touch> {
  const { effect } = initiative;
  if (effect.type === 'tonnes') return new Map();
  const acted = streams.filter((stream) => actsOnStream(initiative, stream));
  if (effect.type === 'share less')
    return new Map(acted.map((stream) => [stream, { type: 'share', share: Number(effect.share) }]));
  if (effect.type === 'another factor')
    return new Map(
      acted.map((stream) => [
        stream,
        { type: 'other', share: Number(effect.share), perUnit: Number(effect.perUnit), rates: effect.rates },
      ]),
    );
  return amountsOf(Number(effect.amount) * shareOf(initiative, organisation), effect.unit, acted);
}

export function shareOf({ organisations }: Initiative, organisation: string): number {
  return Number(organisations.find((each) => each.organisation === organisation)?.share ?? 0);
}

/** An amount is parted by how much of the activity each stream has, in the amount's own unit. */
function amountsOf(amount: number, unit: string, streams: readonly Stream[]): Map<Stream, Touch> {
  const counted = streams.flatMap((stream) => {
    const times = timesOf(stream.unit, unit);
    const quantity = Number(stream.quantity);
    // Of what was given back, nothing can be taken.
    return times === null || quantity <= 0 ? [] : [{ stream, times, quantity: quantity * times }];
  });
  const whole = counted.reduce((sum, { quantity }) => sum + quantity, 0);
  if (whole === 0) return new Map();
  return new Map(
    counted.map(({ stream, times, quantity }) => [
      stream,
      { type: 'less', units: (amount * quantity) / whole / times },
    ]),
  );
}

/** How many of the second unit one of the first is; null where they are of different kinds. */
function timesOf(from: string, to: string): number | null {
  if (from === to) return 1;
  const [one, other] = [unitOf(from), unitOf(to)];
  return one && other ? (ratio(one, other)?.toNumber() ?? null) : null;
}
