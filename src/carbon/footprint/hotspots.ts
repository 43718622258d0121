/** Where a footprint comes from: what weighs most, against last year and against peers, and how good its figure is. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Figure, grouped, kgOf } from './figure.ts';
import { type Quality, qualityOf } from './footprint.ts';
import { type Measured, type Standing, standings } from './peers.ts';
import { share } from './share.ts';
import type { Range } from './uncertainty.ts';

export type HotspotBy = 'category' | 'site' | 'supplier' | 'activity' | 'medicine' | 'organisation';

export interface Hotspot {
  rank: number;
  /** Of the category, site, supplier, activity or organisation; of a medicine, its activity; empty for what is told by none. */
  key: string;
  kg: string;
  /** Of the whole, and of this and all before it: "0.25"; null where the whole is nought. */
  share: string | null;
  cumulative: string | null;
  /** Null where last year had none of it, or is not given. */
  lastYear: { kg: string; change: string; changeShare: string | null } | null;
  quality: Quality;
  /** kgCO2e, 95 %; null where it is not given. */
  range: Range | null;
  peers: Standing[];
  /** Why it may be a bad figure and no hotspot; empty where nothing speaks for that. */
  doubts: Doubt[];
}

export interface Doubt {
  kind: 'proxy' | 'estimated' | 'leap' | 'far from peers' | 'range';
  sentence: string;
}

export interface HotspotsAsked {
  /** Of one side (`counted`). */
  figures: readonly Figure[];
  by: HotspotBy;
  lastYear?: readonly Figure[];
  /** What each is measured against, and its peers, by key. */
  measured?: ReadonlyMap<string, { own: Measured; peers: readonly Measured[] }>;
  ranges?: ReadonlyMap<string, Range>;
}

/** All there is, the heaviest first; what weighs the same goes by its key. */
export function hotspots(asked: HotspotsAsked): Hotspot[] {
  const { figures, by, lastYear, measured, ranges } = asked;
  const whole = kgOf(figures);
  const keyOf = (figure: Figure) => figure[by === 'medicine' ? 'activity' : by];
  const then = grouped(lastYear ?? [], keyOf);
  const heaviest = [...grouped(figures, keyOf)]
    .map(([key, of]) => ({ key, of, kg: kgOf(of) }))
    .sort((a, b) => b.kg.comparedTo(a.kg) || (a.key < b.key ? -1 : 1));
  let upToHere = new Decimal(0);
  return heaviest.map(({ key, of, kg }, index) => {
    upToHere = upToHere.plus(kg);
    const before = then.get(key);
    const beside = measured?.get(key);
    const told = {
      kg,
      of,
      before,
      quality: qualityOf(of),
      range: ranges?.get(key) ?? null,
      peers: beside ? standings({ ...beside.own, kg: kg.toFixed() }, beside.peers) : [],
    };
    return {
      rank: index + 1,
      key,
      kg: kg.toFixed(),
      share: share(kg, whole),
      cumulative: share(upToHere, whole),
      lastYear: before ? sinceLastYear(kg, kgOf(before)) : null,
      quality: told.quality,
      range: told.range,
      peers: told.peers,
      doubts: doubtsOf(told),
    };
  });
}

function sinceLastYear(now: Decimal, then: Decimal): Hotspot['lastYear'] {
  const change = now.minus(then);
  return { kg: then.toFixed(), change: change.toFixed(), changeShare: share(change, then.abs()) };
}

interface Weighed {
  kg: Decimal;
  of: readonly Figure[];
  before: readonly Figure[] | undefined;
  quality: Quality;
  range: Range | null;
  peers: readonly Standing[];
}

/** A doubt is cast by half of it being a proxy or an estimate, a tenfold leap, ten times the peers, or a range as wide as itself. */
function doubtsOf({ kg, of, before, quality, range, peers }: Weighed): Doubt[] {
  const doubts: Doubt[] = [];
  const reduced = new Decimal(quality.shares.reduced ?? 0);
  const estimated = new Decimal(quality.estimated ?? 0);
  if (reduced.gte(0.5))
    doubts.push({
      kind: 'proxy',
      sentence: `${percent(reduced)} of it is made by a proxy such as spend or floor area: better data comes before action.`,
    });
  if (estimated.gte(0.5))
    doubts.push({ kind: 'estimated', sentence: `${percent(estimated)} of it is estimated, not read or invoiced.` });
  const leap = before ? times(kg, kgOf(before)) : null;
  // A thousandfold is a unit; a tenfold is worth a look.
  if (leap?.gte(10))
    doubts.push({
      kind: 'leap',
      sentence: `It is ${leap.toDecimalPlaces(0).toFixed()} times last year: look whether the unit is right${unitsOf(of, before)}.`,
    });
  const furthest = peers
    .filter(({ times: factor }) => factor !== null && new Decimal(factor).gte(10))
    .sort((a, b) => new Decimal(b.times ?? 0).comparedTo(a.times ?? 0))[0];
  if (furthest)
    doubts.push({
      kind: 'far from peers',
      sentence: `By ${furthest.driver} it is ${new Decimal(furthest.times ?? 0).toDecimalPlaces(0).toFixed()} times the median of its ${furthest.peers} peers: look whether the figure is right.`,
    });
  if (range && kg.gt(0) && kg.lte(range.high - range.low))
    doubts.push({
      kind: 'range',
      sentence: 'Its 95 % range is as wide as the figure itself, so its place in the list may change.',
    });
  return doubts;
}

function times(now: Decimal, then: Decimal): Decimal | null {
  return then.gt(0) ? now.div(then) : null;
}

function unitsOf(now: readonly Figure[], then: readonly Figure[] | undefined): string {
  const told = (figures: readonly Figure[]) => [...new Set(figures.map(({ unit }) => unit).filter(Boolean))].join(', ');
  const [units, before] = [told(now), told(then ?? [])];
  return units && before && units !== before ? ` (${before} last year, ${units} this year)` : '';
}

function percent(fraction: Decimal): string {
  return `${fraction.times(100).toDecimalPlaces(0).toFixed()} %`;
}
