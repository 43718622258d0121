/** Organisations of the same kind beside each other, by floor area, bed, member of staff and pound. */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { memberSectors } from '../../platform/systems.model.ts';
import { categoryOf } from '../footprint/categories.ts';
import { fewestPeers, intensity, type Measured, peersMedian } from '../footprint/peers.ts';
import { median } from '../footprint/share.ts';
import { lacksOf } from '../footprint/whole-years.ts';
import { type Driver, type DriverKind, driverKinds } from '../model.ts';
import type { CountedDesk, Member } from './frame.tsx';
import { measuredOf } from './hotspots-facts.ts';
import { yearsOf } from './trend.ts';

export interface Beside {
  organisation: string;
  kg: string;
  driver: Driver | null;
  /** kgCO2e for one of the driver's unit; null where it has none of it. */
  per: string | null;
  /** How many times the median of the others; null where fewer than three others have both, and of a median of nought. */
  times: string | null;
  /** Where fewer than three others have both, how many times each of them. */
  timesOf: { organisation: string; times: string }[];
  /** Months of the year without figures: such a year is compared with none. */
  missing: number;
}

export interface Comparison {
  sector: Member['sector'];
  kind: DriverKind;
  /** The most first, and last those that have nothing to be compared by. */
  rows: Beside[];
  /** kgCO2e for one of the driver's unit: of all of the kind that have it; null of fewer than four. */
  middle: string | null;
}

export interface ComparisonFacts {
  year: number;
  years: number[];
  of: 'footprint' | 'plus';
  comparisons: Comparison[];
  /** Whether any organisation has floor area, beds, staff or turnover in the year. */
  hasDrivers: boolean;
}

/** @returns null where the calculation holds nothing */
export async function comparisonFacts(
  { reading, carbon }: CountedDesk,
  asked: { year: number | null; of: 'footprint' | 'plus' },
): Promise<ComparisonFacts | null> {
  const all = await reading.totals();
  const years = yearsOf(all);
  const year = asked.year !== null && years.includes(asked.year) ? asked.year : years.at(-1);
  if (year === undefined) return null;
  const drivers = (await carbon.drivers.list()).filter((driver) => driver.year === year);
  const lacks = new Map(
    lacksOf(await reading.coverage(), year).map(({ organisation, months }) => [organisation, months.length]),
  );
  const measured = [...(await reading.byCategory(year))].map(([slug, own]): OfAYear => {
    const counting = [...own].filter(([id]) => asked.of === 'plus' || categoryOf(id).footprint === 'footprint');
    const kg = sumOf(counting.map(([, each]) => each)).toFixed();
    return { ...measuredOf(slug, kg, drivers, year), missing: lacks.get(slug) ?? 0 };
  });
  const members = carbon.system.settings.organisations;
  return {
    ...{ year, years, of: asked.of, hasDrivers: drivers.length > 0 },
    comparisons: memberSectors.flatMap((sector) => {
      const same = new Set(members.filter((member) => member.sector === sector).map(({ slug }) => slug));
      const own = measured.filter(({ name }) => same.has(name));
      return driverKinds.flatMap((kind) => comparisonOf(sector, kind, own, drivers) ?? []);
    }),
  };
}

/** @returns null where fewer than two have what they are compared by */
function comparisonOf(
  sector: Member['sector'],
  kind: DriverKind,
  measured: readonly OfAYear[],
  drivers: readonly Driver[],
): Comparison | null {
  const whole = measured.filter(({ missing }) => missing === 0);
  const rows = measured.map((one): Beside => {
    const per = one.missing === 0 ? intensity(one, kind) : null;
    const peers = whole.filter((other) => other !== one);
    const others = peersMedian(peers, kind);
    const enough = others !== null && others.names.length >= fewestPeers;
    return {
      organisation: one.name,
      kg: one.kg,
      driver: drivers.find((driver) => driver.organisation === one.name && driver.kind === kind) ?? null,
      per: per?.toFixed() ?? null,
      times: enough ? timesOf(per, new Decimal(others.kgPer)) : null,
      timesOf: enough
        ? []
        : peers.flatMap((other) => {
            const times = timesOf(per, intensity(other, kind));
            return times === null ? [] : [{ organisation: other.name, times }];
          }),
      missing: one.missing,
    };
  });
  const there = whole.flatMap((one) => intensity(one, kind) ?? []);
  if (there.length < 2) return null;
  const sorted = rows.toSorted((a, b) => new Decimal(b.per ?? -1).comparedTo(a.per ?? -1));
  // Each has three others then, so the line and the column of the table speak of the same.
  const middle = there.length > fewestPeers ? (median(there)?.toFixed() ?? null) : null;
  return { sector, kind, rows: sorted, middle };
}

interface OfAYear extends Measured {
  missing: number;
}

const timesOf = (own: Decimal | null, other: Decimal | null): string | null =>
  own === null || other === null || other.isZero() ? null : own.div(other).toDecimalPlaces(2).toFixed();
