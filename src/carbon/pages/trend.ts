/** A footprint from year to year, with the months that years lack, so that only like is compared with like. */
import { counted } from '../footprint/basis.ts';
import { type Figure, grouped, kgOf } from '../footprint/figure.ts';
import { footprintOf } from '../footprint/footprint.ts';
import {
  type Compared,
  type Coverage,
  type Lack,
  lacksOf,
  likeWithLike,
  widestComparison,
  type YearSum,
} from '../footprint/whole-years.ts';

export interface YearTold {
  year: number;
  /** kgCO2e; null where the year has no figures of it. */
  footprint: string | null;
  plus: string | null;
  /** Of which months there is nothing, of those that have figures of the year. */
  lacks: Lack[];
  /** Null where neither of the two years is whole for anybody. */
  onYearBefore: Compared | null;
}

export interface Trend {
  /** Every year from the first to the last, those without figures too. */
  years: YearTold[];
  /** The two years that are compared in words; null where no two can be. */
  widest: { from: number; to: number; compared: Compared } | null;
}

/** @param coverage months of all organisations, or more than those of the figures */
export function trendOf(figures: readonly Figure[], coverage: Coverage): Trend {
  const years = yearsOf(figures);
  const sums = yearSums(figures);
  const names = new Set(sums.map(({ organisation }) => organisation));
  const [first = 0, last = -1] = [years[0], years.at(-1)];
  return {
    years: Array.from({ length: last - first + 1 }, (_, at) => {
      const year = first + at;
      const own = figures.filter((figure) => figure.year === year);
      if (own.length === 0) return { year, footprint: null, plus: null, lacks: [], onYearBefore: null };
      const { footprint, plus } = footprintOf(own);
      return {
        year,
        footprint: footprint.lines === 0 ? null : footprint.kg,
        plus: plus.lines === 0 ? null : plus.kg,
        lacks: lacksOf(coverage, year).filter(({ organisation }) => names.has(organisation)),
        onYearBefore: likeWithLike(sums, coverage, year - 1, year),
      };
    }),
    widest: widestComparison(sums, coverage),
  };
}

/** The years of which there are figures, the earliest first. */
export const yearsOf = (figures: readonly Pick<Figure, 'year'>[]): number[] =>
  [...new Set(figures.map(({ year }) => year))].sort((a, b) => a - b);

/** What each organisation's years come to by location. */
export function yearSums(figures: readonly Figure[]): YearSum[] {
  const groups = grouped(counted(figures, 'location').figures, ({ organisation, year }) =>
    JSON.stringify([organisation, year]),
  );
  return [...groups.values()].flatMap((of) =>
    of.slice(0, 1).map(({ organisation, year }) => ({ organisation, year, kg: kgOf(of).toFixed() })),
  );
}

export const lacksIn = ({ years }: Trend, year: number): Lack[] => years.find((one) => one.year === year)?.lacks ?? [];
