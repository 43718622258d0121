/**
 * Why a footprint changed: activity, factors, method and scope of data, apart, and together the change to the last digit.
 *
 * Like is compared with like: the same activity of the same organisation, at the same site, in the same month of the year,
 * made in the same way. There, kg is quantity × factor, and the change is told apart by the mean of the two orders in
 * which one can have changed before the other: what the quantity did at the old and at the new factor, and what the factor
 * did at the old and at the new quantity. For two factors that is the Shapley value, and the mean of Laspeyres and Paasche
 * (Ang, Huang and Mu, Properties and linkages of some index decomposition analysis methods, Energy Policy, 2009). A month
 * that was made in another way can't be told apart, so the whole of its change is method's, unless last year is given as
 * this year's method makes it. What is there in one year only, be it a month, a site or an activity, is scope of data.
 *
 * A figure of several months counts in each of them by its even part: a year's invoice against nine months of readings is
 * compared by nine twelfths of it.
 */
import { Decimal } from '../../kernel/decimals.ts';
import { unitOf } from '../../kernel/units.ts';
import { type Category, categoryOf } from './categories.ts';
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
  /** Of one side (`counted`), by activity, site and month, with quantities. */
  before: readonly Figure[];
  after: readonly Figure[];
  /** The lines of before as the method of after makes them: other settings, the same factors' year. */
  restated?: readonly Figure[];
  /** What a figure was made by besides its tier, such as the warming potentials it reports by; the same for all if not given. */
  methodOf?: (figure: Figure, when: 'before' | 'after') => string;
}

/** Why `after` differs from `before`: two years, usually, of an organisation or a system. */
export function explainChange(asked: ChangeAsked): Explanation {
  const { methodOf = () => '' } = asked;
  const [before = [], after = [], restated] = atLikeSites(asked);
  // Restated first, the rest like with like: method is what it does to the lines of the year before.
  if (restated) {
    const method = sourcesOf(before, restated).flatMap((source) => caused(source, 'method'));
    return explanation(before, after, [...method, ...likeWithLike(restated, after, () => '', monthsMatter)]);
  }
  return explanation(before, after, likeWithLike(before, after, methodOf, monthsMatter));
}

/** Why two calculations of the same year differ. Lines that came or went are activity, or scope of data if all are new. */
export function explainDifference({ before, after, methodOf = () => '' }: Omit<ChangeAsked, 'restated'>): Explanation {
  return explanation(
    before,
    after,
    likeWithLike(before, after, methodOf, () => false),
  );
}

/** Figures that are compared with each other. */
interface Stream {
  before: readonly Figure[];
  after: readonly Figure[];
}

interface Told {
  of: Figure;
  effects: Partial<Record<Cause, Decimal>>;
}

type MethodOf = NonNullable<ChangeAsked['methodOf']>;

/**
 * The figures with the sites by which they are compared. Where a line of an activity names no site, it may be of any of
 * them, and the activity is compared as a whole. What each site has by itself, such as electricity, is compared by site;
 * of what goes on anywhere, such as travel and purchases, only a site that is in one year alone stands apart.
 */
function atLikeSites({ before, after, restated }: ChangeAsked): Figure[][] {
  const years = restated ? [before, after, restated] : [before, after];
  const ofActivities = grouped(years.flat(), activityOf);
  const together = new Set<string>();
  const everySite = new Set<string>();
  for (const [activity, figures] of ofActivities) {
    if (figures.some(({ site }) => site === '')) together.add(activity);
    if (goesOn(figures).every(({ everySite: own }) => own)) everySite.add(activity);
  }
  const [then, now] = [new Set([...before, ...(restated ?? [])].map(siteOf)), new Set(after.map(siteOf))];
  const isCompared = (figure: Figure) => {
    const [activity, site] = [activityOf(figure), siteOf(figure)];
    return !together.has(activity) && (everySite.has(activity) || !then.has(site) || !now.has(site));
  };
  return years.map((figures) => figures.map((figure) => (isCompared(figure) ? figure : { ...figure, site: '' })));
}

/** The categories that tell how an activity goes on: what came before a fuel follows from the lines of the fuel. */
function goesOn(figures: readonly Figure[]): Category[] {
  const all = [...new Set(figures.map(({ category }) => category))].map(categoryOf);
  const own = all.filter(({ id }) => id !== 'well-to-tank');
  return own.length > 0 ? own : all;
}

/** What goes on now and then has no months to miss. */
const monthsMatter = (figures: readonly Figure[]): boolean => goesOn(figures).every(({ continuous }) => continuous);

/** @param byMonth whether of an activity, in one year or the other, months are compared; else whole years are */
function likeWithLike(
  before: readonly Figure[],
  after: readonly Figure[],
  methodOf: MethodOf,
  byMonth: (ofActivity: readonly Figure[]) => boolean,
): Told[] {
  const ofActivities = grouped([...before, ...after], activityOf);
  const monthly = new Set([...ofActivities].flatMap(([activity, figures]) => (byMonth(figures) ? [activity] : [])));
  return sourcesOf(before, after).flatMap((source) => {
    if (source.before.length === 0 || source.after.length === 0) return caused(source, 'scope of data');
    return monthly.has(activityOf(anyOf(source))) ? inSameMonths(source, methodOf) : inWhole(source, methodOf);
  });
}

function inWhole(source: Stream, methodOf: MethodOf): Told[] {
  return streamsOf(source).map((stream) => {
    const alike = waysOf(stream.before, 'before', methodOf) === waysOf(stream.after, 'after', methodOf);
    return alike ? quantityAndFactor(stream) : { of: anyOf(stream), effects: { method: changeOf(stream) } };
  });
}

