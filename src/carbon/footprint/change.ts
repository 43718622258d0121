/**
 * Why a footprint changed: activity, factors, method and scope of data, apart, and together the change to the last digit.
 *
 * Like is compared with like: the same activity of the same organisation and site, in the same months, made in the same
 * way. There, kg is quantity × factor, and the change is told apart by the mean of the two orders in which one can have
 * changed before the other: what the quantity did at the old and at the new factor, and what the factor did at the old
 * and at the new quantity. For two factors that is the Shapley value, and the mean of Laspeyres and Paasche (Ang, Huang
 * and Mu, Properties and linkages of some index decomposition analysis methods, Energy Policy, 2009). What was made in
 * another way can't be told apart, so the whole of its change is method's, unless last year is given as this year's
 * method makes it; what is there in one year only is scope of data.
 */
import { Decimal } from '../../kernel/decimals.ts';
import { unitOf } from '../../kernel/units.ts';
import { categoryOf } from './categories.ts';
import { type Figure, grouped, kgOf } from './figure.ts';
import { monthsOf } from './months.ts';
import { scaled } from './share.ts';

export const causes = ['activity', 'factors', 'method', 'scope of data'] as const;
export type Cause = (typeof causes)[number];
export type Effects = Record<Cause, string>;

export interface Change {
  before: string;
  after: string;
  /** after − before; the effects add up to it exactly. */
  change: string;
  effects: Effects;
}

export interface StreamChange extends Change {
  organisation: string;
  site: string;
  category: string;
  activity: string;
  part: string;
}

export interface Explanation extends Change {
  byCategory: (Change & { category: string })[];
  /** By activity, the greatest change first. */
  streams: StreamChange[];
}

export interface ChangeAsked {
  /** Of one side (`counted`), by activity, with quantities. */
  before: readonly Figure[];
  after: readonly Figure[];
  /** The lines of before as the method of after makes them: other settings, the same factors' year. */
  restated?: readonly Figure[];
  /** What a figure was made by besides its tier, such as the warming potentials it reports by; the same for all if not given. */
  methodOf?: (figure: Figure, when: 'before' | 'after') => string;
}

/** Why `after` differs from `before`: two years, usually, of an organisation or a system. */
export function explainChange(asked: ChangeAsked): Explanation {
  const { before, after, restated, methodOf = () => '' } = asked;
  // Restated first, the rest like with like: method is what it does to the lines of the year before.
  if (restated) {
    const method = streamsOf(before, restated).map((stream) => caused(stream, 'method'));
    return explanation(before, after, [...method, ...likeWithLike(restated, after, () => '', inSameMonths)]);
  }
  return explanation(before, after, likeWithLike(before, after, methodOf, inSameMonths));
}

/** Why two calculations of the same year differ. Lines that came or went are activity, or scope of data if all are new. */
export function explainDifference({ before, after, methodOf = () => '' }: Omit<ChangeAsked, 'restated'>): Explanation {
  return explanation(before, after, likeWithLike(before, after, methodOf, quantityAndFactor));
}

/** Figures that are compared with each other. */
interface Stream {
  before: Figure[];
  after: Figure[];
}

interface Told {
  of: Figure;
  effects: Partial<Record<Cause, Decimal>>;
}

function likeWithLike(
  before: readonly Figure[],
  after: readonly Figure[],
  methodOf: NonNullable<ChangeAsked['methodOf']>,
  compare: (stream: Stream) => Told,
): Told[] {
  const [known, now] = [new Set(before.map(sourceOf)), new Set(after.map(sourceOf))];
  const wayOf = (figures: readonly Figure[], when: 'before' | 'after') =>
    [...new Set(figures.map((figure) => `${figure.tier} ${methodOf(figure, when)}`))].sort().join();
  return streamsOf(before, after).map((stream) => {
    const source = sourceOf(anyOf(stream));
    if (stream.before.length === 0 || stream.after.length === 0)
      // The same source by another unit or in another category is counted otherwise, not new.
      return caused(stream, known.has(source) && now.has(source) ? 'method' : 'scope of data');
    return wayOf(stream.before, 'before') === wayOf(stream.after, 'after') ? compare(stream) : caused(stream, 'method');
  });
}

/** Months that only one of the years has are scope of data; what goes on now and then has no months to miss. */
function inSameMonths(stream: Stream): Told {
  const [then, now] = [calendarMonths(stream.before), calendarMonths(stream.after)];
  if (!categoryOf(anyOf(stream).category).continuous || String(then) === String(now)) return quantityAndFactor(stream);
  const both = new Set(then.filter((month) => now.includes(month)));
  const [before, after] = [within(stream.before, both), within(stream.after, both)];
  const compared = both.size === 0 ? { of: anyOf(stream), effects: {} } : quantityAndFactor({ before, after });
  const beyond = changeOf(stream).minus(changeOf({ before, after }));
  return { of: compared.of, effects: { ...compared.effects, 'scope of data': beyond } };
}

