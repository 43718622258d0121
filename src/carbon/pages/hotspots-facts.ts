/** Hotspots of a year: by category, site, supplier, activity or medicine, against last year and against peers. */
import { counted } from '../footprint/basis.ts';
import type { Figure } from '../footprint/figure.ts';
import { type Hotspot, hotspots } from '../footprint/hotspots.ts';
import { kindOf } from '../footprint/medicines.ts';
import type { Measured } from '../footprint/peers.ts';
import { type Lack, lacksOf } from '../footprint/whole-years.ts';
import type { Driver } from '../model.ts';
import type { Counted } from './counted.ts';
import { yearsOf } from './trend.ts';

export const hotspotWays = ['category', 'site', 'supplier', 'activity', 'medicine', 'organisation'] as const;
export type HotspotWay = (typeof hotspotWays)[number];

export interface HotspotFacts {
  organisation: string;
  by: HotspotWay;
  year: number;
  years: number[];
  spots: Hotspot[];
  lastYear: boolean;
  /** Of this year; such a year weighs less than it should, and so does what changed since. */
  lacks: Lack[];
}

/** @returns null where there is nothing of the organisation */
export async function hotspotFacts(
  desk: Counted,
  { organisation, by, year: asked }: { organisation: string; by: HotspotWay; year: number | null },
): Promise<HotspotFacts | null> {
  const { reading } = desk;
  const all = await reading.figures(organisation);
  const years = yearsOf(all);
  const year = asked !== null && years.includes(asked) ? asked : years.at(-1);
  if (year === undefined) return null;
  const ofYear = async (of: number): Promise<Figure[]> => {
    if (by === 'category' || by === 'organisation') return all.filter((figure) => figure.year === of);
    if (by !== 'medicine') return reading.breakdown(organisation, of, by);
    return (await reading.breakdown(organisation, of, 'activity')).filter((figure) => kindOf(figure) !== null);
  };
  const lastYear = years.includes(year - 1);
  const [now, then, ranges, measured] = await Promise.all([
    ofYear(year),
    lastYear ? ofYear(year - 1) : [],
    reading.ranges(organisation, year),
    by === 'category' ? peersOf(desk, organisation, year) : null,
  ]);
  const told = by === 'medicine' ? 'activity' : by;
  const own = [...ranges].flatMap(([key, range]) =>
    key.startsWith(`${told} `) ? [[key.slice(told.length + 1), range] as const] : [],
  );
  return {
    ...{ organisation, by, year, years, lastYear },
    lacks: lacksOf(await reading.coverage(), year, organisation),
    spots: hotspots({
      figures: counted(now, 'location').figures,
      lastYear: counted(then, 'location').figures,
      by,
      ranges: new Map(own),
      ...(measured ? { measured } : {}),
    }),
  };
}

/** Of each category, the organisation and those of its kind that have figures in it, by what both are measured by. */
async function peersOf({ carbon, reading }: Counted, organisation: string, year: number) {
  const members = carbon.system.settings.organisations;
  const member = members.find(({ slug }) => slug === organisation);
  if (!member) return null;
  const [sums, drivers] = await Promise.all([reading.byCategory(year), carbon.drivers.list()]);
  const others = members.filter(({ slug, sector }) => sector === member.sector && slug !== organisation);
  const measured = (slug: string, category: string): Measured[] => {
    const kg = sums.get(slug)?.get(category);
    return kg === undefined ? [] : [measuredOf(slug, kg, drivers, year)];
  };
  return new Map(
    [...(sums.get(organisation)?.keys() ?? [])].flatMap((category) => {
      const [own] = measured(organisation, category);
      return own ? [[category, { own, peers: others.flatMap(({ slug }) => measured(slug, category)) }] as const] : [];
    }),
  );
}

export function measuredOf(organisation: string, kg: string, drivers: readonly Driver[], year: number): Measured {
  return {
    name: organisation,
    kg,
    drivers: drivers.filter((driver) => driver.organisation === organisation && driver.year === year),
  };
}