/** Months that only one of the years has are scope of data, and those that were made in another way are method. */
function inSameMonths(source: Stream, methodOf: MethodOf): Told[] {
  const has = byCalendarMonth(source.after);
  const both = [...byCalendarMonth(source.before).keys()].filter((month) => has.has(month));
  return streamsOf(source).flatMap((stream) => {
    const [then, now] = [byCalendarMonth(stream.before), byCalendarMonth(stream.after)];
    const [alike, otherwise] = [new Set<number>(), new Set<number>()];
    for (const month of both) {
      const ways = waysOf(then.get(month) ?? [], 'before', methodOf);
      (ways === waysOf(now.get(month) ?? [], 'after', methodOf) ? alike : otherwise).add(month);
    }
    const [like, method] = [partOf(stream, alike), partOf(stream, otherwise)];
    const beyond = changeOf(stream).minus(changeOf(like)).minus(changeOf(method));
    const effects = { method: changeOf(method), 'scope of data': beyond };
    return [...streamsOf(like).map(quantityAndFactor), { of: anyOf(stream), effects }];
  });
}

function quantityAndFactor({ before, after }: Stream): Told {
  const of = anyOf({ before, after });
  const [kg0, kg1] = [kgOf(before), kgOf(after)];
  const [q0, q1] = [quantityOf(before), quantityOf(after)];
  // Of nought there is no factor to compare; without quantities nothing can be told apart.
  if (q0 === null || q1 === null) return { of, effects: { method: kg1.minus(kg0) } };
  if (q0.isZero() || q1.isZero()) return { of, effects: { activity: kg1.minus(kg0) } };
  const [nowAtOldFactor, thenAtNewFactor] = [scaled(kg0, q1, q0), scaled(kg1, q0, q1)];
  const activity = nowAtOldFactor.minus(kg0).plus(kg1.minus(thenAtNewFactor)).div(2);
  const factors = thenAtNewFactor.minus(kg0).plus(kg1.minus(nowAtOldFactor)).div(2);
  return { of, effects: { activity, factors } };
}

/** The whole change of a source, in each category that it is in. */
function caused(source: Stream, cause: Cause): Told[] {
  return byKey(source, ({ category }) => category).map((stream) => ({
    of: anyOf(stream),
    effects: { [cause]: changeOf(stream) },
  }));
}

function changeOf({ before, after }: Stream): Decimal {
  return kgOf(after).minus(kgOf(before));
}

/** What one activity set free at one place, in both years. */
function sourcesOf(before: readonly Figure[], after: readonly Figure[]): Stream[] {
  return byKey({ before, after }, ({ organisation, site, activity, part }) =>
    JSON.stringify([organisation, site, activity, part]),
  );
}

/** What of a source is told in one category and by one measure: the same source by another unit is counted otherwise, not new. */
function streamsOf(source: Stream): Stream[] {
  return byKey(source, (figure) => JSON.stringify([figure.category, measureOf(figure)]));
}

function byKey({ before, after }: Stream, keyOf: (figure: Figure) => string): Stream[] {
  const [then, now] = [grouped(before, keyOf), grouped(after, keyOf)];
  return [...new Set([...then.keys(), ...now.keys()])].map((key) => ({
    before: then.get(key) ?? [],
    after: now.get(key) ?? [],
  }));
}

function anyOf({ before, after }: Stream): Figure {
  const figure = before[0] ?? after[0];
  if (!figure) throw new RangeError('Nothing is compared with nothing');
  return figure;
}

const activityOf = ({ organisation, activity }: Figure): string => JSON.stringify([organisation, activity]);
const siteOf = ({ organisation, site }: Figure): string => JSON.stringify([organisation, site]);

/** How figures were made: in which tiers, and by what method besides. */
function waysOf(figures: readonly Figure[], when: 'before' | 'after', methodOf: MethodOf): string {
  const wayOf = (figure: Figure) => `${figure.tier} ${methodOf(figure, when)}`;
  return [...new Set(figures.map(wayOf))].sort().join();
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

/** Figures by the month that they cover, without its year; in each of them those that cover several. */
function byCalendarMonth(figures: readonly Figure[]): Map<number, Figure[]> {
  const months = new Map<number, Figure[]>();
  for (const figure of figures)
    for (const month of new Set(monthsOf(figure).map((each) => each % 100))) {
      const there = months.get(month);
      if (there) there.push(figure);
      else months.set(month, [figure]);
    }
  return months;
}

const partOf = ({ before, after }: Stream, months: ReadonlySet<number>): Stream => ({
  before: within(before, months),
  after: within(after, months),
});

/** The part of figures that is of certain calendar months, by the number of months. */
function within(figures: readonly Figure[], months: ReadonlySet<number>): Figure[] {
  return figures.flatMap((figure) => {
    const all = monthsOf(figure);
    const inside = all.filter((month) => months.has(month % 100)).length;
    if (inside === 0) return [];
    if (inside === all.length) return [figure];
    const part = (value: string) => scaled(value, inside, all.length).toFixed();
    return [{ ...figure, kg: part(figure.kg), quantity: figure.quantity === null ? null : part(figure.quantity) }];
  });
}

function explanation(before: readonly Figure[], after: readonly Figure[], told: readonly Told[]): Explanation {
  const streamOf = ({ organisation, site, category, activity, part }: Figure) =>
    JSON.stringify([organisation, site, category, activity, part]);
  const streams = changesBy(before, after, told, streamOf).map(({ of, change }) => {
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