function quantityAndFactor({ before, after }: Stream): Told {
  const of = anyOf({ before, after });
  const [kg0, kg1] = [kgOf(before), kgOf(after)];
  const [q0, q1] = [quantityOf(before), quantityOf(after)];
  // Of nought there is no factor to compare; without quantities nothing can be told apart.
  if (q0 === null || q1 === null) return caused({ before, after }, 'method');
  if (q0.isZero() || q1.isZero()) return caused({ before, after }, 'activity');
  const [nowAtOldFactor, thenAtNewFactor] = [scaled(kg0, q1, q0), scaled(kg1, q0, q1)];
  const activity = nowAtOldFactor.minus(kg0).plus(kg1.minus(thenAtNewFactor)).div(2);
  const factors = thenAtNewFactor.minus(kg0).plus(kg1.minus(nowAtOldFactor)).div(2);
  return { of, effects: { activity, factors } };
}

function caused(stream: Stream, cause: Cause): Told {
  return { of: anyOf(stream), effects: { [cause]: changeOf(stream) } };
}

function changeOf({ before, after }: Stream): Decimal {
  return kgOf(after).minus(kgOf(before));
}

function streamsOf(before: readonly Figure[], after: readonly Figure[]): Stream[] {
  const told = [...before.map((figure) => ({ figure, in: 0 })), ...after.map((figure) => ({ figure, in: 1 }))];
  const streams = grouped(told, ({ figure }) => JSON.stringify([sourceOf(figure), figure.category, measureOf(figure)]));
  return [...streams.values()].map((all) => ({
    before: all.filter((one) => one.in === 0).map(({ figure }) => figure),
    after: all.filter((one) => one.in === 1).map(({ figure }) => figure),
  }));
}

function anyOf({ before, after }: Stream): Figure {
  const figure = before[0] ?? after[0];
  if (!figure) throw new RangeError('Nothing is compared with nothing');
  return figure;
}

function sourceOf({ organisation, site, activity, part }: Figure): string {
  return JSON.stringify([organisation, site, activity, part]);
}

/** What a quantity counts: kWh and MWh both energy. */
function measureOf({ unit }: Figure): string {
  return unitOf(unit)?.dimension ?? unit;
}

function quantityOf(figures: readonly Figure[]): Decimal | null {
  let sum = new Decimal(0);
  for (const { quantity, unit } of figures) {
    if (quantity === null) return null;
    sum = sum.plus(new Decimal(quantity).times(unitOf(unit)?.inBase ?? 1));
  }
  return sum;
}

/** Months without their year, April first as the lines have it. */
function calendarMonths(figures: readonly Figure[]): number[] {
  return [...new Set(figures.flatMap(monthsOf).map((month) => month % 100))].sort((a, b) => a - b);
}

/** The part of figures that is of certain calendar months, by the number of months. */
function within(figures: readonly Figure[], months: ReadonlySet<number>): Figure[] {
  return figures.flatMap((figure) => {
    const all = monthsOf(figure);
    const inside = all.filter((month) => months.has(month % 100)).length;
    if (inside === 0) return [];
    const part = (value: string) => scaled(value, inside, all.length).toFixed();
    return [{ ...figure, kg: part(figure.kg), quantity: figure.quantity === null ? null : part(figure.quantity) }];
  });
}

function explanation(before: readonly Figure[], after: readonly Figure[], told: readonly Told[]): Explanation {
  const activityOf = ({ organisation, site, category, activity, part }: Figure) =>
    JSON.stringify([organisation, site, category, activity, part]);
  const streams = changesBy(before, after, told, activityOf).map(({ of, change }) => {
    const { organisation, site, category, activity, part } = of;
    return { organisation, site, category, activity, part, ...change };
  });
  return {
    ...summed(before, after, told),
    byCategory: changesBy(before, after, told, ({ category }) => category)
      .map(({ of, change }) => ({ category: of.category, ...change }))
      .sort((a, b) => categoryOf(a.category).order - categoryOf(b.category).order),
    streams: streams.sort((a, b) => new Decimal(b.change).abs().comparedTo(new Decimal(a.change).abs())),
  };
}

function changesBy(
  before: readonly Figure[],
  after: readonly Figure[],
  told: readonly Told[],
  keyOf: (figure: Figure) => string,
): { of: Figure; change: Change }[] {
  const [then, now] = [grouped(before, keyOf), grouped(after, keyOf)];
  const causesOf = grouped(told, ({ of }) => keyOf(of));
  const keys = grouped([...before, ...after, ...told.map(({ of }) => of)], keyOf);
  return [...keys].flatMap(([key, [of]]) =>
    of ? [{ of, change: summed(then.get(key) ?? [], now.get(key) ?? [], causesOf.get(key) ?? []) }] : [],
  );
}

function summed(before: readonly Figure[], after: readonly Figure[], told: readonly Told[]): Change {
  const effect = (cause: Cause) =>
    told.reduce((sum, { effects }) => sum.plus(effects[cause] ?? 0), new Decimal(0)).toFixed();
  return {
    before: kgOf(before).toFixed(),
    after: kgOf(after).toFixed(),
    change: changeOf({ before: [...before], after: [...after] }).toFixed(),
    effects: {
      activity: effect('activity'),
      factors: effect('factors'),
      method: effect('method'),
      'scope of data': effect('scope of data'),
    },
  };
}
