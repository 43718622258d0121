/** What pages read of one calculation: kept figures, kept breakdowns, and ranges, each read once. */
import { factorsOf } from '../calculation/factor-of.ts';
import { figureDimensions, figureOf } from '../calculation/figures.ts';
import { inputsOf } from '../calculation/inputs-of.ts';
import type { FilePart } from '../calculation/partitions.ts';
import type { Calculation, KeptPartition } from '../calculation-store.ts';
import type { Carbon } from '../carbon.ts';
import { counted } from '../footprint/basis.ts';
import { categoryOf } from '../footprint/categories.ts';
import { type Figure, sumBy } from '../footprint/figure.ts';
import type { ToldYear } from '../footprint/told-year.ts';
import { type Range, rangesOf, usualDraws } from '../footprint/uncertainty.ts';
import { type Coverage, coverageOf } from '../footprint/whole-years.ts';
import type { BreakdownKind } from '../model.ts';
import { keeping } from './kept.ts';

export interface Reading {
  calculation: Calculation;
  /** Of all organisations and years, summed over months. */
  totals(): Promise<Figure[]>;
  /** Of an organisation by month, or of the whole system by year (''), of all years. */
  figures(organisation: string): Promise<Figure[]>;
  breakdown(organisation: string, year: number, by: BreakdownKind): Promise<Figure[]>;
  /** What an organisation's year tells by month and site. */
  toldYear(organisation: string, year: number): Promise<ToldYear>;
  /** By activity, of what stands in one month, at one site or with one supplier. */
  within(organisation: string, year: number, of: Within): Promise<Figure[]>;
  /** 95 % ranges of a year by location: "footprint", "plus", "category …" and, of an organisation, "activity …". */
  ranges(organisation: string, year: number): Promise<Map<string, Range>>;
  /** kgCO2e by location of a year, by organisation and category: what organisations of a kind are compared by. */
  byCategory(year: number): Promise<Map<string, Map<string, string>>>;
  /** Which months of which organisations and years there are figures of; or figures of medicines. */
  coverage(of?: 'medicines'): Promise<Coverage>;
  partitions(): Promise<KeptPartition[]>;
  /** The months of organisations that the calculation's files hold lines of. */
  parts(): Promise<FilePart[]>;
  /** What rules make of all this and nothing else, made once. @param what it is: the same words, the same work */
  once<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export type Within = { month: number } | { site: string } | { supplier: string };

/** Rows that are kept in memory, of all calculations and systems: some hundred megabytes. */
const once = keeping(300_000);

export function readingOf(carbon: Carbon, calculation: Calculation): Reading {
  const keep = <T>(what: string, work: () => Promise<T>, size: (result: T) => number) =>
    once(`${carbon.systemId} ${calculation.id} ${what}`, work, size);
  const rows = ({ length }: readonly unknown[]) => length;

  const reading: Reading = {
    calculation,
    totals: () => keep('totals', () => carbon.calculations.totals(calculation.id), rows),
    figures: (organisation) =>
      organisation === ''
        ? reading.totals()
        : keep(`of ${organisation}`, () => carbon.calculations.figures(calculation.id, { organisation }), rows),
    breakdown: (organisation, year, by) =>
      keep(`${by} ${year} ${organisation}`, () => carbon.breakdown(calculation, { organisation, year, by }), rows),
    toldYear: (organisation, year) =>
      keep(
        `told ${year} ${organisation}`,
        () => carbon.toldYear(calculation, { organisation, year }),
        ({ sites }) => sites.length,
      ),
    within: async (organisation, year, of) => {
      if ('month' in of)
        return keep(
          `in ${of.month} ${organisation}`,
          () => countWithin(carbon, calculation, organisation, year, of.month),
          rows,
        );
      const by = 'site' in of ? 'site' : 'supplier';
      const wanted = 'site' in of ? of.site : of.supplier;
      const all = await keep(
        `activities by ${by} ${year} ${organisation}`,
        () => countWithin(carbon, calculation, organisation, year, null, by),
        rows,
      );
      return all.filter((figure) => figure[by] === wanted);
    },
    ranges: (organisation, year) =>
      keep(
        `ranges ${year} ${organisation}`,
        async () => {
          const figures =
            organisation === ''
              ? (await reading.totals()).filter((figure) => figure.year === year)
              : await reading.breakdown(organisation, year, 'activity');
          return drawnRanges(figures, calculation.resultHash);
        },
        ({ size }) => size,
      ),
    byCategory: (year) => reading.once(`by category ${year}`, async () => sumsByCategory(await reading.totals(), year)),
    coverage: async (of) => {
      const spans = await keep('months there', () => carbon.calculations.monthsThere(calculation.id), rows);
      const wanted = of === 'medicines' ? spans.filter(({ ofMedicines }) => ofMedicines) : spans;
      return reading.once(`coverage ${of ?? ''}`, async () => coverageOf(wanted));
    },
    partitions: () => keep('partitions', () => carbon.calculations.partitions(calculation.id), rows),
    parts: () => keep('parts', () => carbon.files.parts(calculation.inputs.map(({ file }) => file)), rows),
    once: (what, work) => keep(`made of it: ${what}`, work, () => rowsOfResult),
  };
  return reading;
}

/** As many rows as what is made of figures is taken for, at most. */
const rowsOfResult = 100;

function sumsByCategory(totals: readonly Figure[], year: number): Map<string, Map<string, string>> {
  const { figures } = counted(
    totals.filter((figure) => figure.year === year),
    'location',
  );
  const sums = new Map<string, Map<string, string>>();
  for (const { key, kg } of sumBy(figures, ['organisation', 'category'])) {
    const { organisation = '', category = '' } = key;
    const own = sums.get(organisation) ?? new Map<string, string>();
    sums.set(organisation, own.set(category, kg));
  }
  return sums;
}

/** Draws for so many figures that a page can wait for them. */
const drawsInAll = 2_000_000;

function drawnRanges(figures: readonly Figure[], seed: string): Map<string, Range> {
  const ofOneSide = counted(figures, 'location').figures;
  const draws = Math.max(1000, Math.min(usualDraws, Math.floor(drawsInAll / Math.max(1, ofOneSide.length))));
  return rangesOf({
    figures: ofOneSide,
    seed,
    draws,
    rangesOf: ({ category, activity }) => [
      'plus',
      ...(categoryOf(category).footprint === 'footprint' ? ['footprint'] : []),
      `category ${category}`,
      ...(activity === '' ? [] : [`activity ${activity}`]),
    ],
  });
}

async function countWithin(
  carbon: Carbon,
  calculation: Calculation,
  organisation: string,
  year: number,
  month: number | null,
  by?: 'site' | 'supplier',
): Promise<Figure[]> {
  const { inputs, rates } = await inputsOf(carbon, calculation, { organisation, year });
  const rows = await carbon.ledger.sum({
    systemId: carbon.systemId,
    inputs: month === null ? inputs : inputs.filter(({ fromMonth }) => fromMonth === month),
    rates,
    by: [...(by ? [by] : []), 'activity', 'unit', ...figureDimensions.filter((one) => one !== 'from' && one !== 'to')],
  });
  const [first, last] = month === null ? [year * 100 + 4, (year + 1) * 100 + 3] : [month, month];
  const factorOf = factorsOf(inputs, rates);
  return rows.map((row) => figureOf({ ...row, from_month: first, to_month: last, factor: factorOf(row) }));
}
