/** What is drawn as areas or bars on top of each other: no more of them than can be told apart. */

export interface Series {
  name: string;
  /** Tonnes, as the years stand. */
  byYear: readonly number[];
}

/** How many are drawn apart: as many as there are fills. */
const most = 7;

/** The greatest, in the order given, and all others together as the last. @param rest the name of those */
export function greatest(series: readonly Series[], rest: string): Series[] {
  if (series.length <= most) return [...series];
  const sizeOf = ({ byYear }: Series) => byYear.reduce((sum, tonnes) => sum + Math.abs(tonnes), 0);
  const ranked = series.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const others = new Set(ranked.slice(most - 1));
  const together = series.map(({ byYear }) => byYear.length);
  const byYear = Array.from({ length: Math.max(...together) }, (_, at) =>
    [...others].reduce((sum, one) => sum + (one.byYear[at] ?? 0), 0),
  );
  return [...series.filter((one) => !others.has(one)), { name: rest, byYear }];
}
