/** All that an organisation's page shows of a year, read and handed to the rules. */
import { Decimal } from '../../kernel/decimals.ts';
import { counted } from '../footprint/basis.ts';
import type { Explanation } from '../footprint/change.ts';
import { type Figure, grouped, kgOf } from '../footprint/figure.ts';
import { type Footprint, footprintOf } from '../footprint/footprint.ts';
import { type Gap, gapsOf } from '../footprint/gaps.ts';
import { type Hotspot, type HotspotBy, hotspots } from '../footprint/hotspots.ts';
import { monthsOfYear } from '../footprint/months.ts';
import { share } from '../footprint/share.ts';
import type { Range } from '../footprint/uncertainty.ts';
import { type AgainstBaseline, againstBaseline } from './baseline-facts.ts';
import { benchmarksFor } from './benchmarks.ts';
import type { Counted } from './counted.ts';
import { type Trend, trendOf, yearsOf } from './trend.ts';

export interface MonthTold {
  /** 202404 */
  month: number;
  /** kgCO2e of the Footprint Plus; null where there are no figures. */
  now: string | null;
  before: string | null;
}

export interface OrganisationFacts {
  organisation: string;
  year: number;
  years: number[];
  footprint: Footprint;
  ranges: ReadonlyMap<string, Range>;
  trend: Trend;
  months: MonthTold[];
  gaps: Gap[];
  hotspots: { by: HotspotBy; spots: Hotspot[] }[];
  /** Null where the year before has no figures. */
  change: Explanation | null;
  baseline: AgainstBaseline;
}

/** @returns null where the calculation holds nothing of the organisation */
export async function organisationFacts(
  desk: Counted,
  organisation: string,
  asked: number | null,
): Promise<OrganisationFacts | null> {
  const { reading, carbon, team } = desk;
  const all = await reading.figures(organisation);
  const years = yearsOf(all);
  const year = asked !== null && years.includes(asked) ? asked : years.at(-1);
  if (year === undefined) return null;
  const ofYear = all.filter((figure) => figure.year === year);
  const before = all.filter((figure) => figure.year === year - 1);
  const [ranges, baseline, gaps, told] = await Promise.all([
    reading.ranges(organisation, year),
    againstBaseline(carbon, reading, organisation, year),
    gapsFor(desk, organisation, year, all),
    reading.once(`organisation ${team ? 'for the team' : ''} ${year} ${organisation}`, () =>
      factsOf(desk, { organisation, year, all, ofYear, before }),
    ),
  ]);
  return { organisation, year, years, ranges, gaps, baseline, ...told };
}

interface Given {
  organisation: string;
  year: number;
  all: readonly Figure[];
  ofYear: readonly Figure[];
  before: readonly Figure[];
}

/** What follows from the calculation alone. */
async function factsOf({ reading, team }: Counted, { organisation, year, all, ofYear, before }: Given) {
  const kinds = team ? (['activity', 'site', 'supplier'] as const) : (['activity', 'site'] as const);
  const [coverage, ranges, { change }, activitiesBefore, ...broken] = await Promise.all([
    reading.coverage(),
    reading.ranges(organisation, year),
    reading.toldYear(organisation, year),
    before.length > 0 ? reading.breakdown(organisation, year - 1, 'activity') : [],
    ...kinds.map((by) => reading.breakdown(organisation, year, by)),
  ]);
  return {
    footprint: footprintOf(ofYear),
    trend: trendOf(all, coverage),
    months: monthsTold(ofYear, before, year),
    hotspots: [
      spotsOf('category', ofYear, before, ranges),
      ...kinds.map((by, at) => spotsOf(by, broken[at] ?? [], by === 'activity' ? activitiesBefore : [], ranges)),
    ],
    change,
  };
}

export function spotsOf(
  by: HotspotBy,
  figures: readonly Figure[],
  lastYear: readonly Figure[],
  ranges: ReadonlyMap<string, Range>,
) {
  const own = new Map(
    [...ranges].flatMap(([key, range]) =>
      key.startsWith(`${by} `) ? [[key.slice(by.length + 1), range] as const] : [],
    ),
  );
  return {
    by,
    spots: hotspots({
      figures: counted(figures, 'location').figures,
      by,
      lastYear: counted(lastYear, 'location').figures,
      ranges: own,
    }),
  };
}

function monthsTold(now: readonly Figure[], before: readonly Figure[], year: number): MonthTold[] {
  const byMonth = (figures: readonly Figure[]) => {
    const groups = grouped(counted(figures, 'location').figures, ({ fromMonth }) => String(fromMonth));
    return (month: number) => {
      const of = groups.get(String(month));
      return of ? kgOf(of).toFixed() : null;
    };
  };
  const [of, then] = [byMonth(now), byMonth(before)];
  return monthsOfYear(year).map((month) => ({ month, now: of(month), before: then(month - 100) }));
}

async function gapsFor(desk: Counted, organisation: string, year: number, figures: Figure[]): Promise<Gap[]> {
  const { carbon, calculation, reading } = desk;
  const members = carbon.system.settings.organisations;
  const member = members.find(({ slug }) => slug === organisation);
  // As people write them: the column keeps six places.
  const drivers = (await carbon.drivers.list()).map((one) => ({ ...one, value: new Decimal(one.value).toFixed() }));
  const benchmarks = member
    ? benchmarksFor({
        ...{ member, year, members, drivers },
        sums: await reading.byCategory(year),
        library: carbon.library(),
        settings: calculation.method.settings,
      })
    : [];
  const [now, before] = await Promise.all([
    reading.toldYear(organisation, year),
    reading.toldYear(organisation, year - 1),
  ]);
  const sites = { now: now.sites, before: before.sites };
  return gapsOf({ organisation, year, figures, sites, drivers, benchmarks, explained: [] });
}

/** How much of a whole a part is; nought of nought. */
export const shareOf = (part: string, whole: string): string | null => share(part, whole);

/** Whether figures are so much as there. */
export const isNought = (kg: string): boolean => new Decimal(kg).isZero();
