/** What the system's page shows of a year: its organisations and places, which add up to it exactly. */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { counted } from '../footprint/basis.ts';
import type { Figure } from '../footprint/figure.ts';
import { type CategoryAmount, type Footprint, footprintOf } from '../footprint/footprint.ts';
import { type MedicinesVerdict, medicinesVerdict } from '../footprint/medicines-verdict.ts';
import { share } from '../footprint/share.ts';
import type { Range } from '../footprint/uncertainty.ts';
import { type AgainstBaseline, againstBaseline } from './baseline-facts.ts';
import type { CountedDesk } from './frame.tsx';
import { kgOrNone } from './parts.tsx';
import type { Reading } from './reading.ts';
import { type Trend, trendOf, yearsOf } from './trend.ts';

export interface MemberTold {
  organisation: string;
  /** kgCO2e; null where only the rest of the Footprint Plus has figures. */
  footprint: string | null;
  plus: string;
  /** Of the system's Footprint Plus. */
  share: string | null;
  estimated: string | null;
  /** Categories without figures. */
  gaps: CategoryAmount[];
}

export interface PlaceTold {
  /** Empty for what is in no one place. */
  place: string;
  organisations: string[];
  plus: string;
  share: string | null;
}

export interface SystemFacts {
  year: number;
  years: number[];
  footprint: Footprint;
  ranges: ReadonlyMap<string, Range>;
  trend: Trend;
  members: MemberTold[];
  places: PlaceTold[];
  /** Organisations of the system of which there is nothing. */
  silent: string[];
  /** Whether organisations and places each add up to the system, to the last digit. */
  addsUp: boolean;
  medicines: MedicinesVerdict;
  baseline: AgainstBaseline;
}

/** @returns null where the calculation holds nothing */
export async function systemFacts(desk: CountedDesk, asked: number | null): Promise<SystemFacts | null> {
  const { reading, carbon } = desk;
  const all = await reading.totals();
  const years = yearsOf(all);
  const year = asked !== null && years.includes(asked) ? asked : years.at(-1);
  if (year === undefined) return null;
  const [ranges, baseline, told] = await Promise.all([
    reading.ranges('', year),
    againstBaseline(carbon, reading, '', year),
    reading.once(`system ${year}`, () => factsOf(reading, all, year)),
  ]);
  const { footprint, members } = told;
  const places = placesOf(desk, members, footprint.plus.kg);
  const there = new Set(members.map(({ organisation }) => organisation));
  return {
    ...{ year, years, ranges, baseline, places, ...told },
    silent: carbon.system.settings.organisations.flatMap(({ slug }) => (there.has(slug) ? [] : [slug])),
    addsUp:
      sumOf(members.map(({ plus }) => plus)).eq(footprint.plus.kg) &&
      sumOf(places.map(({ plus }) => plus)).eq(footprint.plus.kg),
  };
}

/** What follows from the calculation alone. */
async function factsOf(reading: Reading, all: readonly Figure[], year: number) {
  const [coverage, ofMedicines] = await Promise.all([reading.coverage(), reading.coverage('medicines')]);
  const figures = all.filter((figure) => figure.year === year);
  const footprint = footprintOf(figures);
  const members = [...Map.groupBy(figures, ({ organisation }) => organisation)].map(
    ([organisation, own]): MemberTold => {
      const told = footprintOf(own);
      return {
        organisation,
        footprint: kgOrNone(told.footprint),
        plus: told.plus.kg,
        share: share(told.plus.kg, footprint.plus.kg),
        estimated: told.plus.estimated,
        gaps: told.categories.filter(({ amount }) => amount === null),
      };
    },
  );
  return {
    footprint,
    trend: trendOf(all, coverage),
    members: members.toSorted((a, b) => new Decimal(b.plus).comparedTo(a.plus)),
    medicines: medicinesVerdict(counted(all, 'location').figures, ofMedicines, year),
  };
}

/** An organisation that works in one place is that place's; what works in several, or says none, is apart. */
function placesOf({ carbon }: CountedDesk, members: readonly MemberTold[], whole: string): PlaceTold[] {
  const { organisations, places } = carbon.system.settings;
  const placeOf = (slug: string) => {
    const own = organisations.find((one) => one.slug === slug)?.places ?? [];
    return own.length === 1 ? (own[0] ?? '') : '';
  };
  return [...places.map(({ slug }) => slug), ''].flatMap((place) => {
    const own = members.filter(({ organisation }) => placeOf(organisation) === place);
    if (own.length === 0) return [];
    const plus = sumOf(own.map((one) => one.plus)).toFixed();
    return [{ place, organisations: own.map(({ organisation }) => organisation), plus, share: share(plus, whole) }];
  });
}
